/// A person as this provider's channels know them: `U` and 32 hexadecimal digits.
///
/// LINE refuses a whole batch for one malformed id, so the form is checked here.
package struct UserID: Sendable, Hashable {
    package let rawValue: String

    /// Nil when the text does not have the form of a user id.
    package init?(_ text: String) {
        guard text.utf8.count == 33, text.utf8.first == UInt8(ascii: "U"),
            text.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        rawValue = text
    }
}

/// A rich menu, as LINE named it on creation.
package struct RichMenuID: Sendable, Hashable {
    package let rawValue: String

    /// Nil when the text can't be part of a path.
    package init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "-")
        }
        guard isPlain, !text.isEmpty else { return nil }
        rawValue = text
    }
}

/// The people that one multicast goes to: one to 500, as LINE allows.
package struct Recipients: Sendable, Equatable {
    /// How many there were instead.
    package struct Fault: Error, Equatable {
        package let count: Int
    }

    package let users: [UserID]

    package init(_ users: [UserID]) throws(Fault) {
        guard Platform.Count.recipients.contains(users.count) else { throw Fault(count: users.count) }
        self.users = users
    }
}
