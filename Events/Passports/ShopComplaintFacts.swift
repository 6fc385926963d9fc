package import Calendar
package import EventModel

/// A family said that a shop did not give what is published of it.
package struct ShopComplainedOf: Event {
    package let shop: ShopCode
    package let complaint: ULID
    package let kind: ComplaintKind
    package let words: Personal<String>?
    package let on: CivilDate

    package init(shop: ShopCode, complaint: ULID, kind: ComplaintKind, words: Personal<String>?, on: CivilDate) {
        self.shop = shop
        self.complaint = complaint
        self.kind = kind
        self.words = words
        self.on = on
    }

    package static let schema = Schema("shop.complained-of", version: 1)
    package static let meaning = "A family said that a shop did not give what is published of it."
    package static let fields = Fields(
        Field("shop", \.shop, "the shop"),
        Field("complaint", \.complaint, "the complaint; whose it is is not stored"),
        Field("kind", \.kind, "what went wrong"),
        Field("words", \.words, "in their own words, until an office has looked at it"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [shop.tag] }
    /// What people write may say more of them than they wanted: each complaint has a key of its own.
    package var subject: Tag? { words == nil ? nil : Self.subject(of: complaint) }
    package static func subject(of complaint: ULID) -> Tag { Tag("complaint", complaint) }
}

/// An office looked at what a family said of a shop.
package struct ShopComplaintAnswered: Event {
    package let shop: ShopCode
    package let complaint: ULID
    package let outcome: ComplaintOutcome
    package let on: CivilDate

    package init(shop: ShopCode, complaint: ULID, outcome: ComplaintOutcome, on: CivilDate) {
        self.shop = shop
        self.complaint = complaint
        self.outcome = outcome
        self.on = on
    }

    package static let schema = Schema("shop.complaint-answered", version: 1)
    package static let meaning = "An office looked at what a family said of a shop."
    package static let fields = Fields(
        Field("shop", \.shop, "the shop"),
        Field("complaint", \.complaint, "the complaint"),
        Field("outcome", \.outcome, "what became of it"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [shop.tag] }
}
