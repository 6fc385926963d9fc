package import EventModel
package import Events

/// A family takes its household over with its recovery code, on a new phone or with a new LINE account.
///
/// The empty household that the new LINE user has had since it followed is closed.
package struct Reclaim: Decision {
    /// The household that goes on, as the code says.
    package let household: HouseholdID
    /// Names the code, as the door behind it says.
    package let code: ULID
    /// The household that the new LINE user has now.
    package let fresh: HouseholdID
    package let lineUser: String
    /// Milliseconds since 1970.
    package let at: Int64

    package init(household: HouseholdID, code: ULID, fresh: HouseholdID, lineUser: String, at: Int64) {
        self.household = household
        self.code = code
        self.fresh = fresh
        self.lineUser = lineUser
        self.at = at
    }

    package enum Refusal: Error, Equatable {
        /// There is no such code any more: it was used, or a newer one was issued, or the household is forgotten.
        case notValid
        /// It is this LINE user's household already.
        case alreadyYours
        /// This LINE user has told of children or is linked itself: two families are never put together. Remedy: forget
        /// this household first, or ask the other adult for a link.
        case hasFamily
    }

    package static let fold = Kinship.fold
    package var scope: [Tag] { [household.tag, fresh.tag] }

    package func decide(given kinship: Kinship) throws(Refusal) -> [any Event] {
        let (old, new) = (kinship.family(household), kinship.family(fresh))
        guard !old.isForgotten, let recovery = old.recovery, recovery.code == code else { throw .notValid }
        guard fresh != household else { throw .alreadyYours }
        if let user = recovery.usedBy {
            guard user == fresh else { throw .notValid }
            return []
        }
        guard new.registered == nil, new.openChildren.isEmpty, kinship.liveLinks(of: fresh).isEmpty else {
            throw .hasFamily
        }
        let reclaimed = HouseholdReclaimed(
            household: household, code: code, fresh: fresh, lineUser: .known(lineUser),
            isFriend: new.contact?.isFriend ?? false, at: at)
        let isToBeClosed = kinship.families[fresh] != nil && !new.isForgotten
        return [reclaimed] + (isToBeClosed ? [HouseholdForgotten(household: fresh)] : [])
    }
}
