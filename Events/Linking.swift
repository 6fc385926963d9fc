package import Calendar
package import EventModel

/// An offer by which one adult shares its children with another, and the link that came of it.
package struct OfferID: Hashable, Sendable, CustomStringConvertible {
    package let ulid: ULID
    package init(_ ulid: ULID) { self.ulid = ulid }
    /// The offer that a tag names; nil if the tag is about something else.
    package init?(_ tag: Tag) {
        guard tag.text.hasPrefix("offer:"), let ulid = ULID(tag.text.dropFirst("offer:".count)) else { return nil }
        self.ulid = ulid
    }
    package var tag: Tag { Tag("offer", ulid) }
    package var description: String { ulid.description }
}

extension OfferID: FieldValue {
    package static var shape: Shape { ULID.shape }
    package func write(to writer: inout JSONWriter) { ulid.write(to: &writer) }
    package init(from reader: inout JSONReader) throws(JSONFault) { ulid = try ULID(from: &reader) }
}

/// One adult offered another to share its children; the link's secret stands in the keyring only.
package struct LinkOffered: Event {
    package let household: HouseholdID
    package let offer: OfferID
    package let relation: Relation
    package let until: CivilDate

    package init(household: HouseholdID, offer: OfferID, relation: Relation, until: CivilDate) {
        self.household = household
        self.offer = offer
        self.relation = relation
        self.until = until
    }

    package static let schema = Schema("household.link-offered", version: 1)
    package static let meaning = "One adult offered another to share its children."
    package static let fields = Fields(
        Field("household", \.household, "the household that offers"),
        Field("offer", \.offer, "the offer"),
        Field("relation", \.relation, "what the other will be to the children"),
        Field("until", \.until, "the last day on which it may be accepted"),
        build: Self.init)
    package var tags: [Tag] { [household.tag, offer.tag] }
}

/// An offer was taken back before anybody accepted it.
package struct LinkOfferWithdrawn: Event {
    package let household: HouseholdID
    package let offer: OfferID

    package init(household: HouseholdID, offer: OfferID) {
        self.household = household
        self.offer = offer
    }

    package static let schema = Schema("household.link-offer-withdrawn", version: 1)
    package static let meaning = "An offer was taken back before anybody accepted it."
    package static let fields = Fields(
        Field("household", \.household, "the household that offered"),
        Field("offer", \.offer, "the offer"),
        build: Self.init)
    package var tags: [Tag] { [household.tag, offer.tag] }
}

/// Another adult accepted an offer: from now on the children of the one who offered are shared with it.
package struct LinkAccepted: Event {
    package let household: HouseholdID
    package let other: HouseholdID
    package let offer: OfferID
    package let relation: Relation
    package let on: CivilDate

    package init(household: HouseholdID, other: HouseholdID, offer: OfferID, relation: Relation, on: CivilDate) {
        self.household = household
        self.other = other
        self.offer = offer
        self.relation = relation
        self.on = on
    }

    package static let schema = Schema("household.link-accepted", version: 1)
    package static let meaning = "Another adult accepted an offer; the children of the one who offered are shared."
    package static let fields = Fields(
        Field("household", \.household, "the household that accepted"),
        Field("other", \.other, "the household that offered"),
        Field("offer", \.offer, "the offer, which also names the link"),
        Field("relation", \.relation, "what the one who accepted is to the children"),
        Field("on", \.on, "the day in Japan"),
        build: Self.init)
    package var tags: [Tag] { [household.tag, other.tag, offer.tag] }
}

/// One of two linked adults ended the link. The other is told nothing.
package struct LinkEnded: Event {
    package let household: HouseholdID
    package let other: HouseholdID
    package let offer: OfferID

    package init(household: HouseholdID, other: HouseholdID, offer: OfferID) {
        self.household = household
        self.other = other
        self.offer = offer
    }

    package static let schema = Schema("household.link-ended", version: 1)
    package static let meaning = "One of two linked adults ended the link. The other is told nothing."
    package static let fields = Fields(
        Field("household", \.household, "one of the two; not necessarily the one that ended it"),
        Field("other", \.other, "the other"),
        Field("offer", \.offer, "which link"),
        build: Self.init)
    package var tags: [Tag] { [household.tag, other.tag] }
}

/// A child of a linked household became one of this household's too, under a number of its own.
package struct ChildShared: Event {
    package let household: HouseholdID
    package let child: ChildNumber
    package let from: HouseholdID
    package let theirChild: ChildNumber
    package let offer: OfferID
    package let origin: HouseholdID
    package let originChild: ChildNumber
    package let wasKnown: Bool

    package init(
        household: HouseholdID, child: ChildNumber, from: HouseholdID, theirChild: ChildNumber, offer: OfferID,
        origin: HouseholdID, originChild: ChildNumber, wasKnown: Bool
    ) {
        self.household = household
        self.child = child
        self.from = from
        self.theirChild = theirChild
        self.offer = offer
        self.origin = origin
        self.originChild = originChild
        self.wasKnown = wasKnown
    }

    package static let schema = Schema("household.child-shared", version: 1)
    package static let meaning = "A child of a linked household became one of this household's too."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("child", \.child, "the child's number here"),
        Field("from", \.from, "the household that shares it"),
        Field("theirChild", \.theirChild, "its number there"),
        Field("offer", \.offer, "the link over which it came"),
        Field("origin", \.origin, "the household that first told of the child"),
        Field("originChild", \.originChild, "its number there"),
        Field("wasKnown", \.wasKnown, "whether this household knew of the child already"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}
