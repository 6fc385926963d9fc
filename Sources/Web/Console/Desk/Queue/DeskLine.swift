import Consultations
import Events
import Households
import Projections

/// One consultation in a list of the desk: what it is about and how long somebody waits, never who.
struct DeskLine: Sendable {
    let path: String
    /// Its last letters: what colleagues call it.
    let code: String
    let theme: String
    let client: String
    let tongue: String?
    let isFlagged: Bool
    let urgency: String?
    let waited: String
    /// Whether the client waits for a word of the counsellor.
    let isUnread: Bool
    let messages: Int

    init(_ row: ConsultationRow, _ room: DeskRoom) {
        path = "/console/desk/\(row.consultation)"
        code = Self.code(of: row.consultation)
        theme = room.say(DeskWords.theme(row.theme))
        client = room.say(DeskWords.client(row.client))
        tongue = row.language == .japanese ? nil : row.language.ownName
        isFlagged = row.isFlagged
        urgency = row.isFlagged || row.urgency == .usual ? nil : room.say(DeskWords.urgency(row.urgency))
        waited = room.span(since: row.stage == .waiting ? row.waitingSince : row.owedSince ?? row.openedAt)
        isUnread = row.owedSince != nil
        messages = row.messages
    }

    static func code(of consultation: ConsultationID) -> String { String("\(consultation)".suffix(5)) }
}
