package import Calendar
package import Events

/// A text in those of our languages in which somebody wrote it.
package struct Wording: Sendable, Equatable {
    package let japanese: String
    private let easyJapanese: String?
    private let english: String?

    /// An empty text is none.
    init(_ japanese: String, easy: String? = nil, english: String? = nil) {
        self.japanese = japanese
        easyJapanese = easy.flatMap { $0.isEmpty ? nil : $0 }
        self.english = english.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Japanese where nobody wrote it in the language.
    package subscript(language: Language) -> String {
        switch language {
        case .japanese: japanese
        case .easyJapanese: easyJapanese ?? japanese
        case .english: english ?? japanese
        }
    }
}

/// Where somebody helps, mostly by telephone.
package struct HelpLine: Sendable, Equatable {
    /// How sure it is that it is what it says.
    package enum Standing: String, Sendable {
        /// 110 and 119: everybody knows them, and they are never hidden.
        case known
        /// A source says so; `source` names it.
        case confirmed
        /// Nobody has confirmed it lately: never shown until an office does.
        case unconfirmed
    }

    package let key: HelpLineKey
    package let name: Wording
    /// As they are dialled: digits, `#` and `-`. Empty where it is no telephone, and its name says what it is.
    package let numbers: [String]
    package let hours: OpeningHours
    package let hoursWords: Wording
    package let forWhom: Wording
    package let standing: Standing
    /// Its place among those that help in a situation, from 1; it isn't one of them without.
    package let ranks: [HelpSituation: Int]
    package let isShown: Bool
    package let source: String
    /// When an office confirmed it; nil where it is as it came.
    package let confirmedOn: CivilDate?

    /// `tel:` and what a telephone dials.
    package var links: [String] { numbers.map { "tel:" + $0.filter { $0 != "-" }.replacing("#", with: "%23") } }

    /// Whether somebody answers at a moment.
    package func state(at moment: JapanTime) -> OpenState { hours.state(at: moment) }

    package func isOpen(at moment: JapanTime) -> Bool {
        if case .open = state(at: moment) { true } else { false }
    }
}

extension HelpLine {
    /// The line as the prefecture changed it. What it left as it came is still told in every language.
    init(_ fact: HelpLineSet, of builtIn: HelpLine?, after last: Int) {
        func wording(_ text: String, _ part: KeyPath<HelpLine, Wording>) -> Wording {
            if let known = builtIn?[keyPath: part], known.japanese == text { known } else { Wording(text) }
        }
        key = fact.key
        name = wording(fact.name, \.name)
        numbers = fact.numbers
        hours = fact.hours
        hoursWords = builtIn.flatMap { $0.hours == fact.hours ? $0.hoursWords : nil } ?? Self.words(of: fact.hours)
        forWhom = wording(fact.forWhom, \.forWhom)
        standing = builtIn?.standing == .known ? .known : fact.confirmedOn == nil ? .unconfirmed : .confirmed
        ranks = Dictionary(
            uniqueKeysWithValues: Set(fact.situations).map { ($0, builtIn?.ranks[$0] ?? last + 1) })
        isShown = fact.isShown
        source = fact.source
        confirmedOn = fact.confirmedOn
    }

    /// Open without end.
    package static let always = OpeningHours("1/1-12/31 0:00-24:00")

    /// As offices write hours; in every language where it is always open.
    private static func words(of hours: OpeningHours) -> Wording {
        hours == always ? Wording("24時間", easy: "24時間(じかん)", english: "24 hours") : Wording(hours.description)
    }
}
