import Events
import Foundation
import Mustache

/// The templates of all pages, each language's with its texts already in them.
///
/// Templates name texts as `{{t.section.name}}`. Looking them up for each page anew took longer than the rest of the
/// page, and they never change while the program runs.
struct Templates: Sendable {
    private let libraries: [Language: MustacheLibrary]

    /// - Throws: `Texts.Faults`, or what is wrong with a template.
    static func builtIn(_ texts: Texts) throws -> Templates {
        guard let folder = Bundle.module.url(forResource: "templates", withExtension: nil, subdirectory: "Content")
        else {
            throw Texts.Faults(list: ["the templates are not installed"])
        }
        var written: [String: String] = [:]
        // The engine's own library reads a folder only asynchronously, and pages are needed before anything runs.
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".mustache") {
            let name = String(path.dropLast(".mustache".count)).replacing("/", with: ".")
            written[name] = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        }
        return try Templates(written, texts)
    }

    init(_ written: [String: String], _ texts: Texts) throws {
        libraries = try Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                var library = MustacheLibrary()
                for (name, template) in written {
                    let translated = try Self.translated(template, named: name, to: texts.all(in: language))
                    try library.register(translated, named: name)
                }
                return (language, library)
            })
    }

    /// - Parameter page: what the template shows, by the names that it uses.
    func html(_ template: String, showing page: [String: Any], in language: Language) -> String {
        libraries[language]?.render(PageFields(fields: page), withTemplate: template) ?? ""
    }

    private static func translated(
        _ template: String, named name: String, to texts: Texts.Sections
    ) throws -> String {
        var faults: [String] = []
        let escaping = try MustacheTemplate(string: "{{.}}")
        let result = template.replacing(/\{\{t\.([^.{}]+)\.([^.{}]+)\}\}/) { match in
            guard let text = texts[String(match.1)]?[String(match.2)], !text.contains("{{") else {
                faults.append("\(name): \(match.0) is no text, or one with a template's marks")
                return ""
            }
            return escaping.render(text)
        }
        guard faults.isEmpty else { throw Texts.Faults(list: faults) }
        return result
    }
}
