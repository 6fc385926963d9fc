package import Events

/// A text in every language; none can be left out.
package struct Words: Sendable, Equatable {
    let japanese: String
    let easyJapanese: String
    let english: String

    init(_ japanese: String, easy: String, en: String) {
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

/// Every text of the chat, one catalogue in three languages.
///
/// Kind and plain; without a child's name; safe on a lock screen; never urging.
package enum ChatTexts {}
