import Events
import Foundation

/// Which words of lists mean which kind of place: `Content/kinds.tsv`, from the narrowest to the widest.
struct KindTable: Sendable {
    private let words: [(word: String, kind: PlaceKind)]

    init(_ text: String) {
        words = text.split(separator: "\n").dropFirst().flatMap { line -> [(String, PlaceKind)] in
            let cells = line.split(separator: "\t").map(String.init)
            guard cells.count == 2, let kind = PlaceKind(rawValue: cells[0]) else { return [] }
            return cells[1].components(separatedBy: " | ").map { ($0, kind) }
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

    private func kind(in text: String) -> PlaceKind? { words.first { text.contains($0.word) }?.kind }

    private static func usual(_ list: DatasetKind) -> PlaceKind {
        switch list {
        case .schools: .school
        case .medical: .clinic
        case .publicFacilities: .publicFacility
        default: .other
        }
    }
}
