import Calendar
import Foundation

/// When a place is open, out of the cells that say so.
struct ScheduleText: Hashable {
    var weekdays: String?
    var start: String?
    var end: String?
    /// 9:00～17:00 in one cell.
    var times: String?
    /// 毎月第三水曜日, as cafeterias write it.
    var heldOn: String?
    /// Musubie's code: 1 to 3 are at least weekly, from 4 on it is less often.
    var frequency: String?
    var closed: String?
    var note: String?

    struct Reading: Equatable {
        /// Nil where nothing is said.
        let hours: OpeningHours?
        /// Cells that were not understood.
        let unread: [Column]
        let endsBeforeStart: Bool
    }

    func read() -> Reading {
        var unread: [Column] = []
        let (spans, isBackwards) = spans(&unread)
        var days = usualDays(&unread)
        if days.days.isEmpty, !days.isIrregular, !spans.isEmpty, closed != nil {
            // Only the days off are told.
            days = (OpeningRule.everyDay, false)
        }
        guard !days.days.isEmpty || days.isIrregular else {
            return Reading(hours: nil, unread: unread, endsBeforeStart: isBackwards)
        }
        let times = spans.isEmpty ? OpeningRule.Times.unknown : .open(spans)
        var rules = days.days.map { OpeningRule($0, times) }
        for (days, span) in spansOfNote() { rules = Self.replace(days, with: .open([span]), in: rules) }
        rules = close(rules, &unread)
        return Reading(
            hours: OpeningHours(rules, isIrregular: days.isIrregular), unread: unread, endsBeforeStart: isBackwards)
    }

    private func spans(_ unread: inout [Column]) -> (spans: [TimeSpan], isBackwards: Bool) {
        if let times, start == nil {
            let spans = Self.allSpans(in: times)
            if spans.isEmpty { unread.append(.openingTimes) }
            return (spans, false)
        }
        let from = start.flatMap(CellText.time)
        let until = end.flatMap(CellText.time)
        if start != nil, from == nil { unread.append(.start) }
        if end != nil, until == nil { unread.append(.end) }
        guard let from, let until else { return ([], false) }
        guard let span = TimeText.span(from: from, until: until) else { return ([], true) }
        return ([span], false)
    }

    /// The note or the text of days is narrower than the weekdays: 金 with 「第2金曜日」 is not every Friday.
    private func usualDays(_ unread: inout [Column]) -> (days: [OpeningRule.Days], isIrregular: Bool) {
        let narrower = [heldOn, note].compactMap { $0 }.map(DayPhrases.init)
        for phrases in narrower where phrases.namesWeeks {
            return phrases.isUnsure ? ([], true) : (phrases.days, phrases.isIrregular)
        }
        var isIrregular = false
        if let heldOn {
            let phrases = DayPhrases(heldOn)
            isIrregular = phrases.isIrregular
            if !phrases.days.isEmpty, !phrases.isUnsure { return (phrases.days, isIrregular) }
            if !isIrregular { unread.append(.heldOn) }
        }
        let isRare = frequency.flatMap(CellText.number).map { $0 >= 4 } ?? false
        guard let weekdays else { return ([], isIrregular || isRare) }
        let phrases = DayPhrases(weekdays)
        if phrases.isUnsure || phrases.days.isEmpty && !phrases.isIrregular { unread.append(.weekdays) }
        // Less than weekly, and nobody wrote in which weeks.
        if isRare { return ([], true) }
        return (phrases.isUnsure ? [] : phrases.days, isIrregular || phrases.isIrregular)
    }

    /// 土曜日の開所時間は07:00から18:00 within a note.
    private func spansOfNote() -> [(OpeningRule.Days, TimeSpan)] {
        guard let note else { return [] }
        let folded = CellText.folded(note).filter { !$0.isWhitespace }
        let pattern =
            #/
            ((?:(?:平日|毎日|休日|当日|祝日|\d+日|[月火水木金土日祝](?:曜日|曜)?)[・、,~〜]*)+)
            の?(?:開所|開館|利用|保育|営業|診療)?(?:時間)?[は:,、]?
            (\d{1,2}:\d{2}(?:から|[~～〜\-−])\d{1,2}:\d{2})
            /#
        return folded.matches(of: pattern).flatMap { match -> [(OpeningRule.Days, TimeSpan)] in
            let phrases = DayPhrases(String(match.1))
            guard !phrases.isUnsure, let (span, _) = TimeText.span(in: match.2) else { return [] }
            return phrases.days.filter(\.isOfTheWeek).map { ($0, span) }
        }
    }

    /// Closes what the cell of days off says, and what the note says behind 休所日は.
    private func close(_ rules: [OpeningRule], _ unread: inout [Column]) -> [OpeningRule] {
        var rules = rules
        if let closed {
            let phrases = DayPhrases(closed)
            if closed.contains("無休") {
                if let usual = rules.first { rules.append(OpeningRule(.holidays, usual.times)) }
            } else {
                if phrases.isUnsure || phrases.isIrregular { unread.append(.closedDays) }
                for days in phrases.days { rules = Self.replace(days, with: .closed, in: rules) }
            }
        }
        guard let note else { return rules }
        let folded = CellText.folded(note).filter { !$0.isWhitespace }
        for word in ["休所日", "休館日", "休園日", "定休日", "休業日", "休診日"] {
            guard let range = folded.range(of: word) else { continue }
            let rest = folded[range.upperBound...].prefix { !"。※\n".contains($0) }
            for days in DayPhrases(String(rest)).days { rules = Self.replace(days, with: .closed, in: rules) }
        }
        for pattern in ["祝日除く", "祝日を除く", "祝日休み", "祝日は休み", "祝日は除く"] where folded.contains(pattern) {
            rules = Self.replace(.holidays, with: .closed, in: rules)
        }
        return rules
    }

    /// What is said of a weekday takes it out of what is said of the others.
    static func replace(
        _ days: OpeningRule.Days, with times: OpeningRule.Times, in rules: [OpeningRule]
    ) -> [OpeningRule] {
        var rules = rules.filter { $0.days != days }
        if case .weekly(let weekdays, let weeks) = days, weeks.isEmpty {
            rules = rules.compactMap { rule in
                guard case .weekly(let others, let their) = rule.days else { return rule }
                let rest = others.subtracting(weekdays)
                return rest.isEmpty ? nil : OpeningRule(.weekly(rest, in: their), rule.times)
            }
            // A weekday that no rule opens is closed as it is.
            if times == .closed { return rules }
        }
        return rules + [OpeningRule(days, times)]
    }

    private static func allSpans(in text: String) -> [TimeSpan] {
        var rest = CellText.folded(text).filter { !$0.isWhitespace }[...]
        var spans: [TimeSpan] = []
        while !rest.isEmpty {
            if let (span, behind) = TimeText.span(in: rest) {
                spans.append(span)
                rest = behind
            } else if "、,/・\n".contains(rest.first ?? " ") {
                rest.removeFirst()
            } else {
                return []
            }
        }
        return spans
    }
}

extension DayPhrases {
    /// Whether it tells in which weeks of the month, or on which days of it.
    var namesWeeks: Bool {
        days.contains { days in
            switch days {
            case .weekly(_, let weeks): !weeks.isEmpty
            case .monthly: true
            case .holidays, .yearly: false
            }
        }
    }
}

extension OpeningRule.Days {
    /// Whether it is about weekdays of every week, or holidays.
    fileprivate var isOfTheWeek: Bool {
        switch self {
        case .weekly(_, let weeks): weeks.isEmpty
        case .holidays: true
        case .monthly, .yearly: false
        }
    }
}

extension OpeningRule {
    fileprivate static var everyDay: [Days] { [.weekly(Set(Weekday.allCases))] }
}
