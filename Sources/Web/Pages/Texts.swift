package import Events
import Foundation
import Yams

/// Every text of the pages, read from `Content/texts`: one file a room, one section a page, every text in every
/// language that the room speaks.
///
/// Loading fails, naming all gaps, when a text lacks a language: no page is ever half translated.
package struct Texts: Sendable {
    /// Section → name → text.
    package typealias Sections = [String: [String: String]]

    private let sections: [Language: Sections]

    /// What is missing or can't be read, with file and text.
    package struct Faults: Error, CustomStringConvertible, Equatable {
        package let list: [String]
        package var description: String { list.joined(separator: "\n") }
    }

    /// The rooms and the languages each of them speaks.
    private static let rooms: [(file: String, languages: [Language])] = [
        ("common", Language.allCases), ("residents", Language.allCases), ("places", Language.allCases),
        ("directory", Language.allCases), ("pass", Language.allCases), ("console", [.japanese]),
        ("console-directory", [.japanese]), ("shops", Language.allCases), ("console-shops", [.japanese]),
        ("talk", Language.allCases), ("checking", [.japanese, .english]), ("console-passes", [.japanese]),
        ("console-desk", [.japanese]),
    ]

    package static func builtIn() throws -> Texts {
        try Texts(
            files: rooms.map { room in
                guard
                    let url = Bundle.module.url(
                        forResource: room.file, withExtension: "yaml", subdirectory: "Content/texts")
                else { throw Faults(list: ["\(room.file).yaml is not installed"]) }
                return File(
                    name: room.file + ".yaml", languages: room.languages,
                    yaml: try String(contentsOf: url, encoding: .utf8))
            })
    }

    /// One room's texts as YAML: section → name → language → text.
    package struct File {
        package let name: String
        package let languages: [Language]
        package let yaml: String

        package init(name: String, languages: [Language], yaml: String) {
            self.name = name
            self.languages = languages
            self.yaml = yaml
        }
    }

    package init(files: [File]) throws {
        var sections: [Language: Sections] = [:]
        var faults: [String] = []
        for file in files {
            let read: [String: [String: [String: String]]]
            do {
                read = try YAMLDecoder().decode([String: [String: [String: String]]].self, from: file.yaml)
            } catch {
                faults.append("\(file.name): \(error)")
                continue
            }
            for (section, texts) in read {
                for (name, words) in texts {
                    let unknown = words.keys.filter { Language(rawValue: $0) == nil }
                    faults += unknown.sorted().map {
                        "\(file.name): \(section).\(name) speaks “\($0)”, which is no language here"
                    }
                    for language in file.languages where words[language.rawValue]?.isEmpty != false {
                        faults.append("\(file.name): \(section).\(name) is not written in \(language.rawValue)")
                    }
                    for language in Language.allCases {
                        let text = words[language.rawValue] ?? words[Language.japanese.rawValue]
                        if sections[language, default: [:]][section, default: [:]].updateValue(text ?? "", forKey: name)
                            != nil
                        {
                            faults.append("\(file.name): \(section).\(name) is written in another file too")
                        }
                    }
                }
            }
        }
        guard faults.isEmpty else { throw Faults(list: faults.sorted()) }
        self.sections = sections
    }

    /// All texts in one language; templates name them `{{t.common.save}}`.
    package func all(in language: Language) -> Sections { sections[language] ?? [:] }

    /// One text with its blanks filled: `{day}` stands for the value under “day”.
    ///
    /// A name that is not in the catalogue shows itself; a test holds that none is asked for.
    package func text(_ name: TextName, in language: Language, _ values: [String: String] = [:]) -> String {
        let text = sections[language]?[name.section]?[name.name] ?? name.description
        return values.reduce(text) { $0.replacingOccurrences(of: "{\($1.key)}", with: $1.value) }
    }

    /// Every name there is, for the test that compares them with what the pages ask for.
    package var names: Set<TextName> {
        Set((sections[.japanese] ?? [:]).flatMap { section, texts in texts.keys.map { TextName(section, $0) } })
    }
}

/// Where a text stands: `register.title`.
package struct TextName: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let section: String
    package let name: String

    package init(_ section: String, _ name: String) {
        self.section = section
        self.name = name
    }

    /// From `section.name`.
    package init(stringLiteral text: String) {
        let parts = text.split(separator: ".", maxSplits: 1)
        section = parts.first.map(String.init) ?? ""
        name = parts.count > 1 ? String(parts[1]) : ""
    }

    package var description: String { "\(section).\(name)" }
}
