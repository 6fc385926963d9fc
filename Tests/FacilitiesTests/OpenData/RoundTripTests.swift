import Events
import Foundation
import Places
import Support
import Testing

@testable import Facilities

@Suite("Lists that are given away and come back")
struct RoundTripTests {
    @Test("what was imported and exported imports again with no change", arguments: Lists.all.map(\.file))
    func files(_ file: String) throws {
        let kind = try #require(Lists.all.first { $0.file == file }).kind
        let records = OpenLists.records(of: try Lists.read(try Lists.bytes(file), as: kind))
        #expect(Set(try OpenLists.returned(records, kind)) == Set(records))
    }

    @Test("so does whatever an office wrote by hand, less what leads to a person", arguments: Seeds.some(40))
    func places(_ seed: UInt64) throws {
        var drawn = RandomRecords(random: SplitMix64(seed: seed))
        for kind in DatasetKind.allCases where ![.events, .schemes, .entered].contains(kind) {
            let records = (1...6).map { OpenRecord.place(drawn.place($0)) }
            let expected = try records.map { try OpenLists.published($0, kind) }
            #expect(Set(try OpenLists.returned(records, kind)) == Set(expected))
        }
        let gatherings = (1...6).map { OpenRecord.gathering(drawn.gathering($0)) }
        let expected = try gatherings.map { try OpenLists.published($0, .events) }
        #expect(Set(try OpenLists.returned(gatherings, .events)) == Set(expected))
        let schemes = (1...6).map { OpenRecord.scheme(drawn.scheme($0)) }
        let others = try schemes.map { try OpenLists.published($0, .schemes) }
        #expect(Set(try OpenLists.returned(schemes, .schemes)) == Set(others))
    }

    @Test("the directory's decision finds nothing new, changed or gone in its own list")
    func decision() throws {
        let places = (1...12).map { nursery($0) }
        let opened = OfficeOpened(office: Example.yokohama, name: "横浜市")
        let facts = [opened] + (try Laws.decide(list(places), after: [opened]))
        let text = try OpenLists.text(places.map { .place($0) }, .childcare)
        guard case .places(let listed) = try Lists.read(Array(text.utf8), as: .childcare).records else { return }
        let again = try Laws.decide(
            list(listed.map(\.record), digest: "exported", isWhole: true), after: facts)
        #expect(again.count == 1 && again.first is DatasetImported)
    }

    @Test("a cell that somebody corrects in a spreadsheet counts, even where the row also holds the record whole")
    func corrected() throws {
        var place = nursery(1)
        place.kind = .library
        let text = try OpenLists.text([.place(place)], .childcare)
        #expect(text.contains("掲載_内容") && text.contains(#"""kind"":""library"""#))
        let corrected = text.replacing("045-000-0000", with: "045-000-0009")
        guard
            case .place(let read)? = OpenLists.records(of: try Lists.read(Array(corrected.utf8), as: .childcare)).first
        else { return }
        #expect(read.contact?.telephone == "045-000-0009" && read.kind == .nursery)
    }

    @Test(
        "rows that the standard's columns say in full hold nothing else",
        arguments: [("childcare_current.csv", DatasetKind.childcare, 53), ("medical.csv", .medical, 26)])
    func plain(_ file: String, _ kind: DatasetKind, _ columns: Int) throws {
        let bytes = try Lists.bytes(file)
        let records = OpenLists.records(of: try Lists.read(bytes, as: kind))
        let reader = try OpenLists.reader(kind)
        var rows = OpenRows(OpenLists.list(records, kind), by: reader)
        let exact = records.indices.count { rows.row($0).last != "" }
        #expect(exact == 0, "\(records.indices.map { rows.row($0).last ?? "" })")
        #expect(Array(rows.names.prefix(columns)) == reader.table.layout(of: kind))
        #expect(reader.table.layout(of: kind).count == columns)
    }
}

@Suite("What is given away")
struct OpenFileTests {
    @Test("each form is written as its golden text says", arguments: OpenFormat.allCases)
    func golden(_ format: OpenFormat) throws {
        let records = OpenLists.records(of: try Lists.read(try Lists.bytes("events_tokyo.csv"), as: .events))
        // Each file of the project ends its lines as text files do.
        let written = try OpenLists.text(records, .events, as: format)
        let text = format == .ics ? written.replacing("\r\n", with: "\n") : written
        let golden = Lists.folder.appending(path: "open/events.\(format.rawValue)")
        if !FileManager.default.fileExists(atPath: golden.path),
            ProcessInfo.processInfo.environment["HAGUKUMI_WRITE_SAMPLES"] == "1"
        {
            try FileManager.default.createDirectory(
                at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: golden)
        }
        #expect(text == String(decoding: try Data(contentsOf: golden), as: UTF8.self))
    }

    @Test("a list begins with one byte order mark, and every row has as many cells as the header")
    func shape() throws {
        let text = try OpenLists.text([.place(nursery(1)), .place(nursery(2))], .childcare)
        #expect(Array(text.utf8.prefix(4)) == [0xEF, 0xBB, 0xBF, 0xE5] && text.hasSuffix("\r\n"))
        #expect(text.split(separator: "\r\n").count == 3)
        let cells = text.split(separator: "\r\n").map { $0.count { $0 == "," } }
        #expect(Set(cells).count == 1)
    }

    @Test("no spreadsheet takes a cell for a formula, and numbers stay what they are")
    func formulas() {
        #expect(
            OpenCells.line(["=1+1", "@x", "-", "-5.2", "+81 45", "+a", "a\"b", "c\r\nd"])
                == " =1+1, @x,-,-5.2,+81 45, +a,\"a\"\"b\",\"c\r\nd\"\r\n")
    }

    @Test(
        "mail addresses, a cafeteria's telephone and what names no licence never go out", arguments: OpenFormat.allCases
    )
    func personal(_ format: OpenFormat) throws {
        var place = nursery(1)
        place.kind = .cafeteria
        place.contact = ContactDetails(
            telephone: "090-0000-0000", email: "hanako@example.jp", form: nil, page: nil, note: nil)
        place.details = [Detail(name: "代表者名", text: "山田花子")]
        for kind in [DatasetKind.cafeterias, .childcare, .entered] where format.suits(kind) {
            let text = try OpenLists.text([.place(place)], kind, as: format)
            for secret in ["090-", "hanako", "花子"] { #expect(!text.contains(secret)) }
        }
        var gathering = Gathering(
            name: "おはなし会",
            days: GatheringDays(from: Example.today, until: Example.today, start: nil, end: nil, note: nil))
        gathering.contact = ContactDetails(telephone: nil, email: "hanako@example.jp", form: nil, page: nil, note: nil)
        #expect(!(try OpenLists.text([.gathering(gathering)], .events, as: format)).contains("hanako"))
        let unlicensed = OpenEntry(
            id: "0", record: .place(nursery(9)), source: "窓口", licence: "", asOf: Example.today)
        let list = OpenList(list: .childcare, office: Example.yokohama, officeName: "横浜市", entries: [unlicensed])
        #expect(list.entries.isEmpty)
    }

    @Test("features have longitude before latitude, and each its licence, source, day and office")
    func features() throws {
        var place = nursery(1)
        place.point = .init(latitude: 35_443_700, longitude: 139_650_100)
        let text = try OpenLists.text([.place(place), .place(nursery(2))], .childcare, as: .geojson)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let features = try #require(json["features"] as? [[String: Any]])
        #expect(json["type"] as? String == "FeatureCollection" && features.count == 2)
        let geometry = features.compactMap { $0["geometry"] as? [String: Any] }
        #expect(geometry.count == 1 && geometry[0]["coordinates"] as? [Double] == [139.6501, 35.4437])
        for feature in features {
            let told = feature["properties"] as? [String: Any]
            #expect(told?["licence"] as? String == "CC BY 4.0" && told?["office"] as? String == "city:14100")
            #expect(told?["asOf"] as? String == "\(Example.today)" && told?["source"] as? String != nil)
        }
    }
}
