import Calendar
import EventModel
import Events
import Facilities
import Foundation
import Offices
import Support
import Testing

@testable import Web

@Suite("The page of whoever runs a place")
struct KeeperTests {
    private static let path = "/console/places/\(Example.nursery)"

    /// An office issues a link; what stands in it, without the site's address.
    private func issued(_ browser: Browser) async throws -> String {
        let page = try await browser.get(Self.path)
        let form = page.form(Self.path + "/links")
        for _ in 0..<2 { #expect(try await browser.post(Self.path + "/links", form).status == 303) }
        let shown = try await browser.get(Self.path).text
        let start = try #require(shown.range(of: "\(Site.publicURL)/keeper/"))
        return "/keeper/" + shown[start.upperBound...].prefix { $0 != "\"" }
    }

    @Test("an office issues a link, its keeper confirms in one tap, and the office takes it back")
    func story() async throws {
        let town = try await ConsoleSite([PlaceTests.published])
        try await town.visit(Example.yokohama, .author) { browser in
            let link = try await issued(browser)
            #expect(try await town.facts(KeeperLinkIssued.self).count == 1)
            let keeper = Browser(address: browser.address)
            let page = try await keeper.get(link)
            #expect(page.status == 200 && page.text.contains("みなとこども保育園") && page.text.contains("045-000-0000"))
            #expect(page.text.contains("最後の確認"), "of which day it is")
            #expect(!page.text.contains("/console/"), "no way into the console")
            for _ in 0..<2 {
                let answer = try await keeper.post(link, [("step", "right")])
                #expect(answer.status == 303 && answer.header("location") == link + "?done=confirmed")
            }
            #expect(try await town.facts(PlaceConfirmed.self).map(\.by) == [.keeper])
            #expect(try await keeper.get(link).text.contains("きょう、確認済みです"))
            #expect(try await keeper.get(link + "?lang=en").text.contains("Checked today"))
            let shown = try await browser.get(Self.path)
            let withdraw = shown.form(Self.path + "/links/withdraw")
            for _ in 0..<2 { #expect(try await browser.post(Self.path + "/links/withdraw", withdraw).status == 303) }
            #expect(try await town.facts(KeeperLinkWithdrawn.self).count == 1)
            let gone = try await keeper.get(link + "?lang=ja")
            #expect(gone.status == 404 && gone.text.contains("新しいリンクを依頼して") && !gone.text.contains("みなと"))
            #expect(try await keeper.post(link, [("step", "right")]).status == 404)
        }
    }

    @Test("a keeper says in words what changed; nothing that is published changes by it, and the office is told")
    func told() async throws {
        let town = try await ConsoleSite([PlaceTests.published])
        try await town.visit(Example.yokohama, .author) { browser in
            let link = try await issued(browser)
            let keeper = Browser(address: browser.address)
            let page = try await keeper.get(link)
            let report = try #require(page.field("report"))
            for (mistake, words, told) in [
                ("dates", " ", "どう変わったか"), ("castle", "a", "1つ選んで"),
                ("hours", String(repeating: "あ", count: 301), "300字"),
                ("hours", "a\u{7}b", "使えない文字"),
            ] {
                let answer = try await keeper.post(
                    link, [("step", "tell"), ("report", report), ("mistake", mistake), ("words", words)])
                #expect(answer.status == 422 && answer.text.contains(told), "\(mistake)")
                #expect(answer.field("report") == report)
                // The mark stands at what has to be put right.
                #expect(answer.text.contains("<fieldset aria-describedby=") == (mistake == "castle"))
                #expect(answer.text.contains("aria-invalid") == (mistake != "castle"))
            }
            let tell = [("step", "tell"), ("report", report), ("mistake", "dates"), ("words", "12月12日<b>")]
            for _ in 0..<2 { #expect(try await keeper.post(link, tell).status == 303) }
            let facts = try await town.facts(MistakeReported.self)
            #expect(facts.map(\.by) == [.keeper] && facts[0].words == .known("12月12日<b>"))
            #expect(try await town.facts(PlaceCorrected.self).isEmpty)
            #expect(try await keeper.get(link).text.contains("窓口が確かめています"))
            #expect(try await browser.get("/console/mistakes").text.contains("12月12日&lt;b&gt;"))
        }
    }

    @Test("a link that was changed, made up, moved to another place or not sent from the page opens nothing")
    func tampered() async throws {
        let town = try await ConsoleSite([PlaceTests.published])
        try await town.visit(Example.yokohama, .author) { browser in
            let link = try await issued(browser)
            let keeper = Browser(address: browser.address)
            let parts = link.dropFirst("/keeper/".count).split(separator: "-").map(String.init)
            let other = "\(Example.cafeteria)-\(parts[1])-\(parts[2])"
            let last = parts[2].hasSuffix("0") ? "1" : "0"
            for text in [
                other, "\(parts[0])-\(parts[1])-\(parts[2].dropLast())\(last)", "\(parts[0])-\(parts[1])", "x",
                "\(parts[0])-\(Example.report)-\(parts[2])", "%00", "..%2F",
            ] {
                #expect(try await keeper.get("/keeper/" + text).status == 404, "\(text)")
                #expect(try await keeper.post("/keeper/" + text, [("step", "right")]).status == 404, "\(text)")
            }
            keeper.origin = "https://elsewhere.example"
            #expect(try await keeper.post(link, [("step", "right")]).status == 403)
            #expect(try await town.facts(PlaceConfirmed.self).isEmpty)
        }
    }

    @Test("a link is over after its last day, and while its place is not published")
    func over() async throws {
        let town = try await ConsoleSite([PlaceTests.published])
        try await town.visit(Example.yokohama, .author) { browser in
            let link = try await issued(browser)
            let keeper = Browser(address: browser.address)
            try await town.record([
                PlaceClosed(
                    place: Example.nursery, dataset: Example.nurseries, by: .office, reason: .ended, on: Example.today)
            ])
            #expect(try await keeper.get(link).text.contains("掲載は終わっています"))
            try await town.record([
                PlaceReopened(place: Example.nursery, dataset: Example.nurseries, on: Example.today)
            ])
            #expect(try await keeper.get(link).status == 200)
            town.site.pass(seconds: 366 * 86_400)
            let answer = try await keeper.get(link)
            #expect(answer.status == 404 && answer.text.contains("期限が過ぎました"))
        }
    }

    @Test("whoever tries links is told to wait before long")
    func limited() async throws {
        let town = try await ConsoleSite()
        try await town.site.open { browser in
            var statuses: Set<Int> = []
            for _ in 0..<80 { statuses.insert(try await browser.get("/keeper/x").status) }
            #expect(statuses == [404, 429])
        }
    }
}
