import Calendar
import EventModel
import EventStore
import Events
import Support
import Testing

@testable import Web

@Suite("A household's pass in the console")
struct HouseholdPassTests {
    private static let household = Families.household(1)
    private static let issued = PassIssued(
        pass: Example.pass, household: household, serial: Example.serial, link: nil, municipality: Example.nakaWard,
        ground: .child, until: .known(Example.passEnd), on: Example.today)
    private static let facts = Families.family(1, born: [Example.born]) + [issued]

    /// Goes to the page of the household that shows these parts.
    private func found(_ browser: Browser, parts: [String]) async throws -> String {
        let token = try #require(try await browser.get("/console/households").field("token"))
        let number = RegistrationNumber(of: Self.household).description
        let answer = try await browser.post(
            "/console/households",
            [("token", token), ("number", number), ("purpose", "incident"), ("note", "")]
                + parts.map { ("part", $0) })
        return try #require(answer.header("location"))
    }

    @Test("the desk stops a pass once and gives it back under another serial, with who did it in the log")
    func stopAndGiveBack() async throws {
        let town = try await ConsoleSite(Self.facts)
        try await town.visit(Example.yokohama, .desk) { browser in
            let path = try await found(browser, parts: ["passport"])
            let page = try await browser.get(path)
            #expect(page.text.contains("2045年3月31日") && page.text.contains("パスポートを止める"))
            let token = try #require(page.field("token"))
            for _ in 1...2 {
                let answer = try await browser.post(path + "/pass", [("token", token), ("why", "misuse")])
                #expect(answer.status == 303 && answer.header("location") == path)
            }
            #expect(try await town.facts(PassRevoked.self).map(\.why) == [.misuse])
            let stopped = try await browser.get(path)
            #expect(stopped.text.contains("停止中") && !stopped.text.contains("パスポートを止める"))
            let fresh = try #require(stopped.field("fresh"))
            for _ in 1...2 { _ = try await browser.post(path + "/pass", [("token", token), ("fresh", fresh)]) }
            #expect(try await town.facts(PassReissued.self).map(\.why) == [.office])
            #expect(try await browser.get(path).text.contains("有効"))
        }
    }

    @Test("where the pass was not asked for it is neither shown nor touched")
    func notAsked() async throws {
        let town = try await ConsoleSite(Self.facts)
        try await town.visit(Example.yokohama, .desk) { browser in
            let path = try await found(browser, parts: ["registration"])
            let page = try await browser.get(path)
            #expect(!page.text.contains("2045年3月31日"))
            let token = try #require(page.field("token"))
            #expect(try await browser.post(path + "/pass", [("token", token), ("why", "misuse")]).status == 404)
            #expect(try await town.facts(PassRevoked.self).isEmpty)
        }
    }
}
