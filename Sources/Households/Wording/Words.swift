package import Events

/// A text in every language; none can be left out.
package struct Words: Sendable, Equatable {
    package let japanese: String
    package let easyJapanese: String
    package let english: String

    package init(_ japanese: String, easy: String, en: String) {
        self.japanese = japanese
        easyJapanese = easy
        english = en
    }

    package subscript(language: Language) -> String {
        switch language {
        case .japanese: japanese
        case .easyJapanese: easyJapanese
        case .english: english
        }
    }
}
