import Crypto
import EventModel

/// The number by which a family names itself at a counter, printed `K7Q2M-0XH3D`.
///
/// Ten of Crockford's characters, the first 50 bits of SHA-256 of the household's id: nothing can be read from it, and
/// it opens nothing.
package struct RegistrationNumber: Hashable, Sendable, CustomStringConvertible {
    /// Ten characters without a hyphen, as stored.
    package let text: String

    package init(of household: HouseholdID) {
        let bits = SHA256.hash(data: Array(household.description.utf8)).prefix(7).reduce(UInt64(0)) {
            $0 << 8 | UInt64($1)
        }
        text = Crockford.text(of: bits >> 6, length: 10)
    }

    /// A number as somebody writes it, in any width and case, with or without hyphens; nil unless it is ten characters.
    package init?(_ written: String) {
        guard let folded = Crockford.fold(written), folded.utf8.count == 10 else { return nil }
        text = folded
    }

    package var description: String { "\(text.prefix(5))-\(text.suffix(5))" }
}
