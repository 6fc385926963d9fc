/// The prefectures, municipalities and wards, and which lies within which.
///
/// Kanagawa is built in: the prefecture, its 33 municipalities and the 28 wards of its three designated cities.
/// Further prefectures can be read from files of the same form. Immutable once made.
package struct Gazetteer: Sendable {
    /// Every prefecture, municipality and ward, in code order.
    package let all: [Municipality]
    /// The division offered to people who choose from a list; covers Kanagawa.
    package let regions: [Region]
    let names: NameIndex
    private let byCode: [MunicipalityCode: Municipality]
    private let chains: [MunicipalityCode: [MunicipalityCode]]
    private let childCodes: [MunicipalityCode: [MunicipalityCode]]

    /// Reads municipality and region files; a later file replaces what an earlier one says of the same code.
    ///
    /// - Throws: every fault of every file.
    package init(municipalities: [TextFile], regions: [TextFile] = []) throws(PlaceFaults) {
        var faults = FaultList()
        let entries = Self.entries(municipalities, &faults)
        try faults.check()
        byCode = entries.mapValues(\.municipality)
        all = byCode.values.sorted { $0.code < $1.code }
        childCodes = Dictionary(grouping: all.filter { $0.parent != nil }, by: { $0.parent ?? $0.code })
            .mapValues { $0.map(\.code) }
        chains = Self.chains(byCode)
        names = NameIndex(all, chains: chains.mapValues { [byCode] in $0.compactMap { byCode[$0] } })
        self.regions = Region.read(regions, among: byCode, faults: &faults)
        try faults.check()
    }

    /// The municipality or ward with this code.
    package subscript(code: MunicipalityCode) -> Municipality? { byCode[code] }

    /// The prefectures known, in code order.
    package var prefectures: [Municipality] { all.filter { $0.kind == .prefecture } }

    /// The cities, towns and villages of a prefecture in code order, without wards: 33 for Kanagawa.
    package func municipalities(of prefecture: MunicipalityCode = .kanagawa) -> [Municipality] {
        children(of: prefecture)
    }

    /// What lies directly within it, in code order; for a designated city its wards.
    package func children(of code: MunicipalityCode) -> [Municipality] {
        (childCodes[code] ?? []).compactMap { byCode[$0] }
    }

    /// The wards of a designated city in code order; none for anything else.
    package func wards(of city: MunicipalityCode) -> [Municipality] {
        children(of: city).filter { $0.kind == .ward && byCode[city]?.kind == .designatedCity }
    }

    /// The code itself, then what it lies within, up to the prefecture; empty for an unknown code.
    package func codes(upFrom code: MunicipalityCode) -> [MunicipalityCode] { chains[code] ?? [] }

    /// The municipality itself, then what it lies within, up to the prefecture; empty for an unknown code.
    package func chain(upFrom code: MunicipalityCode) -> [Municipality] {
        codes(upFrom: code).compactMap { byCode[$0] }
    }

    /// Whether the first is the second or lies within it; false for an unknown code.
    package func isWithin(_ inner: MunicipalityCode, _ outer: MunicipalityCode) -> Bool {
        chains[inner]?.contains(outer) ?? false
    }
}

extension Gazetteer {
    private typealias Entry = (municipality: Municipality, line: TSV.Line)

    private static func entries(_ files: [TextFile], _ faults: inout FaultList) -> [MunicipalityCode: Entry] {
        var entries: [MunicipalityCode: Entry] = [:]
        for file in files {
            var here: [MunicipalityCode: Int] = [:]
            for line in TSV.lines(of: file, columns: Municipality.columns, faults: &faults) {
                guard let municipality = Municipality(line, faults: &faults) else { continue }
                if let before = here.updateValue(line.number, forKey: municipality.code) {
                    line.fault("code6: \(municipality.code) is already on line \(before)", &faults)
                }
                entries[municipality.code] = (municipality, line)
            }
        }
        for code in entries.keys.sorted() {
            guard let entry = entries[code] else { continue }
            if let problem = parentProblem(entry.municipality, entries) { entry.line.fault(problem, &faults) }
        }
        return entries
    }

    /// What is wrong with the parent. A kind may only lie within the kinds above it, so no circle can arise.
    private static func parentProblem(
        _ child: Municipality, _ entries: [MunicipalityCode: Entry]
    ) -> String? {
        guard let parent = child.parent else {
            return child.kind == .prefecture ? nil : "parent_code6: only a prefecture may leave this empty"
        }
        guard let kind = entries[parent]?.municipality.kind else {
            return "parent_code6: no line has the code \(parent)"
        }
        let allowed: [Municipality.Kind]
        switch child.kind {
        case .prefecture: allowed = []
        case .ward: allowed = [.designatedCity, .prefecture]
        case .designatedCity, .city, .town, .village: allowed = [.prefecture]
        }
        guard allowed.contains(kind), parent.prefecture == child.code.prefecture else {
            return "parent_code6: a \(child.kind.rawValue) cannot lie within \(parent), a \(kind.rawValue)"
        }
        return nil
    }

    private static func chains(
        _ byCode: [MunicipalityCode: Municipality]
    ) -> [MunicipalityCode: [MunicipalityCode]] {
        byCode.mapValues { municipality in
            var chain = [municipality.code]
            var next = municipality.parent
            while let code = next {
                chain.append(code)
                next = byCode[code]?.parent
            }
            return chain
        }
    }
}

extension Gazetteer {
    /// Reads the built-in municipalities and regions of Kanagawa alone, without the postal codes.
    package static func load() throws(PlaceFaults) -> Gazetteer {
        let files = try Atlas.builtIn()
        return try Gazetteer(
            municipalities: files.filter { TSV.header(of: $0) == Municipality.columns },
            regions: files.filter { TSV.header(of: $0) == Region.columns })
    }
}
