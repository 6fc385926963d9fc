package import Calendar
package import EventModel
package import Events

/// What a linked household told of a shared child holds here too.
///
/// Dates are not judged again: they were, when they were told.
package struct FollowSharedChild: Decision {
    package let household: HouseholdID
    package let child: ChildNumber
    package let from: HouseholdID
    package let theirChild: ChildNumber
    package let offer: OfferID
    /// What the child is there.
    package let becomes: Household.Child
    package let today: CivilDate

    package init(
        household: HouseholdID, child: ChildNumber, from: HouseholdID, theirChild: ChildNumber, offer: OfferID,
        becomes: Household.Child, today: CivilDate
    ) {
        self.household = household
        self.child = child
        self.from = from
        self.theirChild = theirChild
        self.offer = offer
        self.becomes = becomes
        self.today = today
    }

    package enum Refusal: Error, Equatable {
        case notLinked
        case notShared
        /// A grandparent's words stay with the grandparent.
        case notTheirsToTell
    }

    package static let fold = Kinship.fold
    package var scope: [Tag] { [household.tag, from.tag] }

    package func decide(given kinship: Kinship) throws(Refusal) -> [any Event] {
        guard let link = kinship.links[offer], link.isLive, link.other(than: household) == from else {
            throw .notLinked
        }
        if let came = kinship.share(of: child, in: household, over: offer) {
            guard came.from == from, came.theirChild == theirChild else { throw .notShared }
        } else {
            guard let went = kinship.share(of: theirChild, in: from, over: offer), went.from == household,
                went.theirChild == child
            else { throw .notShared }
            guard link.relation == .guardian else { throw .notTheirsToTell }
        }
        return kinship.family(household).children[child].map(change) ?? []
    }

    /// A loss is the last word; a child that was taken out comes back only by being told of anew.
    private func change(_ known: Household.Child) -> [any Event] {
        guard known != becomes else { return [] }
        switch (known, becomes) {
        case (.lost, _): return []
        case (_, .lost): return [LossTold(household: household, child: child)]
        case (.removed, _): return []
        case (_, .removed): return [ChildRemoved(household: household, child: child)]
        case (.expecting, .expecting(let due?)):
            return [DueDateCorrected(household: household, child: child, due: .known(due))]
        case (.expecting, .born(let born?)):
            return [ChildBorn(household: household, child: child, born: .known(born), on: today)]
        case (.born, .born(let born?)):
            return [BirthDateCorrected(household: household, child: child, born: .known(born))]
        case (.born, .expecting), (_, .expecting(nil)), (_, .born(nil)): return []
        }
    }
}
