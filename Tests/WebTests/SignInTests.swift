import EventModel
import Events
import Support
import Testing

@testable import Web

@Suite("Signing in to the families' pages")
struct SignInTests {
    private let site = Site()
    private let household = HouseholdID(ULID(bits: 7))

    @Test("the way to LINE carries state, nonce and a challenge, and nothing of the family")
    func begin() async throws {
        try await site.open { browser in
            let answer = try await browser.get("/r/sign-in/line?next=/r/coming")
            let address = try #require(answer.header("location"))
            #expect(answer.status == 303 && address.hasPrefix("https://access.line.me/oauth2/v2.1/authorize?"))
            for part in ["state=", "nonce=", "code_challenge=", "code_challenge_method=S256", "scope=openid"] {
                #expect(address.contains(part))
            }
        }
    }

    @Test("an answer that belongs to no question of this browser signs nobody in and records nothing")
    func foreign() async throws {
        try await site.open { browser in
            let answer = try await browser.get("/r/sign-in/return?code=abc&state=other")
            #expect(answer.status == 401 && answer.text.contains("もう一度お試しください"))
            #expect(try await browser.get("/r").status == 303)
            #expect(try await site.test.facts().isEmpty)
        }
    }

    @Test("a token that LINE did not sign signs nobody in", arguments: ["", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])
    func unsigned(token: String) async throws {
        try await site.open { browser in
            let form = try #require(try await browser.get("/r/sign-in").field("token"))
            let answer = try await browser.post("/r/sign-in/liff", [("token", form), ("id_token", token)])
            #expect(answer.status == 401)
            #expect(try await site.test.facts().isEmpty)
        }
    }

    @Test("a link of the demo signs in once, and not after its time")
    func demoLink() async throws {
        let now = site.test.world.now
        let good = try site.cookies.link(for: household.tag, until: now + 1_000)
        let late = try site.cookies.link(for: household.tag, until: now)
        try await site.open { browser in
            let answer = try await browser.get("/r/sign-in/demo/\(late)")
            #expect(answer.status == 404)
            #expect(try await browser.get("/r/sign-in/demo/\(good)x").status == 404)
            #expect(try await browser.get("/r/sign-in/demo/\(good)").status == 303)
            #expect(try await browser.get("/r").status == 200)
            let other = Browser(address: browser.address)
            #expect(try await other.get("/r/sign-in/demo/\(good)").status == 401)
            #expect(try await other.get("/r").status == 303)
        }
    }

    @Test(
        "after signing in one goes on to a page of ours, never elsewhere",
        arguments: [
            ("/r/coming", "/r/coming"), ("https://evil.example", "/r"), ("//evil.example", "/r"), ("/console", "/r"),
            ("/r//evil.example", "/r"), ("/r/sign-in/demo", "/r"), ("/r/a\r\nSet-Cookie:x", "/r"), ("", "/r"),
        ])
    func next(asked: String, goes: String) {
        #expect(SignInPages.next(asked) == goes)
    }
}
