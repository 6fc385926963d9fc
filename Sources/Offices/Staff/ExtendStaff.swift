package import Calendar
package import EventModel
package import Events

/// An account gets another last day, at the latest after the next rotation.
package struct ExtendStaff: StaffDecision {
    package let staff: StaffID
    package let until: CivilDate
    package let by: Access
    package let today: CivilDate

    /// - Parameter until: the usual term if nil.
    package init(staff: StaffID, until: CivilDate? = nil, by access: Access, today: CivilDate) {
        self.staff = staff
        self.until = until ?? Term.usual(from: today)
        by = access
        self.today = today
    }

    package typealias Refusal = StaffRefusal
    package static let permission: Permission? = .manageStaff
    package var resource: Resource { .service }
    package static let fold = Roster.fold
    package var scope: [Tag] { [staff.tag] }

    package func decide(given roster: Roster) throws(StaffRefusal) -> [any Event] {
        _ = try roster.posting(of: staff, on: today, changedBy: by)
        guard roster[staff].until != until else { return [] }
        guard Term.allowed(on: today).contains(until) else { throw .untilOutside(Term.allowed(on: today)) }
        return [StaffTermSet(staff: staff, until: until)]
    }
}
