import Events
import Offices
import Support
import Testing

@testable import Web

@Suite("Coming in by a link, and one's own account")
struct JoinPageTests {
    private let site = Site()

    @Test("the link shows who is invited as what; password and first code let in, once")
    func joins() async throws {
        try await site.openOffices()
        let link = try await site.invite("hanako", Example.yokohama, [.author, .approver])
        let secret = try await site.book.offer(link.secret).authenticator
        let path = JoinLink.path + link.secret
        try await site.open { browser in
            let page = try await browser.get(path)
            for text in ["職員 hanako", "横浜市", "作成", "承認", "<svg data-text=", "2026-11-29 09:00"] {
                #expect(page.text.contains(text), "\(text)")
            }
            #expect(page.text.replacing(" ", with: "").contains(secret.base32))
            #expect(try await browser.get(path.lowercased()).text.contains(secret.base32.prefix(4)))
            let token = try #require(page.field("token"))
            func join(_ password: String, _ code: String) async throws -> Browser.Answer {
                try await browser.post(path, [("token", token), ("password", password), ("code", code)])
            }
            for (password, text) in [
                ("short", "12文字以上"), ("hanako hanako 77", "含むパスワードは使えません"), ("passwordpassword", "よく使われる"),
                (String(repeating: "aBcDe1", count: 50), "256文字まで"),
            ] {
                let answer = try await join(password, site.code(secret))
                #expect(answer.status == 422 && answer.text.contains(text) && !answer.text.contains(password))
            }
            let wrong = try await join(Site.password, "000000")
            #expect(wrong.status == 422 && wrong.text.contains("確認コードが違います"))
            let first = try await join(Site.password, site.code(secret))
            #expect(first.status == 303 && first.header("location") == "/console")
            #expect(try await browser.get("/console").status == 200)
            let stranger = Browser(address: browser.address)
            let over = try await stranger.get(path)
            #expect(over.status == 410 && over.text.contains("このリンクは使えません"))
            #expect(try await stranger.get(JoinLink.path + "0123").status == 410)
            #expect(try await site.count(StaffJoined.self) == 1)
        }
    }

    @Test("a link that ran out says so kindly, and so does one whose account is suspended")
    func over() async throws {
        try await site.openOffices()
        let link = try await site.invite("hanako", Example.yokohama, [.author])
        try await site.open { browser in
            let path = JoinLink.path + link.secret
            let token = try #require(try await browser.get(path).field("token"))
            try await site.book.execute(
                SuspendStaff(staff: link.staff, by: .terminal, now: site.book.now), by: .terminal)
            #expect(try await browser.get(path).text.contains("停止されているか"))
            site.pass(seconds: 7 * 86_400)
            #expect(try await browser.get(path).text.contains("新しいリンクを依頼"))
            // The session that the form belonged to is over, too.
            #expect(try await browser.post(path, [("token", token)]).status == 403)
            let late = try await browser.send(path, from: "/console/sign-in", [("password", Site.password)])
            #expect(late.status == 410)
        }
    }

    @Test("another password takes the old one, ends the other sessions and goes on in this browser")
    func password() async throws {
        try await site.openOffices()
        let person = try await site.person("hanako", Example.yokohama, [.author])
        site.pass(seconds: 1)
        try await site.open { browser in
            let other = Browser(address: browser.address)
            for each in [browser, other] { each.keep(try site.signedIn(person.session)) }
            func change(_ old: String, _ new: String) async throws -> Browser.Answer {
                try await browser.send(
                    "/console/account/password", from: "/console/account", [("old", old), ("password", new)])
            }
            #expect(try await change("wrong", "another sentence 77").text.contains("いまのパスワードが違う"))
            let short = try await change(Site.password, "short")
            #expect(short.status == 422 && short.text.contains("12文字以上") && !short.text.contains(Site.password))
            let done = try await change(Site.password, "another sentence 77")
            #expect(done.status == 303 && done.header("location") == "/console/account?saved=1")
            site.pass(seconds: 1)
            #expect(try await browser.get("/console/account?saved=1").text.contains("変更しました"))
            #expect(try await other.get("/console").status == 303)
            #expect(try await site.count(StaffPasswordSet.self) == 1)
        }
    }

    @Test("whoever ends all sessions is out everywhere, and only they")
    func sessions() async throws {
        try await site.openOffices()
        let person = try await site.person("hanako", Example.yokohama, [.author])
        let colleague = try await site.person("jiro", Example.yokohama, [.author])
        site.pass(seconds: 1)
        try await site.open { browser in
            let (other, third) = (Browser(address: browser.address), Browser(address: browser.address))
            for each in [browser, other] { each.keep(try site.signedIn(person.session)) }
            third.keep(try site.signedIn(colleague.session))
            #expect(try await browser.send("/console/account/sessions", from: "/console/account").status == 303)
            for each in [browser, other] { #expect(try await each.get("/console").status == 303) }
            #expect(try await third.get("/console").status == 200)
        }
    }
}
