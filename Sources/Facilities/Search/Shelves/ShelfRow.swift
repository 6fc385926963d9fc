import Calendar
import Events
import Foundation
import Places

/// An entry as a shelf keeps it: folded, and in numbers.
struct ShelfRow: Sendable {
    let code: String
    /// Folded parts, each with a 0 behind it: the reading first, then names, then all else.
    var units: [UInt16]
    /// How many of the units are names.
    let names: Int
    let point: GeoPoint?
    /// Its place among all kinds.
    let kind: UInt8
    let municipality: MunicipalityCode?
    let has: UInt32
    /// Below 0 where nobody said it, or its words were not understood.
    let fromMonths: Int16
    let untilMonths: Int16
    let hours: OpeningHours?
    let hasBenefit: Bool
    let isFree: Bool
    let vacancies: UInt8
    let from: CivilDate
    let until: CivilDate

    static let noKind = UInt8.max
    static let noAges: Int16 = -1

    init(_ entry: SearchEntry, _ folding: Folding) {
        code = entry.code
        var units: [UInt16] = []
        var seen: Set<[UInt16]> = []
        func add(_ text: String) {
            let plain = folding.plain(text)
            for part in [plain, folding.withOneWord(plain)] where !part.isEmpty && seen.insert(part).inserted {
                units += part
                units.append(0)
            }
        }
        add(entry.reading)
        entry.names.forEach(add)
        names = units.count
        entry.texts.forEach(add)
        self.units = units
        point = entry.point
        kind = entry.kind.map { UInt8(clamping: $0.number) } ?? Self.noKind
        municipality = entry.municipality
        has = Self.mask(entry.has)
        if let ages = entry.ages, ages.fromMonths != nil || ages.untilMonths != nil {
            fromMonths = Int16(clamping: max(0, ages.fromMonths ?? 0))
            untilMonths = Int16(clamping: ages.untilMonths ?? .max)
        } else {
            (fromMonths, untilMonths) = (Self.noAges, Self.noAges)
        }
        hours = entry.hours
        hasBenefit = entry.hasBenefit
        isFree = entry.isFree
        vacancies = entry.vacancies.reduce(0) { (0..<8).contains($1) ? $0 | 1 << UInt8($1) : $0 }
        from = entry.from ?? CivilDate(dayNumber: .min)
        until = entry.until ?? CivilDate(dayNumber: .max)
    }

    init(_ place: Int, of shelf: Shelf) {
        code = shelf.codes[place]
        units = Array(shelf.units[shelf.range(place)])
        names = Int(shelf.splits[place] - shelf.starts[place])
        point = shelf.points[place]
        kind = shelf.kinds[place]
        let number = shelf.municipalities[place]
        municipality = number == Shelf.nowhere ? nil : shelf.municipalityCodes[Int(number)]
        has = shelf.has[place]
        fromMonths = shelf.fromMonths[place]
        untilMonths = shelf.untilMonths[place]
        hours = shelf.hours(place)
        hasBenefit = shelf.benefits[place]
        isFree = shelf.free[place]
        vacancies = shelf.vacancies[place]
        from = CivilDate(dayNumber: shelf.from[place])
        until = CivilDate(dayNumber: shelf.until[place])
    }

    static func mask(_ has: Set<Equipment>) -> UInt32 { has.reduce(0) { $0 | 1 << UInt32($1.number) } }

    /// Rows of a hundredth of a degree from south to north, each from west to east; without a point at the end.
    var cell: UInt32 { point.map(Self.cell) ?? .max }

    static func cell(_ point: GeoPoint) -> UInt32 { cell(row: row(point.latitude), column: column(point.longitude)) }
    static func cell(row: Int, column: Int) -> UInt32 { UInt32(row) << 16 | UInt32(column) }
    static func row(_ latitude: Int) -> Int { min(max((latitude + 90_000_000) / 10_000, 0), 18_000) }
    static func column(_ longitude: Int) -> Int { min(max((longitude + 180_000_000) / 10_000, 0), 36_000) }
}

extension PlaceKind {
    private static let numbers = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
    /// Its place among all kinds.
    var number: Int { Self.numbers[self] ?? 0 }
}

extension Equipment {
    private static let numbers = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
    /// Its place among all that there may be.
    var number: Int { Self.numbers[self] ?? 0 }
}

/// A point on the unit sphere: differences of such points are in the order of distances, without any sine.
struct SpherePoint: Sendable {
    let x: Double
    let y: Double
    let z: Double

    static let radius = 6_371_008.8

    init(_ point: GeoPoint) {
        let (north, east) = (point.north * .pi / 180, point.east * .pi / 180)
        (x, y, z) = (cos(north) * cos(east), cos(north) * sin(east), sin(north))
    }

    /// The square of the straight line between them.
    func squared(to other: SpherePoint) -> Double {
        let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
        return dx * dx + dy * dy + dz * dz
    }

    /// The way along the ground under a straight line of the unit sphere; a series, which is quicker than the sine's
    /// inverse and right to a millimetre within Japan.
    static func metres(ofChord chord: Double) -> Double {
        let squared = chord * chord
        return radius * chord * (1 + squared / 24 + 3 * squared * squared / 640)
    }

    /// Of a latitude in millionths of a degree.
    static func cosine(_ latitude: Int) -> Double { cos(Double(latitude) / 1e6 * .pi / 180) }

    /// The square of the straight line between points so many metres apart.
    static func squared(metres: Int) -> Double {
        let half = sin(min(Double(metres) / (2 * radius), .pi / 2))
        return 4 * half * half
    }
}
