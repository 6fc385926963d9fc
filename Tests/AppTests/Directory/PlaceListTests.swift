import Calendar
import EventModel
import EventStore
import Events
import Facilities
import Places
import Projections
import SQLiteStore
import Support
import Testing

@Suite("The places of an office, page by page")
struct PlaceListTests {
    private static let words = ["みなと", "港", "コドモ", "こども", "第一", "100%", "a_b", "ｱｽｸ", "丁目"]
    private static let today = Example.today

    /// Places of two offices that lack this and that, some of them closed, missing, old or reported.
    private func tables(_ seed: UInt64) async throws -> TestTables {
        var random = SplitMix64(seed: seed)
        func chance(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
        let test = TestLog(seed: seed)
        var facts: [any Event] = []
        for number in 0..<160 {
            let office = chance(3) ? Example.prefecture : Example.yokohama
            let dataset = DatasetID(office: office, kind: chance(2) ? .childcare : .publicFacilities)
            let id = PlaceID(origin: ["\(number)"])
            let name = (0..<2).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined()
            var place = Place(kind: PlaceKind.allCases.randomElement(using: &random) ?? .other, name: name)
            place.kana = chance(2) ? "コドモ" : nil
            place.point = chance(3) ? nil : GeoPoint(latitude: 35_440_000 + number, longitude: 139_640_000)
            place.hours = chance(3) ? nil : OpeningHours("月 9:00-17:00")
            place.details = chance(4) ? [Detail(name: Detail.brokenLink, text: "x")] : []
            place.contact = ContactDetails(
                telephone: chance(2) ? nil : "045-000-000\(number % 9)", email: nil, form: nil, page: nil, note: nil)
            place.address = PostalAddress(
                municipality: Example.nakaWard, postalCode: nil, text: "海岸通一丁目\(number % 7)", building: nil,
                access: nil)
            let day = chance(3) ? Self.today.adding(years: -2) : Self.today
            let provenance = Provenance(source: "s", licence: "CC0", asOf: day)
            facts.append(
                PlacePublished(place: id, dataset: dataset, provenance: provenance, by: .list, record: place))
            if chance(6) {
                facts.append(PlaceClosed(place: id, dataset: dataset, by: .office, reason: .ended, on: Self.today))
            }
            if chance(6) {
                facts.append(
                    MistakeReported(
                        place: id, report: ULID(bits: UInt128(number + 1)), mistake: .hours, by: .family, words: nil,
                        on: Self.today))
            }
        }
        for (kind, years) in [(DatasetKind.childcare, 0), (.publicFacilities, -2)] {
            facts.append(
                DatasetImported(
                    dataset: DatasetID(office: Example.yokohama, kind: kind), digest: "0", file: "a.csv",
                    layout: "list",
                    provenance: Provenance(source: "s", licence: "CC0", asOf: Self.today.adding(years: years)),
                    isWhole: false, rows: 9, published: 0, corrected: 0, closed: 0, doubts: 0,
                    missing: (0..<20).map { PlaceID(origin: ["\($0)"]).description }, at: 0))
        }
        try await test.log.append(facts, as: test.command())
        let tables = try TestTables()
        let projector = Projector(log: test.log, tables: tables.store, projections: [FacilityDirectory.self])
        try await projector.prepare()
        try await projector.catchUp()
        return tables
    }

    @Test("each problem's count and pages are those of the quality report", arguments: Seeds.some(6))
    func problems(_ seed: UInt64) async throws {
        let tables = try await tables(seed)
        try await tables.store.read { tables in
            let list = try PlaceList(of: Example.yokohama, on: Self.today, in: tables)
            let quality = try DirectoryQuality(of: Example.yokohama, on: Self.today, in: tables)
            let problems = DirectoryQuality.Problem.allCases.filter { $0 != .pastDay }
            let counts = try list.counts(of: problems, in: tables)
            for problem in problems {
                let expected = Set(quality.findings.filter { $0.problem == problem }.map(\.id))
                var filter = PlaceList.Filter()
                filter.problem = problem
                var found: [String] = []
                while true {
                    let page = try list.rows(filter, from: found.count, atMost: 7, in: tables)
                    if page.isEmpty { break }
                    for row in page { #expect(try list.problems(of: row, in: tables).contains(problem)) }
                    found += page.map(\.place.description)
                }
                #expect(Set(found) == expected && found.count == expected.count, "seed \(seed): \(problem)")
                #expect(counts[problem] == expected.count, "seed \(seed): \(problem)")
                #expect(try list.count(filter, in: tables) == expected.count, "seed \(seed): \(problem)")
            }
        }
    }

    @Test("words find what has each of them in name, reading, address or kind, in any width", arguments: Seeds.some(6))
    func words(_ seed: UInt64) async throws {
        let tables = try await tables(seed)
        try await tables.store.read { tables in
            let list = try PlaceList(of: Example.yokohama, on: Self.today, in: tables)
            let all = try list.rows(PlaceList.Filter(), from: 0, atMost: 1_000, in: tables)
            #expect(all.count > 20)
            for word in Self.words + ["1丁目", "a%b", "!", "アスク"] {
                var filter = PlaceList.Filter()
                filter.words = [PlaceList.Word(word, kinds: [.park]), PlaceList.Word("海岸", kinds: [])]
                let text = Likeness.folded(word)
                let expected = all.filter { row in
                    let record = row.record
                    return record.kind == .park
                        || [record.name, record.kana ?? "", record.address?.text ?? ""].contains {
                            Likeness.folded($0).contains(text)
                        }
                }
                let found = try list.rows(filter, from: 0, atMost: 1_000, in: tables)
                #expect(found.map(\.place) == expected.map(\.place), "seed \(seed): \(word)")
            }
        }
    }

    @Test("pairs among those alike are the pairs among all places", arguments: Seeds.some(6))
    func pairs(_ seed: UInt64) async throws {
        let tables = try await tables(seed)
        try await tables.store.read { tables in
            var all: [Duplicates.Candidate] = []
            try FacilityDirectory.places(changedAfter: 0, in: tables) { row in
                guard row.listing.status == .shown else { return }
                all.append(Duplicates.Candidate(place: row.place, dataset: row.listing.dataset, record: row.record))
            }
            func alike(_ sign: FacilityDirectory.LikenessSign) throws -> [Duplicates.Candidate] {
                try FacilityDirectory.alike(by: sign, atMost: Duplicates.chain, in: tables).map {
                    Duplicates.Candidate(
                        place: $0.place, dataset: $0.dataset, name: $0.name, address: $0.address, point: $0.point,
                        telephone: $0.telephone)
                }
            }
            let pairs = Duplicates.pairs(among: all)
            let named = try alike(.name)
            #expect(!pairs.isEmpty && named.count < all.count)
            #expect(Duplicates.pairs(ofOneName: named, ofOneTelephone: try alike(.telephone)) == pairs)
        }
    }
}
