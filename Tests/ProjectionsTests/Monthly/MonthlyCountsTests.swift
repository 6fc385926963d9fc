import Calendar
import EventModel
import EventStore
import Events
import Places
import Projections
import Support
import Testing

@Suite("Counts by month")
struct MonthlyCountsTests {
    private let gazetteer: Gazetteer

    init() throws { gazetteer = try Gazetteer.load() }

    private let year = YearMonth(iso: "2026-01")!...YearMonth(iso: "2027-12")!

    /// Families everywhere, mixed with what two of them did and with deliveries.
    private func facts(_ seed: UInt64) throws -> [any Event] {
        var random = SplitMix64(seed: seed)
        let places = gazetteer.all.filter(\.isResidence).map(\.code)
        let families = (10...60).flatMap { number in
            Families.family(
                number, in: places.randomElement(using: &random)!,
                on: Example.today.adding(days: .random(in: -400...60, using: &random)))
        }
        let left = (10...20).map { HouseholdForgotten(household: Families.household($0)) }
        let sent = (1...12).flatMap { number -> [any Event] in
            let batch = BatchID(ULID(bits: UInt128(number)))
            let day = Example.today.adding(days: .random(in: -90...90, using: &random))
            let request = DeliveryRequested(
                batch: batch, day: day, content: Example.content, entries: ["a", "b", "c"].shuffled(using: &random),
                retryKey: "\(number)",
                recipients: (20...60).filter { _ in random.chance(1, in: 2) }.map {
                    Recipient(household: Families.household($0), children: [[], [], []])
                }, at: 0)
            return random.chance(1, in: 4)
                ? [request] : [request, DeliveryAccepted(batch: batch, day: day, requestID: "", at: 1)]
        }
        return families + left + sent + (try RandomDeliveries.facts(seed: seed, steps: 60))
    }

    @Test("for whole months they are the numbers of the reports", arguments: Seeds.some(10))
    func sameAsReports(_ seed: UInt64) async throws {
        let tables = try await Model(try facts(seed), test: TestLog(seed: seed)).tables.store
        let gazetteer = gazetteer
        var random = SplitMix64(seed: seed)
        let first = year.lowerBound.adding(months: .random(in: 0...11, using: &random))
        let last = first.adding(months: .random(in: 0...12, using: &random))
        let (from, to) = (try #require(first.start), try #require(last.end))
        func monthly(_ subject: MonthlyCounts.Subject, _ name: String) async throws -> ReportTable {
            let dimension = try #require(MonthlyCounts.Dimension(rawValue: name))
            let counts = try #require(MonthlyCounts(subject, by: dimension, months: first...last, in: nil))
            return try await tables.read { try counts.table(in: $0, gazetteer) }
        }
        for name in ["municipality", "ward", "month"] {
            let report = RegistrationReport(
                by: [RegistrationReport.Dimension(rawValue: name)!], from: from, to: to, today: Example.today)
            let expected = try await tables.read { try report.table(in: $0, gazetteer) }
            #expect(try await monthly(.registrations, name) == expected)
        }
        for name in ["municipality", "ward", "month", "entry"] {
            let report = DeliveryReport(by: [DeliveryReport.Dimension(rawValue: name)!], from: from, to: to)
            let expected = try await tables.read { try report.table(in: $0, gazetteer) }
            #expect(try await monthly(.deliveries, name) == expected)
        }
    }

    @Test("places add up: what each place sees is what the whole sees of it", arguments: Seeds.some(5))
    func places(_ seed: UInt64) async throws {
        let tables = try await Model(try facts(seed), test: TestLog(seed: seed)).tables.store
        let (gazetteer, year) = (gazetteer, year)
        func lines(
            _ subject: MonthlyCounts.Subject, _ dimension: MonthlyCounts.Dimension, _ places: Set<MunicipalityCode>?
        ) async throws -> [ReportTable.Line] {
            let counts = try #require(MonthlyCounts(subject, by: dimension, months: year, in: places))
            return try await tables.read { try counts.table(in: $0, gazetteer).rows }
        }
        for subject in MonthlyCounts.Subject.allCases {
            let whole = try await lines(subject, .ward, nil).filter { $0.labels != ["–"] }
            var parts: [ReportTable.Line] = []
            for place in gazetteer.all { parts += try await lines(subject, .ward, [place.code]) }
            #expect(Set(parts.map { "\($0)" }) == Set(whole.map { "\($0)" }) && parts.count == whole.count)
        }
        let everywhere = try await lines(.deliveries, .entry, nil)
        #expect(try await lines(.deliveries, .entry, Set(gazetteer.all.map(\.code))) == everywhere)
    }

    @Test("only deliveries have messages")
    func noEntries() {
        #expect(MonthlyCounts(.registrations, by: .entry, months: year, in: nil) == nil)
    }

    @Test("months are read, counted and written as ISO writes them")
    func months() throws {
        let march = try #require(YearMonth(iso: "2024-02"))
        #expect(march.end == CivilDate(iso: "2024-02-29") && march.adding(months: 11).description == "2025-01")
        #expect(march.adding(months: -2).description == "2023-12" && march.months(until: march.adding(months: 7)) == 7)
        for text in ["2024-00", "2024-13", "24-01", "2024-1", "2024-01-01", "", "２０２４-01"] {
            #expect(YearMonth(iso: text) == nil)
        }
    }
}
