import Delivery
import Events
import Foundation
import Support
import Testing

@testable import Web

@Suite("The stage catalogue in the console")
struct NotesTests {
    @Test("every message is listed under its part of childhood, and each page shows it in every language")
    func catalogue() async throws {
        let town = try await ConsoleSite()
        let catalogue = try StageCatalogue.builtIn()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let list = try await browser.get("/console/notes").text
            for entry in catalogue.entries { #expect(list.contains("href=\"/console/notes/\(entry.key)\"")) }
            #expect(list.contains("<h2 id=\"pregnancy\">妊娠期</h2>") && list.contains("102") && list.utf8.count < 60_000)
            for entry in catalogue.entries.prefix(12) {
                let page = try await browser.get("/console/notes/\(entry.key)").text
                for language in Language.allCases {
                    #expect(page.contains(Drawing.escaped(entry.words[language].title)))
                }
                #expect(page.contains("rule of \(entry.key)"))
            }
        }
    }

    @Test("only who may write notes sees it, and what is no message is not found")
    func roles() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .desk) { (browser: Browser) async throws in
            #expect(try await browser.get("/console/notes").status == 403)
        }
        try await town.visit(Example.hakoneOffice, .author) { browser in
            for text in Hostile.texts {
                let escaped = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                guard escaped.utf8.count < 4_000 else { continue }
                let answer = try await browser.get("/console/notes/" + escaped)
                #expect(answer.status == 404 && !Hostile.isLoose(text, in: answer.text))
            }
        }
    }
}
