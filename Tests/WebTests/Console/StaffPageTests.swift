import Calendar
import EventModel
import EventStore
import Events
import Offices
import Support
import Testing

@testable import Web

@Suite("The staff's pages")
struct StaffPageTests {
    private let site = Site()

    private func asOperator(
        of office: OfficeID = Example.yokohama, _ visit: (Browser, String) async throws -> Void
    ) async throws {
        try await site.openOffices()
        let me = try await site.placed(office, [.operator, .auditor])
        try await site.open { browser in
            browser.keep(me.cookie)
            try await visit(browser, me.token)
        }
    }

    @Test("an invitation that is sent twice is one, with one link, and its link lets in")
    func invite() async throws {
        try await asOperator { browser, token in
            let form = try #require(try await browser.get("/console/staff/invite").field("form"))
            let fields = [
                ("token", token), ("form", form), ("name", "<b>山田</b>"), ("sign-in", "yamada"),
                ("office", "city:14100"), ("role", "author"),
            ]
            let pages = try await [
                browser.post("/console/staff/invite", fields), browser.post("/console/staff/invite", fields),
            ].map(\.text)
            let links = pages.map { $0.firstMatch(of: /console\/join\/([0-9A-Z]{26})/)?.1 }
            #expect(links[0] != nil && links[0] == links[1])
            #expect(try await site.count(StaffInvited.self) == 2)
            #expect(try await site.book.offer(String(try #require(links[0]))).member.name == "<b>山田</b>")
            let list = try await browser.get("/console/staff")
            #expect(list.text.contains("&lt;b&gt;山田") && !list.text.contains("<b>山田") && list.text.contains("招待中"))
            // Another form is another invitation, and the name is taken.
            let again = try await browser.post(
                "/console/staff/invite", fields.map { $0.0 == "form" ? ("form", "\(ULID(bits: 5))") : $0 })
            #expect(again.status == 422 && again.text.contains("もうあります") && again.text.contains("value=\"yamada\""))
        }
    }

    @Test("what is wrong is said beside its field, and what was typed is shown again")
    func faults() async throws {
        try await asOperator { browser, token in
            let right = [("name", "山田"), ("sign-in", "yamada"), ("office", "city:14100"), ("role", "author")]
            for (name, value, fault) in [
                ("name", " ", "name-fault"), ("sign-in", "山田", "sign-in-fault"), ("office", "x", "office-fault"),
                ("role", "", "role-fault"), ("role", "keys", "role-fault"),
            ] {
                let fields = right.map { $0.0 == name ? (name, value) : $0 }
                let answer = try await browser.post("/console/staff/invite", [("token", token)] + fields)
                #expect(answer.status == 422 && answer.text.contains("id=\"\(fault)\""), "\(name)")
            }
            let elsewhere = right.map { $0.0 == "office" ? ("office", "city:14382") : $0 }
            #expect(try await browser.post("/console/staff/invite", [("token", token)] + elsewhere).status == 403)
            #expect(try await site.count(StaffInvited.self) == 1)
        }
    }

    @Test(
        "each change of an account is recorded once, however often its form is sent; a new link serves twice the same")
    func person() async throws {
        let other = try await site.placed(Example.yokohama, [.author])
        try await asOperator { browser, token in
            let path = "/console/staff/person/\(other.staff)"
            func twice(_ action: String, _ fields: [(String, String)] = []) async throws -> [Browser.Answer] {
                let all = [("token", token)] + fields
                return [
                    try await browser.post("\(path)/\(action)", all), try await browser.post("\(path)/\(action)", all),
                ]
            }
            #expect(try await twice("roles", [("role", "desk"), ("role", "author")]).map(\.status) == [303, 303])
            #expect(try await twice("term", [("until", "2027-01-31")]).map(\.status) == [303, 303])
            #expect(try await twice("suspend").map(\.status) == [303, 303])
            #expect(try await browser.get(path).text.contains("停止を解く"))
            #expect(try await twice("reinstate").map(\.status) == [303, 303])
            site.pass(seconds: 1)
            #expect(try await twice("sessions").map(\.status) == [303, 303])
            let form = try #require(try await browser.get(path).field("form"))
            let links = try await twice("link", [("form", form)]).map {
                $0.text.firstMatch(of: /console\/join\/([0-9A-Z]{26})/)?.1
            }
            #expect(links[0] != nil && links[0] == links[1])
            for (action, fields, words) in [
                ("roles", [], "1つ以上"), ("term", [("until", "x")], "最後の日は"),
                ("term", [("until", "2030-01-01")], "最後の日は"),
            ] as [(String, [(String, String)], String)] {
                let answer = try await twice(action, fields)[0]
                #expect(answer.status == 422 && answer.text.contains(words))
            }
            let counts = try await [
                site.count(StaffPosted.self), site.count(StaffTermSet.self), site.count(StaffSuspended.self),
                site.count(StaffReinstated.self), site.count(StaffSessionsEnded.self),
                site.count(StaffInvitedAgain.self),
            ]
            #expect(counts == [1, 1, 1, 1, 1, 1])
        }
    }

    @Test("April's rotation is all or nothing, says line by line what is wrong, and sent twice is recorded once")
    func rotation() async throws {
        site.pass(seconds: 60 * 86_400)
        let until = CivilDate(iso: "2027-04-30")!
        let (one, two, three) = (
            try await site.placed(Example.yokohama, [.author], until: until),
            try await site.placed(Example.yokohama, [.desk], until: until),
            try await site.placed(Example.yokohama, [.desk], until: until)
        )
        try await asOperator { browser, token in
            let path = "/console/staff/rotation"
            let page = try await browser.get(path)
            #expect(page.text.contains("2027-04-01"))
            #expect([one, two, three].allSatisfy { page.text.contains("change-\($0.staff)") })
            let fields = [
                ("token", token), ("office", "city:14100"), ("staff", "\(one.staff)"), ("staff", "\(two.staff)"),
                ("staff", "\(three.staff)"), ("change-\(one.staff)", "keep"), ("change-\(two.staff)", "leave"),
                ("change-\(three.staff)", "move"), ("office-\(three.staff)", "ward:14104"),
            ]
            let head = try await site.test.store.head()
            let wrong = try await browser.post(path, fields)
            #expect(wrong.status == 422 && wrong.text.contains("id=\"fault-\(three.staff)\""))
            #expect(!wrong.text.contains("id=\"fault-\(one.staff)\"") && wrong.text.contains("1つ以上"))
            let elsewhere = fields.map { $0.0 == "office-\(three.staff)" ? ($0.0, "city:14382") : $0 }
            let denied = try await browser.post(path, elsewhere + [("role-\(three.staff)", "desk")])
            #expect(denied.status == 422 && denied.text.contains("権限がありません"))
            #expect(try await site.test.store.head() == head)
            let right = fields + [("role-\(three.staff)", "approver")]
            let statuses = try await [browser.post(path, right), browser.post(path, right)].map(\.status)
            #expect(statuses == [303, 303])
            #expect(try await site.count(StaffPosted.self) == 1)
            #expect(try await site.count(StaffTermSet.self) == 3)
            let member = try await site.book.member(three.staff)
            #expect(member.nextPosting(after: site.book.now.date)?.office == Example.nakaWardOffice)
        }
    }

    @Test("nobody changes their own account on the staff's pages")
    func own() async throws {
        try await site.openOffices()
        let me = try await site.placed(Example.yokohama, [.operator])
        try await site.open { browser in
            browser.keep(me.cookie)
            let path = "/console/staff/person/\(me.staff)"
            #expect(try await browser.get(path).text.contains("自分では変更できません"))
            let answer = try await browser.post("\(path)/roles", [("token", me.token), ("role", "keys")])
            #expect(answer.status == 422)
            #expect(try await site.count(StaffPosted.self) == 0)
        }
    }

    @Test("the operation log is searched, shows names, and leaves as a file that is recorded and runs no formula")
    func operations() async throws {
        try await asOperator { browser, token in
            let form = [
                ("token", token), ("name", "=1+1"), ("sign-in", "yamada"), ("office", "city:14100"),
                ("role", "author"),
            ]
            #expect(try await browser.post("/console/staff/invite", form).status == 200)
            let all = try await browser.get("/console/operations")
            func shows(_ what: String) -> Bool { all.text.contains("<th scope=\"row\">\(what)</th>") }
            #expect(all.status == 200 && shows("職員の招待") && !shows("所属の開設"))
            let none = try await browser.get("/console/operations?what=staff.suspended")
            #expect(none.text.contains("該当する記録はありません"))
            let elsewhere = try await browser.get("/console/operations?office=pref:14")
            #expect(elsewhere.text.contains("該当する記録はありません"))
            let odd = try await browser.get("/console/operations?from=%3Cscript%3E&before=x&who=%00&to=9999-99-99")
            #expect(odd.status == 200 && !odd.text.contains("<script>"))
            let file = try await browser.post(
                "/console/operations/file", [("token", token), ("what", "staff.invited")])
            #expect(file.status == 200 && file.header("content-type")?.hasPrefix("text/csv") == true)
            #expect(file.text.contains("staff.invited") && !file.text.contains("office.opened"))
            let exports = try await site.test.facts().compactMap { $0 as? OperationLogExported }
            #expect(exports.map(\.rows) == [1])
        }
    }

    @Test("offices are opened and closed, once however often the form is sent; the settings show no secret")
    func offices() async throws {
        try await asOperator(of: Example.prefecture) { browser, token in
            let odawara = [("token", token), ("office", "city:14206"), ("name", "x")]
            for _ in 0..<2 { #expect(try await browser.post("/console/offices/open", odawara).status == 303) }
            #expect(try await site.test.facts().compactMap { $0 as? OfficeOpened }.last?.name == "小田原市")
            for _ in 0..<2 { #expect(try await browser.post("/console/offices/close", odawara).status == 303) }
            #expect(try await site.count(OfficeClosed.self) == 1)
            for (office, name) in [("city:13101", "x"), ("<script>", "x"), ("partner:some-body", " "), ("", "")] {
                let answer = try await browser.post(
                    "/console/offices/open", [("token", token), ("office", office), ("name", name)])
                #expect(answer.status == 422 && !answer.text.contains("<script>"), "\(office)")
            }
            let settings = try await browser.get("/console/settings").text
            #expect(settings.contains("public-url") && settings.contains("お知らせやリンクの先頭になるアドレス"))
            let start = try await browser.get("/console")
            #expect(start.text.contains("運用の担当者がいない所属が4か所"))
        }
    }

    @Test("whatever stands in a field, no page breaks, and nothing of it becomes a part of the page")
    func hostile() async throws {
        let other = try await site.placed(Example.yokohama, [.author])
        try await asOperator(of: Example.prefecture) { browser, token in
            let person = "/console/staff/person/\(other.staff)"
            let forms: [(String, [String])] = [
                ("/console/staff/invite", ["form", "name", "sign-in", "office", "role"]),
                ("/console/staff/rotation", ["office", "staff", "change-\(other.staff)"]),
                ("\(person)/roles", ["role"]), ("\(person)/term", ["until"]), ("\(person)/link", ["form"]),
                ("/console/account/password", ["old", "password"]), ("/console/offices/open", ["office", "name"]),
                ("/console/offices/close", ["office"]), ("/console/operations/file", ["from", "who", "office"]),
            ]
            let words = [
                "<script>alert(1)</script>", "\"'><img src=x onerror=y>", "\u{0}\u{1}", "{{t.frame.skip}}",
                String(repeating: "𠮷", count: 4_000), "%00%ff", "=cmd|' /C calc'!A0", "\u{202E}txt", "../../etc",
            ]
            for (path, names) in forms {
                for name in names {
                    for word in words {
                        site.pass(seconds: 3)
                        let answer = try await browser.post(path, [("token", token), (name, word)])
                        #expect(answer.status < 500, "\(path) \(name) \(word.prefix(20)): \(answer.status)")
                        #expect(!answer.text.contains("<script>alert") && !answer.text.contains("<img src=x"))
                    }
                }
            }
        }
    }

    @Test("a link of the demo signs staff in once, on this machine")
    func demo() async throws {
        try await site.openOffices()
        let person = try await site.placed(Example.yokohama, [.author])
        let link = try site.cookies.link(for: person.staff.tag, until: site.test.world.now + 1_000)
        try await site.open { browser in
            let altered = try await browser.get("/console/sign-in/demo/\(link)x")
            #expect(altered.status == 404)
            #expect(try await browser.get("/console/sign-in/demo/\(link)").header("location") == "/console")
            #expect(try await browser.get("/console").status == 200)
            let other = Browser(address: browser.address)
            #expect(try await other.get("/console/sign-in/demo/\(link)").status == 404)
            #expect(try await other.get("/console").status == 303)
        }
    }
}
