import Calendar
import EventModel
import Events
import Facilities
import Foundation
import Projections
import Support
import Testing

@testable import App

@Suite("Importing offices' lists")
struct ListImportTests {
    private static let text = """
        ID,名称,種別,住所,緯度,経度,電話番号,受入年齢,利用可能曜日,開始時間,終了時間,URL
        k140000001,みなとまち保育園,認可私立保育所,横浜市中区山下町999,35.4437,139.6501,045-000-0001,0歳から5歳,月火水木金,7:00,19:00,
        k140000002,さくら山児童館,児童館,横浜市港北区大豆戸町999,,,045-000-0002,,,,,sakura.example.jp
        """

    private func open() async throws -> TestInstallation {
        try await TestInstallation([OfficeOpened(office: Example.yokohama, name: "横浜市")])
    }

    private func command(_ path: String, _ list: ListName = ListName(.childcare)) -> ListImport {
        var command = ListImport(list, file: path)
        (command.office, command.source, command.licence) = ("city:14100", "https://data.example.lg.jp", "CC BY 4.0")
        return command
    }

    private func run(_ command: ListImport, on test: TestInstallation) async throws -> String {
        try await command.run(on: test.installation).rendered(as: .json)
    }

    private func names(_ test: TestInstallation) async throws -> [String] {
        let dataset = DatasetID(office: Example.yokohama, kind: .childcare)
        return try await test.installation.tables.read { try FacilityDirectory.places(of: dataset, in: $0) }
            .map(\.record.name).sorted()
    }

    @Test("a list is taken in once: the same file again writes nothing")
    func twice() async throws {
        let test = try await open()
        let path = try test.file("list.csv", Self.text)
        #expect(try await run(command(path), on: test).contains(#""new":2"#))
        let count = try await test.facts.count
        #expect(try await run(command(path), on: test).contains(#""result":"nothing new""#))
        let names = try await names(test)
        #expect(try await test.facts.count == count && names == ["さくら山児童館", "みなとまち保育園"])
    }

    @Test("a dry run shows what the import then does, and records nothing")
    func dryRun() async throws {
        let test = try await open()
        let path = try test.file("list.csv", Self.text)
        _ = try await command(path).run(on: test.installation)
        let changed = Self.text.replacing("045-000-0001", with: "045-000-0003")
            .replacing("k140000002,さくら山児童館", with: "k140000009,うみべ児童館")
        var dry = command(try test.file("new.csv", changed))
        dry.isWhole = true
        dry.showsAll = true
        var real = dry
        dry.isDryRun = true
        let before = try await test.facts.count
        let shown = try await run(dry, on: test)
        #expect(try await test.facts.count == before)
        let done = try await run(real, on: test)
        for line in [#""change":"new""#, #""change":"changed""#, #""change":"gone""#, #""what":"contact""#] {
            #expect(shown.contains(line), "\(line)")
        }
        let lines = { (text: String) in text.split(separator: "\n").filter { $0.contains(#""change""#) } }
        #expect(lines(shown) == lines(done))
        let names = try await names(test)
        #expect(names == ["うみべ児童館", "みなとまち保育園"])
        real.isDryRun = true
        #expect(try await run(real, on: test).contains(#""new":0"#))
    }

    @Test("office, source and licence are needed, and nothing of a file that is no list is kept")
    func refused() async throws {
        let test = try await open()
        let path = try test.file("list.csv", Self.text)
        var without = command(path)
        without.licence = nil
        let words = await complaint { [without] in _ = try await without.run(on: test.installation) }
        #expect(words?.hasPrefix("--licence") == true)
        let page = try test.file("error.csv", "<!DOCTYPE html><html>404</html>")
        let refusal = await complaint { _ = try await command(page).run(on: test.installation) }
        #expect(refusal?.contains("web page") == true)
        var closed = command(path)
        closed.office = "ward:14104"
        let office = await complaint { [closed] in _ = try await closed.run(on: test.installation) }
        #expect(office?.contains("hagukumi office open ward:14104") == true)
        #expect(try await test.facts.count == 1)
    }

    @Test("places that stand in the lists of two offices are proposed as duplicates once, and both stay shown")
    func duplicates() async throws {
        let test = try await open()
        try await test.record([OfficeOpened(office: Example.prefecture, name: "神奈川県")])
        let path = try test.file("list.csv", Self.text)
        _ = try await command(path).run(on: test.installation)
        var other = command(path)
        other.office = "pref:14"
        #expect(try await run(other, on: test).contains(#""possible duplicates":2"#))
        #expect(try await run(other, on: test).contains(#""possible duplicates":0"#))
        let open = try await test.installation.tables.read { try FacilityDirectory.openDuplicates(in: $0) }
        let names = try await names(test)
        #expect(open.count == 2 && names.count == 2)
    }

    @Test("an office is told what is missing and broken in its lists, in words that can be sent to it")
    func quality() async throws {
        let test = try await open()
        _ = try await command(try test.file("list.csv", Self.text)).run(on: test.installation)
        var report = QualityCommand(office: "city:14100")
        let counts = try await report.run(on: test.installation).rendered(as: .json)
        #expect(counts.contains(#""finding":"no-coordinates","項目":"緯度・経度がありません","records":1"#))
        #expect(counts.contains(#""finding":"no-hours","項目":"利用できる曜日・時間がありません","records":1"#))
        #expect(counts.contains(#""finding":"malformed-link","項目":"URLの形になっていません","records":1"#))
        report.showsAll = true
        let csv = try await report.run(on: test.installation).rendered(as: .csv)
        #expect(csv.contains("さくら山児童館") && csv.contains("sakura.example.jp") && !csv.contains("みなとまち"))
        let empty = try await QualityCommand(office: "city:14130").run(on: test.installation).rendered(as: .json)
        #expect(empty.contains(#""finding":"records","項目":"掲載件数","records":0"#))
    }

    @Test("vacancies are counted at the places of the list, and shown with their day")
    func vacancies() async throws {
        let test = try await open()
        _ = try await command(try test.file("list.csv", Self.text)).run(on: test.installation)
        let text = "ID,名称,0歳児空き人数,1歳児空き人数\nk140000001,みなとまち保育園,2,0\n"
        var count = command(try test.file("count.csv", text), .vacancies)
        let words = await complaint { [count] in _ = try await count.run(on: test.installation) }
        #expect(words?.hasPrefix("--as-of") == true)
        count.asOf = "2026-11-01"
        _ = try await count.run(on: test.installation)
        let rows = try await test.installation.tables.read { tables in
            var rows: [VacancyRow] = []
            try FacilityDirectory.vacancies(in: tables) { rows.append($0) }
            return rows
        }
        #expect(rows.count == 1 && rows[0].countedOn.description == "2026-11-01" && rows[0].counts[0]?.free == 2)
        let names = try await names(test)
        #expect(names.count == 2)
    }
}
