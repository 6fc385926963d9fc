package import Events
import Facilities
import Households
package import Hummingbird

/// Writes pages: a template, the texts in the reader's language, and what the page shows.
package struct PageWriter: Sendable {
    package let texts: Texts
    private let templates: Templates
    package let assets: Assets

    /// - Throws: `Texts.Faults`, or what is wrong with a template.
    package static func builtIn() throws -> PageWriter {
        let texts = try Texts.builtIn()
        return PageWriter(texts: texts, templates: try .builtIn(texts), assets: try .builtIn())
    }

    package func html<Shown: WebPage>(_ page: Shown, for reader: Reader) -> String {
        templates.html(Shown.template, showing: frame(page, for: reader), in: reader.language)
    }

    /// A part of a page, to be kept and put into many.
    func part(_ template: String, showing part: [String: any Sendable], in language: Language) -> String {
        templates.html(template, showing: part, in: language)
    }

    /// What stands around every page, by the names that the templates use.
    private func frame<Shown: WebPage>(_ page: Shown, for reader: Reader) -> [String: Any] {
        var frame: [String: Any] = [
            "page": page.shown, "title": page.windowTitle ?? texts.text(page.title, in: reader.language),
            // The language of the words, as HTML names it: やさしい日本語 is Japanese.
            "lang": reader.language.html, "language": reader.language.rawValue, "style": assets.path(of: .style),
            "isSignedIn": reader.isSignedIn, "isResident": reader.door == .residents || reader.door == .talk,
            "isConsole": reader.door == .console,
            "languages": Language.allCases.map { choice(of: $0, page, isCurrent: $0 == reader.language) },
        ]
        if let token = reader.formToken { frame["formToken"] = token }
        if let staff = reader.staff { frame["staff"] = PageFields(staff) }
        return frame
    }

    /// The way to the same page in a language.
    private func choice(of language: Language, _ page: some WebPage, isCurrent: Bool) -> [String: Any] {
        let chosen = QueryItem("lang", language.rawValue)
        let isForm = !page.unaddressed.isEmpty
        var choice: [String: Any] = [
            "name": language.ownName, "lang": language.html, "isCurrent": isCurrent,
            "href": QueryItem.address("", isForm ? [chosen] : page.query + [chosen]),
        ]
        if isForm {
            choice["form"] = ["items": (page.query + page.unaddressed).map { ["name": $0.name, "value": $0.value] }]
        }
        return choice
    }

    package func response<Shown: WebPage>(
        _ page: Shown, for reader: Reader, status: HTTPResponse.Status = .ok
    ) -> Response {
        response(html(page, for: reader), in: reader.language, status: status)
    }

    /// A page that is written already.
    func response(_ html: String, in language: Language, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language.html],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }
}

extension Language {
    /// As HTML and HTTP name it.
    package var html: String { self == .english ? "en" : "ja" }
}
