import Foundation

/// What a person typed, in the form in which words are looked for: one width, hiragana, lower case, no spaces or signs.
struct FoldedText: Sendable {
    let text: String

    init(_ typed: String) {
        // Linux leaves the voicing mark of half-width kana apart, so it is composed by a second mapping.
        let composed = typed.precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
        var folded = String.UnicodeScalarView()
        for scalar in composed.lowercased().unicodeScalars {
            switch scalar.properties.generalCategory {
            case .spaceSeparator, .control, .format, .lineSeparator, .paragraphSeparator, .dashPunctuation,
                .otherPunctuation, .openPunctuation, .closePunctuation, .connectorPunctuation, .initialPunctuation,
                .finalPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
                continue
            default:
                let isKatakana = (0x30A1...0x30F6).contains(scalar.value)
                folded.append(isKatakana ? Unicode.Scalar(scalar.value - 0x60) ?? scalar : scalar)
            }
        }
        text = String(folded)
    }

    func holds(_ word: String) -> Bool { text.contains(word) }
}

/// The same with its spaces and signs kept, and letters in their own case.
func compatibleForm(_ typed: String) -> String {
    typed.precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
}
