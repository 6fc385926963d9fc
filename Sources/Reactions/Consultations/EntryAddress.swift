package import EventModel

/// A link into a household's consultations that opens once.
package struct EntryAddress: Sendable {
    package let link: ULID
    package let address: String

    package init(link: ULID, address: String) {
        self.link = link
        self.address = address
    }
}
