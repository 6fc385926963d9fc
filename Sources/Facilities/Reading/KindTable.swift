import Events
import Foundation

/// Which words of lists mean which kind of place: `Content/kinds.tsv`, from the narrowest to the widest.
struct KindTable: Sendable {
    private let words: [(word: [UInt8], kind: PlaceKind)]

    init(_ text: String) {
        words = text.split(separator: "\n").dropFirst().flatMap { line -> [([UInt8], PlaceKind)] in
            let cells = line.split(separator: "\t").map(String.init)
            guard cells.count == 2, let kind = PlaceKind(rawValue: cells[0]) else { return [] }
            return cells[1].components(separatedBy: " | ").map { (Array($0.utf8), kind) }
        }
    }

    /// The kind of a place by the list's word for it, else by its name, else by what such a list holds.
    ///
    /// - Returns: also whether the list's own word was understood, where there is one.
    func kind(_ word: String?, name: String, in list: DatasetKind) -> (kind: PlaceKind, isKnown: Bool) {
        switch list {
        case .cafeterias: return (.cafeteria, true)
        case .babyStations: return (.babyStation, true)
        case .shops: return (.shop, true)
        default: break
        }
        if let word, let kind = kind(in: word) { return (kind, true) }
        return (kind(in: name) ?? Self.usual(list), word == nil)
    }

    /// Compares bytes: what `contains` does beside that takes longer than the rest of a row.
    private func kind(in text: String) -> PlaceKind? {
        let isComposed = !text.unicodeScalars.contains { (0x3099...0x309A).contains($0.value) }
        let bytes = Array((isComposed ? text : text.precomposedStringWithCanonicalMapping).utf8)
        return words.first { Self.holds(bytes, $0.word) }?.kind
    }

    private static func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard let first = word.first, text.count >= word.count else { return false }
        return (0...text.count - word.count).contains { start in
            text[start] == first && text[start..<start + word.count].elementsEqual(word)
        }
    }

    private static func usual(_ list: DatasetKind) -> PlaceKind {
        switch list {
        case .schools: .school
        case .medical: .clinic
        case .publicFacilities: .publicFacility
        default: .other
        }
    }
}
