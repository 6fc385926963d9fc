/// Why a pass is not good. Every checker gives the same answer to the same token, by these names.
package enum PassFault: String, Error, CaseIterable, Sendable {
    /// Not a token, or one that was cut or written otherwise.
    case unreadable
    /// Longer than any token is.
    case tooLong = "too-long"
    /// Signed in another way than ours, or not at all.
    case algorithm
    /// A key or issuer that is not ours.
    case unknownIssuer = "unknown-issuer"
    /// The signature is not of this text: something was changed or made up.
    case forged
    /// Made later than now; mostly it is the checker's clock that is slow.
    case notYet = "not-yet"
    /// A living pass that is older than its minute: a picture of it.
    case screenshot
    /// On paper or kept on a phone, and past its last day.
    case over
    /// Its pseudonym is another day's, or another form's.
    case anotherDay = "another-day"
    /// Taken back before its time.
    case revoked
    /// The same living code was checked before.
    case replayed
}
