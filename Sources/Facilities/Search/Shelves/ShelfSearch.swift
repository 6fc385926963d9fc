import Calendar
import Events
import Places

/// One query over one shelf.
struct ShelfSearch {
    let shelf: Shelf
    /// Entries that are no longer as they stand here.
    let gone: Marks
    let query: SearchQuery
    private let columns: ShelfColumns
    private let count: Int
    private let terms: [[UInt16]]
    private let longTerms: [[UInt16]]
    private let hasLongTerms: Bool
    private let hasWords: Bool
    /// The entries of which a name begins as the words do.
    private let begins: Marks
    private let phrase: [UInt16]
    private let town: [UInt16]
    private let kinds: UInt32
    private let has: UInt32
    private let vacancy: UInt8
    private let areas: [Bool]?
    private let open: [Timetables.Answer]?
    private let near: SpherePoint?
    private let reach: Double?
    private let from: Int32
    private let until: Int32

    init(_ shelf: Shelf, without gone: Marks, _ query: PreparedQuery) {
        self.shelf = shelf
        self.gone = gone
        self.query = query.query
        columns = ShelfColumns(shelf)
        count = shelf.count
        (terms, phrase, town) = (query.terms, query.phrase, query.town)
        longTerms = terms.filter { $0.count > 2 }
        hasLongTerms = !longTerms.isEmpty
        hasWords = !terms.isEmpty || !town.isEmpty
        begins = phrase.first.map(shelf.grams.texts(withNamesFrom:)) ?? Marks(count: 0)
        kinds = query.query.kinds.reduce(0) { $0 | 1 << UInt32($1.number) }
        has = ShelfRow.mask(query.query.has)
        vacancy = query.query.vacancyAge.map { 1 << UInt8(clamping: $0) } ?? 0
        areas = query.query.area.map { area in shelf.municipalityCodes.map { query.isWithin($0, area) } }
        open = query.query.open.map { shelf.timetables.answers(to: $0, now: query.now) }
        near = query.query.near.map(SpherePoint.init)
        reach = query.query.near == nil ? nil : query.query.within.map(SpherePoint.squared(metres:))
        (from, until) = query.days
    }

    /// The lowest keys of all that fits, and how many fit.
    func found(atMost count: Int) -> (total: Int, keys: [UInt64]) {
        var lowest = Lowest(count)
        var total = 0
        each { place, key in
            total += 1
            lowest.add(key)
            return true
        }
        return (total, lowest.keys)
    }

    /// Goes over all that fits, until told to stop.
    func each(_ body: (Int, UInt64) -> Bool) {
        shelf.units.withUnsafeBufferPointer { units in
            if let listed = listed() {
                for posting in listed {
                    let place = Int(posting >> 1)
                    if let key = key(place, isNamed: posting & 1 != 0, units), !body(place, key) { return }
                }
            } else if let near = query.near, let within = query.within {
                for run in runs(near, within) {
                    for place in run {
                        if let key = key(place, isNamed: true, units), !body(place, key) { return }
                    }
                }
            } else {
                for place in 0..<count {
                    if let key = key(place, isNamed: true, units), !body(place, key) { return }
                }
            }
        }
    }

    /// The entries among which all that fit are: what holds the words' pairs, is of a kind, in a municipality, has what
    /// is asked for; nil for all. Whether they are in names is told of the words only.
    private func listed() -> [Posting]? {
        var lists = (town.isEmpty ? terms : terms + [town]).map { shelf.grams.texts(with: $0) }
        if let town = town.isEmpty ? nil : lists.popLast() { lists.append(town.map { $0 | 1 }) }
        let isNear = query.near != nil && query.within != nil
        var others: [[[Posting]]] = query.has.map { [shelf.having[$0.number]] }
        if kinds != 0 { others.append(query.kinds.map { shelf.ofKind[$0.number] }) }
        if let areas { others.append(zip(shelf.ofMunicipality, areas).filter(\.1).map(\.0)) }
        others = others.map { ($0, $0.reduce(0) { $0 + $1.count }) }.sorted { $0.1 < $1.1 }.map(\.0)
        // The shortest is enough: the rest is looked up for each of its entries.
        if let fewest = others.first, !isNear || !lists.isEmpty {
            let length = fewest.reduce(0) { $0 + $1.count }
            if length < (lists.map(\.count).min() ?? count) { lists.append(merged(fewest)) }
        }
        guard !lists.isEmpty else { return nil }
        lists.sort { $0.count < $1.count }
        return lists.dropFirst().reduce(lists[0]) { Grams.common($0, $1[...]) }
    }

    private func merged(_ lists: [[Posting]]) -> [Posting] {
        guard lists.count != 1 else { return lists[0] }
        var marks = Marks(count: count)
        for list in lists { for posting in list { marks.add(Int(posting >> 1)) } }
        return marks.postings(flagged: marks)
    }

    /// The entries of the cells that a circle touches, in runs.
    private func runs(_ near: GeoPoint, _ metres: Int) -> [Range<Int>] {
        let north = Int(Double(metres) / 0.111_19) + 1
        let (south, top) = (ShelfRow.row(near.latitude - north), ShelfRow.row(near.latitude + north))
        // The narrowest parallel that the circle touches decides how many degrees it is wide.
        let edge = min(max(abs(near.latitude - north), abs(near.latitude + north)), 89_000_000)
        let east = Int(Double(north) / SpherePoint.cosine(edge)) + 1
        let (left, right) = (ShelfRow.column(near.longitude - east), ShelfRow.column(near.longitude + east))
        return (south...top).compactMap { row in
            let first = shelf.firstPlace(notBelow: ShelfRow.cell(row: row, column: left))
            let end = shelf.firstPlace(notBelow: ShelfRow.cell(row: row, column: right) + 1)
            return first < end ? first..<end : nil
        }
    }

    /// Its place in the order of hits; nil where it doesn't fit.
    private func key(_ place: Int, isNamed: Bool, _ units: UnsafeBufferPointer<UInt16>) -> UInt64? {
        guard fits(place), !gone.holds(place), let isAsked = doubt(place) else { return nil }
        var distance = Self.furthest
        if let near {
            let squared = columns.cells[place] == .max ? .infinity : near.squared(to: columns.sphere[place])
            if let reach, squared > reach { return nil }
            if squared < .infinity { distance = UInt64(SpherePoint.metres(ofChord: squared.squareRoot()) * 10) }
        }
        guard let tier = tier(place, isNamed: isNamed, units) else { return nil }
        if query.subject == .gatherings {
            // The soonest first, and of one day the nearest, by a hundred metres.
            let days = UInt64(min(max(Int(columns.from[place]) - Int(max(from, -100_000)), 0), 4095))
            distance = days << 16 | min(distance / 1_000, 0xFFFF)
        }
        return (isAsked ? 1 << 63 : 0) | tier << 60 | distance << 32 | UInt64(columns.ranks[place])
    }

    private static let furthest: UInt64 = 1 << 28 - 1

    private func fits(_ place: Int) -> Bool {
        if kinds != 0, columns.kinds[place] >= 32 || kinds & 1 << UInt32(columns.kinds[place]) == 0 { return false }
        if let areas {
            let number = columns.municipalities[place]
            if number == Shelf.nowhere || !areas[Int(number)] { return false }
        }
        return columns.has[place] & has == has && (!query.hasBenefit || columns.benefits[place])
            && (!query.isFree || columns.free[place]) && columns.vacancies[place] & vacancy == vacancy
            && columns.from[place] <= until && columns.until[place] >= from
    }

    /// Whether they have to be asked; nil where it is certain that it doesn't fit.
    private func doubt(_ place: Int) -> Bool? {
        var isAsked = false
        if let months = query.ageMonths {
            let from = columns.fromMonths[place]
            if from == ShelfRow.noAges {
                isAsked = true
            } else if months < Int(from) || months > Int(columns.untilMonths[place]) {
                return nil
            }
        }
        if let open {
            let number = columns.hourNumbers[place]
            switch number < 0 ? .ask : open[Int(number)] {
            case .closed: return nil
            case .open: break
            case .ask: isAsked = true
            }
        }
        return isAsked
    }

    /// 0 a name is just that, 1 a name begins so, 2 all words are in names, 3 elsewhere; nil where a word is missing.
    private func tier(_ place: Int, isNamed: Bool, _ units: UnsafeBufferPointer<UInt16>) -> UInt64? {
        guard hasWords else { return 0 }
        let (start, end) = (Int(columns.starts[place]), Int(columns.starts[place + 1]))
        if town.count > 2, !Self.holds(units, start, end, town) { return nil }
        guard !terms.isEmpty else { return 0 }
        let split = Int(columns.splits[place])
        // What has two characters or fewer was found by its pair alone.
        guard isNamed, !hasLongTerms || longTerms.allSatisfy({ Self.holds(units, start, split, $0) }) else {
            return !hasLongTerms || longTerms.allSatisfy { Self.holds(units, start, end, $0) } ? 3 : nil
        }
        return begins.holds(place) ? beginning(units, start, split) : 2
    }

    private static func holds(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ end: Int, _ term: [UInt16]) -> Bool
    {
        term.withUnsafeBufferPointer { term in
            var place = start
            let last = end - term.count
            while place <= last {
                if units[place] == term[0] {
                    var length = 1
                    while length < term.count, units[place + length] == term[length] { length += 1 }
                    if length == term.count { return true }
                }
                place += 1
            }
            return false
        }
    }

    private func beginning(_ units: UnsafeBufferPointer<UInt16>, _ start: Int, _ split: Int) -> UInt64 {
        var best: UInt64 = 2
        var place = start
        while place < split {
            var length = 0
            while length < phrase.count, place + length < split, units[place + length] == phrase[length] { length += 1 }
            if length == phrase.count {
                if place + length == split || units[place + length] == 0 { return 0 }
                best = 1
            }
            place += length
            while place < split, units[place] != 0 { place += 1 }
            place += 1
        }
        return best
    }
}
