package import Calendar
package import EventModel
package import Events

/// An adult offers another to share its children. Whoever holds the link's secret may accept, once, within seven days.
package struct OfferLink: Decision {
    package let household: HouseholdID
    package let offer: OfferID
    package let relation: Relation
    package let today: CivilDate

    package init(household: HouseholdID, offer: OfferID, relation: Relation, today: CivilDate) {
        self.household = household
        self.offer = offer
        self.relation = relation
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        case stopped
        case consentFirst
        /// There are no children to share yet.
        case registerFirst
        /// The id was given to another offer.
        case offerTaken
        case tooManyOffers(limit: Int)
        case tooManyLinks(limit: Int)
    }

    package static let fold = Kinship.fold
    package var scope: [Tag] { [household.tag, offer.tag] }

    package func decide(given kinship: Kinship) throws(Refusal) -> [any Event] {
        let family = kinship.family(household)
        guard !family.isForgotten else { throw .forgotten }
        if let known = kinship.offers[offer] {
            guard known.household == household, known.relation == relation else { throw .offerTaken }
            return []
        }
        guard family.messages != .stopped else { throw .stopped }
        guard family.hasConsented else { throw .consentFirst }
        guard family.registered != nil else { throw .registerFirst }
        guard kinship.openOffers(of: household, on: today).count < Kinship.mostOffers else {
            throw .tooManyOffers(limit: Kinship.mostOffers)
        }
        guard kinship.liveLinks(of: household).count < Kinship.mostLinks else {
            throw .tooManyLinks(limit: Kinship.mostLinks)
        }
        let until = today.adding(days: Kinship.daysOpen)
        return [LinkOffered(household: household, offer: offer, relation: relation, until: until)]
    }
}
