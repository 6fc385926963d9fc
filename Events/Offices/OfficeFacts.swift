package import EventModel

/// An office began to work with Hagukumi, or began again.
package struct OfficeOpened: Event {
    package let office: OfficeID
    package let name: String

    package init(office: OfficeID, name: String) {
        self.office = office
        self.name = name
    }

    package static let schema = Schema("office.opened", version: 1)
    package static let meaning = "An office began to work with Hagukumi, or began again."
    package static let fields = Fields(
        Field("office", \.office, "the office"),
        Field("name", \.name, "what people call it"),
        build: Self.init)
    package var tags: [Tag] { [office.tag] }
}

/// An office no longer works with Hagukumi; none of its staff may do anything.
package struct OfficeClosed: Event {
    package let office: OfficeID

    package init(office: OfficeID) {
        self.office = office
    }

    package static let schema = Schema("office.closed", version: 1)
    package static let meaning = "An office no longer works with Hagukumi; none of its staff may do anything."
    package static let fields = Fields(
        Field("office", \.office, "the office"),
        build: Self.init)
    package var tags: [Tag] { [office.tag] }
}
