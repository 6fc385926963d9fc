package import Calendar
package import EventModel
package import Events

/// What is known of linked adults: their households, the offers and links between them, and the children they share.
///
/// It holds what the facts in its scope say. A household outside the scope stands here without its own facts.
package struct Kinship: Sendable, Equatable {
    package internal(set) var families: [HouseholdID: Household] = [:]
    package internal(set) var offers: [OfferID: Offer] = [:]
    package internal(set) var links: [OfferID: Link] = [:]
    /// In the order in which they came.
    package internal(set) var shares: [ChildShared] = []

    package struct Offer: Sendable, Equatable {
        package let household: HouseholdID
        package let relation: Relation
        /// The last day on which it may be accepted.
        package let until: CivilDate
        package internal(set) var isWithdrawn = false
    }

    package struct Link: Sendable, Equatable {
        package let offer: OfferID
        package let offeredBy: HouseholdID
        package let acceptedBy: HouseholdID
        /// What the one who accepted is to the children.
        package let relation: Relation
        package let since: CivilDate
        package internal(set) var isEnded = false
        /// One of the two stopped or was forgotten, which ends it too; coming back does not bring it back.
        package internal(set) var isBroken = false

        package var isLive: Bool { !isEnded && !isBroken }

        /// The one at the other end; nil where the household has no part in it.
        package func other(than household: HouseholdID) -> HouseholdID? {
            household == offeredBy ? acceptedBy : household == acceptedBy ? offeredBy : nil
        }
    }

    /// More open offers or links than these are taken for a mistake.
    package static let mostOffers = 5
    package static let mostLinks = 8
    /// An offer is open for so many days.
    package static let daysOpen = 7

    package init() {}

    package func family(_ household: HouseholdID) -> Household { families[household] ?? Household() }

    /// The live links of a household, the oldest first.
    package func liveLinks(of household: HouseholdID) -> [Link] {
        links.values.filter { $0.isLive && $0.other(than: household) != nil }
            .sorted { ($0.since, $0.offer.ulid) < ($1.since, $1.offer.ulid) }
    }

    /// Offers of a household that may still be accepted.
    package func openOffers(of household: HouseholdID, on day: CivilDate) -> [(id: OfferID, offer: Offer)] {
        offers.filter { id, offer in
            offer.household == household && !offer.isWithdrawn && offer.until >= day && links[id] == nil
        }.map { (id: $0.key, offer: $0.value) }.sorted { $0.id.ulid < $1.id.ulid }
    }

    /// How a child came to a household over a link; nil if it did not.
    func share(of child: ChildNumber, in household: HouseholdID, over offer: OfferID) -> ChildShared? {
        shares.first { $0.household == household && $0.child == child && $0.offer == offer }
    }

    /// The household and number under which a child was first told of.
    func origin(of child: ChildNumber, in household: HouseholdID) -> (household: HouseholdID, child: ChildNumber) {
        let first = shares.first { $0.household == household && $0.child == child }
        return first.map { ($0.origin, $0.originChild) } ?? (household, child)
    }

    /// Whether a household may share a child further: a grandparent may not, of a child that came to it.
    package func mayShare(_ child: ChildNumber, of household: HouseholdID) -> Bool {
        let came = shares.filter { $0.household == household && $0.child == child }
        return came.isEmpty || came.contains { $0.wasKnown || links[$0.offer]?.relation != .grandparent }
    }
}

extension Kinship {
    /// Every fact about linked households, in the order of their story.
    package static let fold = Fold(Kinship())
        .on(LinkOffered.self) {
            $0.offers[$1.offer] = Offer(household: $1.household, relation: $1.relation, until: $1.until)
        }
        .on(LinkOfferWithdrawn.self) { $0.offers[$1.offer]?.isWithdrawn = true }
        .on(LinkAccepted.self) {
            $0.links[$1.offer] = Link(
                offer: $1.offer, offeredBy: $1.other, acceptedBy: $1.household, relation: $1.relation, since: $1.on)
        }
        .on(LinkEnded.self) { $0.links[$1.offer]?.isEnded = true }
        .on(ChildShared.self) { $0.shares.append($1) }
        .on(HouseholdForgotten.self) { $0.breakLinks(of: $1.household) }
        .on(HouseholdStopped.self) { $0.breakLinks(of: $1.household) }
        .including(Household.fold, in: \.families) { $0.tags.first.flatMap { HouseholdID($0) } }

    private mutating func breakLinks(of household: HouseholdID) {
        for (offer, link) in links where link.other(than: household) != nil { links[offer]?.isBroken = true }
        for (id, offer) in offers where offer.household == household { offers[id]?.isWithdrawn = true }
    }
}
