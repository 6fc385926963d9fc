import Calendar
import EventModel
import EventStore
import Events
import Facilities
import Foundation
import Places
import Projections
import Support
import Testing

@testable import Reactions

@Suite("The search beside the directory")
struct FeedSearchTests {
    @Test("finds a place as soon as it is published and until it is closed, whatever else happens")
    func follows() async throws {
        let town = try await Town()
        try await town.publish("ひまわり")
        let following = Task { try await town.feed.run(gather: {}) }
        defer { following.cancel() }
        try await town.until("ひまわり", isFound: true)
        let other = HouseholdUnfollowed(household: Families.household(1), at: Example.at)
        try await town.test.log.append([other], as: town.test.command())
        try await town.publish("すみれ")
        try await town.until("すみれ", isFound: true)
        try await town.close("すみれ")
        try await town.until("すみれ", isFound: false)
        #expect(town.finds("ひまわり"))
    }

    @Test("stops when nobody wants it any more")
    func stops() async throws {
        let town = try await Town()
        let following = Task { try await town.feed.run(gather: {}) }
        following.cancel()
        _ = await following.result
        try await town.publish("ひまわり")
        #expect(!town.finds("ひまわり"))
    }

    /// A log with a directory of nurseries, which only the feed under test brings into the search.
    private struct Town {
        let test = TestLog()
        let feed: FeedSearch
        private let tables: TestTables
        private let index: SearchIndex

        init() async throws {
            tables = try TestTables()
            index = SearchIndex(try Folding.builtIn(), Phone.atlas.gazetteer)
            let projector = Projector(log: test.log, tables: tables.store, projections: [FacilityDirectory.self])
            try await projector.prepare()
            feed = FeedSearch(index, tables: tables.store, projector: projector)
        }

        func publish(_ name: String) async throws {
            let record = Place(kind: .nursery, name: name)
            let fact = PlacePublished(
                place: id(name), dataset: Example.nurseries, provenance: Example.openData, by: .list, record: record)
            try await test.log.append([fact], as: test.command())
        }

        func close(_ name: String) async throws {
            let fact = PlaceClosed(
                place: id(name), dataset: Example.nurseries, by: .office, reason: .notListed, on: Example.today)
            try await test.log.append([fact], as: test.command())
        }

        func finds(_ name: String) -> Bool {
            var query = SearchQuery()
            query.words = name
            return index.search(query, now: JapanTime(milliseconds: Example.at)).total > 0
        }

        /// - Throws: When it does not come in a minute.
        func until(_ name: String, isFound: Bool) async throws {
            let deadline = ContinuousClock.now + .seconds(60)
            while finds(name) != isFound {
                try #require(ContinuousClock.now < deadline, "\(name)")
                await Task.yield()
            }
        }

        private func id(_ name: String) -> PlaceID { PlaceID(origin: [name]) }
    }
}
