package import Calendar
package import EventModel
package import Events

/// The office that answers for a gathering or scheme corrects by hand what is published of it.
package struct CorrectByHand<Kind: HandKind>: Decision {
    package let id: Kind.ID
    package let office: OfficeID
    package let record: Kind.Record
    /// What the officer saw before.
    package let seen: Kind.Record
    package let source: String
    package let today: CivilDate

    package init(
        id: Kind.ID, office: OfficeID, record: Kind.Record, seen: Kind.Record, source: String, today: CivilDate
    ) {
        self.id = id
        self.office = office
        self.record = record
        self.seen = seen
        self.source = source
        self.today = today
    }

    package typealias State = HandState<Kind>
    package typealias Refusal = HandRefusal
    package static var fold: Fold<HandState<Kind>> { HandState.fold }
    package var scope: [Tag] { [id.tag] }

    package func decide(given state: HandState<Kind>) throws(Refusal) -> [any Event] {
        let entry = try state.entry(id, of: office)
        guard entry.isShown else { throw .notShown }
        guard record != entry.current else { return [] }
        guard seen == entry.current else { throw .changedSince }
        if let fault = Kind.fault(of: record) { throw fault }
        let provenance = Provenance(source: source, licence: "", asOf: today)
        return [Kind.corrected(id, entry.dataset, provenance, by: .office, record)]
    }
}
