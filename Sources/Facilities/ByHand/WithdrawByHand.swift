package import Calendar
package import EventModel
package import Events

/// The office that answers for a gathering or scheme says that it will not take place, or is no longer offered.
package struct WithdrawByHand<Kind: HandKind>: Decision {
    package let id: Kind.ID
    package let office: OfficeID
    package let reason: ClosingReason
    package let today: CivilDate
    /// How often it had been taken out and brought back when the officer looked; nil for who has not looked.
    package let seen: Int?

    package init(id: Kind.ID, office: OfficeID, reason: ClosingReason, today: CivilDate, seen: Int? = nil) {
        self.id = id
        self.office = office
        self.reason = reason
        self.today = today
        self.seen = seen
    }

    package typealias State = HandState<Kind>
    package typealias Refusal = HandRefusal
    package static var fold: Fold<HandState<Kind>> { HandState.fold }
    package var scope: [Tag] { [id.tag] }

    package func decide(given state: HandState<Kind>) throws(Refusal) -> [any Event] {
        let entry = try state.entry(id, of: office)
        guard entry.isShown else { return [] }
        guard seen == nil || seen == entry.turns else { throw .changedSince }
        return [Kind.closed(id, entry.dataset, by: .office, reason, on: today)]
    }
}

/// The office that answers for a gathering or scheme shows it again, as it was before it was cancelled or withdrawn.
package struct ReopenByHand<Kind: HandKind>: Decision {
    package let id: Kind.ID
    package let office: OfficeID
    package let today: CivilDate
    package let seen: Int?

    package init(id: Kind.ID, office: OfficeID, today: CivilDate, seen: Int? = nil) {
        self.id = id
        self.office = office
        self.today = today
        self.seen = seen
    }

    package typealias State = HandState<Kind>
    package typealias Refusal = HandRefusal
    package static var fold: Fold<HandState<Kind>> { HandState.fold }
    package var scope: [Tag] { [id.tag] }

    package func decide(given state: HandState<Kind>) throws(Refusal) -> [any Event] {
        let entry = try state.entry(id, of: office)
        guard !entry.isShown else { return [] }
        guard seen == nil || seen == entry.turns else { throw .changedSince }
        return [Kind.reopened(id, entry.dataset, on: today)]
    }
}
