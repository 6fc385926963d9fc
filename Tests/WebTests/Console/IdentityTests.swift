import Events
import Offices
import Support
import Synchronization
import Testing

@testable import Web

@Suite("Signing in by the prefecture's identity provider")
struct IdentityTests {
    private func play(_ visit: @Sendable (Site, Issuer, Browser) async throws -> Void) async throws {
        var site = Site()
        let world = site.test.world
        let issuer = Issuer(now: { world.now })
        try await site.openOffices()
        try await issuer.open {
            site.issuer = issuer.address
            let site = site
            try await site.open { try await visit(site, issuer, $0) }
        }
    }

    /// Goes to the provider from a page, and comes back.
    private func goThrough(_ page: String, _ issuer: Issuer, _ browser: Browser) async throws -> Browser.Answer {
        let away = try await browser.get(page)
        let address = try #require(away.header("location"))
        try #require(address.hasPrefix(issuer.address + "/authorize?"))
        return try await comeBack(issuer.authorize(address), browser)
    }

    private func comeBack(_ query: [String: String], _ browser: Browser) async throws -> Browser.Answer {
        let fields = query.map { "\($0.key)=\($0.value.replacing(":", with: "%3A").replacing("/", with: "%2F"))" }
        return try await browser.get("/console/sign-in/return?" + fields.joined(separator: "&"))
    }

    private func join(_ site: Site, _ issuer: Issuer, _ browser: Browser, _ name: String = "hanako") async throws
        -> String
    {
        let link = try await site.invite(name, Example.yokohama, [.author])
        let answer = try await goThrough("\(JoinLink.path)\(link.secret)/identity", issuer, browser)
        #expect(answer.status == 303 && answer.header("location") == "/console")
        site.pass(seconds: 1)
        return JoinLink.path + link.secret
    }

    @Test("somebody comes in by a link, and signs in from then on, with either kind of key; another one does not")
    func good() async throws {
        try await play { site, issuer, browser in
            #expect(try await browser.get("/console/sign-in").text.contains("庁内の認証基盤で入る"))
            let link = try await join(site, issuer, browser)
            #expect(try await browser.get("/console/account").text.contains("職員 hanako"))
            for isRSA in [false, true] {
                issuer.set { $0.signsWithRSA = isRSA }
                let other = Browser(address: browser.address)
                let answer = try await goThrough("/console/sign-in/identity?next=/console/account", issuer, other)
                #expect(answer.status == 303 && answer.header("location") == "/console/account")
                #expect(try await other.get("/console/account").status == 200)
            }
            issuer.set { $0.wrong = "list" }
            #expect(try await goThrough("/console/sign-in/identity", issuer, browser).status == 303)
            issuer.set { $0.subject = "43" }
            let other = Browser(address: browser.address)
            #expect(try await goThrough("/console/sign-in/identity", issuer, other).status == 401)
            #expect(try await other.get("/console").status == 303)
            #expect(try await other.get(link + "/identity").status == 410)
            #expect(issuer.state.withLock { $0.keyRequests } == 1)
        }
    }

    @Test(
        "a token that is not what it must be lets nobody in",
        arguments: [
            "issuer", "audience", "audiences", "party", "expired", "future", "nonce", "no nonce", "subject",
            "algorithm",
            "swapped", "unknown key", "none", "nothing", "public key as secret", "foreign key",
        ])
    func wrong(_ what: String) async throws {
        try await play { site, issuer, browser in
            _ = try await join(site, issuer, browser)
            for isRSA in [false, true] where !isRSA || what != "foreign key" {
                issuer.set {
                    $0.signsWithRSA = isRSA
                    $0.wrong = what
                }
                let other = Browser(address: browser.address)
                let answer = try await goThrough("/console/sign-in/identity", issuer, other)
                #expect(answer.status == 401 && answer.text.contains("確かめられませんでした"))
                #expect(try await other.get("/console").status == 303)
            }
            #expect(try await site.count(StaffSignedIn.self) == 0)
        }
    }

    @Test("an answer serves one question of one browser, once, and no other provider's answer serves it")
    func state() async throws {
        try await play { site, issuer, browser in
            _ = try await join(site, issuer, browser)
            let (one, other) = (Browser(address: browser.address), Browser(address: browser.address))
            func begin(_ browser: Browser) async throws -> [String: String] {
                issuer.authorize(try #require(try await browser.get("/console/sign-in/identity").header("location")))
            }
            let (mine, theirs) = (try await begin(one), try await begin(other))
            // Somebody else's answer, put under one's browser.
            #expect(try await comeBack(theirs, one).status == 401)
            // The question is forgotten now; the right answer comes too late.
            #expect(try await comeBack(mine, one).status == 401)
            // A code of another question: the verifier does not fit.
            let again = try await begin(one)
            let mixed = again.merging(["code": theirs["code"] ?? ""]) { $1 }
            #expect(try await comeBack(mixed, one).status == 401)
            let last = try await begin(one)
            #expect(try await comeBack(last.merging(["iss": "https://elsewhere.example"]) { $1 }, one).status == 401)
            let good = try await begin(one)
            #expect(try await comeBack(good, one).status == 303)
            #expect(try await comeBack(good, one).status == 401)
            for query in [[:], ["error": "access_denied"], ["code": "x", "state": "y"]] {
                #expect(try await comeBack(query, Browser(address: browser.address)).status == 401)
            }
            #expect(try await site.count(StaffSignedIn.self) == 1)
        }
    }

    @Test("one identity belongs to one account, and settings of another issuer are not believed")
    func taken() async throws {
        try await play { site, issuer, browser in
            _ = try await join(site, issuer, browser)
            let link = try await site.invite("jiro", Example.yokohama, [.author])
            let other = Browser(address: browser.address)
            let answer = try await goThrough("\(JoinLink.path)\(link.secret)/identity", issuer, other)
            #expect(answer.status == 401 && answer.text.contains("ほかのアカウント"))
            #expect(try await site.count(StaffIdentityLinked.self) == 1)
        }
        try await play { _, issuer, browser in
            issuer.set { $0.wrong = "settings" }
            let answer = try await browser.get("/console/sign-in/identity")
            #expect(answer.status == 401 && answer.text.contains("つながりません"))
        }
    }
}
