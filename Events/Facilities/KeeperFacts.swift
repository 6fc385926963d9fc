package import Calendar
package import EventModel

/// Whoever runs a place got a link by which to confirm what is published of it.
package struct KeeperLinkIssued: Event {
    package let place: PlaceID
    package let link: ULID
    package let until: CivilDate

    package init(place: PlaceID, link: ULID, until: CivilDate) {
        self.place = place
        self.link = link
        self.until = until
    }

    package static let schema = Schema("directory.keeper-link-issued", version: 1)
    package static let meaning = "Whoever runs a place got a link by which to confirm what is published of it."
    package static let fields = Fields(
        Field("place", \.place, "the place"),
        Field("link", \.link, "the link's number; its signature is not stored"),
        Field("until", \.until, "the last day it may be used"),
        build: Self.init)
    package var tags: [Tag] { [place.tag] }
}

/// The link of whoever runs a place is no longer good.
package struct KeeperLinkWithdrawn: Event {
    package let place: PlaceID
    package let link: ULID
    package let on: CivilDate

    package init(place: PlaceID, link: ULID, on: CivilDate) {
        self.place = place
        self.link = link
        self.on = on
    }

    package static let schema = Schema("directory.keeper-link-withdrawn", version: 1)
    package static let meaning = "The link of whoever runs a place is no longer good."
    package static let fields = Fields(
        Field("place", \.place, "the place"),
        Field("link", \.link, "the link's number"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [place.tag] }
}
