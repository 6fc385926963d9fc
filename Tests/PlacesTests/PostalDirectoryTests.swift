import Testing

@testable import Places

@Suite struct PostalDirectoryTests {
    let gazetteer = BuiltIn.gazetteer
    let directory = BuiltIn.postal

    @Test("every code of Kanagawa leads to a place to live in, and only two to several")
    func everyCode() {
        #expect(directory.postalCodes.count == 2_299 + 846)
        var spanning: [String] = []
        for code in directory.postalCodes {
            switch directory.residence(at: code) {
            case .one(let municipality, _): #expect(gazetteer[municipality]?.isResidence == true, "\(code)")
            case .several(let places):
                spanning.append(code.description)
                #expect(places.allSatisfy { gazetteer[$0.municipality]?.isResidence == true })
            case .unknown: Issue.record("\(code) is not known")
            }
        }
        #expect(spanning == ["258-0000", "259-0100"])
    }

    @Test("the two codes that span municipalities name each once")
    func spanning() {
        let names: [[String]] = ["2580000", "2590100"].map { digits in
            guard case .several(let places) = directory.residence(at: postal(digits)) else { return [] }
            return places.compactMap { gazetteer[$0.municipality]?.name }
        }
        #expect(names == [["大井町", "松田町", "開成町"], ["二宮町", "中井町"]])
    }

    @Test("every place to live in has a postal code")
    func everyMunicipality() {
        let reached = Set(directory.postalCodes.flatMap { directory[$0].map(\.municipality) })
        #expect(reached == Set(gazetteer.all.filter(\.isResidence).map(\.code)))
    }

    @Test("the town is shown without notes, and not where the code is of unlisted towns")
    func towns() {
        #expect(directory.residence(at: postal("2310023")) == .one(code("141046"), town: "山下町"))
        #expect(directory.residence(at: postal("2200021")) == .one(code("141038"), town: "桜木町"))
        #expect(directory.residence(at: postal("2100000")) == .one(code("141313"), town: nil))
        let towns = directory.postalCodes.flatMap { directory[$0].compactMap(\.town) }
        let notes = ["掲載がない", "（", "）", "〜", "～", "番地", "次の", "その他", "階層"]
        for town in towns { #expect(!notes.contains { town.contains($0) }, "\(town)") }
        #expect(directory[postal("2310023")].map(\.townKana) == ["ヤマシタチョウ"])
    }

    @Test("the code of a large office leads to the town where it stands")
    func offices() {
        #expect(directory.residence(at: postal("2108502")) == .one(code("141313"), town: "駅前本町"))
        #expect(directory[postal("2108502")].first?.office == "大和証券 株式会社 川崎支店")
        #expect(directory[postal("2310023")].first?.office == nil)
    }

    @Test("a well-formed code that no file holds is unknown", arguments: ["1000001", "0000000", "9999999"])
    func unknown(digits: String) {
        #expect(directory.residence(at: postal(digits)) == .unknown)
        #expect(directory[postal(digits)].isEmpty)
    }

    @Test("the built-in files are written again byte for byte")
    func roundTrip() {
        var faults = FaultList()
        let towns = BuiltIn.file("postal_kanagawa.tsv")
        let rows = TSV.lines(of: towns, columns: PostalRow.columns, faults: &faults)
            .compactMap { PostalRow($0, faults: &faults) }
        #expect(PostalRow.file(rows) == towns.text)
        let text = TSV.text(columns: Municipality.columns, lines: gazetteer.all.map(\.line))
        #expect(text == BuiltIn.file("municipalities_kanagawa.tsv").text)
        #expect(faults.faults.isEmpty)
    }

    @Test("several towns of one municipality give the municipality without a town")
    func severalTowns() throws {
        let text = row("2310001", "141046", "横浜市中区", "山下町") + row("2310001", "141046", "横浜市中区", "本町")
        let directory = try PostalDirectory(towns: [file(text)], in: gazetteer)
        #expect(directory.residence(at: postal("2310001")) == .one(code("141046"), town: nil))
        #expect(directory[postal("2310001")].map(\.town) == ["山下町", "本町"])
    }

    @Test("a later file replaces the town lines of its prefecture, and leaves the offices")
    func replacement() throws {
        let newer = file(row("2310023", "141046", "横浜市中区", "新山下町"))
        let directory = try Atlas.load(further: [newer]).postal
        #expect(directory.residence(at: postal("2310023")) == .one(code("141046"), town: "新山下町"))
        #expect(directory.residence(at: postal("2310024")) == .unknown)
        #expect(directory.residence(at: postal("2108502")) == .one(code("141313"), town: "駅前本町"))
    }

    @Test("all faults of a postal file are told at once, with their lines")
    func faults() {
        let text =
            row("231002", "141046", "横浜市中区", "山下町") + row("2310023", "141047", "横浜市中区", "山下町")
            + row("2310023", "131016", "千代田区", "千代田") + row("2310023", "141046", "横浜市西区", "山下町")
            + row("2310023", "141046", "横浜市中区", "山下町", flags: "cp") + "2310023\t141046\n"
        let error = #expect(throws: PlaceFaults.self) { try PostalDirectory(towns: [file(text)], in: gazetteer) }
        #expect(error?.faults.map(\.line) == [2, 3, 4, 5, 6, 7], "\(error!)")
    }

    @Test("a file of no known form is refused")
    func unknownForm() {
        let error = #expect(throws: PlaceFaults.self) {
            try Atlas.load(further: [TextFile(name: "notes.txt", text: "hello\n")])
        }
        #expect(error?.faults.map(\.file) == ["notes.txt"])
    }

    @Test("a byte order mark and CRLF do not matter")
    func markAndLineEnds() throws {
        let text = file(row("2310023", "141046", "横浜市中区", "山下町")).text
        let windows = TextFile(name: "p.tsv", text: "\u{FEFF}" + text.replacing("\n", with: "\r\n"))
        let directory = try Atlas.load(further: [windows]).postal
        #expect(directory.residence(at: postal("2310023")) == .one(code("141046"), town: "山下町"))
    }

    private func row(_ postal: String, _ code: String, _ city: String, _ town: String, flags: String = "") -> String {
        "\(postal)\t\(code)\t神奈川県\t\(city)\t\(town)\tカナ\tカナ\t\t\(flags)\n"
    }

    private func file(_ rows: String) -> TextFile {
        TextFile(name: "postal.tsv", text: PostalRow.columns.joined(separator: "\t") + "\n" + rows)
    }
}
