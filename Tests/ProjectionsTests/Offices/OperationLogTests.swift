import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Projections
import Support
import Testing

@Suite("Staff lists and the operation log")
struct OperationLogTests {
    private let clerk = Example.clerk

    private func invited(_ staff: StaffID, _ office: OfficeID, _ roles: [Role]) -> StaffInvited {
        StaffInvited(
            staff: staff, office: office, roles: roles, name: .known("港 花子"), signIn: .known("hanako"),
            until: Example.termEnd, invitation: Example.invitation, expires: Example.at + 1_000)
    }

    private func record(_ model: Model, by actor: String, _ facts: any Event...) async throws {
        try await model.test.log.append(facts, as: model.test.command(by: actor))
        model.test.world.advance(milliseconds: 86_400_000)
        try await model.projector.catchUp()
    }

    private func lines(
        _ model: Model, offices: [OfficeID]? = nil, before: Int64? = nil, limit: Int = 100,
        _ change: @Sendable (inout OperationLog.Filter) -> Void = { _ in }
    ) async throws -> [OperationLine] {
        var filter = OperationLog.Filter(offices: offices)
        change(&filter)
        return try await model.tables.store.read { [filter] in
            try OperationLog.lines(filter, before: before, limit: limit, in: $0)
        }
    }

    /// Four days: an office is opened and somebody invited, a date entered, a household looked at, a family's own act.
    private func story() async throws -> Model {
        let model = try await Model()
        try await record(
            model, by: "operator", OfficeOpened(office: Example.yokohama, name: "横浜市"),
            invited(clerk, Example.yokohama, [.desk]))
        try await record(
            model, by: clerk.actor,
            MunicipalDateSet(
                municipality: Example.nakaWard, deadline: "nursery_april", date: Example.today, source: "広報"))
        try await record(
            model, by: clerk.actor,
            HouseholdViewed(
                household: Example.family, by: clerk.actor, office: Example.yokohama, purpose: .enquiry,
                note: .known("canary"), what: [.registration]))
        try await record(
            model, by: "family", LanguageChosen(household: Example.family, language: .english))
        return model
    }

    @Test("what staff and the terminal caused is in it, newest first, and what families did is not")
    func all() async throws {
        let model = try await story()
        let all = try await lines(model)
        #expect(
            all.map(\.kind) == [
                "office.household-viewed", "delivery.municipal-date-set", "staff.invited", "office.opened",
            ])
        #expect(all.map(\.actor) == [clerk.actor, clerk.actor, "operator", "operator"])
        #expect(all.map(\.office) == [Example.yokohama, Example.yokohama, nil, nil])
        #expect(all[0].household == Example.family && all[0].purpose == "enquiry" && all[0].detail == "registration")
        #expect(all[1].about == "municipality:141046" && all[1].detail == "nursery_april 2026-11-22")
        #expect(all[2].about == clerk.tag.text && all[2].detail == "city:14100 desk")
    }

    @Test("it is searched by day, person, kind and household, and paged by position")
    func search() async throws {
        let model = try await story()
        let tomorrow = Example.today.adding(days: 1)
        #expect(
            try await lines(model) { ($0.from, $0.to) = (tomorrow, tomorrow) }.map(\.detail) == [
                "nursery_april 2026-11-22"
            ])
        #expect(try await lines(model) { $0.actor = Example.clerk.actor }.count == 2)
        #expect(try await lines(model) { $0.kind = "office.opened" }.count == 1)
        #expect(try await lines(model) { $0.household = Example.family }.count == 1)
        #expect(try await lines(model) { $0.household = Example.other }.isEmpty)
        let first = try await lines(model, limit: 3)
        let rest = try await lines(model, before: first[2].position, limit: 3)
        #expect((first + rest).map(\.position) == [4, 3, 2, 1])
    }

    @Test("an office sees its own lines; no office at all sees none")
    func offices() async throws {
        let model = try await story()
        #expect(try await lines(model, offices: [Example.yokohama]).count == 2)
        #expect(try await lines(model, offices: [Example.hakoneOffice]).isEmpty)
        #expect(try await lines(model, offices: []).isEmpty)
    }

    @Test("a line belongs to the office where the person worked on that day")
    func moved() async throws {
        let model = try await story()
        let from = Example.today.adding(days: 6)
        try await record(
            model, by: "operator", StaffPosted(staff: clerk, office: Example.hakoneOffice, roles: [.desk], from: from))
        for _ in 0..<2 {
            try await record(
                model, by: clerk.actor,
                StaffSignedIn(staff: clerk, attempt: Example.attempt, way: .oidc, step: nil, at: 0))
        }
        #expect(
            try await lines(model) { $0.kind = "staff.signed-in" }.map(\.office) == [
                Example.hakoneOffice, Example.yokohama,
            ])
    }

    @Test("every kind of fact that staff cause is a line, whatever it is, and no column shows a personal value")
    func everyKind() async throws {
        let model = try await Model()
        for fact in Example.all { try await record(model, by: clerk.actor, fact) }
        let all = try await lines(model, limit: 1_000)
        let kinds = Set(Catalogue.hagukumi.types.map(\.schema.name))
        #expect(Set(all.map(\.kind)) == kinds.subtracting(["line.webhook-received", "line.chat-answered"]))
        let cells = try await model.rows["operation_lines"]!.joined().compactMap { $0 }
        #expect(!cells.contains { $0.contains("canary") || $0.contains("scrypt") })
        #expect(try await model.rebuilt() == model.rows)
        for actor in ["family", "line", "system"] {
            let quiet = try await Model()
            for fact in Example.all { try await record(quiet, by: actor, fact) }
            #expect(try await lines(quiet).isEmpty)
        }
    }

    @Test("the file names households by their number, and no cell is a formula")
    func csv() async throws {
        let model = try await story()
        try await record(model, by: "operator", OfficeOpened(office: Example.partner, name: "=HYPERLINK(\"x\"),\n1"))
        let csv = OperationLog.csvHeader + OperationLog.csvRows(try await lines(model))
        let rows = csv.components(separatedBy: "\r\n")
        #expect(rows[0] == "position,time,actor,office,kind,about,household,purpose,detail")
        #expect(rows[1].hasSuffix(#"office:partner:kodomo-net,,,"'=HYPERLINK(""x""),"# + "\n1\""))
        #expect(
            csv.contains(",\(RegistrationNumber(of: Example.family)),enquiry,registration")
                && !csv.contains(Example.family.description))
    }

    @Test("the staff list says who, where, as what, until when and since when they came")
    func staff() async throws {
        let model = try await story()
        func row() async throws -> StaffRow? {
            try await model.tables.store.read { try StaffDirectory.staff(Example.clerk, in: $0) }
        }
        let now = JapanTime(milliseconds: Example.at)
        let invited = try #require(try await row())
        #expect(invited.name == "港 花子" && invited.signIn == "hanako" && invited.until == Example.termEnd)
        #expect(invited.postings.on(Example.today)?.roles == [.desk] && invited.status(at: now) == .invited)
        #expect(invited.status(at: now.adding(milliseconds: 1_000)) == .missed)
        #expect(invited.status(at: JapanTime(Example.termEnd.adding(days: 1))) == .expired)
        let from = Example.today.adding(days: 100)
        try await record(
            model, by: clerk.actor,
            StaffJoined(
                staff: clerk, invitation: Example.invitation, verifier: .known("v"), secret: .known("s"), step: 1, at: 1
            ),
            StaffSignInFailed(staff: clerk, attempt: Example.attempt, at: 2),
            StaffPosted(staff: clerk, office: Example.hakoneOffice, roles: [.author], from: from),
            StaffTermSet(staff: clerk, until: from))
        let joined = try #require(try await row())
        #expect(joined.status(at: now) == .active && joined.failures == 1 && joined.until == from)
        #expect(joined.postings.next(after: Example.today)?.office == Example.hakoneOffice)
        try await record(
            model, by: clerk.actor, StaffSignedIn(staff: clerk, attempt: Example.webhook, way: .oidc, step: nil, at: 9),
            StaffSuspended(staff: clerk, at: 10))
        let suspended = try #require(try await row())
        #expect(suspended.status(at: now) == .suspended && suspended.lastSignedIn == 9 && suspended.failures == 0)
        let offices = try await model.tables.store.read { try StaffDirectory.offices(in: $0) }
        #expect(offices.map(\.name) == ["横浜市"])
        #expect(try await model.rebuilt() == model.rows)
    }

    @Test("a name whose key was destroyed is in no row once it is built anew")
    func erased() async throws {
        let model = try await story()
        try await model.test.keyring.destroyKey(of: clerk.tag)
        let rows = try await model.rebuilt()
        #expect(rows["staff_members"]?.count == 1)
        #expect(!rows.values.joined().joined().contains { $0?.contains("花子") ?? false })
    }
}
