package import Calendar
package import EventModel
package import Events

/// A child of one linked household becomes one of the other's too, under a number of its own there.
///
/// Where the other knows the child already (it told of one with the same date itself, or it came over another link),
/// the two are only put together.
package struct ShareChild: Decision {
    package let household: HouseholdID
    package let from: HouseholdID
    package let theirChild: ChildNumber
    package let offer: OfferID
    package let today: CivilDate

    package init(
        household: HouseholdID, from: HouseholdID, theirChild: ChildNumber, offer: OfferID, today: CivilDate
    ) {
        self.household = household
        self.from = from
        self.theirChild = theirChild
        self.offer = offer
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case notLinked
        case consentFirst
        case noSuchChild
        /// It came to them as grandparents, or they only know of it through this link.
        case notTheirsToShare
        case tooManyChildren(limit: Int)
    }

    package static let fold = Kinship.fold
    package var scope: [Tag] { [household.tag, from.tag] }

    package func decide(given kinship: Kinship) throws(Refusal) -> [any Event] {
        guard let link = kinship.links[offer], link.isLive, link.other(than: household) == from else {
            throw .notLinked
        }
        let isShared = kinship.shares.contains {
            $0.household == household && $0.from == from && $0.theirChild == theirChild && $0.offer == offer
        }
        guard !isShared else { return [] }
        guard from == link.offeredBy || link.relation == .guardian, kinship.mayShare(theirChild, of: from),
            kinship.share(of: theirChild, in: from, over: offer) == nil
        else { throw .notTheirsToShare }
        let family = kinship.family(household)
        guard family.hasConsented else { throw .consentFirst }
        guard let child = kinship.family(from).children[theirChild] else { throw .noSuchChild }
        let origin = kinship.origin(of: theirChild, in: from)
        let known = kinship.known(child, origin: origin, in: household, over: offer)
        guard known != nil || family.openChildren.count < Household.mostChildren else {
            throw .tooManyChildren(limit: Household.mostChildren)
        }
        let number = known ?? family.nextChild
        var facts = known == nil ? [] : [any Event]()
        if known == nil {
            switch child {
            case .expecting(let due?):
                facts = [PregnancyRegistered(household: household, child: number, due: .known(due), on: today)]
            case .born(let born?):
                facts = [ChildRegistered(household: household, child: number, born: .known(born), on: today)]
            case .expecting(nil), .born(nil), .removed, .lost: throw .noSuchChild
            }
        }
        facts.append(
            ChildShared(
                household: household, child: number, from: from, theirChild: theirChild, offer: offer,
                origin: origin.household, originChild: origin.child, wasKnown: known != nil))
        return family.completing(facts, of: household, on: today)
    }
}

extension Kinship {
    /// The number under which a household knows a child of another already; nil if it does not, or no longer.
    fileprivate func known(
        _ child: Household.Child, origin: (household: HouseholdID, child: ChildNumber), in household: HouseholdID,
        over offer: OfferID
    ) -> ChildNumber? {
        family(household).openChildren.first { number, mine in
            guard share(of: number, in: household, over: offer) == nil else { return false }
            if self.origin(of: number, in: household) == origin { return true }
            let isOwn = !shares.contains { $0.household == household && $0.child == number }
            return isOwn && mine == child && mine.isDated
        }?.number
    }
}
