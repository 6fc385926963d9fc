import Calendar
import EventModel
import Events
import Places
import Projections
import Support
import Testing

@testable import Web

@Suite("The console's counts")
struct CountsTests {
    /// 25 families in Naka ward, 3 in Hakone, 2 who told of no place, and a message to all who did.
    private static let facts: [any Event] = {
        let families = (1...28).flatMap {
            Families.family($0, in: $0 <= 25 ? Example.nakaWard : Example.hakone, on: CivilDate(iso: "2026-10-05")!)
        }
        let strangers = (29...30).map { number in
            HouseholdFollowed(
                household: Families.household(number), lineUser: .known("U\(number)"), at: Example.at)
        }
        let sent = DeliveryRequested(
            batch: Example.batch, day: Example.today, content: Example.content, entries: ["vac_2m", "=cmd()"],
            retryKey: "1",
            recipients: (1...28).map { Recipient(household: Families.household($0), children: [[], []]) }, at: 1)
        return families + strangers + [
            sent, DeliveryAccepted(batch: Example.batch, day: Example.today, requestID: "r", at: 2),
        ]
    }()

    private func cells(_ page: String) -> [String] {
        page.matches(of: /<tr><th scope="row">(.*?)<\/tr>/.dotMatchesNewlines()).map { row in
            String(row.1).replacing(/<\/t[hd]>(<td class="count">)?/, with: " ").replacing("&lt;", with: "<")
        }.map { $0.split(separator: " ").joined(separator: " ") }
    }

    @Test("the prefecture sees counts everywhere, a town its own only, and nobody sees counts under 20")
    func areas() async throws {
        let town = try await ConsoleSite(Self.facts)
        try await town.visit(Example.prefecture, .auditor) { browser in
            let page = try await browser.get("/console/counts").text
            #expect(cells(page) == ["横浜市 25 0 0", "足柄下郡箱根町 <20 0 0", "住まいの登録なし 0 <20 0", "合計 25+ 0+ 0"])
            #expect(page.contains("aria-current=\"page\">件数</a>") && !page.contains("/console/counts/exact"))
        }
        try await town.visit(Example.hakoneOffice, .desk) { (browser: Browser) async throws in
            #expect(cells(try await browser.get("/console/counts").text) == ["足柄下郡箱根町 <20 0 0", "合計 0+ 0 0"])
            let messages = try await browser.get("/console/counts?subject=deliveries&by=entry").text
            #expect(messages.contains("<th scope=\"row\">=cmd()</th>") && !messages.contains(">25<"))
        }
        try await town.visit(Example.yokohama, .author) { browser in
            let page = try await browser.get("/console/counts?subject=deliveries&by=ward").text
            #expect(cells(page) == ["横浜市中区 50 50 0 0", "合計 50 50 0 0"])
        }
    }

    @Test("a role without counts is not shown the room and gets in by no address")
    func noRole() async throws {
        let town = try await ConsoleSite(Self.facts)
        try await town.visit(Example.prefecture, .keys) { (browser: Browser) async throws in
            #expect(try await !browser.get("/console").text.contains("/console/counts"))
            for path in ["/console/counts", "/console/counts/file"] {
                #expect(try await browser.get(path).status == 403)
            }
        }
    }

    @Test("the drawing says what the table says, to everybody, and no hidden count shows in its length")
    func drawing() async throws {
        let town = try await ConsoleSite(Self.facts)
        try await town.visit(Example.prefecture, .operator) { browser in
            let page = try await browser.get("/console/counts").text
            #expect(page.contains("role=\"img\"") && page.contains("<desc id=\"chart-words\">横浜市 25、足柄下郡箱根町 &lt;20"))
            #expect(!page.contains("style=") && !page.contains("fill="))
            let months = try await browser.get("/console/counts?by=month&from=2026-09&to=2026-12").text
            #expect(cells(months) == ["2026-10 28 0 0", "2026-11 0 <20 0", "合計 28 0+ 0"])
        }
    }

    @Test("exact counts take the permission and a purpose, and each showing is a fact; without one nothing is")
    func exact() async throws {
        let town = try await ConsoleSite(Self.facts)
        func ask(_ browser: Browser, _ purpose: String, _ more: [(String, String)] = []) async throws -> Browser.Answer
        {
            let token = try #require(try await browser.get("/console/counts").field("token"))
            return try await browser.post(
                "/console/counts/exact", [("token", token), ("subject", "registrations"), ("purpose", purpose)] + more)
        }
        try await town.visit(Example.hakoneOffice, .operator) { browser in
            for purpose in ["", "　 ", String(repeating: "長", count: 201)] {
                let refused = try await ask(browser, purpose)
                #expect(refused.status == 422 && refused.text.contains("aria-invalid=\"true\""))
                #expect(cells(refused.text) == ["足柄下郡箱根町 <20 0 0", "合計 0+ 0 0"])
            }
            #expect(try await town.facts(ExactCountsRead.self).isEmpty)
            #expect(cells(try await ask(browser, "12月議会").text) == ["足柄下郡箱根町 3 0 0", "合計 3 0 0"])
            let file = try await ask(browser, "12月議会", [("as", "file")])
            #expect(file.text == "\u{FEFF}市町村,登録済み,登録の途中,利用を終えた\r\n足柄下郡箱根町,3,0,0\r\n")
            let read = try await town.facts(ExactCountsRead.self)
            #expect(read.map(\.purpose) == ["12月議会", "12月議会"] && read.allSatisfy { $0.by.hasPrefix("staff:") })
        }
        try await town.visit(Example.prefecture, .auditor) { (browser: Browser) async throws in
            #expect(try await ask(browser, "x").status == 403)
        }
    }

    @Test("the file holds what the page shows, and nothing that a spreadsheet runs")
    func file() async throws {
        let town = try await ConsoleSite(Self.facts)
        try await town.visit(Example.prefecture, .sender) { browser in
            let answer = try await browser.get("/console/counts/file?subject=deliveries&by=entry")
            #expect(answer.header("content-type") == "text/csv; charset=utf-8")
            #expect(answer.header("content-disposition") == "attachment; filename=\"deliveries-entry.csv\"")
            #expect(answer.text.contains("\r\n'=cmd(),28,28,0,0\r\n") && answer.text.hasPrefix("\u{FEFF}お知らせ,"))
            #expect(try await browser.get("/console/counts/file?from=x").status == 404)
        }
    }

    @Test(
        "months that are none, in the wrong order or too many are asked for again",
        arguments: [
            ("from", "2026-13"), ("from", "2027-01"), ("to", "2026-1"), ("from", "2020-01"), ("from", "0000-00"),
        ])
    func wrongMonths(field: String, value: String) async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.prefecture, .sender) { browser in
            let answer = try await browser.get("/console/counts?\(field)=\(value)")
            #expect(answer.status == 422 && answer.text.contains("id=\"months-fault\" role=\"alert\""))
            #expect(answer.text.contains("value=\"\(value)\""))
        }
    }

    @Test("hostile fields are never more than text", arguments: Hostile.texts)
    func hostile(text: String) async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.prefecture, .operator) { browser in
            let token = try #require(try await browser.get("/console/counts").field("token"))
            for field in ["subject", "by", "from", "to", "purpose"] {
                let answer = try await browser.post("/console/counts/exact", [("token", token), (field, text)])
                #expect(answer.status == 200 || answer.status == 422)
                #expect(!Hostile.isLoose(text, in: answer.text))
            }
        }
    }
}
