import Places

/// What a person typed, in the form in which words are looked for: one width, hiragana, lower case, and nothing but
/// letters and digits. Spaces, signs, emoji, marks and what can't be seen hide no word.
package struct FoldedText: Sendable {
    /// Letters and digits.
    let scalars: [UInt32]
    /// For each of them, whether something that separates words was left out before it.
    let startsWord: [Bool]

    package init(_ typed: String) {
        var scalars: [UInt32] = []
        var startsWord: [Bool] = []
        var isApart = true
        for scalar in compatibleForm(typed).lowercased().unicodeScalars {
            switch Self.part(scalar) {
            case .letter:
                let isKatakana = (0x30A1...0x30F6).contains(scalar.value)
                scalars.append(isKatakana ? scalar.value - 0x60 : scalar.value)
                startsWord.append(isApart)
                isApart = false
            case .voicing:
                // What stood between a kana and its mark is gone now.
                if let last = scalars.last { scalars[scalars.count - 1] = Self.voiced(last, by: scalar.value) }
            case .separator: isApart = true
            case .unseen: break
            }
        }
        self.scalars = scalars
        self.startsWord = startsWord
    }

    private init(scalars: [UInt32], startsWord: [Bool]) {
        self.scalars = scalars
        self.startsWord = startsWord
    }

    package var text: String {
        var view = String.UnicodeScalarView()
        for value in scalars { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
        return String(view)
    }

    /// - Parameter word: as `text` would have it.
    package func holds(_ word: String) -> Bool { text.contains(word) }

    /// The same from its end, as signs that turn the direction of writing round may show it.
    var reversed: FoldedText {
        FoldedText(scalars: scalars.reversed(), startsWord: [true] + startsWord.dropFirst().reversed())
    }

    /// Without what only draws a word out, and with large vowels: しにたーい, しにたぁい and しにたぃ are しにたい.
    var withoutDrawl: FoldedText {
        var (kept, starts): ([UInt32], [Bool]) = ([], [])
        var said: UInt32?
        for place in scalars.indices where scalars[place] != Self.longMark {
            let (scalar, vowel) = Self.vowels[scalars[place]].map { ($0.large, $0.vowel) } ?? (scalars[place], nil)
            if let said, said == vowel, scalar == vowel { continue }
            said = vowel
            kept.append(scalar)
            starts.append(startsWord[place])
        }
        return FoldedText(scalars: kept, startsWord: starts)
    }

    /// ー
    private static let longMark: UInt32 = 0x30FC

    /// The vowel in which each hiragana ends, and the large form of those that are a vowel alone.
    private static let vowels: [UInt32: (large: UInt32, vowel: UInt32)] = {
        let rows = [
            "あぁかがさざただなはばぱまやゃらわ", "いぃきぎしじちぢにひびぴみり", "うぅくぐすずつづぬふぶぷむゆゅる",
            "えぇけげせぜてでねへべぺめれ", "おぉこごそぞとどのほぼぽもよょろを",
        ]
        return Dictionary(
            uniqueKeysWithValues: rows.flatMap { row in
                let kana = row.unicodeScalars.map(\.value)
                return kana.indices.map { (kana[$0], (large: $0 == 1 ? kana[0] : kana[$0], vowel: kana[0])) }
            })
    }()

    private enum Part { case letter, voicing, separator, unseen }

    private static func part(_ scalar: Unicode.Scalar) -> Part {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x4E00...0x9FFF: return .letter
        case 0x3099, 0x309A: return .voicing
        default: break
        }
        guard !scalar.properties.isDefaultIgnorableCodePoint else { return .unseen }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return .letter
        case .format, .nonspacingMark, .enclosingMark, .spacingMark: return .unseen
        default: return .separator
        }
    }

    /// A hiragana with the mark of a voiced sound (U+3099) or of p (U+309A); itself where it has no such sound.
    private static func voiced(_ kana: UInt32, by mark: UInt32) -> UInt32 {
        if ha.contains(kana) { return kana + (mark == 0x3099 ? 1 : 2) }
        guard mark == 0x3099 else { return kana }
        return voiceable.contains(kana) ? kana + 1 : kana == 0x3046 ? 0x3094 : kana
    }

    private static let voiceable = Set("かきくけこさしすせそたちつてと".unicodeScalars.map(\.value))
    private static let ha = Set("はひふへほ".unicodeScalars.map(\.value))
}
