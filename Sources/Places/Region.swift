/// A part of the prefecture, the first of two steps by which a person chooses where they live.
///
/// The division is the prefecture's own (地域県政総合センター and the designated cities).
package struct Region: Hashable, Sendable, Identifiable {
    /// A stable short name for postbacks and settings: `shonan`.
    package let id: String
    /// What people read: 湘南.
    package let title: String
    /// The cities, towns and villages, as the region file orders them.
    package let municipalities: [MunicipalityCode]
}

extension Gazetteer {
    /// The region with this stable name.
    package func region(_ id: String) -> Region? { regions.first { $0.id == id } }

    /// Where one can live in the region: wards in place of a designated city, otherwise its municipalities.
    package func residences(in region: Region) -> [Municipality] {
        region.municipalities.flatMap { code in
            let wards = wards(of: code)
            return wards.isEmpty ? [self[code]].compactMap(\.self) : wards
        }
    }

    /// The residences of a region in pages for a chat.
    ///
    /// - Parameter limit: how many buttons fit, 13 in LINE's quick reply. Where there are several pages, each leaves
    ///   room for one button that leads to the next.
    package func pages(of region: Region, limit: Int = 13) -> [[Municipality]] {
        Self.pages(residences(in: region), limit: limit)
    }

    /// The wards of a designated city in pages, as `pages(of:limit:)` cuts them.
    package func pages(ofWardsIn city: MunicipalityCode, limit: Int = 13) -> [[Municipality]] {
        Self.pages(wards(of: city), limit: limit)
    }

    /// Cuts choices into as few pages as fit, of nearly even length.
    static func pages<Choice>(_ choices: [Choice], limit: Int) -> [[Choice]] {
        precondition(limit >= 2, "a page needs room for a choice and the way to the next page")
        if choices.isEmpty { return [] }
        let count = choices.count <= limit ? 1 : (choices.count + limit - 2) / (limit - 1)
        return (0..<count).map { page in
            Array(choices[choices.count * page / count..<choices.count * (page + 1) / count])
        }
    }
}

extension Region {
    /// The columns of a region file, in order: one line for each municipality.
    static let columns = ["region", "title", "code6"]

    /// Reads region files. Every municipality of a prefecture that has regions must be in exactly one.
    static func read(
        _ files: [TextFile], among known: [MunicipalityCode: Municipality], faults: inout FaultList
    ) -> [Region] {
        var regions: [Region] = []
        var placed: Set<MunicipalityCode> = []
        for file in files {
            var last = 1
            for line in TSV.lines(of: file, columns: columns, faults: &faults) {
                last = line.number
                guard let code = MunicipalityCode(line[2]), let parent = known[code]?.parent,
                    known[parent]?.kind == .prefecture
                else {
                    line.fault("code6: \(line[2]) is not a known city, town or village", &faults)
                    continue
                }
                if !placed.insert(code).inserted { line.fault("code6: \(code) is in a region already", &faults) }
                if let index = regions.firstIndex(where: { $0.id == line[0] }) {
                    let codes = regions[index].municipalities + [code]
                    regions[index] = Region(id: line[0], title: regions[index].title, municipalities: codes)
                } else {
                    regions.append(Region(id: line[0], title: line[1], municipalities: [code]))
                }
            }
            let prefectures = Set(placed.map(\.prefecture))
            for one in known.values.sorted(by: { $0.code < $1.code })
            where prefectures.contains(one.code.prefecture) && !placed.contains(one.code) {
                guard let parent = one.parent, known[parent]?.kind == .prefecture else { continue }
                faults.add(file.name, last, "no region holds \(one.code) \(one.name)")
            }
        }
        return regions
    }
}
