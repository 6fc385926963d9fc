import EventModel
import Events
import Places

/// Which records of a newer list are which of the directory's, whatever the order of either.
///
/// Four passes, from certain to likely: the same in everything; the same number and name; the same name at the same
/// place and time; the same lasting number. A number that only counts the rows is passed over: it moves with the first
/// new row.
struct Matching<Kind: ListedKind> {
    /// For each record, what it is in the directory; nil for what is new.
    private(set) var ids: [Kind.ID?]
    private let records: [Kind.Record]
    private let state: ListState<Kind>
    private var taken: Set<Kind.ID> = []
    private let names: [String]
    private let whereabouts: [String]
    private let hasLastingNumbers: Bool

    init(_ records: [Kind.Record], with state: ListState<Kind>, in dataset: DatasetID) {
        self.records = records
        self.state = state
        ids = [Kind.ID?](repeating: nil, count: records.count)
        names = records.map { Likeness.folded(Kind.name($0)) }
        whereabouts = records.map { Likeness.folded(Kind.whereAndWhen($0)) }
        hasLastingNumbers = Likeness.areLasting(records.map { Kind.ownID($0) })
        pass({ _, record in record }, { entry, _ in entry.listed })
        let known = state.entries.mapValues { entry in
            (
                name: Likeness.folded(Kind.name(entry.listed)),
                place: Likeness.folded(Kind.whereAndWhen(entry.listed)), number: Kind.ownID(entry.listed)
            )
        }
        let (names, whereabouts) = (names, whereabouts)
        if hasLastingNumbers {
            pass(
                { place, record in Kind.ownID(record).map { [$0, names[place]] } },
                { _, id in known[id].flatMap { known in known.number.map { [$0, known.name] } } })
        }
        pass({ place, _ in [names[place], whereabouts[place]] }, { _, id in known[id].map { [$0.name, $0.place] } })
        if hasLastingNumbers {
            pass({ _, record in Kind.ownID(record) }, { _, id in known[id]?.number })
        }
        name(in: dataset)
    }

    /// Brings together what has the same key. Of several on either side the first of one order gets the first of the
    /// other.
    private mutating func pass<Key: Hashable>(
        _ keyOfRecord: (Int, Kind.Record) -> Key?, _ keyOfEntry: (ListState<Kind>.Entry, Kind.ID) -> Key?
    ) {
        var free: [Key: [Kind.ID]] = [:]
        for (id, entry) in state.entries where !taken.contains(id) {
            if let key = keyOfEntry(entry, id) { free[key, default: []].append(id) }
        }
        guard !free.isEmpty else { return }
        var open: [Key: [Int]] = [:]
        for (place, record) in records.enumerated() where ids[place] == nil {
            if let key = keyOfRecord(place, record), free[key] != nil { open[key, default: []].append(place) }
        }
        for (key, places) in open {
            let candidates = (free[key] ?? []).sorted { left, right in
                let shown = (state.entries[left]?.isShown ?? false, state.entries[right]?.isShown ?? false)
                return shown.0 == shown.1 ? left < right : shown.0
            }
            for (place, id) in zip(inOrder(places), candidates) {
                ids[place] = id
                taken.insert(id)
            }
        }
    }

    /// Gives what is new an identifier that follows from what it is.
    private mutating func name(in dataset: DatasetID) {
        var groups: [[String]: [Int]] = [:]
        for place in records.indices where ids[place] == nil {
            let number = hasLastingNumbers ? Kind.ownID(records[place]) ?? "" : ""
            groups[[dataset.description, number, names[place], whereabouts[place]], default: []].append(place)
        }
        for (origin, places) in groups {
            var ordinal = 0
            for place in inOrder(places) {
                var id: Kind.ID
                repeat {
                    id = Kind.id(origin: origin + ["\(ordinal)"])
                    ordinal += 1
                } while taken.contains(id) || state.entries[id] != nil
                ids[place] = id
                taken.insert(id)
            }
        }
    }

    /// Records that look the same are told apart by all that they say.
    private func inOrder(_ places: [Int]) -> [Int] {
        guard places.count > 1 else { return places }
        return places.map { ($0, text(records[$0])) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    private func text(_ record: Kind.Record) -> String {
        var writer = JSONWriter()
        try? record.write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension Likeness {
    /// Whether the list's numbers stay with what they number: not where they are 1, 2, 3 … for its rows.
    static func areLasting(_ numbers: [String?]) -> Bool {
        let known = numbers.compactMap { $0 }
        guard !known.isEmpty, Set(known).count == known.count else { return false }
        let counts = known.compactMap { Int($0) }
        guard counts.count == known.count, let least = counts.min(), let most = counts.max() else { return true }
        return !(least <= 1 && most <= counts.count * 2)
    }
}
