package import Calendar
package import EventModel
package import Events

/// An adult accepts an offer, after having agreed to the purposes itself.
package struct AcceptLink: Decision {
    package let household: HouseholdID
    package let offer: OfferID
    /// Who made the offer, as the fact of it says.
    package let other: HouseholdID
    package let today: CivilDate

    package init(household: HouseholdID, offer: OfferID, other: HouseholdID, today: CivilDate) {
        self.household = household
        self.offer = offer
        self.other = other
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case forgotten
        /// Messages are stopped, which ends links; `Restart` comes first.
        case stopped
        case consentFirst
        /// There is none, or it is no longer open: used, taken back, expired, or whoever made it is gone. It is not
        /// said which.
        case notOpen
        case ownOffer
        /// The two are linked already, whoever offered.
        case alreadyLinked
        case tooManyLinks(limit: Int)
    }

    package static let fold = Kinship.fold
    package var scope: [Tag] { [household.tag, other.tag, offer.tag] }

    package func decide(given kinship: Kinship) throws(Refusal) -> [any Event] {
        let family = kinship.family(household)
        guard !family.isForgotten else { throw .forgotten }
        if let link = kinship.links[offer] {
            guard link.acceptedBy == household else { throw .notOpen }
            return []
        }
        guard let known = kinship.offers[offer], known.household == other, !known.isWithdrawn, known.until >= today
        else { throw .notOpen }
        let theirs = kinship.family(other)
        guard !theirs.isForgotten, theirs.messages != .stopped, theirs.hasConsented else { throw .notOpen }
        guard other != household else { throw .ownOffer }
        guard family.messages != .stopped else { throw .stopped }
        guard family.hasConsented else { throw .consentFirst }
        let mine = kinship.liveLinks(of: household)
        guard !mine.contains(where: { $0.other(than: household) == other }) else { throw .alreadyLinked }
        guard mine.count < Kinship.mostLinks, kinship.liveLinks(of: other).count < Kinship.mostLinks else {
            throw .tooManyLinks(limit: Kinship.mostLinks)
        }
        return [
            LinkAccepted(household: household, other: other, offer: offer, relation: known.relation, on: today)
        ]
    }
}
