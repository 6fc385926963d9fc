import Calendar
import EventModel
import EventStore
import Events
import Places
import Projections
import Support
import Testing

@Suite("The read model of passes")
struct PassesTests {
    private let family = Example.family
    private let today = Example.today

    private func issued(_ household: HouseholdID = Example.family, _ pass: PassID = Example.pass) -> PassIssued {
        PassIssued(
            pass: pass, household: household, serial: PassSerial(pass.ulid), link: nil, municipality: Example.hakone,
            ground: .child, until: .known(Example.passEnd), on: today)
    }

    private var printed: PassPrinted {
        PassPrinted(
            pass: Example.pass, household: family, paper: Example.paper, until: CivilDate(iso: "2027-03-31")!, on: today
        )
    }

    private func reissued(_ why: PassReissue) -> PassReissued {
        PassReissued(pass: Example.pass, household: family, serial: Example.newSerial, why: why, on: today)
    }

    private func void(_ model: Model, on day: CivilDate = Example.today) async throws -> Set<String> {
        try await model.tables.store.read { tables in
            Set(try VoidPassSerial.all(on: day, in: tables).map { "\($0.serial)\($0.isPaper ? " paper" : "")" })
        }
    }

    private var old: String { "\(PassSerial(Example.pass.ulid))" }

    @Test("issued again, the old serial and its paper are void, and the new one is not")
    func reissue() async throws {
        let model = try await Model([issued(), printed, reissued(.lost)])
        #expect(try await void(model) == [old, "\(Example.paper) paper"])
        #expect(try await void(model, on: CivilDate(iso: "2027-04-01")!) == [old])
        #expect(try await void(model, on: Example.passEnd.adding(days: 1)).isEmpty)
    }

    @Test("given back after it was revoked, a pass has a serial that is not void")
    func revoked() async throws {
        let revoked = PassRevoked(pass: Example.pass, household: family, why: .misuse, on: today)
        let model = try await Model([issued(), revoked])
        #expect(try await void(model) == [old])
        try await model.record(reissued(.office))
        #expect(try await void(model) == [old])
    }

    @Test(
        "ended before its time, or forgotten, its serial is void; ended with its last day it needs no list",
        arguments: [PassEnd.movedAway, .noChild, .lastDay])
    func ended(_ why: PassEnd) async throws {
        let model = try await Model([issued(), PassEnded(pass: Example.pass, household: family, why: why, on: today)])
        #expect(try await void(model) == (why == .lastDay ? [] : [old]))
    }

    @Test("a forgotten family leaves a void serial and counts behind, and no row")
    func forgotten() async throws {
        let model = try await Model([issued(), printed, HouseholdForgotten(household: family)])
        #expect(try await void(model) == [old, "\(Example.paper) paper"])
        let rows = try await model.rows
        #expect(rows["household_passes"] == [])
        #expect(rows["pass_months"]?.first?.prefix(4) == ["2026-11", Example.hakone.description, "1", "1"])
        // What the reaction records afterwards changes nothing.
        try await model.record(PassEnded(pass: Example.pass, household: family, why: .forgotten, on: today))
        #expect(try await model.rows == rows)
    }

    @Test("the report counts what was issued, ended, is valid, shown and checked, by place, month, age and trade")
    func report() async throws {
        let gazetteer = try Atlas.load().gazetteer
        let second = Families.household(2)
        let facts: [any Event] =
            Families.family(1, in: Example.hakone, born: [CivilDate(iso: "2015-05-05")!])
            + [
                issued(Families.household(1)), issued(second, PassID(ULID(bits: 5))),
                PassEnded(pass: PassID(ULID(bits: 5)), household: second, why: .movedAway, on: today),
                PassesShown(
                    on: today.adding(days: 10),
                    counts: [.init(municipality: Example.nakaWard, band: .elementary, passes: 30)]),
                ShopApplied(
                    shop: Example.shop, application: Example.shopApplication, by: .shop, chain: nil,
                    office: Example.yokohama, record: Example.shopRecord, person: .known("花子"),
                    reachedAt: .known("a@b.example"), on: today),
                PassesChecked(
                    batch: ULID(bits: 6), shop: Example.shop, on: today, hour: 9, accepted: 7, onPaper: 1, refused: 2),
            ]
        let model = try await Model(facts)
        func lines(_ dimensions: [PassReport.Dimension], to day: CivilDate? = nil) async throws -> [String] {
            let report = PassReport(by: dimensions, from: nil, to: day, today: today)
            return try await model.tables.store.read { tables in
                try report.table(in: tables, gazetteer).rows.map { "\($0.labels.joined(separator: " ")) \($0.counts)" }
            }
        }
        #expect(try await lines([]) == [" [2, 1, 1, 30, 7]"])
        #expect(try await lines([.municipality]) == ["横浜市 [0, 0, 0, 30, 7]", "足柄下郡箱根町 [2, 1, 1, 0, 0]"])
        #expect(try await lines([.month]) == ["2026-11 [2, 1, 1, 0, 7]", "2026-12 [0, 0, 0, 30, 0]"])
        #expect(try await lines([.age]) == ["elementary [0, 0, 1, 30, 0]", "– [2, 1, 0, 0, 7]"])
        #expect(try await lines([.month], to: today) == ["2026-11 [2, 1, 1, 0, 7]"])
        #expect(try await lines([.trade]) == ["eating [0, 0, 0, 0, 7]", "– [2, 1, 1, 30, 0]"])
    }
}
