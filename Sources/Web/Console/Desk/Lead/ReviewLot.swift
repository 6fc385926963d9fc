import Calendar
import Crypto
import Events

/// Which closed consultations a supervisor looks at: drawn by lot, so that nobody chooses, and always the same ones.
enum ReviewLot {
    /// Of a hundred.
    static let drawn = 5

    /// Whether a consultation that was closed in a month is drawn: from its number and the month alone.
    static func draws(_ consultation: ConsultationID, closedAt moment: Int64) -> Bool {
        let day = JapanTime(milliseconds: moment).date
        let text = "review \(day.year)-\(day.month) \(consultation)"
        let hash = SHA256.hash(data: Array(text.utf8)).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return hash % 100 < UInt32(drawn)
    }
}
