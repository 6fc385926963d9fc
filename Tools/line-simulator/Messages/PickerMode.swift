/// What a date and time picker asks for, and how LINE writes it.
enum PickerMode: String, Sendable {
    case date
    case time
    case datetime

    var form: String {
        switch self {
        case .date: "yyyy-MM-dd"
        case .time: "HH:mm"
        case .datetime: "yyyy-MM-ddTHH:mm"
        }
    }

    /// Whether `text` has this form and is a real day and time. LINE's years run from 1900 to 2100.
    func accepts(_ text: String) -> Bool {
        switch self {
        case .date: Self.isDay(text)
        case .time: Self.isTime(text)
        case .datetime:
            text.utf8.count == 16 && Self.isDay(String(text.prefix(10))) && Self.isTime(String(text.suffix(5)))
                && ["T", "t"].contains(text.dropFirst(10).prefix(1))
        }
    }

    /// A form in which later is greater.
    func ordered(_ text: String) -> String { text.uppercased() }

    private static func numbers(_ text: String, _ separator: Character, _ widths: [Int]) -> [Int]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == widths,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        return parts.compactMap { Int($0) }
    }

    private static func isDay(_ text: String) -> Bool {
        guard let parts = numbers(text, "-", [4, 2, 2]) else { return false }
        let (year, month, day) = (parts[0], parts[1], parts[2])
        guard (1_900...2_100).contains(year), (1...12).contains(month), day >= 1 else { return false }
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return day <= lengths[month - 1]
    }

    private static func isTime(_ text: String) -> Bool {
        guard let parts = numbers(text, ":", [2, 2]) else { return false }
        return (0...23).contains(parts[0]) && (0...59).contains(parts[1])
    }
}
