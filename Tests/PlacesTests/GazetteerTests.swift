import Places
import Testing

@Suite struct GazetteerTests {
    let gazetteer = BuiltIn.gazetteer

    @Test("Kanagawa has 33 municipalities and 28 wards, and nothing else is built in")
    func counts() {
        #expect(gazetteer.all.count == 62)
        #expect(gazetteer.prefectures.map(\.code) == [.kanagawa])
        let kinds = Dictionary(grouping: gazetteer.municipalities(), by: \.kind).mapValues(\.count)
        #expect(kinds == [.designatedCity: 3, .city: 16, .town: 13, .village: 1])
        let cities = ["141003", "141305", "141500"].map { gazetteer.wards(of: code($0)).count }
        #expect(cities == [18, 7, 3])
        #expect(gazetteer.all.filter { $0.kind == .ward }.count == 28)
        #expect(gazetteer.all.filter(\.isResidence).count == 58)
    }

    @Test("every chain begins with the municipality itself and ends at the prefecture")
    func chains() {
        for municipality in gazetteer.all {
            let chain = gazetteer.chain(upFrom: municipality.code)
            #expect(chain.first == municipality)
            #expect(chain.last?.code == .kanagawa)
            #expect(chain.count == [.prefecture: 1, .ward: 3][municipality.kind] ?? 2)
            for (inner, outer) in zip(chain, chain.dropFirst()) {
                #expect(inner.parent == outer.code)
                #expect(gazetteer.children(of: outer.code).contains(inner))
            }
        }
    }

    @Test("one lies within another exactly when the other is in its chain")
    func within() {
        for inner in gazetteer.all {
            let chain = gazetteer.codes(upFrom: inner.code)
            for outer in gazetteer.all {
                #expect(gazetteer.isWithin(inner.code, outer.code) == chain.contains(outer.code))
            }
        }
        #expect(gazetteer.isWithin(code("141321"), code("141305")), "幸区 lies within 川崎市")
        #expect(!gazetteer.isWithin(code("141305"), code("141321")), "川崎市 does not lie within 幸区")
        #expect(!gazetteer.isWithin(code("141321"), code("141003")), "幸区 does not lie within 横浜市")
    }

    @Test("what is not known lies nowhere, not even within itself")
    func unknown() {
        let chiyoda = code("131016")
        #expect(gazetteer[chiyoda] == nil)
        #expect(!gazetteer.isWithin(chiyoda, chiyoda))
        #expect(gazetteer.codes(upFrom: chiyoda).isEmpty)
        #expect(gazetteer.children(of: chiyoda).isEmpty)
    }

    @Test("only a designated city has wards")
    func wards() {
        let withWards = gazetteer.all.filter { !gazetteer.wards(of: $0.code).isEmpty }
        #expect(withWards.allSatisfy { $0.kind == .designatedCity })
        #expect(withWards.map(\.name) == ["横浜市", "川崎市", "相模原市"])
    }

    @Test("all faults of a file are told at once, with their lines")
    func faults() {
        let text = """
            code6\tkind\tparent_code6\tname\tfull_name\tkana\tfull_kana
            140007\tprefecture\t\t神奈川県\t神奈川県\tカナガワケン\tカナガワケン
            141004\tdesignated_city\t140007\t横浜市\t横浜市\tヨコハマシ\tヨコハマシ
            141011\tborough\t140007\t鶴見区\t横浜市鶴見区\tツルミク\tヨコハマシツルミク
            142018\tcity\t140007\t\t横須賀市\tヨコスカシ\tヨコスカシ
            142034\tcity
            142042\tcity\t130001\t鎌倉市\t鎌倉市\tカマクラシ\tカマクラシ
            142051\tcity\t\t藤沢市\t藤沢市\tフジサワシ\tフジサワシ
            142069\tcity\t142042\t小田原市\t小田原市\tオダワラシ\tオダワラシ
            142069\tcity\t140007\t小田原市\t小田原市\tオダワラシ\tオダワラシ

            """
        let error = #expect(throws: PlaceFaults.self) {
            try Gazetteer(municipalities: [TextFile(name: "m.tsv", text: text)])
        }
        let lines = error?.faults.map(\.line)
        #expect(lines == [3, 4, 5, 6, 7, 8, 10], "\(error!)")
        #expect(error?.description.contains("m.tsv:4: kind: borough is not one of prefecture") == true)
    }

    @Test("a file with other columns is refused by its first line")
    func wrongColumns() {
        let error = #expect(throws: PlaceFaults.self) {
            try Gazetteer(municipalities: [TextFile(name: "m.tsv", text: "code\tname\n140007\t神奈川県\n")])
        }
        #expect(error?.faults.map(\.line) == [1])
    }
}
