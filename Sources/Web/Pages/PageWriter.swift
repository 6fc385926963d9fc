package import Events
import Foundation
import Households
package import Hummingbird
import Mustache

/// Writes pages: a template, the texts in the reader's language, and what the page shows.
package struct PageWriter: Sendable {
    package let texts: Texts
    private let templates: MustacheLibrary
    package let assets: Assets

    /// - Throws: `Texts.Faults`, or what is wrong with a template.
    package static func builtIn() throws -> PageWriter {
        guard let folder = Bundle.module.url(forResource: "templates", withExtension: nil, subdirectory: "Content")
        else {
            throw Texts.Faults(list: ["the templates are not installed"])
        }
        return PageWriter(texts: try .builtIn(), templates: try templates(in: folder), assets: try .builtIn())
    }

    /// The engine's own library reads a folder only asynchronously, and pages are needed before anything runs.
    private static func templates(in folder: URL) throws -> MustacheLibrary {
        var library = MustacheLibrary()
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".mustache") {
            let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            try library.register(text, named: String(path.dropLast(".mustache".count)).replacing("/", with: "."))
        }
        return library
    }

    struct LanguageLink {
        let code: String
        let name: String
        let lang: String
        let isCurrent: Bool
    }

    package func html<Shown: WebPage>(_ page: Shown, for reader: Reader) -> String {
        templates.render(frame(page, for: reader), withTemplate: Shown.template) ?? ""
    }

    /// What stands around every page, by the names that the templates use. A dictionary: the members of a struct are
    /// found by reflection, which took half of a page's time.
    private func frame<Shown: WebPage>(_ page: Shown, for reader: Reader) -> [String: Any] {
        var frame: [String: Any] = [
            "t": texts.all(in: reader.language), "page": page,
            "title": texts.text(page.title, in: reader.language),
            // The language of the words, as HTML names it: やさしい日本語 is Japanese.
            "lang": reader.language.html, "language": reader.language.rawValue, "style": assets.path(of: .style),
            "isSignedIn": reader.isSignedIn, "isResident": reader.door == .residents,
            "isConsole": reader.door == .console,
            "languages": Language.allCases.map { language in
                LanguageLink(
                    code: language.rawValue, name: language.ownName, lang: language.html,
                    isCurrent: language == reader.language)
            },
        ]
        if let token = reader.formToken { frame["formToken"] = token }
        if let staff = reader.staff { frame["staff"] = staff }
        return frame
    }

    package func response<Shown: WebPage>(
        _ page: Shown, for reader: Reader, status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: reader.language.html],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html(page, for: reader))))
    }
}

extension Language {
    /// As HTML and HTTP name it.
    package var html: String { self == .english ? "en" : "ja" }
}
