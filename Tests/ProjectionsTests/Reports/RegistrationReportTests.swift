import Calendar
import EventModel
import Events
import Places
import Projections
import Support
import Testing

@Suite("The report of registrations")
struct RegistrationReportTests {
    private static let atlas = Result { try Atlas.load() }
    private let gazetteer: Gazetteer
    private let today = Families.today

    init() throws { gazetteer = try Self.atlas.get().gazetteer }

    private func lines(
        _ facts: [any Event], by dimensions: [RegistrationReport.Dimension], from: CivilDate? = nil,
        to: CivilDate? = nil
    ) async throws -> [String] {
        let report = RegistrationReport(by: dimensions, from: from, to: to, today: today)
        let gazetteer = gazetteer
        return try await Model(facts).tables.store.read { tables in
            try report.table(in: tables, gazetteer).rows.map { "\($0.labels.joined(separator: " ")) \($0.counts)" }
        }
    }

    @Test("wards are counted under their city unless they are asked for, in the order of their codes")
    func municipalities() async throws {
        let facts =
            Families.family(1) + Families.family(2, in: MunicipalityCode("141011")!)
            + Families.family(3, in: Example.hakone)
        #expect(try await lines(facts, by: [.municipality]) == ["横浜市 [2, 0, 0]", "足柄下郡箱根町 [1, 0, 0]"])
        #expect(
            try await lines(facts, by: [.ward])
                == ["横浜市鶴見区 [1, 0, 0]", "横浜市中区 [1, 0, 0]", "足柄下郡箱根町 [1, 0, 0]"])
    }

    @Test("registered, unfinished and left are counted apart, and who is forgotten only as left")
    func measures() async throws {
        let facts =
            Families.family(1) + Families.family(2) + Families.family(3)
            + [
                HouseholdFollowed(household: Families.household(4), lineUser: .known("U4"), at: Example.at),
                HouseholdStopped(household: Families.household(2)),
                HouseholdForgotten(household: Families.household(3)),
            ]
        #expect(try await lines(facts, by: []) == [" [1, 1, 2]"])
        #expect(try await lines(facts, by: [.municipality]) == ["横浜市 [1, 0, 1]", "– [0, 1, 1]"])
    }

    @Test("a birthday counts from its morning on, expecting families stand first, 10 sorts behind 9")
    func ages() async throws {
        let birthday = today.adding(years: -1)
        let facts =
            Families.family(1, born: [birthday])
            + Families.family(2, born: [birthday.adding(days: 1)], due: [today.adding(days: 90)])
            + Families.family(3, born: [today.adding(years: -10), today.adding(years: -9)])
            + Families.family(4, born: [birthday, birthday]) + Families.family(5)
        #expect(
            try await lines(facts, by: [.age]) == [
                "expecting [1, 0, 0]", "age 0 [1, 0, 0]", "age 1 [2, 0, 0]", "age 9 [1, 0, 0]", "age 10 [1, 0, 0]",
                "– [1, 0, 0]",
            ])
    }

    @Test("months, sources, topics and languages, with a line for those who have none")
    func otherDimensions() async throws {
        let facts =
            Families.family(1, on: CivilDate(iso: "2026-10-31")!, source: Example.source, topics: [.safety])
            + Families.family(2, on: CivilDate(iso: "2026-11-01")!, language: .english, topics: [])
        #expect(try await lines(facts, by: [.month]) == ["2026-10 [1, 0, 0]", "2026-11 [1, 0, 0]"])
        #expect(try await lines(facts, by: [.source]) == ["K7Q2 [1, 0, 0]", "– [1, 0, 0]"])
        #expect(try await lines(facts, by: [.topic]) == ["safety [1, 0, 0]", "– [1, 0, 0]"])
        #expect(try await lines(facts, by: [.language]) == ["en [1, 0, 0]", "ja [1, 0, 0]"])
        #expect(
            try await lines(facts, by: [.month, .language]) == ["2026-10 ja [1, 0, 0]", "2026-11 en [1, 0, 0]"])
    }

    @Test("a period takes both of its days, and any of them may be missing")
    func period() async throws {
        let days = (1...5).map { CivilDate(iso: "2026-11-0\($0)")! }
        let facts = days.enumerated().flatMap { Families.family($0.offset + 1, on: $0.element) }
        #expect(try await lines(facts, by: [], from: days[1], to: days[3]) == [" [3, 0, 0]"])
        #expect(try await lines(facts, by: [], from: days[1]) == [" [4, 0, 0]"])
        #expect(try await lines(facts, by: [], to: days[3]) == [" [4, 0, 0]"])
        #expect(try await lines(facts, by: [], from: days[4].adding(days: 1)).isEmpty)
    }

    @Test("deliveries are counted by city, ward, month, day and entry, each outcome apart")
    func deliveries() async throws {
        let families = Families.family(1) + Families.family(2, in: Example.hakone)
        let day = CivilDate(iso: "2026-12-01")!
        func batch(_ number: Int, _ day: CivilDate, _ entries: [String]) -> DeliveryRequested {
            DeliveryRequested(
                batch: BatchID(ULID(bits: UInt128(number))), day: day, content: Example.content, entries: entries,
                retryKey: "\(number)",
                recipients: [1, 2].map {
                    Recipient(household: Families.household($0), children: entries.map { _ in [] })
                },
                at: 0)
        }
        let sent = [batch(1, today, ["a", "b"]), batch(2, day, ["a"])]
        let facts = families + sent + [DeliveryAccepted(batch: sent[0].batch, day: today, requestID: "", at: 0)]
        let gazetteer = gazetteer
        let tables = try await Model(facts).tables.store
        func lines(_ dimensions: [DeliveryReport.Dimension], from: CivilDate? = nil) async throws -> [String] {
            try await tables.read { tables in
                try DeliveryReport(by: dimensions, from: from, to: nil).table(in: tables, gazetteer).rows
                    .map { "\($0.labels.joined(separator: " ")) \($0.counts)" }
            }
        }
        #expect(try await lines([.municipality]) == ["横浜市 [3, 2, 0, 0]", "足柄下郡箱根町 [3, 2, 0, 0]"])
        #expect(try await lines([.ward, .entry]).first == "横浜市中区 a [2, 1, 0, 0]")
        #expect(try await lines([.month]) == ["2026-11 [4, 4, 0, 0]", "2026-12 [2, 0, 0, 0]"])
        #expect(try await lines([.day], from: day) == ["2026-12-01 [2, 0, 0, 0]"])
    }
}
