import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Households
import Support
import Testing

@testable import Web

@Suite("Links, codes and calendars on the families' pages")
struct FamilyDoorPagesTests {
    private let families = FamilySite()
    private let other = HouseholdID(ULID(bits: 8))
    private var site: Site { families.site }

    private func someone(_ household: HouseholdID, at address: String) throws -> Browser {
        let browser = Browser(address: address)
        browser.keep(try site.signedIn(as: household.tag))
        return browser
    }

    private func value(of id: String, in page: Browser.Answer) throws -> String {
        let start = try #require(page.text.range(of: "id=\"\(id)\" readonly value=\""))
        return String(page.text[start.upperBound...].prefix { $0 != "\"" })
    }

    @Test("a link is shown once; who accepts sees what is shared, agrees, and either ends it without a word")
    func links() async throws {
        try await families.register()
        try await families.visiting { browser in
            let relation = [("relation", "grandparent")]
            let made = try await families.send(
                browser, from: "/r/links", to: "/r/links/offer", hidden: ["fresh"], relation)
            #expect(made.location == "/r/links/offered")
            let shown = try await browser.get("/r/links/offered")
            let link = try value(of: "link", in: shown)
            #expect(shown.text.contains("<svg viewBox"))
            #expect(try await browser.get("/r/links/offered").location == "/r/links")
            let path = String(link.dropFirst(Site.publicURL.count))
            let stranger = Browser(address: browser.address)
            #expect(try await stranger.get(path).location == "/r/sign-in?next=\(path)")
            let grandmother = try someone(other, at: browser.address)
            let page = try await grandmother.get(path)
            #expect(page.status == 200 && page.text.contains("共有されるもの") && !page.text.contains("中区"))
            let secret = ("link", String(path.split(separator: "/").last ?? ""))
            let token = ("token", try #require(page.field("token")))
            #expect(try await grandmother.post("/r/links/accept", [token, secret]).status == 422)
            for _ in 1...2 {
                let answer = try await grandmother.post("/r/links/accept", [token, secret, ("agree", "yes")])
                #expect(answer.location == "/r/links?done=accepted")
            }
            #expect(try await site.test.facts().count { $0 is LinkAccepted } == 1)
            let mine = try await browser.get("/r/links")
            #expect(mine.text.contains("祖父母など") && !mine.text.contains(other.description))
            let ended = try await families.send(
                browser, from: "/r/links", to: "/r/links/end", [("link", try #require(mine.field("link")))])
            #expect(ended.location == "/r/links?done=ended")
            #expect(try await grandmother.get("/r/links").text.contains("name=\"link\"") == false)
            #expect(try await grandmother.get(path).location == "/r/links")
        }
    }

    @Test("the same offer sent twice is one offer, and a link that was taken back opens nothing")
    func offers() async throws {
        try await families.register()
        try await families.visiting { browser in
            let page = try await browser.get("/r/links")
            let form = try ["token", "fresh"].map { ($0, try #require(page.field($0))) } + [("relation", "guardian")]
            for _ in 1...2 { #expect(try await browser.post("/r/links/offer", form).status == 303) }
            #expect(try await site.test.facts().count { $0 is LinkOffered } == 1)
            let link = try value(of: "link", in: try await browser.get("/r/links/offered"))
            let path = String(link.dropFirst(Site.publicURL.count))
            #expect(try await browser.get(path).text.contains("あなたがつくったリンク"))
            let offers = try await browser.get("/r/links")
            let withdraw = [("token", form[0].1), ("offer", try #require(offers.field("offer")))]
            #expect(try await browser.post("/r/links/withdraw", withdraw).location == "/r/links?done=withdrawn")
            #expect(try await someone(other, at: browser.address).get(path).status == 404)
            let foreign = [("token", form[0].1), ("link", ULID(bits: 5).description)]
            #expect(try await browser.post("/r/links/end", foreign).status == 404)
        }
    }

    @Test("a code is shown once, moves the household to the other LINE user, and the older sessions are over")
    func recovery() async throws {
        try await families.register()
        try await site.test.log.append(
            [HouseholdFollowed(household: other, lineUser: .known("Unew"), at: 1)], as: site.test.command())
        try await families.visiting { old in
            let page = try await old.get("/r/recovery")
            let form = try ["token", "fresh"].map { ($0, try #require(page.field($0))) } + [("last", "")]
            for _ in 1...2 { #expect(try await old.post("/r/recovery/issue", form).location == "/r/recovery/code") }
            #expect(try await site.test.facts().count { $0 is RecoveryCodeIssued } == 1)
            let shown = try await old.get("/r/recovery/code").text
            let start = try #require(shown.range(of: "<p class=\"code\">"))
            let code = String(shown[start.upperBound...].prefix { $0 != "<" })
            #expect(try await old.get("/r/recovery/code").location == "/r/recovery")
            let new = try someone(other, at: old.address)
            let token = ("token", try #require(try await new.get("/r/recovery").field("token")))
            let wrong = try await new.post("/r/recovery/enter", [token, ("code", "<b>1234")])
            #expect(wrong.status == 422 && wrong.text.contains("value=\"&lt;b&gt;1234\""))
            let session = try site.signedIn(as: other.tag)
            let answer = try await new.post("/r/recovery/enter", [token, ("code", code.lowercased())])
            #expect(answer.location == "/r/recovery?done=moved")
            #expect(try await new.get("/r/children").text.contains(FamilySite.born.words[.japanese]))
            #expect(try await old.get("/r/children").status == 303)
            let third = Browser(address: old.address)
            third.keep(session)
            #expect(try await third.get("/r").status == 303)
            // The form of the used code makes nothing good again.
            #expect(try await old.post("/r/recovery/issue", form).status == 401)
        }
    }

    @Test("signing out everywhere ends this session and every other")
    func everywhere() async throws {
        try await families.register()
        try await families.visiting { browser in
            let other = Browser(address: browser.address)
            other.keep(try site.signedIn(as: families.household.tag))
            let answer = try await families.send(browser, from: "/r/recovery", to: "/r/recovery/sign-out", [])
            #expect(answer.location == "/r/sign-in")
            #expect(try await other.get("/r").status == 303)
        }
    }

    @Test("a calendar is read by whoever has its address, names nobody, and is gone when it was taken back")
    func calendar() async throws {
        try await families.register()
        try await families.visiting { browser in
            let made = try await families.send(
                browser, from: "/r/calendar", to: "/r/calendar/issue", hidden: ["fresh"], [("last", "")])
            #expect(made.location == "/r/calendar/address")
            let address = try value(of: "address", in: try await browser.get("/r/calendar/address"))
            #expect(try await browser.get("/r/calendar/address").location == "/r/calendar")
            let path = String(address.dropFirst(Site.publicURL.count))
            let program = Browser(address: browser.address)
            let first = try await program.get(path)
            #expect(first.status == 200 && first.header("content-type") == "text/calendar; charset=utf-8")
            #expect(
                first.header("cache-control") == "no-store" && first.header("x-robots-tag")?.contains("noindex") == true
            )
            #expect(first.header("set-cookie") == nil)
            let unfolded = first.text.replacing("\r\n ", with: "")
            #expect(unfolded.contains("地域の案内: 横浜市\\n<i>市役所\\n"), "what its office says is with it")
            #expect(first.text.contains("BEGIN:VEVENT") && !first.text.contains(families.household.description))
            for line in first.text.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 75) }
            site.test.world.advance(milliseconds: 60_000)
            #expect(try await program.get(path).text == first.text)
            let uids = first.text.components(separatedBy: "\r\n").filter { $0.hasPrefix("UID:") }
            #expect(!uids.isEmpty && Set(uids).count == uids.count)
            #expect(try await program.get(String(path.dropLast())).status == 404)
            #expect(try await program.get("/calendar/\(ULID(bits: 1)).ics").status == 404)
            let revoked = try await families.send(browser, from: "/r/calendar", to: "/r/calendar/revoke", [])
            #expect(revoked.location == "/r/calendar?done=revoked")
            #expect(try await program.get(path).status == 404)
        }
    }

    @Test("a comparison shows both places, and a place that is none is asked for again")
    func compare() async throws {
        try await families.register()
        try await families.visiting { browser in
            let page = try await browser.get("/r/compare?to=143821")
            #expect(page.status == 200 && page.text.contains("<option value=\"143821\" selected>"))
            #expect(page.text.contains("違うところ"))
            let wrong = try await browser.get("/r/compare?to=%3Cscript%3E")
            #expect(wrong.text.contains("to-fault") && !wrong.text.contains("<script>"))
            #expect(try await browser.get("/r/compare?to=141046").text.contains("いまと違う"))
        }
    }

    @Test("codes and signing in are limited more strictly than pages, and waiting helps")
    func limits() async throws {
        try await families.register()
        try await families.visiting { browser in
            let token = ("token", try #require(try await browser.get("/r/recovery").field("token")))
            func enter() async throws -> Int {
                try await browser.post("/r/recovery/enter", [token, ("code", "1234")]).status
            }
            for _ in 1...8 { #expect(try await enter() == 422) }
            #expect(try await enter() == 429)
            site.test.world.advance(milliseconds: 61_000)
            #expect(try await enter() == 422)
            let stranger = Browser(address: browser.address)
            for _ in 1...200 { _ = try await stranger.get("/r/sign-in/return?code=a&state=b") }
            #expect(try await stranger.get("/r/sign-in/return?code=a&state=b").status == 429)
            #expect(try await stranger.get("/r/sign-in").status == 200)
        }
    }

    @Test("LINE's silence about its keys is no refusal of who signs in")
    func silence() async throws {
        try await site.open { browser in
            let form = ("token", try #require(try await browser.get("/r/sign-in").field("token")))
            // {"alg":"ES256","kid":"k"}.{}
            let token = ("id_token", "eyJhbGciOiJFUzI1NiIsImtpZCI6ImsifQ.e30.AAAA")
            #expect(try await browser.post("/r/sign-in/liff", [form, token]).status == 503)
        }
    }
}
