import Households

/// What a person typed, in the form in which words are looked for: one width, hiragana, lower case, no spaces or signs.
struct FoldedText: Sendable {
    let text: String

    init(_ typed: String) {
        var folded = String.UnicodeScalarView()
        for scalar in compatibleForm(typed).lowercased().unicodeScalars {
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
