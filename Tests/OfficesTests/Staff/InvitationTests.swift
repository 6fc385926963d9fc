import Calendar
import Events
import Offices
import Support
import Testing

@Suite("Inviting staff")
struct InvitationTests {
    private func invite(
        _ roles: Set<Role> = [.author], _ office: OfficeID = Example.yokohama, name: String = "港 花子",
        until: CivilDate? = nil, by access: Access = .terminal
    ) -> InviteStaff {
        InviteStaff(
            staff: clerk, office: office, roles: roles, name: name, signIn: SignInName("Hanako@example.lg.jp")!,
            until: until, invitation: Example.invitation, by: access, now: now)
    }

    private let open = opened(Example.yokohama)

    @Test("somebody is invited into an open office until after the next rotation")
    func invite() {
        given(open).when(invite()).then(invited())
        given(open, invited()).when(invite()).changesNothing()
        given().when(invite()).refuses(.officeNotOpen(Example.yokohama))
        given(open, OfficeClosed(office: Example.yokohama)).when(invite())
            .refuses(.officeNotOpen(Example.yokohama))
    }

    @Test("nobody gives a role that means nothing there, that is not theirs to give, or none at all")
    func roles() throws {
        given(open).when(invite([])).refuses(.noRoles)
        given(open).when(invite([.keys])).refuses(.roleNotHere(.keys, .municipality))
        let prefecture = opened(Example.prefecture)
        let asOperator = try access([.operator], at: Example.prefecture)
        given(prefecture).when(invite([.keys], Example.prefecture, by: asOperator)).refuses(.roleNotYours(.keys))
        given(prefecture).when(invite([.keys], Example.prefecture))
            .then(invited(clerk, Example.prefecture, [.keys]))
    }

    @Test("an operator invites into their own office and a city's into its wards, nobody else anywhere")
    func where_() throws {
        let ward = opened(Example.nakaWardOffice)
        let city = try access([.operator], at: Example.yokohama)
        given(ward).when(invite([.desk], Example.nakaWardOffice, by: city))
            .then(invited(clerk, Example.nakaWardOffice, [.desk]))
        let hakone = opened(Example.hakoneOffice)
        given(hakone).when(invite([.desk], Example.hakoneOffice, by: city))
            .refuses(.denied(.elsewhere(.manageStaff)))
        for role in Role.allCases where role != .operator && role != .keys {
            given(open).when(invite(by: try access([role], at: Example.yokohama)))
                .refuses(.denied(.notPermitted(.manageStaff)))
        }
        let self_ = try access([.operator], at: Example.yokohama, staff: clerk)
        given(open).when(invite(by: self_)).refuses(.yourself)
    }

    @Test("an account needs a name and ends after the next rotation at the latest")
    func bounds() {
        given(open).when(invite(name: "　 ")).refuses(.noName)
        let allowed = today...date("2027-04-30")
        given(open).when(invite(until: date("2027-05-01"))).refuses(.untilOutside(allowed))
        given(open).when(invite(until: today.adding(days: -1))).refuses(.untilOutside(allowed))
        given(open).when(invite(until: today)).then(invited(until: today))
    }

    @Test("a person is invited once, and gets another link when the first is lost")
    func again() throws {
        let other = InvitationID(Example.attempt)
        let second = InviteStaff(
            staff: clerk, office: Example.yokohama, roles: [.author], name: "B", signIn: SignInName("bbb")!,
            invitation: other, by: .terminal, now: now)
        given(open, invited()).when(second).refuses(.hasAccount)
        let link = InviteStaffAgain(staff: clerk, invitation: other, by: .terminal, now: now)
        let again = StaffInvitedAgain(staff: clerk, invitation: other, expires: Example.at + InviteStaff.validity)
        given(open, invited()).when(link).then(again)
        given().when(link).refuses(.unknownStaff)
        let hakone = try access([.operator], at: Example.hakoneOffice)
        given(invited()).when(InviteStaffAgain(staff: clerk, invitation: other, by: hakone, now: now))
            .refuses(.denied(.elsewhere(.manageStaff)))
    }

    @Test(
        "an account lasts until 30 April after the next rotation; one made in the last weeks before it, a year longer",
        arguments: [
            ("2026-04-01", "2027-04-30"), ("2026-11-22", "2027-04-30"), ("2027-01-30", "2027-04-30"),
            ("2027-01-31", "2028-04-30"), ("2027-03-31", "2028-04-30"), ("2027-04-01", "2028-04-30"),
        ])
    func term(_ day: String, _ end: String) { #expect(Term.usual(from: date(day)) == date(end)) }

    @Test("sign-in names are compared in one form")
    func names() {
        #expect(SignInName(" Taro@Pref.Example.JP ") == SignInName("taro@pref.example.jp"))
        for bad in ["", "ab", "a b c", "太郎", "a\u{0}bc", String(repeating: "a", count: 255)] {
            #expect(SignInName(bad) == nil, "\(bad)")
        }
        #expect("\(SignInName("taro")!)" == "‹personal›")
    }
}
