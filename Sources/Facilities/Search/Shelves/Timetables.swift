import Calendar
import Synchronization

/// Every opening hours that any of many places keeps, once each: what they say of a moment is worked out once a day
/// and not for every place.
final class Timetables: Sendable {
    enum Answer: UInt8 {
        case closed, open, ask
    }

    let all: [OpeningHours]
    private let days = Mutex<[CivilDate: [Day]]>([:])

    /// What one of them does on a day, in minutes since its midnight.
    private enum Day: Sendable {
        case closed, ask
        case open([TimeSpan])
    }

    /// As many days are kept worked out.
    private static let daysKept = 16

    private init(_ all: [OpeningHours]) { self.all = all }

    /// - Returns: also the number of each; -1 where there are no hours.
    static func gather(_ hours: [OpeningHours?]) -> (Timetables, [Int32]) {
        var numbers: [OpeningHours: Int32] = [:]
        var all: [OpeningHours] = []
        let each = hours.map { hours -> Int32 in
            guard let hours else { return -1 }
            if let number = numbers[hours] { return number }
            numbers[hours] = Int32(all.count)
            all.append(hours)
            return Int32(all.count - 1)
        }
        return (Timetables(all), each)
    }

    /// What each of them says to a wish, by its number.
    func answers(to wish: SearchQuery.OpenWish, now: JapanTime) -> [Answer] {
        switch wish {
        case .now: answers(at: now)
        case .at(let moment): answers(at: moment)
        case .day(let date):
            day(date).map {
                switch $0 {
                case .closed: .closed
                case .ask: .ask
                case .open: .open
                }
            }
        }
    }

    private func answers(at moment: JapanTime) -> [Answer] {
        let minute = moment.minuteOfDay
        let (today, yesterday) = (day(moment.date), day(moment.date.adding(days: -1)))
        return all.indices.map { number in
            if case .open(let spans) = yesterday[number], spans.contains(where: { minute < $0.until - 1440 }) {
                return .open
            }
            switch today[number] {
            case .closed: return .closed
            case .ask: return .ask
            case .open(let spans):
                return spans.contains { $0.from <= minute && minute < $0.until } ? .open : .closed
            }
        }
    }

    private func day(_ date: CivilDate) -> [Day] {
        if let known = days.withLock({ $0[date] }) { return known }
        let worked = all.map { hours -> Day in
            switch hours.opening(on: date) {
            case .closed: .closed
            case .ask: .ask
            case .open(let spans): .open(spans)
            }
        }
        days.withLock { days in
            if days.count >= Self.daysKept { days.removeAll() }
            days[date] = worked
        }
        return worked
    }
}
