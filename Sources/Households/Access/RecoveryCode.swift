import EventModel

/// The code that moves a household to another LINE user: `7K2M-0XQD-4T9A-BC3P`, shown once and kept nowhere.
///
/// Fifteen random characters of Crockford's (75 bits) and one that checks them, so that a mistyped code is told from an
/// unknown one.
package struct RecoveryCode: Hashable, Sendable {
    /// Sixteen characters without hyphens: what is shown at the door.
    package let text: String

    /// - Parameter random: only the lowest 75 bits are used.
    package init(random: UInt128) {
        let characters = (0..<15).map { Crockford.alphabet[Int(truncatingIfNeeded: random >> UInt128(5 * $0)) & 31] }
        text = String(decoding: characters + [Self.check(characters)], as: UTF8.self)
    }

    /// Why something typed is no code.
    package enum Fault: Error, Equatable {
        case notSixteenCharacters
        /// A character is wrong, or two are the wrong way round.
        case mistyped
    }

    /// A code as somebody types it: in any width and case, with O for 0 and I or L for 1, however it is grouped.
    package init(typed: String) throws(Fault) {
        guard let folded = Crockford.fold(typed), folded.utf8.count == 16 else { throw .notSixteenCharacters }
        let characters = Array(folded.utf8)
        guard Self.check(characters.prefix(15)) == characters[15] else { throw .mistyped }
        text = folded
    }

    /// In groups of four, to be read and copied.
    package var grouped: String {
        stride(from: 0, to: 16, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }

    /// The hybrid system of ISO/IEC 7064, here modulo 33 and 32: each step is one to one, so that one wrong character
    /// always changes it.
    private static func check(_ characters: some Sequence<UInt8>) -> UInt8 {
        let product = characters.reduce(32) { product, character in
            let sum = (product + (Crockford.value(of: character) ?? 0)) % 32
            return (sum == 0 ? 32 : sum) * 2 % 33
        }
        return Crockford.alphabet[(33 - product) % 32]
    }
}

extension RecoveryCode: CustomStringConvertible, CustomReflectable {
    package var description: String { "‹recovery code›" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
