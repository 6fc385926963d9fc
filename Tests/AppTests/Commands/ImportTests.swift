import Calendar
import Delivery
import EventModel
import Events
import Foundation
import Places
import Support
import Testing

@testable import App

@Suite("Imports")
struct ImportTests {
    private func take(_ kind: ImportCommand.Kind, _ path: String, _ app: TestInstallation, _ prefectures: String? = nil)
        async throws -> Output
    {
        var command = ImportCommand()
        command.kind = kind
        command.file = path
        command.prefectures = prefectures
        return try await command.run(on: app.installation)
    }

    @Test("dates of municipalities are entered by code or name, with a byte order mark and CRLF, and once")
    func dates() async throws {
        let app = try await TestInstallation()
        let path = try app.file(
            "dates.csv",
            "\u{FEFF}municipality,name,date,source\r\n141003,hoiku_april_first_round,2026-12-05,広報 11月\r\n"
                + "箱根町,checkup_5y,2026-04-01,\"site, page 2\"\r\n")
        #expect(try await take(.municipalDates, path, app).rendered(as: .json) == #"{"lines":2,"entered":2}"#)
        #expect(try await take(.municipalDates, path, app).rendered(as: .json) == #"{"lines":2,"entered":0}"#)
        let facts = try await app.facts.compactMap { $0 as? MunicipalDateSet }
        #expect(facts.map(\.source) == ["広報 11月", "site, page 2"])
        #expect(
            try await app.installation.schedule().dates.isOffered(
                "checkup_5y", on: Example.today, for: [Example.hakone]))
    }

    @Test("of a file with faults every fault is told with its line, and nothing is entered")
    func datesWithFaults() async throws {
        let app = try await TestInstallation()
        let path = try app.file(
            "dates.csv",
            """
            name,municipality,date,source
            hoiku_april_first_round,141003,2026-12-05,広報
            hoiku_april_first_round,大阪市,2026-12-05,広報
            hoiku_april_first_round,141305,2026-02-30,広報
            hoiku_last,141305,2026-12-05,広報
            hoiku_april_first_round,141500,2030-12-05,広報
            hoiku_april_first_round,箱根町,2026-12-05,
            hoiku_april_first_round,横浜市,2026-12-06,広報
            """)
        let words = await complaint { _ = try await take(.municipalDates, path, app) }
        let lines = (words ?? "").replacing(path, with: "F").split(separator: "\n").map(String.init)
        #expect(lines.map { String($0.prefix(4)) } == ["F:3:", "F:4:", "F:5:", "F:6:", "F:7:", "F:8:"])
        #expect(lines.last == "F:8: is about the same as line 2")
        #expect(try await app.facts.isEmpty)
    }

    @Test("registration links are issued with the address to print, and again without a change")
    func links() async throws {
        let app = try await TestInstallation(environment: ["HAGUKUMI_LINE_ACCOUNT": "@kosodate"])
        let path = try app.file(
            "links.csv", "code,kind,name,municipality\nk7q2,clinic,みなと産婦人科,横浜市中区\nMAIN,poster,駅,\n")
        let output = try await take(.links, path, app)
        #expect(output.rendered(as: .csv).contains("K7Q2,clinic,みなと産婦人科,https://line.me/R/oaMessage/%40kosodate/?"))
        _ = try await take(.links, path, app)
        let facts = try await app.facts.compactMap { $0 as? RegistrationLinkIssued }
        #expect(
            facts.map(\.municipality) == [Example.nakaWard, nil] && facts.map(\.source.description) == ["K7Q2", "MAIN"])
    }

    @Test("of links with faults, none is issued")
    func linksWithFaults() async throws {
        let app = try await TestInstallation([
            RegistrationLinkIssued(source: Example.source, kind: .clinic, name: "みなと産婦人科", municipality: nil)
        ])
        let path = try app.file(
            "links.csv",
            """
            code,kind,name,municipality
            GOOD,poster,駅,
            K7Q2,clinic,ほか,
            K7Q2,poster,みなと産婦人科,
            AB,poster,x,
            C-1,flyer,x,
            C-2,poster,,
            C-3,poster,x,月
            good,poster,駅前,
            """)
        let words = await complaint { _ = try await take(.links, path, app) }
        let lines = (words ?? "").replacing(path, with: "F").split(separator: "\n").map(String.init)
        #expect(lines.map { String($0.prefix(4)) } == (3...9).map { "F:\($0):" }, "\(lines)")
        #expect(try await app.facts.count == 1)
    }

    @Test("a wrong header, a wrong number of cells, no UTF-8 and no file are told, and nothing is entered")
    func noTables() async throws {
        let app = try await TestInstallation()
        let files = [
            ("a.csv", "code,kind,name\n", "the header must be code,kind,name,municipality"),
            ("b.csv", "code,kind,name,municipality\nA-1,poster,x\n", "has 3 cells"), ("c.csv", "", "empty"),
        ]
        for (name, text, words) in files {
            let path = try app.file(name, text)
            #expect(await complaint { _ = try await take(.links, path, app) }?.contains(words) == true, "\(name)")
        }
        #expect(
            await complaint { _ = try await take(.links, "/nowhere.csv", app) }
                == "/nowhere.csv: can't be read: No such file or directory")
        #expect(try await app.facts.isEmpty)
    }

    /// Two towns of Tokyo and one of Kanagawa as Japan Post writes them.
    private static let towns = """
        13101,"100  ","1000001","トウキョウト","チヨダク","チヨダ","東京都","千代田区","千代田",0,0,0,0,0,0
        13102,"104  ","1040061","トウキョウト","チュウオウク","ギンザ","東京都","中央区","銀座",0,0,1,0,0,0
        14104,"231  ","2310045","カナガワケン","ヨコハマシナカク","イセザキチョウ","神奈川県","横浜市中区","伊勢佐木町",0,0,1,0,0,0

        """

    @Test(
        "postal codes of other prefectures are there when the installation is opened again, also after a second import")
    func postalCodes() async throws {
        let app = try await TestInstallation()
        let path = try app.file("utf_ken_all.csv", Self.towns)
        for prefectures in ["13", "13,14", "東京都"] {
            _ = try await take(.postalCodes, path, app, prefectures)
            let atlas = try await app.reopened().atlas
            #expect(atlas.gazetteer[MunicipalityCode("131016")!]?.fullName == "千代田区")
            let code = try #require(PostalCode(typed: "100-0001"))
            guard case .one(let place, _) = atlas.postal.residence(at: code) else {
                Issue.record("\(atlas.postal.residence(at: code)) after \(prefectures)")
                continue
            }
            #expect(place == MunicipalityCode("131016"))
        }
    }

    @Test("a postal file with faults changes nothing")
    func postalCodesWithFaults() async throws {
        let app = try await TestInstallation()
        let path = try app.file("utf_ken_all.csv", Self.towns + "1,2,3\n13101,x,1000001\n")
        let words = await complaint { _ = try await take(.postalCodes, path, app) } ?? ""
        #expect(words.contains("utf_ken_all.csv:4") && words.contains("utf_ken_all.csv:5"))
        #expect(
            await complaint { _ = try await take(.postalCodes, path, app, "99") }?.contains("--prefectures") == true)
        #expect(!FileManager.default.fileExists(atPath: Installation.placesFolder(app.settings)))
    }
}
