import Calendar
import Events
import Foundation

/// When a place is open, in words.
extension Speech {
    /// - Returns: also whether it is open, closed or has to be asked, as the style knows it.
    func open(_ state: OpenState, now: JapanTime) -> (words: String, style: String) {
        switch state {
        case .open(let until): (self("finding.open-until", ["time": clock(until.minuteOfDay)]), "is-open")
        case .closed(nil): (self("finding.closed"), "is-closed")
        case .closed(let next?):
            (self("finding.closed-until", ["time": self.moment(next, now: now)]), "is-closed")
        case .ask(let doubt): (self(doubt), "is-unsure")
        }
    }

    /// Why it can't be said.
    func callAsFunction(_ doubt: OpenDoubt) -> String {
        switch doubt {
        case .noHours: self("doubt.no-hours")
        case .noTimes: self("doubt.no-times")
        case .irregular: self("doubt.irregular")
        case .holiday: self("doubt.holiday")
        case .newYear: self("doubt.new-year")
        }
    }

    /// What it does on one day.
    func callAsFunction(_ day: DayOpening) -> String {
        switch day {
        case .open(let spans): spans.map(clock).joined(separator: ", ")
        case .closed: self("finding.closed-day")
        case .ask(let doubt): self(doubt)
        }
    }

    private func clock(_ span: TimeSpan) -> String { "\(clock(span.from))–\(clock(span.until))" }

    func clock(_ minutes: Int) -> String {
        "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }

    private func moment(_ moment: JapanTime, now: JapanTime) -> String {
        moment.date == now.date
            ? clock(moment.minuteOfDay) : "\(day(moment.date)) \(clock(moment.minuteOfDay))"
    }

    /// A day with its weekday, without its year.
    func day(_ date: CivilDate) -> String {
        let (_, month, day) = date.parts
        let weekday = weekday(date)
        return language == .english ? "\(weekday) \(day)/\(month)" : "\(month)/\(day)(\(weekday))"
    }

    func weekday(_ date: CivilDate) -> String {
        language == .english ? "\(date.weekday)".prefix(3).capitalized : date.weekday.name
    }

    /// `350 m`, `1.2 km`.
    func distance(_ metres: Int) -> String {
        if metres < 995 { return "\((metres + 5) / 10 * 10) m" }
        let tenths = (metres + 50) / 100
        return tenths < 100 ? "\(tenths / 10).\(tenths % 10) km" : "\((metres + 500) / 1_000) km"
    }
}
