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

    /// One of a place's codes; nil where none belongs to it alone.
    func postalCode(in place: MunicipalityCode, with random: inout SeededRandom) -> PostalCode? {
        codes[place].map { random.pick($0) }
    }

    func telling(_ place: MunicipalityCode, with random: inout SeededRandom) -> [Step] {
        let way = random.number(in: 0...9)
        guard way < 8, let code = postalCode(in: place, with: &random) else { return choosing(place) }
        return [way < 6 ? .say(typed(code, with: &random)) : .send(address: address(code))]
    }

    /// As people type it: with or without a hyphen, in either width.
    private func typed(_ code: PostalCode, with random: inout SeededRandom) -> String {
        let digits = code.digits.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }
        let wide = String(String.UnicodeScalarView(digits))
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
