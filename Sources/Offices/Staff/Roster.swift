import Calendar
import EventModel
import Events

/// What is known of several people and offices at once, for decisions that are about more than one.
package struct Roster: Sendable, Equatable {
    var members: [StaffID: StaffMember] = [:]
    var offices: [OfficeID: Office] = [:]

    subscript(staff: StaffID) -> StaffMember { members[staff] ?? StaffMember() }

    /// - Throws: `StaffRefusal.officeNotOpen`
    func check(open office: OfficeID) throws(StaffRefusal) {
        guard offices[office]?.isOpen ?? false else { throw .officeNotOpen(office) }
    }

    /// Where somebody works on a day, for a change that whoever asks makes to their account.
    ///
    /// - Throws: `StaffRefusal.unknownStaff`, `.yourself`, `.denied`
    func posting(of staff: StaffID, on day: CivilDate, changedBy access: Access) throws(StaffRefusal)
        -> StaffMember.Posting
    {
        guard let posting = self[staff].posting(on: day) else { throw .unknownStaff }
        try StaffRefusal.check(access, manages: staff, at: posting.office)
        return posting
    }

    /// The same steps as for one person and one office.
    static let fold = Fold(Roster())
        .member(StaffInvited.self).member(StaffInvitedAgain.self).member(StaffJoined.self)
        .member(StaffIdentityLinked.self).member(StaffPosted.self).member(StaffTermSet.self)
        .member(StaffSuspended.self).member(StaffReinstated.self).member(StaffPasswordSet.self)
        .member(StaffSignedIn.self).member(StaffSignInFailed.self).member(StaffSessionsEnded.self)
        .on(OfficeOpened.self) { Office.fold.apply($1, to: &$0.offices[$1.office, default: Office()]) }
        .on(OfficeClosed.self) { Office.fold.apply($1, to: &$0.offices[$1.office, default: Office()]) }
}

extension Fold where State == Roster {
    fileprivate func member<Fact: StaffFact>(_ type: Fact.Type) -> Fold {
        on(type) { StaffMember.fold.apply($1, to: &$0.members[$1.staff, default: StaffMember()]) }
    }
}
