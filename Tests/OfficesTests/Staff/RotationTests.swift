import Calendar
import EventModel
import Events
import Support
import Testing

@testable import Offices

@Suite("April's rotation")
struct RotationTests {
    private let april = date("2027-04-01")
    private let march = date("2027-03-20")
    private let facts: [any Event] = [
        opened(Example.yokohama), opened(Example.hakoneOffice), invited(), joined,
        invited(colleague, Example.hakoneOffice, [.desk], InvitationID(Example.attempt)),
    ]

    private func rotate(
        _ changes: [StaffID: RotateStaff.Change], by access: Access = .terminal, from: CivilDate? = nil
    ) -> RotateStaff { RotateStaff(changes, from: from ?? april, by: access, today: march) }

    @Test("who stays is kept for a year, who moves begins on 1 April, who leaves ends on 31 March")
    func all() {
        given(facts).when(rotate([clerk: .move(Example.hakoneOffice, [.author, .approver]), colleague: .leave]))
            .then(
                StaffPosted(
                    staff: clerk, office: Example.hakoneOffice, roles: [.author, .approver], from: april),
                StaffTermSet(staff: clerk, until: date("2028-04-30")),
                StaffTermSet(staff: colleague, until: date("2027-03-31")))
        given(facts).when(rotate([clerk: .keep])).then(StaffTermSet(staff: clerk, until: date("2028-04-30")))
    }

    @Test("one fault stops all of it and every fault is told, person by person")
    func faults() throws {
        let nobody = StaffID(Example.webhook)
        let closed = OfficeID("city:14201")!
        let changes: [StaffID: RotateStaff.Change] = [
            clerk: .move(closed, [.author]), colleague: .move(Example.yokohama, [.keys]), nobody: .keep,
        ]
        given(facts).when(rotate(changes)).refuses(
            RotateStaff.Refusal(faults: [
                clerk: .officeNotOpen(closed), colleague: .roleNotHere(.keys, .municipality), nobody: .unknownStaff,
            ]))
        given(facts).when(rotate([clerk: .keep], from: march.adding(days: 91)))
            .refuses(RotateStaff.Refusal(faults: [clerk: .fromOutside(march...march.adding(days: 90))]))
    }

    @Test("a city rotates its own people within itself only; the prefecture moves between offices")
    func reach() throws {
        let city = try access([.operator], at: Example.yokohama, staff: StaffID(Example.webhook))
        let denied = StaffRefusal.denied(.elsewhere(.manageStaff))
        given(facts).when(rotate([colleague: .leave], by: city))
            .refuses(RotateStaff.Refusal(faults: [colleague: denied]))
        given(facts).when(rotate([clerk: .move(Example.hakoneOffice, [.author])], by: city))
            .refuses(RotateStaff.Refusal(faults: [clerk: denied]))
        let prefecture = try access([.operator], at: Example.prefecture, staff: StaffID(Example.webhook))
        given(facts).when(rotate([clerk: .move(Example.hakoneOffice, [.author])], by: prefecture))
            .then(
                StaffPosted(staff: clerk, office: Example.hakoneOffice, roles: [.author], from: april),
                StaffTermSet(staff: clerk, until: date("2028-04-30")))
        let own = try access([.operator], at: Example.yokohama, staff: clerk)
        given(facts).when(rotate([clerk: .keep], by: own))
            .refuses(RotateStaff.Refusal(faults: [clerk: .yourself]))
    }

    @Test("a plan that is made again takes the place of the first")
    func again() {
        let first = StaffPosted(staff: clerk, office: Example.hakoneOffice, roles: [.desk], from: april)
        let second = StaffPosted(staff: clerk, office: Example.yokohama, roles: [.desk], from: april)
        let story: [any Event] = [invited(), first, second]
        let member = StaffMember.fold.state(after: story)
        #expect(member.posting(on: april)?.office == Example.yokohama && member.postings.count == 2)
        #expect(member.posting(on: march)?.roles == [.author] && member.nextPosting(after: march)?.from == april)
        #expect(member.nextPosting(after: april) == nil)
    }
}
