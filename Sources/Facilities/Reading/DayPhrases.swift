import Calendar

/// Which days a text names: 月火水木金, 月～金, 平日, 第2・第4土曜日, 毎月第三水曜日, 毎月15日, 祝日, 年末年始.
struct DayPhrases: Equatable {
    private(set) var days: [OpeningRule.Days] = []
    /// Whether the text says that there are no fixed days.
    private(set) var isIrregular = false
    /// Whether something stood between that is neither a day nor a word about days.
    private(set) var isUnsure = false

    private var weeks: Set<WeekOfMonth> = []
    private var weekdays: [Weekday] = []
    private var isRange = false

    /// Monday first: 土～月 runs over the end.
    private static let week: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
    private static let numerals: [Character: Int] = ["一": 1, "二": 2, "三": 3, "四": 4, "五": 5]
    /// Words that say nothing of their own here.
    private static let fillers = [
        "開催日", "実施日", "開所日", "開館日", "営業日", "毎月", "毎週", "曜日", "曜", "および", "及び", "又は", "または", "ほか", "など", "原則", "基本",
        "のみ", "開催", "実施", "の", "に", "は", "が",
        "と", "週", "開所", "開館", "営業", "定期", "日",
    ]
    private static let newYear = (MonthDay(month: 12, day: 29), MonthDay(month: 1, day: 3))

    init(_ text: String) {
        var rest = CellText.folded(text).filter { !$0.isWhitespace }[...]
        while !rest.isEmpty { rest = take(rest) }
        flush()
    }

    private mutating func take(_ text: Substring) -> Substring {
        if let behind = takeWord(text) ?? takeWeeks(text) ?? takeDate(text) { return behind }
        guard let first = text.first else { return text }
        if let weekday = Weekday.allCases.first(where: { $0.name == String(first) }),
            first != "日" || !text.hasPrefix("日間")
        {
            add(weekday)
            return text.dropFirst()
        }
        if "~～〜-‐−–—".contains(first) || text.hasPrefix("から") {
            isRange = !weekdays.isEmpty
            return text.dropFirst(first == "か" ? 2 : 1)
        }
        if "・,、/&;。()（）「」:：".contains(first) { return text.dropFirst() }
        if let filler = Self.fillers.first(where: text.hasPrefix) { return text.dropFirst(filler.count) }
        isUnsure = true
        return text.dropFirst()
    }

    private mutating func takeWord(_ text: Substring) -> Substring? {
        for word in ["不定期", "不定休", "不定", "要問合せ", "要問い合わせ", "随時", "未定", "非公開"] where text.hasPrefix(word) {
            isIrregular = true
            return text.dropFirst(word.count)
        }
        for word in ["国民の祝日", "祝祭日", "祝休日", "祝日", "祝"] where text.hasPrefix(word) {
            flush()
            days.append(.holidays)
            return text.dropFirst(word.count)
        }
        if text.hasPrefix("年末年始") {
            flush()
            if let from = Self.newYear.0, let until = Self.newYear.1 { days.append(.yearly(from: from, until: until)) }
            return text.dropFirst(4)
        }
        if text.hasPrefix("平日") {
            weekdays += Self.week.prefix(5)
            return text.dropFirst(2)
        }
        for word in ["毎日", "年中無休", "無休", "全日"] where text.hasPrefix(word) {
            weekdays += Self.week
            if word.hasSuffix("無休") { days.append(.holidays) }
            return text.dropFirst(word.count)
        }
        // 曜日 is not a Sunday.
        return text.hasPrefix("曜日") ? text.dropFirst(2) : nil
    }

    /// 第2・第4, 第二, 第1,3, 最終, 最後の.
    private mutating func takeWeeks(_ text: Substring) -> Substring? {
        for word in ["最終", "最後の", "最後", "月末の"] where text.hasPrefix(word) {
            begin(.last)
            return text.dropFirst(word.count)
        }
        guard text.first == "第" else { return nil }
        var rest = text.dropFirst()
        var found = false
        while let first = rest.first, let number = first.wholeNumberValue ?? Self.numerals[first],
            let week = WeekOfMonth(rawValue: number), week != .last
        {
            begin(week)
            found = true
            rest = rest.dropFirst()
            if let mark = rest.first, "・,、と".contains(mark), let next = rest.dropFirst().first,
                next.wholeNumberValue != nil || Self.numerals[next] != nil
            {
                rest = rest.dropFirst()
            }
        }
        return found ? rest : nil
    }

    /// 12/29-1/3, 12月29日から1月3日, 8月13日, 毎月15日.
    private mutating func takeDate(_ text: Substring) -> Substring? {
        guard let (from, behind) = Self.monthDay(text) else {
            let digits = text.prefix { ("0"..."9").contains($0) }
            guard (1...2).contains(digits.count), let day = Int(digits), (1...31).contains(day),
                text.dropFirst(digits.count).first == "日"
            else { return nil }
            flush()
            days.append(.monthly([day]))
            return text.dropFirst(digits.count + 1)
        }
        flush()
        var rest = behind
        let mark = rest.first.map { "~～〜-‐−–—".contains($0) } ?? false
        guard mark || rest.hasPrefix("から") else {
            days.append(.yearly(from: from, until: from))
            return rest
        }
        rest = rest.dropFirst(mark ? 1 : 2)
        if rest.hasPrefix("翌年") { rest = rest.dropFirst(2) }
        guard let (until, end) = Self.monthDay(rest) else { return nil }
        days.append(.yearly(from: from, until: until))
        return end.hasPrefix("まで") ? end.dropFirst(2) : end
    }

    private static func monthDay(_ text: Substring) -> (MonthDay, rest: Substring)? {
        let month = text.prefix { ("0"..."9").contains($0) }
        let behind = text.dropFirst(month.count)
        guard (1...2).contains(month.count), let mark = behind.first, "月/".contains(mark) else { return nil }
        let day = behind.dropFirst().prefix { ("0"..."9").contains($0) }
        guard (1...2).contains(day.count), let one = Int(month), let two = Int(day),
            let monthDay = MonthDay(month: one, day: two)
        else { return nil }
        let rest = behind.dropFirst(1 + day.count)
        return (monthDay, rest.first == "日" ? rest.dropFirst() : rest)
    }

    private mutating func add(_ weekday: Weekday) {
        if isRange, let last = weekdays.last, let from = Self.week.firstIndex(of: last),
            let until = Self.week.firstIndex(of: weekday)
        {
            var place = from
            while place != until {
                place = (place + 1) % 7
                weekdays.append(Self.week[place])
            }
        } else {
            weekdays.append(weekday)
        }
        isRange = false
    }

    /// A week behind weekdays begins another phrase: 第1月曜、第3水曜.
    private mutating func begin(_ week: WeekOfMonth) {
        if !weekdays.isEmpty { flush() }
        weeks.insert(week)
    }

    private mutating func flush() {
        if !weekdays.isEmpty { days.append(.weekly(Set(weekdays), in: weeks)) }
        if weekdays.isEmpty, !weeks.isEmpty { isUnsure = true }
        weeks = []
        weekdays = []
        isRange = false
    }
}
