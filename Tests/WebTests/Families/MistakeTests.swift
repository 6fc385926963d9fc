import Calendar
import EventModel
import EventStore
import Events
import Support
import Testing

@testable import Web

@Suite("A family reports a mistake")
struct MistakeTests {
    private static let path = "/r/places/\(Example.nursery)/mistake"

    private func reports(_ site: Site) async throws -> [MistakeReported] {
        try await site.test.facts().compactMap { $0 as? MistakeReported }
    }

    @Test("one tap on what is wrong sends it, once, without a word of who it was, in every language")
    func twoTaps() async throws {
        let family = FamilySite()
        try await family.register()
        try await family.site.log.append([PlaceTests.published], as: family.site.test.command())
        try await family.visiting { browser in
            for language in ["ja", "ja-easy", "en"] {
                #expect(try await browser.get(Self.path + "?lang=" + language).status == 200)
            }
            let page = try await browser.get(Self.path + "?lang=ja")
            #expect(page.text.contains("みなとこども保育園"))
            let form = page.form(Self.path, ["mistake": "hours", "words": "これは送られない"])
            for _ in 0..<2 {
                let answer = try await browser.post(Self.path, form)
                #expect(answer.status == 303 && answer.location == Self.path + "?done=1")
            }
            #expect(try await browser.get(Self.path + "?done=1").text.contains("ありがとうございます"))
        }
        let facts = try await reports(family.site)
        #expect(facts.count == 1 && facts[0].mistake == .hours && facts[0].by == .family && facts[0].words == nil)
        #expect(facts[0].tags == [Example.nursery.tag], "nothing leads back to the household")
    }

    @Test("something else is said in words, whose faults stand beside them with what was typed")
    func words() async throws {
        let family = FamilySite()
        try await family.register()
        try await family.site.log.append([PlaceTests.published], as: family.site.test.command())
        try await family.visiting { browser in
            let page = try await browser.get(Self.path)
            let token = try #require(page.field("token"))
            let report = try #require(page.field("report"))
            func send(_ words: String, _ mistake: String = "other") async throws -> Browser.Answer {
                try await browser.post(
                    Self.path, [("token", token), ("report", report), ("mistake", mistake), ("words", words)])
            }
            #expect(try await send("").text.contains("書いてください"))
            let long = try await send("<i>" + String(repeating: "あ", count: 300))
            #expect(long.status == 422 && long.text.contains("&lt;i&gt;ああ") && long.text.contains("300字まで"))
            #expect(try await send("a\u{1b}b").status == 422)
            #expect(try await send("", "dates").status == 422, "only keepers know the next dates")
            #expect(try await send("園舎が建て替え中です").status == 303)
        }
        #expect(try await reports(family.site).map(\.words) == [.known("園舎が建て替え中です")])
    }

    @Test("who has not signed in may report too; a form without our token, and places that are not shown, are refused")
    func strangers() async throws {
        let site = Site()
        try await site.log.append([PlaceTests.published], as: site.test.command())
        try await site.open { browser in
            let page = try await browser.get(Self.path)
            #expect(page.status == 200)
            #expect(try await browser.post(Self.path, page.form(Self.path, ["mistake": "closed"])).status == 303)
            let forged = page.form(Self.path, ["mistake": "hours", "token": "x"])
            #expect(try await browser.post(Self.path, forged).status == 403)
            for path in ["/r/places/\(Example.cafeteria)/mistake", "/r/places/x/mistake"] {
                #expect(try await browser.get(path).status == 404)
                #expect(try await browser.post(path, page.form(Self.path, ["mistake": "closed"])).status == 404)
            }
        }
        #expect(try await reports(site).map(\.mistake) == [.closed])
    }

    @Test("a family reports a few times a day and is asked to wait then; on the next day it may again")
    func limited() async throws {
        let family = FamilySite()
        try await family.register()
        try await family.site.log.append([PlaceTests.published], as: family.site.test.command())
        try await family.visiting { (browser: Browser) async throws in
            func send() async throws -> Int {
                let page = try await browser.get(Self.path)
                let words = "\(family.site.test.world.freshID())"
                return try await browser.post(
                    Self.path, page.form(Self.path, ["mistake": "other", "words": words])
                ).status
            }
            for _ in 0..<5 { #expect(try await send() == 303) }
            #expect(try await send() == 429)
            family.site.pass(seconds: 5 * 3_600)
            #expect(try await send() == 303)
        }
    }
}
