package import Calendar
import Places

/// A date in what a person typed.
package enum TypedDate: Equatable, Sendable {
    case day(CivilDate)
    /// Written as a date, but there is no such day: 30 February.
    case noSuchDay

    /// Finds 2025/1/2, 2025年1月2日, 2025-01-02, 20250102, 令和7年1月2日 and R7.1.2, in any width, with words around it.
    ///
    /// Nil if no date is written. A year of two digits without its era is not guessed.
    package init?(typed: String) {
        let characters = Array(compatibleForm(typed).filter { !$0.isWhitespace })
        for start in characters.indices {
            if start > 0, characters[start].isNumber, characters[start - 1].isNumber { continue }
            if let found = Self.date(in: characters[start...]) {
                self = found
                return
            }
        }
        return nil
    }

    private static func date(in text: ArraySlice<Character>) -> TypedDate? {
        if let era = JapaneseEra.allCases.first(where: { text.starts(with: $0.name) }) {
            return date(of: era, in: text.dropFirst(era.name.count))
        }
        if let first = text.first, let era = JapaneseEra.allCases.first(where: { $0.letter == first.asUpper }) {
            return date(of: era, in: text.dropFirst())
        }
        let digits = text.prefix { $0.isASCIIDigit }
        if digits.count == 8 {
            return day(year: number(digits.prefix(4)), number(digits.dropFirst(4).prefix(2)), number(digits.suffix(2)))
        }
        guard digits.count == 4 else { return nil }
        guard let (month, day) = monthAndDay(text.dropFirst(4)) else { return nil }
        return self.day(year: number(digits), month, day)
    }

    private static func date(of era: JapaneseEra, in text: ArraySlice<Character>) -> TypedDate? {
        let digits = text.first == "元" ? text.prefix(1) : text.prefix { $0.isASCIIDigit }
        guard (1...2).contains(digits.count), let (month, day) = monthAndDay(text.dropFirst(digits.count)) else {
            return nil
        }
        let year = digits.first == "元" ? 1 : number(digits)
        guard let date = CivilDate(japanese: "\(era.name)\(year)年\(month)月\(day)日") else { return .noSuchDay }
        return .day(date)
    }

    /// The rest of a date behind its year: a separator, the month, a separator, the day.
    private static func monthAndDay(_ text: ArraySlice<Character>) -> (Int, Int)? {
        guard let first = text.first, separators.contains(first) else { return nil }
        let month = text.dropFirst().prefix { $0.isASCIIDigit }
        let rest = text.dropFirst(1 + month.count)
        guard (1...2).contains(month.count), let second = rest.first, separators.contains(second) else { return nil }
        let day = rest.dropFirst().prefix { $0.isASCIIDigit }
        guard (1...2).contains(day.count) else { return nil }
        return (number(month), number(day))
    }

    private static let separators: Set<Character> = ["年", "月", "/", "-", ".", "・", "‐", "−", "ー"]

    private static func day(year: Int, _ month: Int, _ day: Int) -> TypedDate {
        CivilDate(year: year, month: month, day: day).map { .day($0) } ?? .noSuchDay
    }

    private static func number(_ digits: some Sequence<Character>) -> Int {
        digits.reduce(0) { $0 * 10 + ($1.wholeNumberValue ?? 0) }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
    fileprivate var asUpper: Character { uppercased().first ?? self }
}
