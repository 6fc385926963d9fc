package import EventModel
package import Events

/// An adult takes an offer back. One that was accepted meanwhile stays; `EndLink` ends what came of it.
package struct WithdrawOffer: Decision {
    package let household: HouseholdID
    package let offer: OfferID

    package init(household: HouseholdID, offer: OfferID) {
        self.household = household
        self.offer = offer
    }

    package enum Refusal: Error, Equatable {
        case noSuchOffer
        case accepted
    }

    package static let fold = Kinship.fold
    package var scope: [Tag] { [household.tag, offer.tag] }

    package func decide(given kinship: Kinship) throws(Refusal) -> [any Event] {
        guard let known = kinship.offers[offer], known.household == household else { throw .noSuchOffer }
        guard kinship.links[offer] == nil else { throw .accepted }
        guard !known.isWithdrawn else { return [] }
        return [LinkOfferWithdrawn(household: household, offer: offer)]
    }
}
