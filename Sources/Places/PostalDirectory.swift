/// Which municipality, and where it is certain which town, a postal code belongs to.
///
/// Kanagawa's codes of towns and of large offices are built in; files of other prefectures can be read besides.
/// Immutable once made; a look-up takes constant time.
package struct PostalDirectory: Sendable {
    private let places: [PostalCode: [PostalPlace]]

    /// What a postal code says about where somebody lives.
    package enum Residence: Hashable, Sendable {
        /// One municipality or ward; the town where the code belongs to only one.
        case one(MunicipalityCode, town: String?)
        /// Several municipalities, in code order: the person has to be asked which.
        case several([PostalPlace])
        /// Seven digits that no file holds: outside the prefectures read, or mistyped.
        case unknown
    }

    /// Reads town and office files; every municipality must be in the gazetteer under the same name.
    ///
    /// A later town file replaces all town lines that earlier ones hold for its prefectures, so that a newer import
    /// of a prefecture leaves nothing outdated behind.
    ///
    /// - Throws: every fault of every file.
    package init(towns: [TextFile], offices: [TextFile] = [], in gazetteer: Gazetteer) throws(PlaceFaults) {
        var faults = FaultList()
        var places: [PostalCode: [PostalPlace]] = [:]
        var covered: Set<Int> = []
        for file in towns.reversed() {
            let rows = Self.rows(of: file, in: gazetteer, &faults)
            for row in rows where !covered.contains(row.municipality.prefecture) {
                let place = PostalPlace(row)
                if places[row.postalCode]?.contains(place) != true { places[row.postalCode, default: []].append(place) }
            }
            covered.formUnion(rows.map(\.municipality.prefecture))
        }
        for file in offices { Self.addOffices(of: file, in: gazetteer, to: &places, &faults) }
        try faults.check()
        self.places = places.mapValues { $0.count == 1 ? $0 : $0.sorted() }
    }

    /// All codes, in order.
    package var postalCodes: [PostalCode] { places.keys.sorted() }

    /// The towns and offices of a code in order of municipality; empty for an unknown code.
    package subscript(code: PostalCode) -> [PostalPlace] { places[code] ?? [] }

    /// What the code says about where somebody lives.
    package func residence(at code: PostalCode) -> Residence {
        guard let places = places[code], let first = places.first else { return .unknown }
        if places.allSatisfy({ $0.municipality == first.municipality }) {
            return .one(first.municipality, town: places.count == 1 ? first.town : nil)
        }
        var answers: [PostalPlace] = []
        for place in places {
            if answers.last?.municipality != place.municipality {
                answers.append(place)
            } else if let last = answers.popLast() {
                answers.append(PostalPlace(municipality: last.municipality, town: nil, townKana: nil, office: nil))
            }
        }
        return .several(answers)
    }
}

/// A town or a large office that has a postal code.
package struct PostalPlace: Hashable, Sendable, Comparable {
    /// The deepest municipality: a ward where the city has wards.
    package let municipality: MunicipalityCode
    /// The town without notes such as 「4〜7丁目」; nothing for the codes of a municipality's unlisted towns.
    package let town: String?
    /// The town in full-width katakana, where the file has it.
    package let townKana: String?
    /// The holder of a code of its own, such as a company; nobody lives there, but its address is there.
    package let office: String?

    package static func < (one: Self, other: Self) -> Bool {
        (one.municipality, one.town ?? "", one.office ?? "") < (
            other.municipality, other.town ?? "", other.office ?? ""
        )
    }
}

extension PostalPlace {
    fileprivate init(_ row: PostalRow) {
        municipality = row.municipality
        town = row.town.isEmpty ? nil : row.town
        townKana = row.townKana.isEmpty ? nil : row.townKana
        office = nil
    }
}

extension PostalDirectory {
    static let officeColumns = ["postal_code", "code6", "city", "town", "name"]

    private static func rows(
        of file: TextFile, in gazetteer: Gazetteer, _ faults: inout FaultList
    ) -> [PostalRow] {
        TSV.lines(of: file, columns: PostalRow.columns, faults: &faults).compactMap { line in
            guard let row = PostalRow(line, faults: &faults) else { return nil }
            check(row.municipality, named: row.cityName, in: gazetteer, line, &faults)
            return row
        }
    }

    private static func addOffices(
        of file: TextFile, in gazetteer: Gazetteer, to places: inout [PostalCode: [PostalPlace]],
        _ faults: inout FaultList
    ) {
        for line in TSV.lines(of: file, columns: officeColumns, faults: &faults) {
            let code = line.postalCode(in: 0, &faults)
            guard let municipality = line.municipalityCode(in: 1, &faults), let code else { continue }
            check(municipality, named: line[2], in: gazetteer, line, &faults)
            let town = line[3].isEmpty ? nil : line[3]
            let place = PostalPlace(municipality: municipality, town: town, townKana: nil, office: line[4])
            if places[code]?.contains(place) != true { places[code, default: []].append(place) }
        }
    }

    private static func check(
        _ code: MunicipalityCode, named name: String, in gazetteer: Gazetteer, _ line: TSV.Line,
        _ faults: inout FaultList
    ) {
        guard let known = gazetteer[code] else {
            return line.fault("code6: no municipality file has \(code)", &faults)
        }
        if known.fullName != name { line.fault("city: \(code) is \(known.fullName), not \(name)", &faults) }
    }

}
