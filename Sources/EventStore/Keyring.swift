package import Crypto
package import EventModel

/// The key that seals the personal values of one household.
package struct SealingKey: Sendable {
    /// Stands before every value sealed with it. Never used again for another key.
    package let number: Int64
    package let secret: SymmetricKey

    package init(number: Int64, secret: SymmetricKey) {
        self.number = number
        self.secret = secret
    }
}

/// Keeps the households' keys, and which household stands behind a door (a LINE user), apart from the log.
///
/// Destroying a household's key makes its personal values unreadable everywhere, in backups of the log too.
package protocol Keyring: Sendable {
    /// The keys of these households; those that have none yet get one, durable before it is returned.
    func keys(for subjects: Set<Tag>) async throws -> [Tag: SealingKey]

    /// The key of that number; nil if it was destroyed. Called for every value that is opened, so it must be fast.
    func key(numbered number: Int64) throws -> SealingKey?

    /// Destroys the key of a household: its personal values read as `.erased` from now on. Asked for again, the
    /// household gets another key.
    func destroyKey(of subject: Tag) async throws

    /// Who stands behind a door; where nobody does yet, `newcomer` does from now on, durably.
    func subject(behind door: Door, orElse newcomer: Tag) async throws -> Tag

    /// Who stands behind a door; nil if nobody does.
    func subject(behind door: Door) throws -> Tag?

    /// From now on nobody stands behind the doors of this subject.
    func closeDoors(of subject: Tag) async throws
}

/// A way in that belongs to one person, such as a LINE user id. It is stored only as a keyed hash.
package struct Door: Hashable, Sendable {
    package let text: String

    package init(line userID: String) { text = "line:" + userID }

    /// The blind index: HMAC-SHA256 under a secret that only the keyring has.
    package func index(under secret: SymmetricKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: secret))
    }
}
