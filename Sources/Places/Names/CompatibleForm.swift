import Foundation

/// What a person typed with characters of one width (normalization form KC), its spaces, signs and letters kept.
///
/// Foundation on Linux leaves the voicing mark of half-width kana apart (ｶﾞ becomes カ and U+3099), so it is composed
/// by a second mapping.
package func compatibleForm(_ typed: String) -> String {
    typed.precomposedStringWithCompatibilityMapping.precomposedStringWithCanonicalMapping
}
