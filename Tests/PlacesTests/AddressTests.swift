import Testing

@testable import Places

@Suite struct AddressTests {
    let gazetteer = BuiltIn.gazetteer

    private func place(_ address: String) -> String? {
        switch gazetteer.place(inAddress: address) {
        case .within(let municipality): municipality.code.description
        case .elsewhere: "elsewhere"
        case nil: nil
        }
    }

    @Test("an address in any municipality or ward is placed there, with country and postal code or without")
    func everyMunicipality() {
        for municipality in gazetteer.all where municipality.kind != .prefecture {
            let rest = "神奈川県\(municipality.fullName)本町２丁目３−１"
            for lead in ["日本、〒220-0012 ", "日本、〒２２０−００１２　", "〒220-0012 ", "2200012", ""] {
                #expect(gazetteer.place(inAddress: lead + rest) == .within(municipality), "\(lead)\(rest)")
            }
            let short = "日本、〒220-0012 \(municipality.fullName)本町2"
            #expect(gazetteer.place(inAddress: short) == .within(municipality), "\(short)")
        }
    }

    @Test(
        "names that contain one another are told apart",
        arguments: [
            ("日本、〒220-0012 神奈川県横浜市西区みなとみらい２丁目", "141038"),
            ("神奈川県横浜市神奈川区鶴屋町", "141020"), ("神奈川県横浜市保土ヶ谷区天王町", "141062"),
            ("神奈川県茅ケ崎市元町", "142077"), ("神奈川県相模原市緑区橋本", "141518"), ("神奈川県横浜市", "141003"),
            ("神奈川県 三浦市 三崎町", "142107"), ("神奈川県葉山町堀内", "143014"), ("神奈川県川崎市中原区", "141330"),
            ("みなと公園 神奈川県川崎市幸区", "141321"),
        ])
    func hazards(address: String, expected: String) {
        #expect(place(address) == expected)
    }

    @Test("an address in any other prefecture is elsewhere")
    func elsewhere() {
        for prefecture in Prefecture.all where prefecture.number != 14 {
            #expect(place("日本、〒100-0001 \(prefecture.name)川崎町１") == "elsewhere")
        }
        #expect(place("東京都府中市宮西町") == "elsewhere", "not 京都府, and not understood as 神奈川県")
    }

    @Test("no prefecture's name changes when it is folded, so addresses can be searched for it")
    func prefectureNames() {
        #expect(Prefecture.all.allSatisfy { foldedName($0.name) == $0.name })
    }

    @Test(
        "what is not understood is not guessed",
        arguments: ["", "日本", "神奈川県", "神奈川県どこか", "西区みなとみらい", "大井町駅", "Nishi Ward, Yokohama, Kanagawa", "千葉市中央区"])
    func unknown(address: String) {
        #expect(place(address) == nil)
    }

    @Test("a Latin address is placed by its postal code")
    func latin() {
        let address = "2-3-1 Minatomirai, Nishi Ward, Yokohama, Kanagawa 220-0012, Japan"
        let ward = gazetteer[code("141038")]!
        #expect(BuiltIn.atlas.place(inAddress: address) == .within(ward))
        #expect(BuiltIn.atlas.place(inAddress: "Ninomiya, Kanagawa 259-0100") == nil, "the code spans two towns")
        #expect(BuiltIn.atlas.place(inAddress: "1-3 Kioicho, Tokyo, 102-8282, Japan") == nil)
    }
}
