package import Calendar
package import EventModel
package import Events

/// An office publishes a gathering or scheme by hand, that stands in no list.
package struct PublishByHand<Kind: HandKind>: Decision {
    package let id: Kind.ID
    package let office: OfficeID
    package let record: Kind.Record
    package let source: String
    package let today: CivilDate

    /// - Parameter form: the form's own number; sent twice it is the same one.
    package init(office: OfficeID, record: Kind.Record, source: String, form: ULID, today: CivilDate) {
        id = Kind.id(origin: ["entered", office.description, form.description])
        self.office = office
        self.record = record
        self.source = source
        self.today = today
    }

    package typealias State = HandState<Kind>
    package typealias Refusal = HandRefusal
    package static var fold: Fold<HandState<Kind>> { HandState.fold }
    package var scope: [Tag] { [id.tag, office.tag] }

    package func decide(given state: HandState<Kind>) throws(Refusal) -> [any Event] {
        guard state[id] == nil else { return [] }
        guard state.isOpen(office) else { throw .officeNotOpen(office) }
        if let fault = Kind.fault(of: record) { throw fault }
        let provenance = Provenance(source: source, licence: "", asOf: today)
        return [Kind.published(id, DatasetID(office: office, kind: .entered), provenance, by: .office, record)]
    }
}
