import Calendar

/// Days as people write them.
enum DayText {
    /// One day and nothing else: 2026-11-22, 2026/11/2, 20261122, 令和8年11月22日(日), 2026/1/1 0:00.
    static func day(_ text: String) -> CivilDate? {
        if let date = CivilDate(iso: text) { return date }
        let folded = CellText.folded(text)
        if let date = whole(folded) { return date }
        // A spreadsheet's day with its midnight.
        let parts = folded.split(maxSplits: 1) { $0 == " " || $0 == "T" }
        guard parts.count == 2, TimeText.first(in: parts[1]) != nil else { return nil }
        return whole(String(parts[0]))
    }

    private static func whole(_ text: String) -> CivilDate? {
        let plain = text.filter { !$0.isWhitespace }
        guard let found = first(in: plain[...], near: nil), found.rest.isEmpty else { return nil }
        return found.date
    }

    struct Found {
        let date: CivilDate
        let lacksYear: Bool
        let rest: Substring
    }

    /// The first one or two days in a text: 8月5日（水）～8月16日（日）.
    ///
    /// - Parameter asOf: a day without a year is the one nearest to it; with a weekday, the nearest that has it.
    static func range(_ text: String, near asOf: CivilDate) -> (from: CivilDate, until: CivilDate, lacksYear: Bool)? {
        var rest = CellText.folded(text).filter { !$0.isWhitespace }[...]
        var first: Found?
        while first == nil, !rest.isEmpty {
            first = Self.first(in: rest, near: asOf)
            if first == nil { rest.removeFirst() }
        }
        guard let first else { return nil }
        rest = first.rest
        guard let mark = rest.first, "~～〜-‐−–—から".contains(mark) else {
            return (first.date, first.date, first.lacksYear)
        }
        rest = rest.drop { "~～〜-‐−–—から".contains($0) }
        guard let last = Self.first(in: rest, near: first.date) else {
            return (first.date, first.date, first.lacksYear)
        }
        return (first.date, last.date, first.lacksYear)
    }

    /// The day with which a text begins.
    static func first(in text: Substring, near asOf: CivilDate?) -> Found? {
        if let era = eraDay(text) { return era }
        let digits = text.prefix(while: isDigit)
        let rest = text.dropFirst(digits.count)
        if digits.count == 8, let date = CivilDate(iso: dashed(digits)) { return found(date, rest) }
        guard let number = Int(digits), let mark = rest.first else { return nil }
        if digits.count == 4, "年/-.".contains(mark) {
            guard let (month, day, behind) = monthAndDay(rest.dropFirst()),
                let date = CivilDate(year: number, month: month, day: day)
            else { return nil }
            return found(date, behind)
        }
        guard let asOf, (1...2).contains(digits.count), "月/".contains(mark),
            let (month, day, behind) = monthAndDay(text)
        else { return nil }
        let (weekday, afterWeekday) = weekday(behind)
        let years = [asOf.year, asOf.year + 1, asOf.year - 1]
        let dates = years.compactMap { CivilDate(year: $0, month: month, day: day) }
        let fitting = dates.filter { weekday == nil || $0.weekday == weekday }
        let nearest = (fitting.isEmpty ? dates : fitting).min {
            abs($0.days(until: asOf)) < abs($1.days(until: asOf))
        }
        return nearest.map { Found(date: $0, lacksYear: true, rest: afterWeekday) }
    }

    private static func eraDay(_ text: Substring) -> Found? {
        let isEra = JapaneseEra.allCases.contains { text.hasPrefix($0.name) || text.first == $0.letter }
        guard isEra, let end = text.firstIndex(of: "日").map(text.index(after:)) ?? plainEnd(text),
            let date = CivilDate(japanese: String(text[..<end]))
        else { return nil }
        return found(date, text[end...])
    }

    /// Where R8.11.22 ends.
    private static func plainEnd(_ text: Substring) -> Substring.Index? {
        text.dropFirst().firstIndex { !isDigit($0) && !"./-元".contains($0) } ?? text.endIndex
    }

    private static func monthAndDay(_ text: Substring) -> (month: Int, day: Int, rest: Substring)? {
        let monthDigits = text.prefix(while: isDigit)
        var rest = text.dropFirst(monthDigits.count)
        guard (1...2).contains(monthDigits.count), let month = Int(monthDigits), let mark = rest.first,
            "月/-.".contains(mark)
        else { return nil }
        rest = rest.dropFirst()
        let dayDigits = rest.prefix(while: isDigit)
        guard (1...2).contains(dayDigits.count), let day = Int(dayDigits) else { return nil }
        rest = rest.dropFirst(dayDigits.count)
        if mark == "月" {
            guard rest.first == "日" else { return nil }
            rest = rest.dropFirst()
        }
        return (month, day, rest)
    }

    private static func found(_ date: CivilDate, _ rest: Substring) -> Found {
        Found(date: date, lacksYear: false, rest: weekday(rest).rest)
    }

    /// 「(日)」 behind a day, and what follows it.
    private static func weekday(_ text: Substring) -> (weekday: Weekday?, rest: Substring) {
        guard text.first == "(", let end = text.prefix(8).firstIndex(of: ")") else { return (nil, text) }
        let inside = text[text.index(after: text.startIndex)..<end]
        guard let weekday = Weekday.allCases.first(where: { inside.hasPrefix($0.name) }) else { return (nil, text) }
        return (weekday, text[text.index(after: end)...])
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
    private static func dashed(_ digits: Substring) -> String {
        "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
    }
}
