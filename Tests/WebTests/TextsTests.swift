import Events
import Foundation
import Testing

@testable import Web

@Suite("The texts of the pages")
struct TextsTests {
    private static let content = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Web")

    private static func files(_ ending: String) throws -> [(name: String, text: String)] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: content.path)
        return try paths.filter { $0.hasSuffix(ending) }.map { path in
            (path, try String(contentsOf: content.appending(path: path), encoding: .utf8))
        }
    }

    /// Every text that a template or the code of a page asks for, with where.
    private static func asked() throws -> [(name: TextName, place: String)] {
        var asked: [(name: TextName, place: String)] = []
        for (name, text) in try files(".mustache") {
            for match in text.matches(of: /\{\{[#^]?t\.([a-z-]+)\.([a-z0-9-]+)\}\}/) {
                asked.append((TextName(String(match.1), String(match.2)), name))
            }
        }
        for (name, text) in try files(".swift") {
            for match in text.matches(of: /"([a-z][a-z-]*)\.([a-z][a-z0-9-]*)"/) {
                asked.append((TextName(String(match.1), String(match.2)), name))
            }
        }
        return asked
    }

    @Test("every text that a page asks for is written")
    func nothingMissing() throws {
        let names = Site.writer.texts.names
        let sections = Set(names.map(\.section))
        // In Swift files only what stands in a section is a text's name; the rest are files and settings.
        let missing = try Self.asked().filter { asked in
            !names.contains(asked.name) && (asked.place.hasSuffix(".mustache") || sections.contains(asked.name.section))
        }
        #expect(missing.map { "\($0.place): \($0.name)" } == [])
    }

    @Test("every text that is written is shown somewhere")
    func nothingDead() throws {
        let asked = Set(try Self.asked().map(\.name))
        let troubles = Set(Trouble.all.flatMap { [$0.name, $0.name + "-advice"] }.map { TextName("trouble", $0) })
        // What settings mean is held beside the settings.
        let others = Site.writer.texts.names.filter { $0.section != "setting" }
        #expect(others.subtracting(asked).subtracting(troubles).map(\.description).sorted() == [])
        #expect(troubles.subtracting(Site.writer.texts.names).isEmpty)
    }

    @Test("a text that lacks a language, or speaks an unknown one, stops the start and is named")
    func incomplete() {
        let yaml = """
            home:
              title: {ja: 家, en: Home}
              other: {ja: 別, ja-easy: 別, en: Other, fr: Autre}
            """
        #expect(
            throws: Texts.Faults(list: [
                "residents.yaml: home.other speaks “fr”, which is no language here",
                "residents.yaml: home.title is not written in ja-easy",
            ])
        ) {
            try Texts(files: [Texts.File(name: "residents.yaml", languages: Language.allCases, yaml: yaml)])
        }
    }

    @Test("a template that asks for a text that there is not stops the start and is named")
    func unknownText() throws {
        let texts = try Texts(files: [])
        #expect(throws: Texts.Faults(list: ["home: {{t.home.title}} is no text, or one with a template's marks"])) {
            try Templates(["home": "<h1>{{t.home.title}}</h1>"], texts)
        }
    }

    @Test("a text stands in a template as text, never as a part of the page")
    func textIsText() throws {
        let yaml = "home: {title: {ja: 'a < b & c', ja-easy: 'a', en: 'a'}}"
        let texts = try Texts(files: [Texts.File(name: "home.yaml", languages: Language.allCases, yaml: yaml)])
        let templates = try Templates(["home": "<h1>{{t.home.title}}</h1>"], texts)
        #expect(templates.html("home", showing: [:], in: .japanese) == "<h1>a &lt; b &amp; c</h1>")
    }

    @Test("a template finds a page's fields, what is in them and in lists of them, and nothing where nothing is")
    func fields() throws {
        struct Line: CustomStringConvertible {
            let name: String
            let note: String?
            let description = "a line"
        }
        struct Shown {
            let lines = [Line(name: "one", note: "first"), Line(name: "two", note: nil)]
            let last: Line? = Line(name: "three", note: nil)
            let missing: Line? = nil
            let words = ["a", "b"]
        }
        let template =
            "{{#page.lines}}{{name}}{{#note}} ({{.}}){{/note}} {{/page.lines}}{{page.last.name}} {{page.last}}"
            + "{{^page.missing}} none{{/page.missing}}{{#page.words}} {{.}}{{/page.words}}"
        let templates = try Templates(["home": template], try Texts(files: []))
        let html = templates.html("home", showing: ["page": PageFields(Shown())], in: .japanese)
        #expect(html == "one (first) two three a line none a b")
    }

    @Test("what a reader typed is shown back as text, never as a part of the page")
    func hostile() throws {
        struct Echo: WebPage {
            static let template = "trouble"
            let title: TextName = "trouble.broken"
            let heading = "<script>alert('x')</script>\" onload=\"y"
            let advice = "&amp; {{t.frame.skip}}"
            let reference = ""
            let home: String? = nil
        }
        let html = Site.writer.html(Echo(), for: Reader(language: .japanese, door: .street))
        #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot; onload=&quot;y"))
        #expect(html.contains("&amp;amp; {{t.frame.skip}}"))
    }
}
