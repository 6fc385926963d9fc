import Places
import Testing

@Suite struct NameTests {
    let gazetteer = BuiltIn.gazetteer

    private func codes(_ typed: String) -> [String] {
        gazetteer.municipalities(named: typed).map(\.code.description)
    }

    @Test("every full name, with or without the prefecture, in kanji or kana, means one municipality")
    func fullNames() {
        for municipality in gazetteer.all where municipality.kind != .prefecture {
            let names = [municipality.fullName, municipality.fullKana]
            let writings = names + ["神奈川県" + names[0], "神奈川県 " + names[0], "カナガワケン" + names[1]]
            for writing in writings {
                #expect(gazetteer.municipalities(named: writing) == [municipality], "\(writing)")
            }
        }
    }

    @Test("every short name finds its municipality, and all others of that name")
    func shortNames() {
        for municipality in gazetteer.all {
            let sameName = gazetteer.all.filter { $0.name == municipality.name }
            #expect(gazetteer.municipalities(named: municipality.name) == sameName, "\(municipality.name)")
            #expect(gazetteer.municipalities(named: municipality.kana).contains(municipality))
        }
    }

    @Test(
        "names that several share give all of them",
        arguments: [
            ("緑区", ["141135", "141518"]), ("南区", ["141054", "141534"]), ("みどりく", ["141135", "141518"]),
            ("川崎", ["141305", "141313"]), ("神奈川", ["140007", "141020"]), ("緑", ["141135", "141518"]),
        ])
    func shared(typed: String, expected: [String]) {
        #expect(codes(typed) == expected)
    }

    @Test(
        "people may leave out, widen, fold and slip",
        arguments: [
            ("保土ケ谷区", "141062"), ("保土ヶ谷区", "141062"), ("保土が谷", "141062"), ("横浜市保土ヶ谷", "141062"),
            ("茅ヶ崎市", "142077"), ("茅ケ崎市", "142077"), ("茅ヵ崎", "142077"), ("茅が崎", "142077"),
            ("ちがさき", "142077"), ("ﾁｶﾞｻｷｼ", "142077"), ("横浜 西区", "141038"), ("横浜市　西", "141038"),
            ("神奈川県横浜市緑区", "141135"), ("相模原緑区", "141518"), ("神奈川県神奈川区", "141020"),
            ("葉山", "143014"), ("葉山町", "143014"), ("三浦郡葉山町", "143014"), ("神奈川県三浦郡葉山町", "143014"),
            ("三浦", "142107"), ("清川村", "144029"), ("愛甲郡清川", "144029"), ("都築区", "141186"),
            ("藤沢市です。", "142051"), ("藤沢に住んでいます", "142051"), ("中央区", "141526"), ("中区", "141046"),
            ("中井町", "143618"), ("はやままち", "143014"), ("川崎区", "141313"), ("川崎市", "141305"),
        ])
    func tolerated(typed: String, expected: String) {
        #expect(codes(typed) == [expected])
    }

    @Test("what names no municipality finds none", arguments: ["", "区", "市", "千代田区", "東京", "こんにちは", "横浜市中央区", "です"])
    func none(typed: String) {
        #expect(codes(typed).isEmpty)
    }
}
