import Events
import Places
import Reactions

/// How families tell where they live: by postal code, by a place on the map, or from the list.
struct Homes {
    private let atlas: Atlas
    /// Postal codes that belong to one ward, town or village alone.
    private let codes: [MunicipalityCode: [PostalCode]]

    init(_ atlas: Atlas) {
        self.atlas = atlas
        var codes: [MunicipalityCode: [PostalCode]] = [:]
        for code in atlas.postal.postalCodes {
            if case .one(let municipality, _) = atlas.postal.residence(at: code) {
                codes[municipality, default: []].append(code)
            }
        }
        self.codes = codes
    }

    func name(of code: MunicipalityCode) -> String { atlas.gazetteer[code]?.fullName ?? code.description }

    /// A code of a place that has some, which every place in Kanagawa does.
    func postalCode(in place: MunicipalityCode, with random: inout SeededRandom) -> PostalCode {
        guard let codes = codes[place], !codes.isEmpty else { preconditionFailure("\(place) has no postal code") }
        return random.pick(codes)
    }

    func telling(_ place: MunicipalityCode, with random: inout SeededRandom) -> [Step] {
        switch random.number(in: 0...9) {
        case 0...5: [.say(typed(postalCode(in: place, with: &random), with: &random))]
        case 6...7: [.send(address: address(postalCode(in: place, with: &random)))]
        default: choosing(place)
        }
    }

    /// As people type it: with or without a hyphen, in either width.
    private func typed(_ code: PostalCode, with random: inout SeededRandom) -> String {
        let wide = String(
            String.UnicodeScalarView(code.digits.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        return random.pick([code.description, code.digits, wide, "〒\(code)", "\(wide.prefix(3))－\(wide.suffix(4))"])
    }

    /// As LINE writes the address of a place on the map.
    private func address(_ code: PostalCode) -> String {
        let place = atlas.postal[code].first
        let name = place.map { atlas.gazetteer[$0.municipality]?.fullName ?? "" } ?? ""
        return "日本、〒\(code) 神奈川県\(name)\(place?.town ?? "")１丁目"
    }

    /// Region, then as many further pages as it takes, then the place.
    private func choosing(_ place: MunicipalityCode) -> [Step] {
        for region in atlas.gazetteer.regions {
            let pages = atlas.gazetteer.pages(of: region)
            guard let page = pages.firstIndex(where: { $0.contains { $0.code == place } }) else { continue }
            return [.tap(.show(.regions))]
                + (0...page).map { .tap(.show(.region(region.id, page: $0))) }
                + [.tap(.live(place, postalCode: nil))]
        }
        return []
    }
}
