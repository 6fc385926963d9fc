import Places

/// The form in which words are looked for: one width, lower case, katakana, one ケ, one dash, no spaces and ・, one
/// shape of a kanji, one word for what is called by several. Never shown to anybody.
///
/// Characters and words come from `Content/folding.tsv`. Source of the rules: measured over 3,591 names and addresses.
package struct Folding: Sendable {
    private let characters: [UInt32: UInt32]
    /// By the first unit of the word; the longest first.
    private let words: [UInt16: [(written: [UInt16], one: [UInt16])]]

    /// Reads the table that this module carries.
    ///
    /// - Throws: what the file system says, where it was installed by halves.
    package static func builtIn() throws -> Folding { Folding(try ListTables.text("folding")) }

    /// - Parameter text: lines of `kind`, `written` and `one`, separated by tabs, below a header.
    package init(_ text: String) {
        let lines = text.split(separator: "\n").dropFirst().map { $0.split(separator: "\t").map(String.init) }
            .filter { $0.count == 3 }
        var characters: [UInt32: UInt32] = [:]
        for line in lines where line[0] == "character" {
            guard let written = line[1].unicodeScalars.first, let one = line[2].unicodeScalars.first else { continue }
            characters[written.value] = one.value
        }
        self.characters = characters
        var words: [UInt16: [(written: [UInt16], one: [UInt16])]] = [:]
        for line in lines where line[0] == "word" {
            let written = Self.plain(line[1], characters)
            guard let first = written.first else { continue }
            words[first, default: []].append((written, Self.plain(line[2], characters)))
        }
        self.words = words.mapValues { $0.sorted { $0.written.count > $1.written.count } }
    }

    /// Width, case, kana, kanji and dashes made one; words stay as they are.
    package func plain(_ text: String) -> [UInt16] { Self.plain(text, characters) }

    /// The same with one word for what is called by several.
    package func folded(_ text: String) -> [UInt16] { withOneWord(plain(text)) }

    /// One word for what is called by several.
    func withOneWord(_ units: [UInt16]) -> [UInt16] {
        guard units.contains(where: { words[$0] != nil }) else { return units }
        var result: [UInt16] = []
        result.reserveCapacity(units.count)
        var place = 0
        while place < units.count {
            let word = words[units[place]]?.first { units[place...].starts(with: $0.written) }
            if let word {
                result += word.one
                place += word.written.count
            } else {
                result.append(units[place])
                place += 1
            }
        }
        return result
    }

    private static func plain(_ text: String, _ characters: [UInt32: UInt32]) -> [UInt16] {
        // Foundation takes 3 µs a name, and hardly any needs it.
        let needsNormal = text.unicodeScalars.contains { !isPlain($0.value) }
        let text = needsNormal ? compatibleForm(text).lowercased() : text
        var units: [UInt16] = []
        units.reserveCapacity(text.utf8.count / 2)
        for scalar in text.unicodeScalars {
            var value = scalar.value
            switch value {
            case 0x41...0x5A: value += 0x20
            case 0x00...0x20, 0x7F, 0xA0, 0x3000, 0x200B...0x200D, 0xFEFF, 0x30FB, 0xFF65, 0xB7: continue
            case 0xFF21...0xFF3A: value = value - 0xFEE0 + 0x20
            case 0xFF0D, 0x2010...0x2015, 0x2212: value = 0x2D
            case 0xFF01...0xFF5E: value -= 0xFEE0
            case 0x301C: value = 0x7E
            case 0x3041...0x3094, 0x309D, 0x309E: value = kana(value + 0x60)
            case 0x3095, 0x3096, 0x30F5, 0x30F6: value = kana(value < 0x30A0 ? value + 0x60 : value)
            default:
                if value >= 0x3400, let one = characters[value] { value = one }
            }
            if value < 0x1_0000 {
                units.append(UInt16(value))
            } else if let scalar = Unicode.Scalar(value) {
                units += Array(Character(scalar).utf16)
            }
        }
        return units
    }

    private static func kana(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x30F5: 0x30AB
        case 0x30F6: 0x30B1
        default: value
        }
    }

    /// Whether compatibility forms and other scripts' cases leave it as it is, but for what `plain` does itself.
    private static func isPlain(_ value: UInt32) -> Bool {
        switch value {
        case 0x00...0x7E, 0x2010, 0x2012...0x2015, 0x2212, 0x3000...0x3029, 0x3041...0x3096, 0x309D...0x309E,
            0x30A1...0x30FE, 0x3400...0x9FFF, 0xFF01...0xFF5E:
            true
        default: false
        }
    }
}
