import Calendar
import Events

/// What the words mean that families type when they look for something: `Content/words.tsv`.
struct QueryWords: Sendable {
    enum Meaning: Sendable, Equatable {
        case kinds(Set<PlaceKind>)
        case has(Equipment)
        case benefit, free, vacancy, now, weekend, skipped
        case subject(SearchQuery.Subject, keepsWord: Bool)
        case daysAhead(Int)
        case weekday(Weekday)

        init?(_ text: String) {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            let value = parts.count == 2 ? parts[1] : ""
            switch parts[0] {
            case "kind":
                let kinds = value.split(separator: ",").compactMap { PlaceKind(rawValue: String($0)) }
                guard !kinds.isEmpty else { return nil }
                self = .kinds(Set(kinds))
            case "has":
                guard let equipment = Equipment(rawValue: value) else { return nil }
                self = .has(equipment)
            case "of", "of+word":
                guard let subject = SearchQuery.Subject(rawValue: value) else { return nil }
                self = .subject(subject, keepsWord: parts[0] != "of")
            case "day":
                guard let days = Int(value) else { return nil }
                self = .daysAhead(days)
            case "weekday":
                guard let weekday = Int(value).flatMap(Weekday.init) else { return nil }
                self = .weekday(weekday)
            case "benefit": self = .benefit
            case "free": self = .free
            case "vacancy": self = .vacancy
            case "open": self = .now
            case "weekend": self = .weekend
            case "skip": self = .skipped
            default: return nil
            }
        }
    }

    private let meanings: [[UInt16]: Meaning]
    private let longest: Int
    /// Lines that mean nothing, for a test.
    let faults: [String]

    static func builtIn(_ folding: Folding) throws -> QueryWords {
        QueryWords(try ListTables.text("words"), folding)
    }

    init(_ text: String, _ folding: Folding) {
        var meanings: [[UInt16]: Meaning] = [:]
        var faults: [String] = []
        for line in text.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\t").map(String.init)
            guard cells.count == 2, let meaning = Meaning(cells[0]) else {
                faults.append(String(line))
                continue
            }
            for word in cells[1].split(separator: "|") {
                let folded = folding.folded(String(word))
                if let other = meanings.updateValue(meaning, forKey: folded), other != meaning {
                    faults.append("\(word): \(other) and \(meaning)")
                }
            }
        }
        self.meanings = meanings
        self.faults = faults
        longest = meanings.keys.map(\.count).max() ?? 0
    }

    subscript(word: [UInt16]) -> Meaning? { meanings[word] }

    /// Short words stand alone: 今 in 今井町 means nothing.
    private static let fewest = 2

    /// The longest word that begins at a place.
    func longest(in units: ArraySlice<UInt16>) -> (meaning: Meaning, count: Int)? {
        for count in stride(from: min(longest, units.count), through: Self.fewest, by: -1) {
            let word = Array(units.prefix(count))
            // Latin letters only as a whole word: "in" is a part of many.
            guard word[0] > 0x7F, let meaning = meanings[word] else { continue }
            return (meaning, count)
        }
        return nil
    }
}
