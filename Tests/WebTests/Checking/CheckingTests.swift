import Calendar
import Crypto
import EventModel
import EventStore
import Events
import Foundation
import LINE
import Passports
import Places
import Support
import Testing

@testable import Web

@Suite("The checking page")
struct CheckingTests {
    private static let serial = PassSerial(ULID("01JD8Z0000SER1A00000000001")!)
    private static let json = ["content-type": "application/json", "origin": Site.publicURL]

    private struct Told: Decodable {
        let now: Int64
        let answers: [String]
    }

    private func tell(
        _ browser: Browser, _ tokens: [(String, Int64)], shop: ShopCode? = nil, checker: String = "a", refused: Int = 0
    ) async throws -> [String] {
        let uses = tokens.map { #"{"token":"\#($0.0)","at":\#($0.1)}"# }.joined(separator: ",")
        let code = shop.map { "\"\($0)\"" } ?? "null"
        let body = #"{"checker":"\#(checker)","shop":\#(code),"uses":[\#(uses)],"refused":\#(refused)}"#
        let answer = try await browser.post("/v/uses", body: Array(body.utf8), Self.json)
        guard answer.status == 200 else { return ["\(answer.status)"] }
        return try JSONDecoder().decode(Told.self, from: Data(answer.text.utf8)).answers
    }

    @Test("the page stands whole in one answer with its keys, and is not sent again to who has it")
    func page() async throws {
        let site = Site()
        try await site.open { browser in
            let page = try await browser.get("/v?shop=7K2M9Q4T")
            #expect(page.status == 200 && page.text.utf8.count < 30_000)
            for fault in PassFault.allCases { #expect(page.text.contains("data-verdict=\"\(fault.rawValue)\"")) }
            #expect(page.text.contains("data-issuer=\"\(Site.publicURL)\"") && page.text.contains("1.2026q4"))
            let policy = page.header("content-security-policy") ?? ""
            #expect(policy.contains("script-src 'self';") && policy.contains("worker-src 'self'"))
            #expect(page.header("set-cookie") == nil, "a shop is nobody's session")
            let again = try await browser.get("/v", ["if-none-match": page.header("etag") ?? ""])
            #expect(again.status == 304 && again.text.isEmpty)
            let worker = try await browser.get("/v/worker.js")
            #expect(worker.header("service-worker-allowed") == "/v" && !worker.text.contains("VERSION"))
            for path in ["check.css", "check.js", "judge.js", "icon.svg", "manifest.webmanifest"] {
                #expect(worker.text.contains("\"/v/\(path)\""), "kept on the device")
                #expect(try await browser.get("/v/\(path)").status == 200)
            }
        }
    }

    @Test("with the published keys and the signed list alone, anybody checks what we sign")
    func published() async throws {
        let void = VoidSerial(serial: Self.serial, isPaper: true, on: Site.today)
        let site = Site(void: { _ in [void] })
        let desk = site.desk()
        try await site.open { browser in
            let keys = try await browser.get("/v/keys.json")
            #expect(try await browser.get("/.well-known/jwks.json").text == keys.text)
            #expect(keys.header("access-control-allow-origin") == "*")
            let set = try JSONDecoder().decode(PassKeySet.self, from: Data(keys.text.utf8))
            struct List: Decodable {
                let protected: String
                let payload: String
                let signature: String
            }
            let list = try await browser.get("/v/revoked.json")
            #expect(list.header("content-type") == "application/jose+json")
            let parts = try JSONDecoder().decode(List.self, from: Data(list.text.utf8))
            // The list is signed like a pass, and yet no pass.
            let text = "\(parts.protected).\(parts.payload).\(parts.signature)"
            let verifier = PassVerifier(keys: set, issuer: Site.publicURL)
            #expect(throws: PassFault.unreadable) { try verifier.open(text) }
            let mint = try await desk.mints.mint()
            let now = JapanTime(milliseconds: site.test.world.now)
            let paper = try mint.paper(Self.serial, at: now, last: Site.today)
            #expect(try verifier.verify(paper.text, at: now).form == .paper)
            let said = try #require(Base64URL.bytes(of: parts.payload.utf8))
            #expect(String(decoding: said, as: UTF8.self).contains("\"\(paper.claims.pseudonym)\""))
            let informed = PassVerifier(keys: set, issuer: Site.publicURL, revoked: [paper.claims.pseudonym])
            #expect(throws: PassFault.revoked) { try informed.verify(paper.text, at: now) }
        }
    }

    @Test("uses are counted by shop and hour, and nothing of a pass is written down")
    func counts() async throws {
        var site = Site()
        let desk = site.desk()
        site.checks = desk
        let test = site.test
        try await site.open { browser in
            let mint = try await desk.mints.mint()
            let now = JapanTime(milliseconds: test.world.now)
            let live = try mint.live(Self.serial, at: now)
            let paper = try mint.paper(Self.serial, at: now, last: Site.today)
            let tokens = [(live.text, now.milliseconds), (paper.text, now.milliseconds), ("a.b.c", now.milliseconds)]
            #expect(
                try await tell(browser, tokens, shop: Example.checkedShop, refused: 2) == [
                    "counted", "counted", "refused",
                ])
            #expect(try await tell(browser, [tokens[0]], shop: Example.checkedShop) == ["again"])
            try await desk.writeDown()
            try await desk.writeDown()
            let facts = try await test.facts().compactMap { $0 as? PassesChecked }
            #expect(facts.map(\.shop) == [Example.checkedShop] && facts.map(\.accepted) == [2])
            #expect(facts.map(\.refused) == [2] && facts.map(\.onPaper) == [1] && facts.map(\.hour) == [9])
            let page = Page<String>()
            _ = try await test.log.store.read(.all, after: .start, through: nil, limit: .max) {
                page.append(String(decoding: $0.data, as: UTF8.self))
            }
            #expect(!page.take().contains { $0.contains(live.claims.pseudonym) })
        }
    }

    @Test("a code that no shop has is no shop: what comes with it is counted without one")
    func noShop() async throws {
        var site = Site()
        let desk = site.desk()
        site.checks = desk
        let test = site.test
        try await site.open { browser in
            #expect(try await tell(browser, [], shop: Site.noShop, refused: 3).isEmpty)
            try await desk.writeDown()
            let facts = try await test.facts().compactMap { $0 as? PassesChecked }
            #expect(facts.map(\.shop) == [nil] && facts.map(\.refused) == [3])
        }
    }

    @Test("the same code at two shops is told to the second, and to the office once")
    func alarm() async throws {
        var site = Site()
        let desk = site.desk()
        site.checks = desk
        let test = site.test
        try await site.open { browser in
            let now = JapanTime(milliseconds: test.world.now)
            let live = try await desk.mints.mint().live(Self.serial, at: now)
            let use = [(live.text, now.milliseconds + 5_000)]
            #expect(try await tell(browser, use, shop: Example.checkedShop) == ["counted"])
            for checker in ["b", "c"] {
                #expect(try await tell(browser, use, shop: Example.otherShop, checker: checker) == ["replayed"])
            }
            let alarms = try await test.facts().compactMap { $0 as? PassAlarmed }
            #expect(alarms.map(\.sign) == [.twice] && alarms[0].shops == [Example.checkedShop, Example.otherShop])
        }
    }

    @Test("a page that was offline for days is believed for the moment of each check, and for no other")
    func late() async throws {
        var site = Site()
        let desk = site.desk()
        site.checks = desk
        let test = site.test
        try await site.open { browser in
            let then = JapanTime(milliseconds: test.world.now)
            let live = try await desk.mints.mint().live(Self.serial, at: then)
            test.world.advance(milliseconds: 3 * 86_400_000)
            let now = test.world.now
            #expect(try await tell(browser, [(live.text, now)]) == ["refused"])
            #expect(try await tell(browser, [(live.text, then.milliseconds + 3_600_000)]) == ["refused"])
            #expect(try await tell(browser, [(live.text, then.milliseconds + 10_000)]) == ["counted"])
            test.world.advance(milliseconds: 5 * 86_400_000)
            #expect(try await tell(browser, [(live.text, then.milliseconds + 10_000)], checker: "b") == ["refused"])
        }
    }

    @Test("new secrets void every earlier pass at once")
    func replaced() async throws {
        let site = Site()
        let desk = site.desk()
        let now = JapanTime(milliseconds: site.test.world.now)
        let before = try await desk.mints.mint().live(Self.serial, at: now)
        try await site.log.execute(
            ReplacePassKeys(generation: 1, why: .leaked, today: Site.today), as: site.test.command(by: "operator"))
        site.test.world.advance(milliseconds: 3_000)
        let mint = try await desk.mints.mint()
        let verifier = PassVerifier(keys: mint.keys.keySet(on: Site.today), issuer: Site.publicURL)
        #expect(throws: PassFault.unknownIssuer) { try verifier.verify(before.text, at: now) }
        #expect(try verifier.verify(mint.live(Self.serial, at: now).text, at: now).form == .live)
    }

    @Test("what is no report is refused, from another site too, and whoever asks too often has to wait")
    func refused() async throws {
        let site = Site()
        try await site.open { browser in
            func post(_ body: String, _ headers: [String: String] = Self.json) async throws -> Int {
                try await browser.post("/v/uses", body: Array(body.utf8), headers).status
            }
            for body in ["", "[]", "{}", #"{"checker":1}"#] { #expect(try await post(body) == 403) }
            let good = #"{"checker":"a","shop":"nonsense","uses":[],"refused":-5}"#
            #expect(try await post(good) == 200)
            #expect(try await post(good, ["content-type": "application/json", "origin": "https://e.example"]) == 403)
            #expect(try await post(good, ["content-type": "text/plain", "origin": Site.publicURL]) == 403)
            #expect(try await post(String(repeating: " ", count: 140_000)) == 413)
            var statuses: Set<Int> = []
            for _ in 0..<620 { statuses.insert(try await post(good)) }
            #expect(statuses == [200, 429])
        }
    }
}
