import Calendar
import EventModel
import EventStore
import Events
import Offices
import Support
import Testing

@Suite("Who has no access")
struct DeniedTests {
    private func access(
        _ facts: [any Event], office: [any Event] = [opened(Example.yokohama)], session: Int64 = Example.at + 1,
        at moment: JapanTime = now
    ) throws -> Access {
        try StaffMember.fold.state(after: facts).access(
            clerk, session: session, at: moment, office: Office.fold.state(after: office), in: gazetteer)
    }

    private let account: [any Event] = [invited(), joined]

    @Test("an account that has come in, with a role, an open office and a session, has access")
    func allowed() throws {
        let access = try access(account)
        #expect(access.actor == "staff:\(clerk)" && access.roles == [.author] && access.office == Example.yokohama)
    }

    @Test("unknown, invited only, suspended, expired, signed out, without role or office: each has none, and says why")
    func denied() throws {
        let late = JapanTime(Example.termEnd.adding(days: 1))
        let cases: [(Denied, () throws -> Access)] = [
            (.unknown, { try access([]) }), (.unknown, { try access([invited()]) }),
            (.suspended, { try access(account + [StaffSuspended(staff: clerk, at: Example.at)]) }),
            (.expired(Example.termEnd), { try access(account, at: late) }),
            (.sessionEnded, { try access(account, session: Example.at) }),
            (
                .sessionEnded,
                { try access(account + [StaffSessionsEnded(staff: clerk, at: Example.at + 1)]) }
            ),
            (.noOffice, { try access(account, office: []) }),
            (.noOffice, { try access(account, office: [opened(Example.hakoneOffice)]) }),
            (
                .noOffice,
                { try access(account, office: [opened(Example.yokohama), OfficeClosed(office: Example.yokohama)]) }
            ),
            (.noRole, { try access([invited(clerk, Example.yokohama, []), joined]) }),
            // A role that means nothing in the office is none.
            (.noRole, { try access([invited(clerk, Example.yokohama, [.keys]), joined]) }),
        ]
        for (reason, make) in cases { #expect(throws: reason) { try make() } }
        let nowhere = OfficeID("city:14999")!
        #expect(throws: Denied.noOffice) {
            try access([invited(clerk, nowhere), joined], office: [opened(nowhere)])
        }
    }

    @Test("the last day is a day of work, until midnight in Japan")
    func lastDay() throws {
        let lastMinute = JapanTime(Example.termEnd.adding(days: 1)).adding(milliseconds: -1)
        _ = try access(account, at: lastMinute)
        #expect(throws: Denied.expired(Example.termEnd)) {
            try access(account, at: lastMinute.adding(milliseconds: 1))
        }
    }

    @Test("whoever is reinstated needs a new session")
    func reinstated() throws {
        let back = account + [StaffSuspended(staff: clerk, at: Example.at + 5), StaffReinstated(staff: clerk)]
        #expect(throws: Denied.sessionEnded) { try access(back, session: Example.at + 5) }
        _ = try access(back, session: Example.at + 6)
    }

    @Test("a move holds from its day on, and the old office until then")
    func moving() throws {
        let moved =
            account + [
                StaffPosted(staff: clerk, office: Example.hakoneOffice, roles: [.desk], from: today.adding(days: 1))
            ]
        #expect(try access(moved).office == Example.yokohama)
        let tomorrow = JapanTime(today.adding(days: 1))
        let there = try access(moved, office: [opened(Example.hakoneOffice)], at: tomorrow)
        #expect(there.office == Example.hakoneOffice && there.roles == [.desk])
        #expect(throws: Denied.elsewhere(.viewHousehold)) { try there.require(.viewHousehold, in: Example.nakaWard) }
        #expect(throws: Denied.notPermitted(.enterDates)) { try there.require(.enterDates, in: Example.hakone) }
    }

    @Test("erased values open nothing")
    func erased() async throws {
        let test = TestLog()
        try await test.log.append(account, as: test.command())
        try await test.keyring.destroyKey(of: clerk.tag)
        let member = StaffMember.fold.state(after: try await test.facts())
        #expect(member.name == nil && member.hasJoined)
        let proof = PasswordProof(password, of: member, cost: small)
        #expect(throws: SignInRefusal.unknown) {
            try SignIn(staff: clerk, attempt: Example.attempt, proof: proof, code: "000000", now: now)
                .decide(given: member)
        }
    }
}
