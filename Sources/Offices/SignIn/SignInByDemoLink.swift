package import Calendar
package import EventModel
package import Events

/// Somebody comes by a link that the demo printed; each link serves once.
package struct SignInByDemoLink: Decision {
    package let staff: StaffID
    /// Follows from the link.
    package let attempt: ULID
    package let now: JapanTime

    package init(staff: StaffID, attempt: ULID, now: JapanTime) {
        self.staff = staff
        self.attempt = attempt
        self.now = now
    }

    package struct State: Sendable {
        fileprivate var member = StaffMember()
        fileprivate var attempts: Set<ULID> = []
    }

    package typealias Refusal = SignInRefusal
    package static let fold = Fold(State())
        .on(StaffInvited.self) { StaffMember.fold.apply($1, to: &$0.member) }
        .on(StaffJoined.self) { StaffMember.fold.apply($1, to: &$0.member) }
        .on(StaffIdentityLinked.self) { StaffMember.fold.apply($1, to: &$0.member) }
        .on(StaffTermSet.self) { StaffMember.fold.apply($1, to: &$0.member) }
        .on(StaffSuspended.self) { StaffMember.fold.apply($1, to: &$0.member) }
        .on(StaffReinstated.self) { StaffMember.fold.apply($1, to: &$0.member) }
        .on(StaffSignedIn.self) { $0.attempts.insert($1.attempt) }
    package var scope: [Tag] { [staff.tag] }

    package func decide(given state: State) throws(SignInRefusal) -> [any Event] {
        guard !state.attempts.contains(attempt), state.member.mayWork(on: now.date) else { throw .unknown }
        return [StaffSignedIn(staff: staff, attempt: attempt, way: .demo, step: nil, at: now.milliseconds)]
    }
}
