import Events
import Offices
import Support
import Testing

@testable import Web

@Suite("Signing in to the console")
struct StaffSignInTests {
    private let site = Site()

    private func signIn(
        _ browser: Browser, _ name: String = "hanako", _ password: String = Site.password, _ code: String,
        next: String = ""
    ) async throws -> Browser.Answer {
        let page = try await browser.get("/console/sign-in")
        return try await browser.post(
            "/console/sign-in",
            [
                ("token", try #require(page.field("token"))), ("attempt", try #require(page.field("attempt"))),
                ("name", name), ("password", password), ("code", code), ("next", next),
            ])
    }

    @Test("name, password and code open the console, in a session of its own, and lead to where one wanted to go")
    func good() async throws {
        try await site.openOffices()
        let person = try await site.person("hanako", Example.yokohama, [.author])
        site.pass(seconds: 60)
        try await site.open { browser in
            let away = try await browser.get("/console/account")
            #expect(away.status == 303 && away.header("location") == "/console/sign-in?next=/console/account")
            let before = try #require(try await browser.get("/console/sign-in").header("set-cookie"))
            let answer = try await signIn(
                browser, " Hanako ", Site.password, site.code(person.secret), next: "/console/account")
            #expect(answer.status == 303 && answer.header("location") == "/console/account")
            let cookie = try #require(answer.header("set-cookie"))
            #expect(cookie.hasPrefix("__Host-hagukumi-console=") && cookie != before)
            let account = try await browser.get("/console/account")
            #expect(account.status == 200)
            for text in ["職員 hanako", "横浜市", "作成", "2027-04-30", "2026-11-22 09:01", "09:16に終了します"] {
                #expect(account.text.contains(text), "\(text)")
            }
        }
    }

    @Test("whatever is wrong, the page says one and the same, shows the name again and never the password")
    func wrong() async throws {
        try await site.openOffices()
        let person = try await site.person("hanako", Example.yokohama, [.author])
        site.pass(seconds: 60)
        let code = site.code(person.secret)
        try await site.open { browser in
            var pages: Set<String> = []
            for (name, password, code) in [
                ("hanako", "another password", code), ("hanako", Site.password, "000000"),
                ("hanako", Site.password, ""), ("nobody", Site.password, code), ("", "", ""),
                ("<b>\"hanako", "x", "1"), (String(repeating: "あ", count: 5_000), "x", "1"),
            ] {
                let answer = try await signIn(browser, name, password, code)
                #expect(answer.status == 422)
                #expect(!answer.text.contains(Site.password) && !answer.text.contains("<b>"))
                pages.insert(
                    String(answer.text.split(separator: "role=\"alert\"").last?.prefix { $0 != "/" } ?? ""))
            }
            #expect(pages.count == 1)
            #expect(try await browser.get("/console").status == 303)
        }
        #expect(try await site.count(StaffSignedIn.self) == 0)
    }

    @Test("a form that was sent twice is one attempt, and both answers let in; a code that was used does not")
    func twice() async throws {
        try await site.openOffices()
        let person = try await site.person("hanako", Example.yokohama, [.author])
        site.pass(seconds: 60)
        let code = site.code(person.secret)
        try await site.open { browser in
            let page = try await browser.get("/console/sign-in")
            let cookie = try #require(page.header("set-cookie")).prefix { $0 != ";" }
            func send(_ attempt: String, _ code: String) async throws -> Int {
                browser.keep(String(cookie))
                return try await browser.post(
                    "/console/sign-in",
                    [
                        ("token", try #require(page.field("token"))), ("attempt", attempt), ("name", "hanako"),
                        ("password", Site.password), ("code", code),
                    ]
                ).status
            }
            let attempt = try #require(page.field("attempt"))
            let wrong = "01JD8Z0000TRY0000000000009"
            #expect(try await send(wrong, "000000") == 422)
            #expect(try await send(wrong, code) == 422)
            #expect(try await send(attempt, code) == 303)
            #expect(try await send(attempt, code) == 303)
            #expect(try await send(attempt, "000000") == 422)
            #expect(try await send("01JD8Z0000TRY0000000000008", code) == 422)
            #expect(try await send(attempt, code) == 422)
        }
        #expect(try await site.count(StaffSignedIn.self) == 1)
    }

    @Test(
        "after signing in one goes on to a page of the console, never elsewhere",
        arguments: [
            ("/console/staff", "/console/staff"), ("https://evil.example", "/console"), ("//evil.example", "/console"),
            ("/r", "/console"), ("/console//evil", "/console"), ("/console/sign-in", "/console"),
            ("/console/sign-out", "/console"), ("/console/join/x", "/console"), ("/console/\\evil", "/console"),
            ("/console/a\r\nSet-Cookie:x", "/console"), ("", "/console"),
        ])
    func next(asked: String, goes: String) {
        #expect(Console.next(asked) == goes)
    }

    @Test("a quarter of an hour without a sign ends the session, and the page says so")
    func ends() async throws {
        try await site.openOffices()
        let person = try await site.person("hanako", Example.yokohama, [.author])
        try await site.open { browser in
            browser.keep(try site.signedIn(person.session))
            #expect(try await browser.get("/console").status == 200)
            site.pass(seconds: 14 * 60)
            #expect(try await browser.get("/console").status == 200)
            site.pass(seconds: 14 * 60)
            let token = try #require(try await browser.get("/console/account").field("token"))
            site.pass(seconds: 15 * 60 + 1)
            let late = try await browser.post("/console/account/sessions", [("token", token)])
            #expect(late.status == 401 && late.text.contains("記録されていません"))
            let away = try await browser.get("/console")
            #expect(away.status == 303)
            #expect(try await browser.get("/console/sign-in?next=/console").text.contains("15分"))
            #expect(try await site.count(StaffSessionsEnded.self) == 0)
        }
    }

    @Test("ten hours after signing in a session ends, however busy it was")
    func wholeLife() async throws {
        try await site.openOffices()
        let person = try await site.person("hanako", Example.yokohama, [.author])
        try await site.open { browser in
            browser.keep(try site.signedIn(person.session))
            for _ in 0..<60 {
                site.pass(seconds: 600)
                #expect(try await browser.get("/console").status == 200)
            }
            site.pass(seconds: 1)
            #expect(try await browser.get("/console").status == 303)
        }
    }

    @Test("whoever is suspended is out at once, in the middle of a session, and is told that it ended")
    func suspended() async throws {
        try await site.openOffices()
        let person = try await site.person("hanako", Example.yokohama, [.author])
        try await site.open { browser in
            browser.keep(try site.signedIn(person.session))
            #expect(try await browser.get("/console").status == 200)
            #expect(
                try await browser.get("/console/sign-in?next=/console/account").header("location") == "/console/account"
            )
            try await site.book.execute(
                SuspendStaff(staff: person.session.staff, by: .terminal, now: site.book.now), by: .terminal)
            #expect(try await browser.get("/console").header("location") == "/console/sign-in?next=/console")
            #expect(try await browser.get("/console/sign-in").text.contains("この利用は終了しています"))
        }
    }

    @Test("signing out ends this browser's session and says so")
    func signOut() async throws {
        try await site.openOffices()
        let person = try await site.person("hanako", Example.yokohama, [.author])
        try await site.open { browser in
            browser.keep(try site.signedIn(person.session))
            let answer = try await browser.send("/console/sign-out", from: "/console")
            #expect(answer.status == 303)
            #expect(try await browser.get(try #require(answer.header("location"))).text.contains("終了しました"))
            #expect(try await browser.get("/console").status == 303)
        }
    }

    @Test("an address that tries and tries has to wait")
    func tooOften() async throws {
        try await site.open { browser in
            let token = try #require(try await browser.get("/console/sign-in").field("token"))
            var statuses: [Int] = []
            for _ in 0..<61 { statuses.append(try await browser.post("/console/sign-in", [("token", token)]).status) }
            #expect(statuses.prefix(60).allSatisfy { $0 == 422 } && statuses.last == 429)
        }
    }
}
