package import Events

/// What an office says beside a message of the catalogue, in every language.
package struct LocalWords: Hashable, Sendable {
    package let japanese: String
    package let easyJapanese: String
    package let english: String

    /// Blanks around the words are left out, and lines end as everywhere.
    package init(japanese: String, easyJapanese: String, english: String) {
        self.japanese = Self.tidied(japanese)
        self.easyJapanese = Self.tidied(easyJapanese)
        self.english = Self.tidied(english)
    }

    package subscript(language: Language) -> String {
        switch language {
        case .japanese: japanese
        case .easyJapanese: easyJapanese
        case .english: english
        }
    }

    private static func tidied(_ text: String) -> String {
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let start = lines.drop { $0.isWhitespace }
        return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    }
}

extension LocalWords {
    /// What is wrong with the words of one language.
    package enum Fault: Hashable, Sendable {
        /// A family that chose the language would get less than others.
        case missing
        /// There is room for so many characters less.
        case tooLong(by: Int)
        /// Something that can't be seen, and may turn what is beside it.
        case unprintable
    }

    /// How long the words of a language may be, counted as a browser does, in UTF-16. English and やさしい日本語 with its
    /// readings need more room for the same.
    ///
    /// Twelve notes of this length beside the longest messages fit into one carousel of LINE's; a test holds it.
    package static func longest(in language: Language) -> Int {
        switch language {
        case .japanese: 200
        case .easyJapanese: 300
        case .english: 400
        }
    }

    /// How many more characters there is room for; below zero where it is too long.
    package func left(in language: Language) -> Int { Self.longest(in: language) - self[language].utf16.count }

    package var faults: [Language: Fault] {
        var faults: [Language: Fault] = [:]
        for language in Language.allCases {
            if self[language].isEmpty {
                faults[language] = .missing
            } else if self[language].unicodeScalars.contains(where: Self.isUnprintable) {
                faults[language] = .unprintable
            } else if left(in: language) < 0 {
                faults[language] = .tooLong(by: -left(in: language))
            }
        }
        return faults
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: scalar != "\n"
        case .surrogate, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl || scalar == "\u{FEFF}"
        }
    }
}
