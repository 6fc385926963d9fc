import Calendar
import EventModel
import EventStore
import Events
import Households
import Places
import Support
import Testing

@testable import Web

@Suite("Registering and changing on one page")
struct ChildrenPageTests {
    private let families = FamilySite()
    private var site: Site { families.site }

    private func registration(_ further: [(String, String)]) -> [(String, String)] {
        [("agree", "yes"), ("municipality", Site.home.description)] + further
    }

    private func register(_ browser: Browser, _ fields: [(String, String)]) async throws -> Browser.Answer {
        try await families.send(
            browser, from: "/r/children", to: "/r/children/register", hidden: ["version", "known"], fields)
    }

    @Test("a family registers in one form, and sending it again from the same page adds nobody")
    func registers() async throws {
        try await families.visiting { browser in
            let page = try await browser.get("/r/children")
            let hidden = try ["token", "version", "known"].map { ($0, try #require(page.field($0))) }
            let form = hidden + registration([("due", "2027-03-14"), ("born", "2025/1/2"), ("count", "2")])
            for _ in 1...2 {
                let answer = try await browser.post("/r/children/register", form)
                #expect(answer.status == 303 && answer.location?.hasPrefix("/r/children?done=") == true)
            }
            let family = try await families.family
            #expect(family.registered == Site.today && family.residence?.municipality == Site.home)
            let day = CivilDate(iso: "2025-01-02")
            #expect(
                family.openChildren.map(\.child) == [
                    .expecting(due: CivilDate(iso: "2027-03-14")), .born(day), .born(day),
                ])
        }
    }

    @Test("two rows with one date are twins; one row sent from two tabs is one child")
    func twins() async throws {
        try await families.visiting { browser in
            let rows = [("born", "2025-01-02"), ("count", "1"), ("born", "2025-01-02"), ("count", "1")]
            #expect(try await register(browser, registration(rows)).status == 303)
            #expect(try await families.family.openChildren.count == 2)
            let page = try await browser.get("/r/children")
            let form = [
                ("token", try #require(page.field("token"))), ("known", try #require(page.field("known"))),
                ("born", "2024-05-05"), ("count", "1"),
            ]
            for _ in 1...2 { #expect(try await browser.post("/r/children/add", form).status == 303) }
            #expect(try await families.family.openChildren.count == 3)
        }
    }

    @Test(
        "a date that can't be is said at its field, what was typed stands there again, and nothing is recorded",
        arguments: [
            ("born", "2026-11-23", "その日はまだ来ていないようです"), ("born", "2007-03-01", "18歳になった年度"),
            ("born", "2026-02-30", "カレンダーにない"), ("due", "2028-11-22", "少し先すぎる"),
            ("due", "2026-08-01", "過ぎている"), ("born", "きのう", "日付が分かりませんでした"),
        ])
    func wrongDates(field: String, text: String, words: String) async throws {
        try await families.visiting { browser in
            let answer = try await register(browser, registration([(field, text)]))
            #expect(answer.status == 422 && answer.text.contains(words))
            #expect(answer.text.contains("value=\"\(text)\" aria-invalid=\"true\""))
            #expect(answer.text.contains("name=\"agree\" value=\"yes\" checked"))
            #expect(answer.text.contains("<option value=\"141046\" selected>"))
            #expect(try await site.test.facts().isEmpty)
        }
    }

    @Test("without consent, residence or anybody to write about nothing is recorded, and all of it is said at once")
    func missing() async throws {
        try await families.visiting { browser in
            let answer = try await register(browser, [("born", "2026-02-30")])
            #expect(answer.status == 422)
            for words in ["同意をお願いします", "市区町村をお選びください", "カレンダーにない"] { #expect(answer.text.contains(words)) }
            #expect(try await register(browser, registration([])).text.contains("出産予定日を入れてください"))
            #expect(try await site.test.facts().isEmpty)
        }
    }

    @Test(
        "a place is found by postal code or name, and asked for again where there are several or none",
        arguments: [
            ("231-0023", 303, "141046"), ("葉山町", 303, "143014"), ("東京都千代田区", 422, "神奈川県にお住まい"),
            ("横浜市", 422, "name=\"which\" value=\"141046\""), ("000-0000", 422, "見つかりません"),
            ("どこか", 422, "場所が分かりません"),
        ])
    func places(text: String, status: Int, shows: String) async throws {
        try await families.visiting { browser in
            let form = [("agree", "yes"), ("place", text), ("born", "2025-01-02")]
            let answer = try await register(browser, form)
            #expect(answer.status == status)
            if status == 303 {
                #expect(try await families.family.residence?.municipality.description == shows)
            } else {
                #expect(answer.text.contains(shows) && answer.text.contains("value=\"\(text)\""))
            }
        }
    }

    @Test("a birth, twins with it, is told once however often the form comes")
    func birth() async throws {
        try await families.visiting { browser in
            #expect(try await register(browser, registration([("due", "2026-12-01")])).status == 303)
            let token = try #require(try await browser.get("/r/children").field("token"))
            let form = [("token", token), ("child", "1"), ("date", "2026-11-20"), ("count", "2")]
            for _ in 1...2 { #expect(try await browser.post("/r/children/birth", form).status == 303) }
            let day = CivilDate(iso: "2026-11-20")
            #expect(try await families.family.openChildren.map(\.child) == [.born(day), .born(day)])
            let late = [("token", token), ("child", "1"), ("date", "2026-12-05")]
            let answer = try await browser.post("/r/children/correct-due", late)
            #expect(answer.location == "/r/children?done=changed")
            #expect(try await families.family.openChildren.map(\.child) == [.born(day), .born(day)])
        }
    }

    @Test("a loss takes one step, names nothing afterwards, and an old form does not bring the child back")
    func loss() async throws {
        try await families.register()
        try await families.visiting { browser in
            let page = try await browser.get("/r/children")
            let date = FamilySite.born.words[.japanese]
            #expect(page.text.contains(date))
            let hidden = try ["token", "known"].map { ($0, try #require(page.field($0))) }
            let add = hidden + [("born", "2025-01-02"), ("count", "1")]
            #expect(try await browser.post("/r/children/add", add).status == 303)
            let answer = try await browser.post("/r/children/end", [hidden[0], ("child", "2")])
            #expect(answer.location == "/r/children?done=quiet")
            let after = try await browser.get("/r/children?done=quiet").text
            #expect(after.contains("お悔やみ") && !after.contains("2025年1月2日") && after.contains(date))
            #expect(try await browser.post("/r/children/add", add).status == 422)
            #expect(try await families.family.openChildren.count == 1)
        }
    }

    @Test("dates are corrected, a mistake is taken out, and the family moves, within the prefecture and out of it")
    func changes() async throws {
        try await families.register()
        try await families.visiting { browser in
            let token = try #require(try await browser.get("/r/children").field("token"))
            func post(_ path: String, _ fields: [(String, String)]) async throws -> String? {
                try await browser.post("/r/children/\(path)", [("token", token)] + fields).location
            }
            #expect(
                try await post("correct-birth", [("child", "1"), ("date", "2026-10-01")]) == "/r/children?done=saved")
            #expect(try await families.family.children[ChildNumber(1)] == .born(CivilDate(iso: "2026-10-01")))
            #expect(try await post("residence", [("municipality", "143821")]) == "/r/children?done=saved")
            #expect(try await families.family.residence?.municipality.description == "143821")
            #expect(try await post("moved-away", []) == "/r/children?done=moved")
            #expect(try await families.family.movedAway == Site.today)
            #expect(try await post("remove", [("child", "1")]) == "/r/children?done=removed")
            #expect(try await families.family.openChildren.isEmpty)
            #expect(try await post("remove", [("child", "9")]) == "/r/children?done=changed")
        }
    }

    @Test("whoever has not registered lands there after signing in, and whoever has does not")
    func landing() async throws {
        for (isRegistered, goes) in [(false, "/r/children"), (true, "/r")] {
            let families = FamilySite()
            if isRegistered { try await families.register() }
            let link = try families.site.cookies.link(
                for: families.household.tag, until: families.site.test.world.now + 1_000)
            try await families.site.open { browser in
                let answer = try await browser.get("/r/sign-in/demo/\(link)")
                #expect(answer.location == goes)
            }
        }
    }
}
