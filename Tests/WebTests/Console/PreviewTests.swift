import Calendar
import Events
import Foundation
import LINE
import Support
import Testing

@testable import Web

@Suite("The console's preview of a phone")
struct PreviewTests {
    private static let asked = "/console/preview?place=143821&stage=born&date=2026-09-22&language=ja&day=2026-11-22"

    @Test("a made-up family's phone is drawn with its lock screen, cards and buttons, and nothing is recorded")
    func drawn() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .approver) { browser in
            let before = try await town.site.test.facts().count
            let empty = try await browser.get("/console/preview")
            #expect(empty.status == 200 && empty.text.contains("足柄下郡箱根町") && !empty.text.contains("横浜市"))
            let page = try await browser.get(Self.asked).text
            for words in ["お知らせが1件", "箱根町 born 2026-09-22 ja", "止める", "2026年12月1日"] { #expect(page.contains(words)) }
            #expect(page.contains("&lt;b&gt;") && !page.contains("<b>"))
            #expect(try await town.site.test.facts().count == before)
        }
    }

    @Test("only one's own places can be tried, and only with the role")
    func elsewhere() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.yokohama, .author) { (browser: Browser) async throws in
            #expect(try await browser.get(Self.asked).status == 403)
        }
        try await town.visit(Example.hakoneOffice, .auditor) { (browser: Browser) async throws in
            #expect(try await browser.get("/console/preview").status == 403)
        }
    }

    @Test(
        "a family that nobody serves, or that is none, is asked for again with what was typed",
        arguments: [
            ("date", "2006-01-01"), ("date", "2026-11-23"), ("date", "x"), ("day", "2199-01-01"), ("place", "141003"),
            ("place", "000000"), ("day", "1999-01-01"), ("date", "0001-01-01"), ("date", "9999-12-31"),
        ])
    func faults(field: String, value: String) async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.prefecture, .author) { browser in
            let path = Self.asked.replacing(try Regex("\(field)=[^&]*"), with: "\(field)=\(value)")
            let answer = try await browser.get(path)
            #expect(answer.status == 422 && answer.text.contains("role=\"alert\""))
            #expect(field == "place" || answer.text.contains("value=\"\(value)\""))
        }
    }

    @Test("hostile fields are shown back as text", arguments: Hostile.texts)
    func hostile(text: String) async throws {
        let escaped = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        guard escaped.utf8.count < 4_000 else { return }
        let town = try await ConsoleSite()
        try await town.visit(Example.prefecture, .author) { browser in
            for field in ["place", "stage", "date", "language", "day"] {
                let answer = try await browser.get("/console/preview?place=143821&\(field)=\(escaped)")
                #expect([200, 422].contains(answer.status) && !Hostile.isLoose(text, in: answer.text))
            }
        }
    }
}
