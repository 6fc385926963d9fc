import Calendar
import EventModel
import EventStore
import Events
import Offices
import Projections
import Support
import Testing

@Suite("Laws of staff")
struct StaffLawTests {
    private static let people = [Example.clerk, Example.colleague]
    private static let offices = [Example.prefecture, Example.yokohama, Example.hakoneOffice]

    /// Facts about two people in any order that the log could hold.
    private func facts(_ seed: UInt64) -> [any Event] {
        var random = SplitMix64(seed: seed)
        var facts: [any Event] = Self.people.map { staff in
            StaffInvited(
                staff: staff, office: Example.yokohama, roles: [.author], name: .known("名前"), signIn: .known("n"),
                until: Example.termEnd, invitation: Example.invitation, expires: Example.at)
        }
        for _ in 0..<40 { facts.append(fact(&random)) }
        return facts
    }

    private func fact(_ random: inout SplitMix64) -> any Event {
        let staff = Self.people.randomElement(using: &random)!
        let day = Example.today.adding(days: .random(in: -20...20, using: &random))
        let at = Example.at + .random(in: 0...1_000_000, using: &random)
        let attempt = ULID(bits: UInt128(random.next()))
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1, 2:
            let roles = Role.allCases.filter { _ in random.chance(1, in: 2) }
            return StaffPosted(
                staff: staff, office: Self.offices.randomElement(using: &random)!, roles: roles, from: day)
        case 3: return StaffTermSet(staff: staff, until: day)
        case 4: return StaffSuspended(staff: staff, at: at)
        case 5: return StaffReinstated(staff: staff)
        case 6: return StaffSignedIn(staff: staff, attempt: attempt, way: .oidc, step: nil, at: at)
        case 7: return StaffSignInFailed(staff: staff, attempt: attempt, at: at)
        default:
            return StaffJoined(
                staff: staff, invitation: Example.invitation, verifier: .known("v"), secret: .known("s"), step: 1,
                at: at)
        }
    }

    @Test("the staff list says of everybody what their facts add up to, on every day", arguments: Seeds.some(12))
    func listIsTheFold(_ seed: UInt64) async throws {
        let (test, tables) = (TestLog(seed: seed), try TestTables())
        let facts = facts(seed)
        let projector = Projector(log: test.log, tables: tables.store, projections: [StaffDirectory.self])
        try await projector.prepare()
        for start in stride(from: 0, to: facts.count, by: 7) {
            try await test.log.append(Array(facts[start..<min(start + 7, facts.count)]), as: test.command())
            try await projector.catchUp()
        }
        for staff in Self.people {
            let found = try await tables.store.read { try StaffDirectory.staff(staff, in: $0) }
            let row = try #require(found)
            let member = StaffMember.fold.state(after: facts.filter { $0.tags.contains(staff.tag) })
            #expect(row.name == member.name && row.signIn == member.signIn && row.until == member.until)
            #expect(row.isSuspended == member.isSuspended && row.hasJoined == member.hasJoined)
            #expect(row.lastSignedIn == member.lastSignedIn && row.failures == member.failures.count)
            for day in (-25...25).map({ Example.today.adding(days: $0) }) {
                let (listed, known) = (row.postings.on(day), member.posting(on: day))
                #expect(listed?.office == known?.office && listed.map { Set($0.roles) } == known?.roles)
                #expect(row.postings.next(after: day)?.from == member.nextPosting(after: day)?.from)
            }
        }
    }

    @Test("nobody but who joined, is not suspended and has time left ever gets access", arguments: Seeds.some(12))
    func access(_ seed: UInt64) throws {
        let gazetteer = try Town.gazetteer()
        let now = JapanTime(milliseconds: Example.at + 2_000_000)
        for staff in Self.people {
            let all = facts(seed).filter { $0.tags.contains(staff.tag) }
            for count in all.indices {
                let past = Array(all.prefix(count))
                let member = StaffMember.fold.state(after: past)
                guard let posting = member.posting(on: now.date) else { continue }
                let office = Office.fold.state(after: [OfficeOpened(office: posting.office, name: "o")])
                let access = try? member.access(
                    staff, session: now.milliseconds, at: now, office: office, in: gazetteer)
                let wasSuspended = past.last { $0 is StaffSuspended || $0 is StaffReinstated } is StaffSuspended
                let until = past.compactMap { ($0 as? StaffTermSet)?.until }.last ?? Example.termEnd
                let hasRole = posting.roles.contains { Permissions.mayHold($0, in: posting.office.kind) }
                let isAllowed = past.contains { $0 is StaffJoined } && !wasSuspended && until >= now.date && hasRole
                #expect((access != nil) == isAllowed)
                #expect(access.map { $0.roles.isSubset(of: posting.roles) } ?? true)
            }
        }
    }
}
