import Calendar
import Events
import Places

/// Many entries in columns: made once, then only read.
///
/// Entries stand in the order of their cells on the map, so that what lies near a point is a few runs of neighbours.
final class Shelf: Sendable {
    let codes: [String]
    let units: [UInt16]
    /// Where each entry's text begins; one more at the end.
    let starts: [UInt32]
    /// Where each entry's names end and all else begins.
    let splits: [UInt32]
    let grams: Grams
    let cells: [UInt32]
    let points: [GeoPoint?]
    let sphere: [SpherePoint]
    let kinds: [UInt8]
    let municipalities: [UInt16]
    let municipalityCodes: [MunicipalityCode]
    let has: [UInt32]
    let fromMonths: [Int16]
    let untilMonths: [Int16]
    let benefits: [Bool]
    let free: [Bool]
    let vacancies: [UInt8]
    let from: [Int32]
    let until: [Int32]
    /// Among all hours that any entry keeps; below 0 without.
    let hourNumbers: [Int32]
    let timetables: Timetables
    /// Its place in the order of municipalities and readings.
    let ranks: [UInt32]
    let ranked: [UInt32]
    let placeOf: [String: UInt32]
    /// The entries of each kind, of each municipality, and with each equipment.
    let ofKind: [[Posting]]
    let ofMunicipality: [[Posting]]
    let having: [[Posting]]

    static let nowhere = UInt16.max

    var count: Int { codes.count }

    init(_ unordered: [ShelfRow]) {
        let cellsOf = unordered.map(\.cell)
        let order = unordered.indices.sorted {
            cellsOf[$0] == cellsOf[$1] ? unordered[$0].code < unordered[$1].code : cellsOf[$0] < cellsOf[$1]
        }
        let rows = order.map { unordered[$0] }
        codes = rows.map(\.code)
        placeOf = Dictionary(uniqueKeysWithValues: zip(codes, 0...))
        cells = rows.map(\.cell)
        points = rows.map(\.point)
        let origin = SpherePoint(GeoPoint(latitude: 0, longitude: 0))
        sphere = rows.map { $0.point.map(SpherePoint.init) ?? origin }
        kinds = rows.map(\.kind)
        has = rows.map(\.has)
        fromMonths = rows.map(\.fromMonths)
        untilMonths = rows.map(\.untilMonths)
        benefits = rows.map(\.hasBenefit)
        free = rows.map(\.isFree)
        vacancies = rows.map(\.vacancies)
        from = rows.map(\.from.dayNumber)
        until = rows.map(\.until.dayNumber)
        var texts = Texts(rows)
        let municipalityCodes = Set(rows.compactMap(\.municipality)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: zip(municipalityCodes, UInt16(0)...))
        self.municipalityCodes = municipalityCodes
        municipalities = rows.map { $0.municipality.flatMap { numbers[$0] } ?? Self.nowhere }
        (timetables, hourNumbers) = Timetables.gather(rows.map(\.hours))
        ranked = texts.order(municipalities, codes)
        var ranks = [UInt32](repeating: 0, count: rows.count)
        for (rank, place) in ranked.enumerated() { ranks[Int(place)] = UInt32(rank) }
        self.ranks = ranks
        (units, starts, splits) = (texts.units, texts.starts, texts.splits)
        let (starts, units) = (starts, units)
        let splits = splits
        grams = Grams(rows.indices.map { Int(starts[$0])..<Int(starts[$0 + 1]) }, splits: splits, in: units)
        ofKind = Self.lists(kinds.map(Int.init), PlaceKind.allCases.count)
        ofMunicipality = Self.lists(municipalities.map(Int.init), municipalityCodes.count)
        let has = has
        having = Equipment.allCases.indices.map { number in
            rows.indices.filter { has[$0] & 1 << UInt32(number) != 0 }.map { UInt32($0) << 1 | 1 }
        }
    }

    /// The places of each number below a count.
    private static func lists(_ numbers: [Int], _ count: Int) -> [[Posting]] {
        var lists = [[Posting]](repeating: [], count: count)
        for (place, number) in numbers.enumerated() where number < count {
            lists[number].append(UInt32(place) << 1 | 1)
        }
        return lists
    }

    func range(_ place: Int) -> Range<Int> { Int(starts[place])..<Int(starts[place + 1]) }

    func hours(_ place: Int) -> OpeningHours? {
        hourNumbers[place] < 0 ? nil : timetables.all[Int(hourNumbers[place])]
    }

    /// The first entry whose cell is not below this one.
    func firstPlace(notBelow cell: UInt32) -> Int {
        var (low, high) = (0, cells.count)
        while low < high {
            let middle = (low + high) / 2
            if cells[middle] < cell { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What comes first among equals: by municipality, then by reading, then by code.
    func precedes(_ place: Int, _ other: Shelf, _ otherPlace: Int) -> Bool {
        let (mine, its) = (municipality(place), other.municipality(otherPlace))
        // Where nobody knows the municipality comes last.
        if mine != its { return (mine?.description ?? "~") < (its?.description ?? "~") }
        let (reading, otherReading) = (self.reading(place), other.reading(otherPlace))
        if !reading.elementsEqual(otherReading) { return reading.lexicographicallyPrecedes(otherReading) }
        return codes[place] < other.codes[otherPlace]
    }

    private func municipality(_ place: Int) -> MunicipalityCode? {
        municipalities[place] == Self.nowhere ? nil : municipalityCodes[Int(municipalities[place])]
    }

    private func reading(_ place: Int) -> ArraySlice<UInt16> { units[range(place)].prefix { $0 != 0 } }
}

/// The texts of all entries one behind the other.
private struct Texts {
    private(set) var units: [UInt16] = []
    private(set) var starts: [UInt32] = [0]
    private(set) var splits: [UInt32] = []

    init(_ rows: [ShelfRow]) {
        units.reserveCapacity(rows.reduce(0) { $0 + $1.units.count })
        for row in rows {
            splits.append(UInt32(units.count + row.names))
            units += row.units
            starts.append(UInt32(units.count))
        }
    }

    /// All entries by municipality, reading and code.
    mutating func order(_ municipalities: [UInt16], _ codes: [String]) -> [UInt32] {
        units.withUnsafeBufferPointer { units in
            (0..<UInt32(codes.count)).sorted { one, other in
                let (one, other) = (Int(one), Int(other))
                if municipalities[one] != municipalities[other] { return municipalities[one] < municipalities[other] }
                var (left, right) = (Int(starts[one]), Int(starts[other]))
                let (leftEnd, rightEnd) = (Int(starts[one + 1]), Int(starts[other + 1]))
                while left < leftEnd, right < rightEnd, units[left] == units[right], units[left] != 0 {
                    left += 1
                    right += 1
                }
                let leftUnit = left < leftEnd ? units[left] : 0
                let rightUnit = right < rightEnd ? units[right] : 0
                return leftUnit == rightUnit ? codes[one] < codes[other] : leftUnit < rightUnit
            }
        }
    }
}
