import Foundation
import Testing

@testable import Places

@Suite struct JapanPostTests {
    private func line(
        _ code: String = "14104", _ postal: String = "2310023", kana: String = "カナガワケン,ヨコハマシナカク,ヤマシタチョウ",
        _ names: String = "神奈川県,横浜市中区,山下町", flags: String = "0,0,0,0,0,0"
    ) -> String {
        let quoted = (kana + "," + names).split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }
        return "\(code),\"\(postal.prefix(3))  \",\"\(postal)\",\(quoted.joined(separator: ",")),\(flags)\r\n"
    }

    private func read(_ text: String, _ prefectures: Set<Prefecture>? = nil) throws(PlaceFaults) -> JapanPostFile {
        try JapanPostFile(bytes: Array(text.utf8), name: "utf_ken_all.csv", prefectures: prefectures)
    }

    @Test("a line becomes a row with its names, its kana and its marks")
    func oneLine() throws {
        let file = try read(line(flags: "1,0,1,0,0,0"))
        let expected = "2310023\t141046\t神奈川県\t横浜市中区\t山下町\tヨコハマシナカク\tヤマシタチョウ\t\tpc"
        #expect(file.rows.map(\.line) == [expected])
    }

    @Test(
        "what is not a town's name goes to the note",
        arguments: [
            ("以下に掲載がない場合", "", "以下に掲載がない場合"), ("桜木町（４～７丁目）", "桜木町", "４～７丁目"),
            ("横浜市中区の次に１～６番地がくる場合", "", "横浜市中区の次に１～６番地がくる場合"), ("中区一円", "", "中区一円"),
            ("中区の次に４２７番地以降がくる場合（川西）", "", "中区の次に４２７番地以降がくる場合（川西）"),
            ("一円", "一円", ""), ("甲（乙（丙）、丁）", "甲", "乙（丙）、丁"), ("本町", "本町", ""),
        ])
    func notes(written: String, town: String, note: String) throws {
        let row = try read(line("14104", "2310023", "神奈川県,横浜市中区,\(written)")).rows[0]
        #expect(row.town == town)
        #expect(row.note == note)
        #expect(row.townKana.isEmpty == town.isEmpty)
    }

    @Test("a town whose bracket was split over lines is one town again")
    func splitTown() throws {
        let kana = ["ﾄﾁｸﾎﾞ(1-", "2ﾊﾞﾝﾁ)"]
        let names = ["栃窪（１、", "２番地）"]
        var text = ""
        for part in 0...1 {
            text += line("14211", "2570016", kana: "ｶﾅｶﾞﾜｹﾝ,ﾊﾀﾞﾉｼ,\(kana[part])", "神奈川県,秦野市,\(names[part])")
        }
        let file = try read(text + line())
        #expect(file.rows.map(\.town) == ["山下町", "栃窪"])
        #expect(file.rows[1].note == "１、２番地")
        #expect(file.rows[1].townKana == "トチクボ")
        #expect(file.rows[1].cityKana == "ハダノシ")
    }

    @Test("the older edition in Shift_JIS with kana of half width reads as the newer one does")
    func shiftJIS() throws {
        let half = line(kana: "ｶﾅｶﾞﾜｹﾝ,ﾖｺﾊﾏｼﾅｶｸ,ﾔﾏｼﾀﾁｮｳ(1-2)", "神奈川県,横浜市中区,山下町（１～２）")
        let full = line(kana: "カナガワケン,ヨコハマシナカク,ヤマシタチョウ（１－２）", "神奈川県,横浜市中区,山下町（１～２）")
        let bytes = try #require(half.data(using: .shiftJIS))
        let older = try JapanPostFile(bytes: Array(bytes), name: "KEN_ALL.CSV")
        let newer = try read("\u{FEFF}" + full)
        // Equal strings may differ in composition, equal bytes may not.
        #expect(Array(older.postalText.utf8) == Array(newer.postalText.utf8))
        #expect(Array(older.municipalitiesText.utf8) == Array(newer.municipalitiesText.utf8))
    }

    @Test("only the chosen prefectures are kept, and one that is missing is a fault")
    func chosen() throws {
        let tokyo = line("13101", "1000001", kana: "トウキョウト,チヨダク,チヨダ", "東京都,千代田区,千代田")
        let text = tokyo + line()
        let kanagawa = Prefecture("神奈川")!
        #expect(try read(text).rows.count == 2)
        #expect(try read(text, [kanagawa]).rows.map(\.town) == ["山下町"])
        #expect(try read(text, [kanagawa]).municipalities.map(\.name) == ["神奈川県", "横浜市", "中区"])
        let error = #expect(throws: PlaceFaults.self) { try read(text, [kanagawa, Prefecture("千葉県")!]) }
        #expect(error?.description == "utf_ken_all.csv:1: no line is of 千葉県")
    }

    @Test("what was read is loaded beside what is built in, and resolves")
    func loadedTogether() throws {
        let text =
            line("13101", "1000001", kana: "トウキョウト,チヨダク,チヨダ", "東京都,千代田区,千代田")
            + line("01101", "0600042", kana: "ホッカイドウ,サッポロシチュウオウク,オオドオリニシ", "北海道,札幌市中央区,大通西（１～１９丁目）")
            + line("10344", "3703604", kana: "グンマケン,キタグンマグンシントウムラ,ホンゴウ", "群馬県,北群馬郡榛東村,本郷")
        let file = try read(text)
        let atlas = try Atlas.load(further: [
            TextFile(name: "postal.tsv", text: file.postalText),
            TextFile(name: "municipalities.tsv", text: file.municipalitiesText),
        ])
        #expect(atlas.postal.residence(at: postal("0600042")) == .one(code("011011"), town: "大通西"))
        #expect(atlas.gazetteer.chain(upFrom: code("011011")).map(\.name) == ["中央区", "札幌市", "北海道"])
        #expect(atlas.gazetteer[code("103446")].map { [$0.name, $0.kana] } == ["榛東村", "シントウムラ"])
        #expect(atlas.gazetteer.chain(upFrom: code("131016")).map(\.name) == ["千代田区", "東京都"])
        #expect(atlas.gazetteer.municipalities(named: "中央区").map(\.fullName) == ["札幌市中央区", "相模原市中央区"])
        #expect(atlas.postal.residence(at: postal("2310023")) == .one(code("141046"), town: "山下町"))
        let tokyo = atlas.gazetteer.place(inAddress: "日本、〒100-0001 東京都千代田区千代田１")
        #expect(tokyo == .within(atlas.gazetteer[code("131016")]!))
    }

    @Test("the second and later lines of one code are marked as alternates")
    func alternates() throws {
        let oi = line("14362", "2580000", "神奈川県,足柄上郡大井町,以下に掲載がない場合", flags: "0,0,0,1,0,0")
        let matsuda = line("14363", "2580000", "神奈川県,足柄上郡松田町,以下に掲載がない場合", flags: "0,0,0,1,0,0")
        #expect(try read(oi + matsuda).rows.map(\.flags.letters) == ["m", "ma"])
    }

    @Test("all faults are told at once, with their lines, and nothing is read")
    func faults() {
        let text =
            line() + line("1410") + line("14104", "231002") + "14104,\"231\"\r\n"
            + line("14104", "2310023", "東京都,横浜市中区,山下町") + line(flags: "0,0,2,0,0,0")
            + line("14104", "2310023", "神奈川県,,山下町") + line("14104", "2310023", "神奈川県,横浜市中区,山下町（")
            + line("14104", "2310024", "神奈川県,横浜市中区,本町）") + line("14104", "2310023", "神奈川県,横浜市西区,山下町")
            + line("14999", "2310023", "神奈川県,横浜,山下町") + "14104,\"231  \",\"2310023"
        let error = #expect(throws: PlaceFaults.self) { try read(text) }
        let lines = Set(error?.faults.map(\.line) ?? [])
        #expect(lines == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], "\(error!)")
        #expect(error?.description.contains("utf_ken_all.csv:3: column 3: 231002 is not seven digits") == true)
    }

    @Test("a tab or a line break in a name is a fault: the kept form has no room for it", arguments: ["\t", "\r\n"])
    func unkeepable(mark: String) {
        let error = #expect(throws: PlaceFaults.self) {
            try read(line("14104", "2310023", "神奈川県,横浜市中区,山下\(mark)町"))
        }
        #expect(error?.faults.map(\.problem) == ["column 9: a tab or line break cannot be kept"])
    }

    @Test("a number that no prefecture has is a fault and nothing worse", arguments: ["00104", "48104", "99104"])
    func noPrefecture(code: String) {
        let error = #expect(throws: PlaceFaults.self) { try read(line() + line(code)) }
        #expect(error?.faults.map(\.line) == [2])
    }

    @Test("a zip archive, another encoding and an empty file are refused with what to do")
    func refused() {
        for (bytes, words) in [
            ([0x50, 0x4B, 3, 4, 0], "unpack"), ([0xFF, 0xFE, 0x31], "Shift_JIS"), ([], "no towns"),
        ] {
            let error = #expect(throws: PlaceFaults.self) {
                try JapanPostFile(bytes: bytes.map { UInt8($0) }, name: "f")
            }
            #expect(error?.description.contains(words) == true, "\(error!)")
        }
    }

    @Test("the twenty designated cities have their codes and agree with those built in")
    func designatedCities() {
        #expect(DesignatedCity.all.count == 20)
        for city in DesignatedCity.all where city.code.prefecture == 14 {
            #expect(BuiltIn.gazetteer[city.code] == city.municipality)
        }
    }

    @Test("prefectures are found by number, by name and by short name")
    func prefectures() {
        #expect(Prefecture.all.count == 47)
        for prefecture in Prefecture.all {
            #expect(Prefecture(prefecture.name) == prefecture)
            #expect(Prefecture(String(prefecture.number)) == prefecture)
        }
        #expect(Prefecture("東京")?.number == 13)
        #expect(Prefecture("北海") == nil)
        #expect(Prefecture("48") == nil)
    }
}
