package import Calendar
package import EventModel
package import Events

/// April's rotation: who stays, who moves and who leaves, for many people at once. All of it holds, or nothing.
package struct RotateStaff: StaffDecision {
    package enum Change: Sendable, Equatable {
        /// The account goes on for another year.
        case keep
        case move(OfficeID, Set<Role>)
        /// The last day is the one before the rotation.
        case leave
    }

    package let changes: [StaffID: Change]
    /// The first day on which the new order holds: 1 April.
    package let from: CivilDate
    package let by: Access
    package let today: CivilDate

    package init(_ changes: [StaffID: Change], from: CivilDate, by access: Access, today: CivilDate) {
        self.changes = changes
        self.from = from
        by = access
        self.today = today
    }

    /// What is wrong, person by person, so that one page can show it.
    package struct Refusal: Error, Equatable, CustomStringConvertible {
        package let faults: [StaffID: StaffRefusal]
        package var description: String {
            faults.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
        }
    }

    /// How long ahead a rotation is entered.
    private static let mostDaysAhead = 90

    package static let permission: Permission? = .manageStaff
    package var resource: Resource { .service }
    package static let fold = Roster.fold

    package var scope: [Tag] {
        let targets = changes.values.compactMap { change -> OfficeID? in
            if case .move(let office, _) = change { office } else { nil }
        }
        return changes.keys.sorted().map(\.tag) + Set(targets).sorted().map(\.tag)
    }

    package func decide(given roster: Roster) throws(Refusal) -> [any Event] {
        var faults: [StaffID: StaffRefusal] = [:]
        var facts: [any Event] = []
        for (staff, change) in changes.sorted(by: { $0.key < $1.key }) {
            do { facts += try turn(staff, change, roster) } catch { faults[staff] = error }
        }
        guard faults.isEmpty else { throw Refusal(faults: faults) }
        return facts
    }

    private func turn(_ staff: StaffID, _ change: Change, _ roster: Roster) throws(StaffRefusal) -> [any Event] {
        let member = roster[staff]
        // Where the person will be on the eve; once the change is recorded, the same as before it.
        guard let posting = member.posting(on: from.adding(days: -1)) ?? member.posting(on: today) else {
            throw .unknownStaff
        }
        try StaffRefusal.check(by, manages: staff, at: posting.office)
        let days = today...today.adding(days: Self.mostDaysAhead)
        guard days.contains(from) else { throw .fromOutside(days) }
        switch change {
        case .leave: return term(from.adding(days: -1), staff, member)
        case .keep: return term(Term.usual(from: from), staff, member)
        case .move(let office, let roles):
            try StaffRefusal.check(by, manages: staff, at: office)
            try roster.check(open: office)
            try StaffRefusal.check(roles, by: by, in: office)
            let next = StaffMember.Posting(office: office, roles: roles, from: from)
            let posted = StaffPosted(
                staff: staff, office: office, roles: Role.allCases.filter(roles.contains), from: from)
            return (member.postings.last == next ? [] : [posted]) + term(Term.usual(from: from), staff, member)
        }
    }

    private func term(_ until: CivilDate, _ staff: StaffID, _ member: StaffMember) -> [any Event] {
        member.until == until ? [] : [StaffTermSet(staff: staff, until: until)]
    }
}
