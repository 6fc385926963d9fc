import Events

/// Ages as people write them: 0歳から5歳, 3か月～, 小学校1年生から6年生, 生後57日～就学前.
enum AgeText {
    /// From and until which completed month; nil where it is open.
    typealias Months = (from: Int?, until: Int?)

    /// The ages that a text means, in completed months; nil where it means none that are understood.
    ///
    /// Where several groups are named (1号認定 3歳～、2・3号認定 3か月～) it is from the youngest to the oldest of them.
    static func months(_ text: String) -> Months? {
        let folded = CellText.folded(text).filter { !$0.isWhitespace }
        var result: Months?
        for part in folded.split(whereSeparator: { "、,;/\n".contains($0) }) {
            guard let range = self.range(part) else { continue }
            guard let before = result else {
                result = range
                continue
            }
            let from = before.from.flatMap { one in range.from.map { min(one, $0) } }
            let until = before.until.flatMap { one in range.until.map { max(one, $0) } }
            result = (from, until)
        }
        return result
    }

    /// A stage of life: from and until which completed month.
    private typealias Stage = (from: Int, until: Int)

    private static func range(_ text: Substring) -> Months? {
        var rest = text
        var stages: [Stage] = []
        var isOpen = false
        var endsBefore = false
        while !rest.isEmpty {
            if let (stage, behind) = stage(rest) {
                stages.append(stage)
                rest = behind
                if rest.hasPrefix("未満") { endsBefore = true }
                if rest.hasPrefix("以下") || rest.hasPrefix("まで"), stages.count == 1 {
                    return (nil, stage.until)
                }
                isOpen = rest.hasPrefix("から") || rest.hasPrefix("以上") || rest.first.map { "~～〜-".contains($0) } ?? false
            } else if let (number, behind) = bareNumber(rest) {
                // 0～5歳: the first number has the unit of the second.
                stages.append((number * 12, number * 12 + 11))
                isOpen = true
                rest = behind
            } else {
                rest.removeFirst()
            }
        }
        guard let first = stages.first, let last = stages.last else { return nil }
        if endsBefore { return (stages.count == 1 ? nil : first.from, last.from - 1) }
        if stages.count == 1 { return isOpen ? (first.from, nil) : (first.from, first.until) }
        return (first.from, isOpen ? nil : max(first.until, last.until))
    }

    private static func stage(_ text: Substring) -> (Stage, rest: Substring)? {
        for (word, from, until) in words where text.hasPrefix(word) {
            return ((from, until), text.dropFirst(word.count))
        }
        let digits = text.prefix { ("0"..."9").contains($0) }
        guard (1...3).contains(digits.count), let number = Int(digits) else { return nil }
        let rest = text.dropFirst(digits.count)
        for unit in ["か月", "ヶ月", "ケ月", "カ月", "ヵ月", "箇月", "ゕ月"] where rest.hasPrefix(unit) {
            return ((number, number), rest.dropFirst(2).hasPrefix("児") ? rest.dropFirst(3) : rest.dropFirst(2))
        }
        // The class of those who were so many years old on 1 April: until its end they turn a year older.
        if rest.hasPrefix("歳児") || rest.hasPrefix("才児") {
            return ((number * 12, number * 12 + 23), rest.dropFirst(2))
        }
        if rest.hasPrefix("歳") || rest.hasPrefix("才") { return ((number * 12, number * 12 + 11), rest.dropFirst()) }
        if rest.hasPrefix("日") || rest.hasPrefix("週") {
            let months = rest.hasPrefix("日") ? number / 30 : number * 7 / 30
            return ((months, months), rest.dropFirst())
        }
        if rest.hasPrefix("年生"), (1...6).contains(number) {
            return (((number + 5) * 12, (number + 6) * 12 + 11), rest.dropFirst(2))
        }
        return nil
    }

    private static func bareNumber(_ text: Substring) -> (Int, rest: Substring)? {
        let digits = text.prefix { ("0"..."9").contains($0) }
        let rest = text.dropFirst(digits.count)
        guard (1...2).contains(digits.count), let number = Int(digits), let mark = rest.first, "~～〜-".contains(mark)
        else { return nil }
        return (number, rest.dropFirst())
    }

    /// Stages that have a name. School begins on the 1 April on or after the sixth birthday, less a day.
    private static let words: [(String, Int, Int)] = [
        ("就学前", 0, 83), ("未就学", 0, 83), ("小学校入学前", 0, 83), ("小学校就学前", 0, 83), ("乳幼児", 0, 83),
        ("産休明け", 1, 1), ("新生児", 0, 0), ("乳児", 0, 11), ("幼児", 12, 83), ("小学生", 72, 155), ("中学生", 144, 191),
        ("高校生", 180, 227),
    ]
}
