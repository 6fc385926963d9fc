import Calendar
import EventModel
import Events
import Offices
import Support
import Testing

@Suite("Changing accounts")
struct AccountTests {
    private let account: [any Event] = [opened(Example.yokohama), invited(), joined]

    @Test("roles change from today on, and the same ones change nothing")
    func roles() throws {
        let change = ChangeRoles(staff: clerk, roles: [.desk, .author], by: .terminal, today: today)
        given(account).when(change)
            .then(StaffPosted(staff: clerk, office: Example.yokohama, roles: [.author, .desk], from: today))
        given(account).when(ChangeRoles(staff: clerk, roles: [.author], by: .terminal, today: today)).changesNothing()
        given(account).when(ChangeRoles(staff: clerk, roles: [], by: .terminal, today: today)).refuses(.noRoles)
        given().when(change).refuses(.unknownStaff)
        given(account).when(ChangeRoles(staff: clerk, roles: [.keys], by: .terminal, today: today))
            .refuses(.roleNotHere(.keys, .municipality))
        let own = try access([.operator], at: Example.yokohama, staff: clerk)
        given(account).when(ChangeRoles(staff: clerk, roles: [.operator], by: own, today: today)).refuses(.yourself)
    }

    @Test("a role that the asker may not give can stay and be taken away")
    func foreignRole() throws {
        let keeper: [any Event] = [invited(clerk, Example.prefecture, [.keys, .author])]
        let asOperator = try access([.operator], at: Example.prefecture)
        given(keeper).when(ChangeRoles(staff: clerk, roles: [.keys, .desk], by: asOperator, today: today))
            .then(StaffPosted(staff: clerk, office: Example.prefecture, roles: [.desk, .keys], from: today))
        given(keeper).when(ChangeRoles(staff: clerk, roles: [.author], by: asOperator, today: today))
            .then(StaffPosted(staff: clerk, office: Example.prefecture, roles: [.author], from: today))
        given([invited(clerk, Example.prefecture, [.author])] as [any Event])
            .when(ChangeRoles(staff: clerk, roles: [.keys], by: asOperator, today: today))
            .refuses(.roleNotYours(.keys))
    }

    @Test("somebody is suspended and reinstated")
    func suspend() {
        let suspended = StaffSuspended(staff: clerk, at: Example.at)
        let suspend = SuspendStaff(staff: clerk, by: .terminal, now: now)
        given(account).when(suspend).then(suspended)
        given(account + [suspended]).when(suspend).changesNothing()
        given().when(suspend).refuses(.unknownStaff)
        let reinstate = ReinstateStaff(staff: clerk, by: .terminal, today: today)
        given(account + [suspended]).when(reinstate).then(StaffReinstated(staff: clerk))
        given(account).when(reinstate).changesNothing()
        given().when(reinstate).refuses(.unknownStaff)
    }

    @Test("an account is extended to after the next rotation at the latest")
    func extend() {
        let extend = ExtendStaff(staff: clerk, by: .terminal, today: date("2027-04-10"))
        given(account).when(extend).then(StaffTermSet(staff: clerk, until: date("2028-04-30")))
        given(account).when(ExtendStaff(staff: clerk, by: .terminal, today: today)).changesNothing()
        let long = ExtendStaff(staff: clerk, until: date("2029-01-01"), by: .terminal, today: today)
        given(account).when(long).refuses(.untilOutside(today...date("2027-04-30")))
        given().when(extend).refuses(.unknownStaff)
    }

    @Test("sessions are ended by oneself or by who manages the staff, not by another")
    func sessions() throws {
        let later = now.adding(milliseconds: 1_000)
        let ended = StaffSessionsEnded(staff: clerk, at: later.milliseconds)
        let own = try access([.author], at: Example.yokohama, staff: clerk)
        given(account).when(EndStaffSessions(staff: clerk, by: own, now: later)).then(ended)
        given(account + [ended]).when(EndStaffSessions(staff: clerk, by: own, now: later)).changesNothing()
        given(account).when(EndStaffSessions(staff: clerk, by: .terminal, now: later)).then(ended)
        let other = try access([.author], at: Example.yokohama)
        given(account).when(EndStaffSessions(staff: clerk, by: other, now: later))
            .refuses(.denied(.notPermitted(.manageStaff)))
        given().when(EndStaffSessions(staff: clerk, by: .terminal, now: later)).refuses(.unknownStaff)
    }

    @Test("offices open once, only where there is such a place here, and close")
    func offices() {
        func open(_ office: OfficeID, _ name: String = "中区") -> OpenOffice {
            OpenOffice(office: office, name: name, in: gazetteer)
        }
        let isOpen = OfficeOpened(office: Example.nakaWardOffice, name: "中区")
        given().when(open(Example.nakaWardOffice)).then(isOpen)
        given(isOpen).when(open(Example.nakaWardOffice)).changesNothing()
        given(isOpen, OfficeClosed(office: Example.nakaWardOffice)).when(open(Example.nakaWardOffice)).then(isOpen)
        // A ward is no city, a city no ward, Tokyo is not served here, and 14999 is nowhere.
        for bad in ["city:14104", "ward:14100", "ward:14382", "pref:13", "city:13101", "city:14999", "city:14000"] {
            given().when(open(OfficeID(bad)!)).refuses(.notAPlace(OfficeID(bad)!))
        }
        given().when(open(Example.partner, " ")).refuses(.noName)
        given().when(open(Example.partner)).then(OfficeOpened(office: Example.partner, name: "中区"))
        given(isOpen).when(CloseOffice(office: Example.nakaWardOffice))
            .then(OfficeClosed(office: Example.nakaWardOffice))
        given().when(CloseOffice(office: Example.nakaWardOffice)).refuses(.notOpen)
    }

    @Test("the prefecture, its 33 municipalities and 28 wards each have an office")
    func all() {
        let offices = gazetteer.offices()
        #expect(offices.count == 62 && offices.contains { $0 == (Example.yokohama, "横浜市") })
        for (office, name) in offices {
            given().when(OpenOffice(office: office, name: name, in: gazetteer))
                .then(OfficeOpened(office: office, name: name))
        }
    }

    @Test("an office is read from one of four forms and from nothing else")
    func identifiers() {
        for good in ["pref:14", "city:14130", "ward:14101", "partner:kodomo-net"] {
            #expect(OfficeID(good)?.description == good)
        }
        for bad in [
            "", "pref:", "pref:0", "pref:48", "pref:+1", "pref:1４", "city:1413", "city:141305", "ward:x", "partner:A",
            "partner:a b", "shop:1", "pref", "partner:\(String(repeating: "a", count: 33))",
        ] { #expect(OfficeID(bad) == nil, "\(bad)") }
    }

    @Test("what several people's decisions read is what one person's state and an office's are made of")
    func folds() throws {
        let names = InviteStaff.fold.names
        #expect(names == StaffMember.fold.names.union(Office.fold.names))
        let staffFacts = Catalogue.hagukumi.types.filter { $0.type is any StaffFact.Type }.map(\.schema.name)
        #expect(Set(staffFacts) == StaffMember.fold.names)
    }
}
