package import Crypto

/// A way in that belongs to one person, such as a LINE user id or a recovery code. It is stored only as a keyed hash.
package struct Door: Hashable, Sendable {
    /// What is shown at the door. Names are stored beside the hash and never reused.
    package enum Kind: String, CaseIterable, Sendable {
        /// A LINE user id.
        case line
        /// A code that moves a household to another LINE user; used once.
        case recovery
        /// The secret in the address of a household's calendar.
        case calendar
        /// The secret in the link by which one adult offers another to share its children.
        case offer
        /// The name with which a staff member signs in.
        case staff
        /// The secret in the link by which a staff member is invited.
        case invitation
        /// The secret in a link into consultations; used once.
        case entry
        /// The word by which a child opens its own consultation.
        case word
    }

    package let kind: Kind
    let text: String

    /// - Parameter text: what is shown, in the one form in which it is compared.
    package init(kind: Kind, text: String) {
        self.kind = kind
        self.text = "\(kind.rawValue):\(text)"
    }

    package init(line userID: String) { self.init(kind: .line, text: userID) }
    package init(recovery code: String) { self.init(kind: .recovery, text: code) }
    package init(calendar secret: String) { self.init(kind: .calendar, text: secret) }
    package init(offer secret: String) { self.init(kind: .offer, text: secret) }
    package init(staff signInName: String) { self.init(kind: .staff, text: signInName) }
    package init(invitation secret: String) { self.init(kind: .invitation, text: secret) }

    /// The blind index: HMAC-SHA256 under a secret that only the keyring has.
    package func index(under secret: SymmetricKey) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: secret))
    }
}

extension Door: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Its kind only: what is shown at the door must not reach a log line.
    package var description: String { "‹\(kind.rawValue) door›" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
