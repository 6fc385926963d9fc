import EventModel
import EventStore
import Events
import Households
import Support
import Testing

@testable import Web

@Suite("What guards the pages")
struct GuardTests {
    private let site = Site()
    private let household = HouseholdID(ULID(bits: 7))

    @Test("whoever has not signed in sees how to, not the page")
    func stranger() async throws {
        try await site.open { browser in
            let answer = try await browser.get("/r")
            #expect(answer.status == 303)
            #expect(answer.header("location") == "/r/sign-in?next=/r")
            #expect(try await browser.get("/r/sign-in?next=/r").text.contains("LINEで入る"))
        }
    }

    @Test("a family that has signed in sees its page, and nothing of it is kept by a cache")
    func family() async throws {
        try await site.open { browser in
            browser.keep(try site.signedIn(as: household.tag))
            let answer = try await browser.get("/r")
            #expect(answer.status == 200)
            #expect(answer.header("cache-control") == "no-store")
        }
    }

    @Test(
        "every answer carries the headers that keep a browser from being used against its reader",
        arguments: ["/r", "/nowhere", "/livez", "/assets/none"])
    func headers(path: String) async throws {
        try await site.open { browser in
            let answer = try await browser.get(path)
            let policy = try #require(answer.header("content-security-policy"))
            #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(answer.header("x-content-type-options") == "nosniff")
            #expect(answer.header("referrer-policy") == "same-origin")
            #expect(answer.header("strict-transport-security")?.contains("max-age=31536000") == true)
        }
    }

    @Test(
        "the cookie of a session is for this host alone, unreadable by scripts and not sent to us by other sites' forms"
    )
    func cookie() async throws {
        try await site.open { browser in
            let cookie = try #require(try await browser.get("/r/sign-in").header("set-cookie"))
            #expect(cookie.hasPrefix("__Host-hagukumi-residents="))
            for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] { #expect(cookie.contains(part)) }
            #expect(!cookie.contains("Domain"))
        }
    }

    @Test("a cookie that was changed, or is another door's, signs nobody in")
    func forged() async throws {
        let cookie = try site.signedIn(as: household.tag)
        let changed = String(cookie.dropLast(4)) + "AAAA"
        let other = try site.signedIn(as: household.tag, behind: .console)
            .replacing("hagukumi-console", with: "hagukumi-residents")
        try await site.open { browser in
            var statuses: Set<Int> = []
            for cookie in [changed, other, "__Host-hagukumi-residents=", "__Host-hagukumi-residents=%%%"] {
                browser.keep(cookie)
                statuses.insert(try await browser.get("/r").status)
            }
            #expect(statuses == [303])
        }
    }

    @Test("a session ends after twelve hours without a visit and after a day in any case")
    func sessionEnds() async throws {
        let hour: Int64 = 3_600_000
        try await site.open { browser in
            browser.keep(try site.signedIn(as: household.tag))
            for _ in 0..<2 {
                site.test.world.advance(milliseconds: 11 * hour)
                #expect(try await browser.get("/r").status == 200)
            }
            site.test.world.advance(milliseconds: 3 * hour)
            #expect(try await browser.get("/r").status == 303)
            browser.keep(try site.signedIn(as: household.tag))
            site.test.world.advance(milliseconds: 12 * hour + 1)
            #expect(try await browser.get("/r").status == 303)
        }
    }

    @Test("a family that was forgotten is out at once")
    func forgotten() async throws {
        try await site.open { browser in
            browser.keep(try site.signedIn(as: household.tag))
            #expect(try await browser.get("/r").status == 200)
            try await site.log.execute(Forget(household: household), as: site.test.command())
            #expect(try await browser.get("/r").status == 303)
        }
    }

    @Test("a family that signed out everywhere is out on every phone, and may come in again")
    func signedOutEverywhere() async throws {
        try await site.open { browser in
            let now = site.test.world.now
            browser.keep(try site.signedIn(as: household.tag))
            #expect(try await browser.get("/r").status == 200)
            try await site.log.execute(EndSessions(household: household, at: now), as: site.test.command())
            #expect(try await browser.get("/r").status == 303)
            site.test.world.advance(milliseconds: 1)
            browser.keep(try site.signedIn(as: household.tag))
            #expect(try await browser.get("/r").status == 200)
        }
    }

    @Test("the language that a link asks for holds on the pages after it")
    func language() async throws {
        try await site.open { browser in
            let tags = try await [
                browser.get("/r/sign-in?lang=en"), browser.get("/r/sign-in"), browser.get("/r/sign-in?lang=ja"),
                browser.get("/r/sign-in?lang=xx"),
            ].map(\.text)
            #expect(zip(tags, ["en", "en", "ja", "ja"]).allSatisfy { $0.contains("<html lang=\"\($1)\">") })
        }
    }

    @Test("a form without our token, with another session's, from another site or from nowhere changes nothing")
    func forms() async throws {
        try await site.open { browser in
            browser.keep(try site.signedIn(as: household.tag))
            let page = try await browser.get("/r")
            let token = try #require(page.field("token"))
            let other = try site.signedIn(as: household.tag)
            func signOut(_ token: String, _ headers: [String: String] = [:]) async throws -> Int {
                try await browser.post("/r/sign-out", [("token", token)], headers).status
            }
            #expect(try await signOut("") == 403)
            #expect(try await signOut(String(token.dropLast()) + "A") == 403)
            #expect(try await signOut(token, ["origin": "https://elsewhere.example"]) == 403)
            #expect(try await signOut(token, ["sec-fetch-site": "cross-site"]) == 403)
            #expect(try await signOut(token, ["content-type": "text/plain"]) == 403)
            #expect(try await signOut(token, ["origin": "null"]) == 403)
            #expect(try await signOut(token, ["origin": "null", "sec-fetch-site": "cross-site"]) == 403)
            browser.origin = nil
            #expect(try await signOut(token) == 403)
            browser.origin = Site.publicURL
            browser.keep(other)
            #expect(try await signOut(token) == 403)
            let fresh = try #require(try await browser.get("/r").field("token"))
            #expect(try await signOut(fresh, ["origin": "null", "sec-fetch-site": "same-origin"]) == 303)
            #expect(try await browser.get("/r").status == 303)
        }
    }

    @Test("a form of more than 64 KiB is refused as too large")
    func largeForm() async throws {
        try await site.open { browser in
            browser.keep(try site.signedIn(as: household.tag))
            let answer = try await browser.post("/r/sign-out", [("note", String(repeating: "a", count: 70_000))])
            #expect(answer.status == 413)
        }
    }

    @Test("whoever asks too often waits, and is told how long")
    func tooOften() async throws {
        try await site.open { browser in
            browser.keep(try site.signedIn(as: household.tag))
            for _ in 0..<120 { #expect(try await browser.get("/r").status == 200) }
            let answer = try await browser.get("/r")
            #expect(answer.status == 429)
            let wait = try #require(answer.header("retry-after").flatMap { Int64($0) })
            #expect(wait > 0)
            site.test.world.advance(milliseconds: wait * 1_000)
            #expect(try await browser.get("/r").status == 200)
        }
    }

    @Test("an attacker with many addresses does not fill the memory")
    func manyAddresses() throws {
        let limiter = RateLimiter(mostBuckets: 100, elapsed: { .zero })
        let once = Allowance("once", burst: 1, every: .seconds(60))
        for number in 0..<950 { try limiter.take(once, by: "\(number)") }
        #expect(throws: Trouble.tooMany(retryAfter: 61)) { try limiter.take(once, by: "949") }
    }

    @Test("errors are pages in the reader's language with a reference")
    func troubles() async throws {
        try await site.open { browser in
            let english = try await browser.get("/r/none", ["accept-language": "en-GB,en;q=0.9,ja;q=0.8"])
            #expect(english.status == 404)
            #expect(english.text.contains("There is no such page") && english.text.contains("lang=\"en\""))
            #expect(english.text.contains("Reference"))
            let french = try await browser.get("/r/none", ["accept-language": "fr"])
            #expect(french.text.contains("ページが見つかりません"))
            #expect(try await browser.get("/r/none?lang=ja-easy").text.contains("ページが ありません"))
        }
    }

    @Test("files of the pages are kept by browsers for a year, under names that change with them")
    func assets() async throws {
        try await site.open { browser in
            let style = Site.writer.assets.path(of: .style)
            let answer = try await browser.get(style)
            #expect(answer.status == 200 && answer.text.contains("--paper"))
            #expect(answer.header("cache-control") == "public, max-age=31536000, immutable")
            #expect(try await browser.get("/assets/000000000000-style.css").status == 404)
        }
    }
}
