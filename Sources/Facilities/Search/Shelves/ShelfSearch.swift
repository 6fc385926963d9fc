import Calendar
import Events
import Places

/// One query over one shelf.
struct ShelfSearch {
    let shelf: Shelf
    /// Entries that are no longer as they stand here.
    let gone: Marks
    let query: SearchQuery
    private let terms: [[UInt16]]
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
        (terms, phrase, town) = (query.terms, query.phrase, query.town)
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
        if let listed = listed() {
            for text in listed {
                if let key = key(Int(text)), !body(Int(text), key) { return }
            }
        } else if let near = query.near, let within = query.within {
            for run in runs(near, within) {
                for place in run {
                    if let key = key(place), !body(place, key) { return }
                }
            }
        } else {
            for place in 0..<shelf.count {
                if let key = key(place), !body(place, key) { return }
            }
        }
    }

    /// What holds the words' pairs; nil where no words are asked for.
    private func listed() -> [UInt32]? {
        let needed = town.isEmpty ? terms : terms + [town]
        guard !needed.isEmpty else { return nil }
        var lists = needed.map { shelf.grams.texts(with: $0) }
        lists.sort { $0.count < $1.count }
        return lists.dropFirst().reduce(lists[0]) { Grams.common($0, $1) }
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
    private func key(_ place: Int) -> UInt64? {
        guard !gone.holds(place), fits(place), let isAsked = doubt(place) else { return nil }
        var distance = Self.furthest
        if let near {
            let squared = shelf.cells[place] == .max ? .infinity : near.squared(to: shelf.sphere[place])
            if let reach, squared > reach { return nil }
            if squared < .infinity { distance = UInt64(SpherePoint.metres(ofChord: squared.squareRoot()) * 10) }
        }
        guard let tier = tier(place) else { return nil }
        if query.subject == .gatherings {
            // The soonest first, and of one day the nearest, by a hundred metres.
            let days = UInt64(min(max(Int(shelf.from[place]) - Int(max(from, -100_000)), 0), 4095))
            distance = days << 16 | min(distance / 1_000, 0xFFFF)
        }
        return (isAsked ? 1 << 63 : 0) | tier << 60 | distance << 32 | UInt64(shelf.ranks[place])
    }

    private static let furthest: UInt64 = 1 << 28 - 1

    private func fits(_ place: Int) -> Bool {
        if kinds != 0, shelf.kinds[place] >= 32 || kinds & 1 << UInt32(shelf.kinds[place]) == 0 { return false }
        if let areas {
            let number = shelf.municipalities[place]
            if number == Shelf.nowhere || !areas[Int(number)] { return false }
        }
        return shelf.has[place] & has == has && (!query.hasBenefit || shelf.benefits[place])
            && (!query.isFree || shelf.free[place]) && shelf.vacancies[place] & vacancy == vacancy
            && shelf.from[place] <= until && shelf.until[place] >= from
    }

    /// Whether they have to be asked; nil where it is certain that it doesn't fit.
    private func doubt(_ place: Int) -> Bool? {
        var isAsked = false
        if let months = query.ageMonths {
            let from = shelf.fromMonths[place]
            if from == ShelfRow.noAges {
                isAsked = true
            } else if months < Int(from) || months > Int(shelf.untilMonths[place]) {
                return nil
            }
        }
        if let open {
            let number = shelf.hourNumbers[place]
            switch number < 0 ? .ask : open[Int(number)] {
            case .closed: return nil
            case .open: break
            case .ask: isAsked = true
            }
        }
        return isAsked
    }

    /// 0 a name is just that, 1 a name begins so, 2 all words are in names, 3 elsewhere; nil where a word is missing.
    private func tier(_ place: Int) -> UInt64? {
        let range = shelf.range(place)
        return shelf.units.withUnsafeBufferPointer { units in
            let text = UnsafeBufferPointer(rebasing: units[range])
            if town.count > 2, !Self.holds(text, town) { return nil }
            guard !terms.isEmpty else { return 0 }
            let names = UnsafeBufferPointer(rebasing: units[range.lowerBound..<Int(shelf.splits[place])])
            guard terms.allSatisfy({ Self.holds(names, $0) }) else {
                return terms.allSatisfy { $0.count <= 2 || Self.holds(text, $0) } ? 3 : nil
            }
            return Self.beginning(names, phrase)
        }
    }

    private static func holds(_ text: UnsafeBufferPointer<UInt16>, _ term: [UInt16]) -> Bool {
        guard term.count <= text.count, let first = term.first else { return term.isEmpty }
        return term.withUnsafeBufferPointer { term in
            var place = 0
            let last = text.count - term.count
            while place <= last {
                if text[place] == first {
                    var length = 1
                    while length < term.count, text[place + length] == term[length] { length += 1 }
                    if length == term.count { return true }
                }
                place += 1
            }
            return false
        }
    }

    private static func beginning(_ names: UnsafeBufferPointer<UInt16>, _ phrase: [UInt16]) -> UInt64 {
        var best: UInt64 = 2
        var place = 0
        while place < names.count {
            var length = 0
            while length < phrase.count, place + length < names.count, names[place + length] == phrase[length] {
                length += 1
            }
            if length == phrase.count {
                if place + length == names.count || names[place + length] == 0 { return 0 }
                best = 1
            }
            place += length
            while place < names.count, names[place] != 0 { place += 1 }
            place += 1
        }
        return best
    }
}

/// The lowest of many numbers.
struct Lowest {
    private var kept: [UInt64] = []
    private let count: Int
    private var limit = UInt64.max

    init(_ count: Int) { self.count = max(count, 1) }

    mutating func add(_ key: UInt64) {
        guard key < limit else { return }
        kept.append(key)
        if kept.count >= count * 2 + 64 { cut() }
    }

    private mutating func cut() {
        kept.sort()
        kept.removeLast(max(kept.count - count, 0))
        if kept.count == count { limit = kept[count - 1] }
    }

    /// In order.
    var keys: [UInt64] { Array(kept.sorted().prefix(count)) }
}
