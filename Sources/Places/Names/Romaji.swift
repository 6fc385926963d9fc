/// Names of places in Latin letters, Hepburn without marks on long vowels, as road signs write them.
package enum Romaji {
    /// ヨコハマシ becomes Yokohama: the word for the kind of place is left out.
    package static func name(_ kana: String) -> String {
        let endings = ["マチ", "チョウ", "ムラ", "ソン", "シ", "ク"]
        let ending = endings.first { kana.hasSuffix($0) && kana.count > $0.count + 1 } ?? ""
        let letters = letters(Array(kana.dropLast(ending.count)))
        return letters.prefix(1).uppercased() + letters.dropFirst()
    }

    private static func letters(_ kana: [Character]) -> String {
        var text = ""
        var isDoubled = false
        for character in kana {
            if character == "ッ" {
                isDoubled = true
                continue
            }
            if character == "ー" { continue }
            if let glide = glides[character], text.hasSuffix("i") {
                text.removeLast()
                let isPalatal = text.hasSuffix("sh") || text.hasSuffix("ch") || text.hasSuffix("j")
                text += isPalatal ? String(glide.dropFirst()) : glide
                continue
            }
            let syllable = syllables[character] ?? String(character)
            text += (isDoubled ? String(syllable.prefix(1)) : "") + syllable
            isDoubled = false
        }
        for (long, short) in [("ou", "o"), ("oo", "o"), ("uu", "u")] {
            text = text.split(separator: long, omittingEmptySubsequences: false).joined(separator: short)
        }
        return text
    }

    private static let glides: [Character: String] = ["ャ": "ya", "ュ": "yu", "ョ": "yo"]

    private static let syllables: [Character: String] = {
        let rows = [
            ("アイウエオ", ["a", "i", "u", "e", "o"]), ("カキクケコ", ["ka", "ki", "ku", "ke", "ko"]),
            ("ガギグゲゴ", ["ga", "gi", "gu", "ge", "go"]), ("サシスセソ", ["sa", "shi", "su", "se", "so"]),
            ("ザジズゼゾ", ["za", "ji", "zu", "ze", "zo"]), ("タチツテト", ["ta", "chi", "tsu", "te", "to"]),
            ("ダヂヅデド", ["da", "ji", "zu", "de", "do"]), ("ナニヌネノ", ["na", "ni", "nu", "ne", "no"]),
            ("ハヒフヘホ", ["ha", "hi", "fu", "he", "ho"]), ("バビブベボ", ["ba", "bi", "bu", "be", "bo"]),
            ("パピプペポ", ["pa", "pi", "pu", "pe", "po"]), ("マミムメモ", ["ma", "mi", "mu", "me", "mo"]),
            ("ヤユヨ", ["ya", "yu", "yo"]), ("ラリルレロ", ["ra", "ri", "ru", "re", "ro"]), ("ワヲン", ["wa", "o", "n"]),
        ]
        return Dictionary(uniqueKeysWithValues: rows.flatMap { kana, letters in zip(kana, letters) })
    }()
}

extension Gazetteer {
    /// A place in Latin letters: Kohoku, Yokohama for a ward.
    package func latinName(of place: Municipality) -> String {
        let own = Romaji.name(place.kana)
        guard place.kind == .ward, let city = place.parent.flatMap({ self[$0] }) else { return own }
        return "\(own), \(Romaji.name(city.kana))"
    }

    /// A place with its reading behind it: 港北区(こうほくく).
    package func nameWithReading(of place: Municipality) -> String {
        let reading = place.kana.unicodeScalars.map { scalar in
            (0x30A1...0x30F6).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0x60) ?? scalar : scalar
        }
        return "\(place.name)(\(String(String.UnicodeScalarView(reading))))"
    }
}
