import Calendar
import Delivery
import EventModel
import Events
import Foundation
import Places
import Support
import Testing

@testable import Web

@Suite("The console's dates")
struct DatesTests {
    private static let path = "/console/dates/143821"
    /// The date that the test's catalogue waits for in the fiscal year of the test's day.
    private static let field = "hoiku_april_first_round-2026"

    private func fields(_ page: Browser.Answer) throws -> [(String, String)] {
        let hidden = page.text.matches(of: /<input [^>]*name="((?:date|source|seen)-[^"]+)"[^>]*value="([^"]*)"/)
        return [("token", try #require(page.field("token")))] + hidden.map { (String($0.1), String($0.2)) }
    }

    /// The form as a browser would send it with some fields typed over.
    private func form(_ browser: Browser, _ typed: [String: String], at path: String = path) async throws -> [(
        String, String
    )] {
        try fields(try await browser.get(path)).map { ($0.0, typed[$0.0] ?? $0.1) }
    }

    @Test("a town sees and enters its own dates; the grid names the gaps in words and numbers")
    func own() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let empty = try await browser.get("/console/dates").text
            #expect(empty.contains("足柄下郡箱根町") && !empty.contains("横浜市") && empty.contains("未入力"))
            #expect(empty.contains("保育所4月入所・一次申込みの締切日<br>令和8年度") && empty.contains("5歳児健診を始めた日"))
            #expect(empty.contains("<strong>入力がないところ: 5</strong>"))
            let start = try await browser.get("/console").text
            #expect(start.contains("まだ入力されていない市町村の日程が5件あります"))
            let form = try await form(
                browser, ["date-" + Self.field: "2026-11-06", "source-" + Self.field: "広報10月号"])
            let answer = try await browser.post(Self.path, form)
            #expect(answer.status == 303 && answer.header("location") == "/console/dates?saved=1")
            let grid = try await browser.get("/console/dates?saved=1").text
            #expect(grid.contains("2026年11月6日") && grid.contains("<strong>入力がないところ: 4</strong>"))
            #expect(grid.contains("role=\"status\""))
            // The same form once more, as from the back button.
            #expect(try await browser.post(Self.path, form).status == 303)
            let set = try await town.facts(MunicipalDateSet.self)
            #expect(set.map(\.date.description) == ["2026-11-06"] && set[0].municipality == Example.hakone)
        }
    }

    @Test("another place's dates can be neither seen nor entered", arguments: ["141003", "141046", "140007"])
    func elsewhere(code: String) async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let form = try await form(browser, ["date-" + Self.field: "2026-11-06", "source-" + Self.field: "x"])
            #expect(try await browser.get("/console/dates/" + code).status == 403)
            #expect(try await browser.post("/console/dates/" + code, form).status == 403)
        }
        try await town.visit(Example.hakoneOffice, .desk) { (browser: Browser) async throws in
            #expect(try await browser.get("/console/dates").status == 403)
        }
        #expect(try await town.facts(MunicipalDateSet.self).isEmpty)
    }

    @Test("the prefecture sees every place; a ward without a date of its own is shown its city's")
    func prefecture() async throws {
        let town = try await ConsoleSite([
            MunicipalDateSet(
                municipality: MunicipalityCode("141003")!, deadline: "hoiku_april_first_round",
                date: CivilDate(iso: "2026-11-10")!, source: "広報")
        ])
        try await town.visit(Example.prefecture, .author) { browser in
            let grid = try await browser.get("/console/dates").text
            #expect(grid.components(separatedBy: "2026年11月10日").count == 20, "Yokohama and its 18 wards")
            #expect(grid.contains("横浜市の日"))
            #expect(try await browser.get("/console/dates/141046").text.contains("横浜市 2026年11月10日"))
            #expect(grid.utf8.count < 60_000)
        }
    }

    @Test(
        "a fault is named beside its field, nothing of the form is entered, and everything typed stands there again",
        arguments: [
            ("2026-13-01", "広報", "実際にある日"), ("2027-11-05", "広報", "2026年4月1日から2027年3月31日"),
            ("2026-11-06", " ", "根拠を入れて"),
            ("2026-03-31", "広報", "2026年4月1日から"), ("あした", "広報", "実際にある日"), ("", "広報", "日付を入れて"),
        ])
    func faults(date: String, source: String, words: String) async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let typed = [
                "date-" + Self.field: date, "source-" + Self.field: source, "date-checkup_5y": "2025-04-01",
                "source-checkup_5y": "要綱",
            ]
            let answer = try await browser.post(Self.path, try await form(browser, typed))
            #expect(answer.status == 422 && answer.text.contains(words))
            #expect(answer.text.contains("aria-describedby=\"fault-\(Self.field)\""))
            #expect(answer.text.contains("value=\"2025-04-01\"") && answer.text.contains("value=\"要綱\""))
            #expect(try await town.facts(MunicipalDateSet.self).isEmpty)
        }
    }

    @Test("of two tabs the later one is told that the date was changed in between, and may still say so again")
    func twoTabs() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let first = try await form(browser, ["date-" + Self.field: "2026-11-06", "source-" + Self.field: "広報"])
            let second = try await form(browser, ["date-" + Self.field: "2026-11-13", "source-" + Self.field: "電話"])
            #expect(try await browser.post(Self.path, first).status == 303)
            let told = try await browser.post(Self.path, second)
            #expect(told.status == 422 && told.text.contains("ほかの人が2026年11月6日に変えました"))
            #expect(told.text.contains("value=\"2026-11-13\"") && told.text.contains("value=\"電話\""))
            #expect(try await browser.post(Self.path, try fields(told)).status == 303)
            // The first tab again, after both: it has seen none of this.
            #expect(try await browser.post(Self.path, first).status == 422)
        }
        let dates = try await town.facts(MunicipalDateSet.self).map(\.date.description)
        #expect(dates == ["2026-11-06", "2026-11-13"])
    }

    @Test("of the same date with another source the source is corrected")
    func corrections() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            for source in ["広報", "市のウェブページ"] {
                let form = try await form(
                    browser, ["date-" + Self.field: "令和8年11月6日", "source-" + Self.field: source])
                #expect(try await browser.post(Self.path, form).status == 303)
            }
        }
        #expect(try await town.facts(MunicipalDateSet.self).map(\.source) == ["広報", "市のウェブページ"])
    }

    @Test("an emptied date is taken back once what follows was shown, and not before")
    func erased() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let typed = ["date-" + Self.field: "2026-11-06", "source-" + Self.field: "広報"]
            #expect(try await browser.post(Self.path, try await form(browser, typed)).status == 303)
            let emptied = try await form(browser, ["date-" + Self.field: ""])
            for _ in 0..<2 {
                let asked = try await browser.post(Self.path, emptied)
                #expect(asked.status == 422 && asked.text.contains("足柄下郡箱根町のご家庭には、この日にもとづくお知らせが送られなくなります"))
                #expect(try await town.facts(MunicipalDateWithdrawn.self).isEmpty)
            }
            let sure = try await sure(browser, emptied)
            #expect(try await browser.post(Self.path, sure).status == 303)
            #expect(try await browser.post(Self.path, sure).status == 303, "the same form twice")
            let gone = try await town.facts(MunicipalDateWithdrawn.self)
            #expect(gone.map(\.date.description) == ["2026-11-06"] && gone[0].municipality == Example.hakone)
            #expect(try await browser.get("/console/dates").text.contains("<strong>入力がないところ: 5</strong>"))
            // A tab from before is told, and can say the date again.
            let late = try await browser.post(
                Self.path, emptied.map { ($0.0, $0.0 == "date-" + Self.field ? "2026-11-07" : $0.1) })
            #expect(late.status == 422 && late.text.contains("ほかの人がこの日を消しました"))
            #expect(try await browser.post(Self.path, try fields(late)).status == 303)
        }
        #expect(try await town.facts(MunicipalDateSet.self).map(\.date.description) == ["2026-11-06", "2026-11-07"])
    }

    @Test("a date that was changed meanwhile is not taken back, and where a larger place has one that is said")
    func erasedTogether() async throws {
        let name = "hoiku_april_first_round"
        let town = try await ConsoleSite([
            MunicipalDateSet(
                municipality: .kanagawa, deadline: name, date: CivilDate(iso: "2026-11-10")!, source: "広報"),
            MunicipalDateSet(
                municipality: Example.hakone, deadline: name, date: CivilDate(iso: "2026-11-06")!, source: "広報"),
        ])
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let emptied = try await form(browser, ["date-" + Self.field: ""])
            let asked = try await browser.post(Self.path, emptied)
            #expect(asked.text.contains("神奈川県の日（2026年11月10日）が使われます"))
            let sure = try await sure(browser, emptied)
            let typed = ["date-" + Self.field: "2026-11-13"]
            #expect(try await browser.post(Self.path, try await form(browser, typed)).status == 303)
            let told = try await browser.post(Self.path, sure)
            #expect(told.status == 422 && told.text.contains("ほかの人が2026年11月13日に変えました"))
            #expect(try await town.facts(MunicipalDateWithdrawn.self).isEmpty)
        }
    }

    /// The form once more from the page that shows what follows.
    private func sure(_ browser: Browser, _ emptied: [(String, String)]) async throws -> [(String, String)] {
        let asked = try await browser.post(Self.path, emptied)
        let seen = try #require(asked.field("erase-" + Self.field))
        return try fields(asked) + [("erase-" + Self.field, seen)]
    }

    @Test("hostile fields are shown back as text, and no date comes of them", arguments: Hostile.texts)
    func hostile(text: String) async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            for typed in [
                ["date-" + Self.field: text, "source-" + Self.field: "広報"],
                ["seen-" + Self.field: text, "date-" + Self.field: "2026-11-06", "source-" + Self.field: " "],
            ] {
                let answer = try await browser.post(Self.path, try await form(browser, typed))
                #expect(answer.status == 422 || text.allSatisfy(\.isWhitespace))
                #expect(!Hostile.isLoose(text, in: answer.text))
            }
            #expect(try await town.facts(MunicipalDateSet.self).isEmpty)
            // A source is free text: it is kept as it is, and shown as text.
            let typed = ["date-" + Self.field: "2026-11-06", "source-" + Self.field: text]
            let answer = try await browser.post(Self.path, try await form(browser, typed))
            #expect([303, 422].contains(answer.status) && !Hostile.isLoose(text, in: answer.text))
            #expect(try await !Hostile.isLoose(text, in: browser.get(Self.path).text))
            let escaped = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            if escaped.utf8.count < 4_000 {
                #expect(try await [200, 404].contains(browser.get("/console/dates/" + escaped).status))
            }
        }
    }
}
