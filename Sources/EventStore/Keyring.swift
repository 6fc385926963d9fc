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

/// Keeps the households' keys, which household or person stands behind a door, and the program's own secrets, apart
/// from the log.
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

    /// A further way in for somebody who is known already, durable before this returns. Asked again, nothing changes.
    ///
    /// - Throws: `KeyringFault.doorTaken` where somebody else stands behind it.
    func open(_ door: Door, for subject: Tag) async throws

    /// From now on nobody stands behind this door.
    func close(_ door: Door) async throws

    /// From now on nobody stands behind the doors of this subject.
    func closeDoors(of subject: Tag) async throws

    /// From now on nobody stands behind the doors of one kind of this subject; its others stay open.
    func closeDoors(_ kind: Door.Kind, of subject: Tag) async throws

    /// A secret of the program itself, such as the one that seals session cookies: 256 bits, made when it is first
    /// asked for, durable before it is returned, and the same for every process that shares the keyring.
    ///
    /// - Throws: `KeyringFault.notASecretName`
    func secret(named name: String) async throws -> SymmetricKey
}

/// What a keyring refuses.
package enum KeyringFault: Error, Equatable, CustomStringConvertible {
    /// Somebody else stands behind the door; it is not said who.
    case doorTaken
    case notASecretName(String)

    package var description: String {
        switch self {
        case .doorTaken: "somebody else stands behind this door; it has to be closed first"
        case .notASecretName(let name):
            "“\(name)” can't name a secret; use 1 to 64 of the letters a to z and hyphens"
        }
    }

    /// Names are written in the code, so that a name from outside can't make secrets without end.
    package static func check(secretName name: String) throws(KeyringFault) {
        let isAllowed = name.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
        guard isAllowed, (1...64).contains(name.utf8.count) else { throw .notASecretName(name) }
    }
}
