import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Households
import Passports
import Support
import Testing

@testable import Web

@Suite("The pass's page")
struct PassTests {
    private let site = Site()
    private let household = HouseholdID(ULID(bits: 7))
    private let one = ChildNumber(1)

    private func tell(_ facts: [any Event]) async throws {
        try await site.test.log.append(facts, as: site.test.command())
    }

    private var registered: [any Event] {
        [
            HouseholdConsented(household: household, version: 1, purposes: [.messages, .statistics]),
            ResidenceRecorded(
                household: household, municipality: Site.home, way: .chosen, postalCode: nil, on: Site.today),
            ChildRegistered(
                household: household, child: one, born: .known(Site.today.adding(days: -60)), on: Site.today),
            HouseholdRegistered(household: household, on: Site.today),
        ]
    }

    private func visiting(_ facts: [any Event], _ visit: (Browser) async throws -> Void) async throws {
        try await tell(facts)
        try await site.open { browser in
            browser.keep(try site.signedIn(as: household.tag))
            try await visit(browser)
        }
    }

    private var pass: HeldPass? {
        get async throws {
            try await site.log.state(of: PassBook.fold, about: [household.tag]).file(household).pass
        }
    }

    private func submit(_ page: Browser.Answer, to path: String, in browser: Browser) async throws -> Browser.Answer {
        let fields = ["token", "fresh", "last"].compactMap { name in page.field(name).map { (name, $0) } }
        return try await browser.post(path, fields)
    }

    @Test("a registered family has its pass at the first look: last day, word, clock, and two codes")
    func shown() async throws {
        try await visiting(registered) { browser in
            let page = try await browser.get("/r/pass").text
            #expect(page.contains("2045年3月31日") && page.contains("data-clock") && page.contains(">さくら<"))
            #expect(page.contains("data-now=\"\(site.test.world.now)\""))
            #expect(page.components(separatedBy: "<svg viewBox").count == 3)
            #expect(try await site.test.facts().count { $0 is PassIssued } == 1)
            let code = try await browser.get("/r/pass/code")
            #expect(code.status == 200 && code.text.hasPrefix("<svg"))
        }
    }

    @Test("nobody who is not signed in gets a code")
    func strangers() async throws {
        try await tell(registered)
        try await site.open { browser in
            let (code, page) = (try await browser.get("/r/pass/code"), try await browser.get("/r/pass"))
            #expect(code.status == 303 && page.status == 303 && code.text.isEmpty)
        }
    }

    @Test("a pass that has ended gives no more codes to the page that was left open")
    func openPage() async throws {
        try await visiting(registered) { browser in
            _ = try await browser.get("/r/pass")
            let pass = try #require(try await pass)
            try await tell([PassEnded(pass: pass.id, household: household, why: .movedAway, on: Site.today)])
            #expect(try await browser.get("/r/pass/code").status == 204)
        }
    }

    /// What may not stand on the page of a family that has lost its only child, in any language.
    private static let hurtful = [
        "お子さま", "子ども", "きょうだい", "妊娠", "出産", "赤ちゃん", "登録すると", "終わりました", "期限", "register", "children",
        "child", "baby", "expired", "reached its last day",
    ]

    @Test(
        "after a loss the page says that there is none and who would listen, and nothing else, however the pass ended",
        arguments: Language.allCases, [PassEnd.noChild, .lastDay, .movedAway])
    func loss(_ language: Language, _ why: PassEnd) async throws {
        try await visiting(registered) { browser in
            _ = try await browser.get("/r/pass")
            let pass = try #require(try await pass)
            try await tell([
                LossTold(household: household, child: one),
                PassEnded(pass: pass.id, household: household, why: why, on: Site.today),
            ])
            let text = try await browser.get("/r/pass?lang=\(language.rawValue)").text
            let start = try #require(text.range(of: "</h1>"))
            let end = try #require(text.range(of: "</main>"))
            let words = String(text[start.upperBound..<end.lowerBound])
            #expect(words.contains("保健師") || words.contains("nurses"))
            for word in Self.hurtful { #expect(!words.contains(word), "\(word)") }
        }
    }

    @Test("each way of having none has its own words, and none of them a code")
    func withoutPass() async throws {
        let pass = Example.pass
        let issued = PassIssued(
            pass: pass, household: household, serial: Example.serial, link: nil, municipality: Site.home,
            ground: .child, until: .known(CivilDate(iso: "2026-03-31")!), on: Site.today)
        let stories: [([any Event], String)] = [
            ([], "登録がすむと、すぐに使えます"),
            (registered + [HouseholdMovedAway(household: household, on: Site.today)], "新しいお住まいの都道府県"),
            (
                registered + [issued, PassRevoked(pass: pass, household: household, why: .misuse, on: Site.today)],
                "いま使えません"
            ),
            (
                [
                    registered[0], registered[1], registered[3], issued,
                    PassEnded(pass: pass, household: household, why: .lastDay, on: Site.today),
                ], "ありがとうございました"
            ),
        ]
        for (facts, words) in stories {
            let own = PassTests()
            try await own.visiting(facts) { browser in
                let page = try await browser.get("/r/pass").text
                #expect(page.contains(words) && !page.contains("data-code"), "\(words)")
            }
        }
    }

    @Test("a lost phone: a new pass once, however often the form is sent, and the old serial is gone")
    func lost() async throws {
        try await visiting(registered) { browser in
            _ = try await browser.get("/r/pass")
            let old = try await pass?.serial
            let page = try await browser.get("/r/pass/lost")
            for _ in 1...2 {
                let answer = try await submit(page, to: "/r/pass/lost", in: browser)
                #expect(answer.status == 303 && answer.header("location") == "/r/pass?done=again")
            }
            #expect(try await pass?.serial != old)
            #expect(try await site.test.facts().count { $0 is PassReissued } == 1)
            #expect(try await browser.get("/r/pass?done=again").text.contains("新しいパスポートに切り替えました"))
        }
    }

    @Test("on paper: made once a school year, shown with its own code and its last day")
    func paper() async throws {
        try await visiting(registered) { browser in
            _ = try await browser.get("/r/pass")
            let page = try await browser.get("/r/pass/paper")
            #expect(!page.text.contains("paper-mark"))
            #expect(try await browser.get("/r/pass/paper.pdf").status == 404, "none was made")
            for _ in 1...2 { #expect(try await submit(page, to: "/r/pass/paper", in: browser).status == 303) }
            #expect(try await site.test.facts().count { $0 is PassPrinted } == 1)
            let made = try await browser.get("/r/pass/paper").text
            #expect(made.contains("paper-mark") && made.contains("2027年3月31日") && made.contains("<svg viewBox"))
            #expect(made.contains("href=\"/r/pass/paper.pdf\""))
            let file = try await browser.get("/r/pass/paper.pdf")
            #expect(file.status == 200 && file.header("content-type") == "application/pdf")
            #expect(file.header("cache-control") == "no-store")
            #expect(file.text.contains("2027年3月31日") && file.text.contains("/v#"), "the page's own code")
        }
    }
}
