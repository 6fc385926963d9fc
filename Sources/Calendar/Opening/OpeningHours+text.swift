// The stored form, which people can read: `月火水木金 7:00-19:00; 第2・4土 9:00-12:00; 祝 休; 12/29-1/3 休`.

extension OpeningHours: LosslessStringConvertible {
    /// One rule after the other, in the order given.
    package var description: String {
        (rules.map(\.description) + (isIrregular ? ["不定"] : [])).joined(separator: "; ")
    }

    /// Reads what `description` writes, and nothing else; the empty text is no rule.
    package init?(_ text: String) {
        var rules: [OpeningRule] = []
        var isIrregular = false
        for item in text.split(separator: "; ", omittingEmptySubsequences: false) where !text.isEmpty {
            if item == "不定", !isIrregular {
                isIrregular = true
            } else if !isIrregular, let rule = OpeningRule(item) {
                rules.append(rule)
            } else {
                return nil
            }
        }
        self.init(rules, isIrregular: isIrregular)
    }
}

extension OpeningRule: CustomStringConvertible {
    package var description: String {
        switch times {
        case .closed: "\(days.text) 休"
        case .unknown: "\(days.text) 時間不明"
        case .open(let spans): "\(days.text) \(spans.map(\.description).joined(separator: ","))"
        }
    }

    fileprivate init?(_ text: Substring) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let days = Days(parts[0]) else { return nil }
        switch parts[1] {
        case "休": self.init(days, .closed)
        case "時間不明": self.init(days, .unknown)
        default:
            let spans = parts[1].split(separator: ",", omittingEmptySubsequences: false).map { TimeSpan($0) }
            guard spans.allSatisfy({ $0 != nil }) else { return nil }
            self.init(days, .open(spans.compactMap(\.self)))
        }
    }
}

extension OpeningRule.Days {
    /// Monday first, as opening hours are written.
    private static let order: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]

    fileprivate var text: String {
        switch self {
        case .holidays: return "祝"
        case .monthly(let days): return "毎月\(days.sorted().map(String.init).joined(separator: "・"))日"
        case .yearly(let from, let until): return "\(from.month)/\(from.day)-\(until.month)/\(until.day)"
        case .weekly(let weekdays, let weeks):
            let names = Self.order.filter(weekdays.contains).map(\.name).joined()
            let numbers = weeks.filter { $0 != .last }.sorted().map { "\($0.rawValue)" }.joined(separator: "・")
            let last = weeks.contains(.last) ? "最終" : ""
            return (numbers.isEmpty ? "" : "第\(numbers)") + last + names
        }
    }

    fileprivate init?(_ text: Substring) {
        if text == "祝" {
            self = .holidays
        } else if text.hasPrefix("毎月"), text.hasSuffix("日") {
            let days = text.dropFirst(2).dropLast().split(separator: "・").map { Int($0) ?? 0 }
            guard !days.isEmpty, days.allSatisfy((1...31).contains) else { return nil }
            self = .monthly(Set(days))
        } else if text.contains("/") {
            let ends = text.split(separator: "-").map { $0.split(separator: "/").compactMap { Int($0) } }
            guard ends.count == 2, ends.allSatisfy({ $0.count == 2 }),
                let from = MonthDay(month: ends[0][0], day: ends[0][1]),
                let until = MonthDay(month: ends[1][0], day: ends[1][1])
            else { return nil }
            self = .yearly(from: from, until: until)
        } else {
            self.init(weekly: text)
        }
    }

    private init?(weekly text: Substring) {
        var rest = text
        var weeks: Set<WeekOfMonth> = []
        if rest.hasPrefix("第") {
            rest.removeFirst()
            while let digit = rest.first, let week = Int(String(digit)).flatMap(WeekOfMonth.init), week != .last {
                weeks.insert(week)
                rest.removeFirst()
                if rest.first == "・" { rest.removeFirst() }
            }
            guard !weeks.isEmpty else { return nil }
        }
        if rest.hasPrefix("最終") {
            weeks.insert(.last)
            rest.removeFirst(2)
        }
        let weekdays = rest.compactMap { name in Weekday.allCases.first { $0.name == String(name) } }
        guard !weekdays.isEmpty, weekdays.count == rest.count else { return nil }
        self = .weekly(Set(weekdays), in: weeks)
    }
}

extension TimeSpan: CustomStringConvertible {
    /// `7:00-19:00`; an end on the next day counts on, `22:00-29:00`.
    package var description: String { "\(Self.clock(from))-\(Self.clock(until))" }

    init?(_ text: Substring) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.minutes)
        guard ends.count == 2, let from = ends[0], let until = ends[1] else { return nil }
        self.init(from: from, until: until)
    }

    private static func clock(_ minutes: Int) -> String {
        "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }

    private static func minutes(_ text: Substring) -> Int? {
        let fields = text.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count == 2, let hour = Int(fields[0]), fields[1].utf8.count == 2, let minute = Int(fields[1]),
            0...48 ~= hour, 0..<60 ~= minute
        else { return nil }
        return hour * 60 + minute
    }
}
