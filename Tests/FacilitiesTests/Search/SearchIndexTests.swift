import Calendar
import Events
import Places
import Support
import Testing

@testable import Facilities

@Suite("The search index")
struct SearchIndexTests {
    private let folding: Folding
    private let gazetteer: Gazetteer
    private let now = JapanTime(Example.today, at: TimeOfDay(hour: 10, minute: 0) ?? .midnight)

    init() throws {
        folding = try Folding.builtIn()
        gazetteer = try Gazetteer.load()
    }

    private func codes(_ answer: SearchAnswer) -> [String] {
        answer.hits.map { hit in
            switch hit.id {
            case .place(let id): id.description
            case .gathering(let id): id.description
            case .scheme(let id): id.description
            }
        }
    }

    @Test("random queries find what a plain scan finds, in the same order", arguments: [7, 8] as [UInt64])
    func model(_ seed: UInt64) {
        var drawn = Drawn(random: SplitMix64(seed: seed), gazetteer: gazetteer)
        let index = SearchIndex(folding, gazetteer)
        var model = SearchModel(folding: folding, gazetteer: gazetteer)
        var changes = index.changes()
        for number in 0..<400 {
            let entry = drawn.entry(number)
            changes.put(entry)
            model.entries[entry.code] = entry
        }
        index.take(changes)
        for round in 0..<150 {
            var query = drawn.query()
            query.limit = SearchQuery.mostAtOnce
            let answer = index.search(query, now: now)
            let expected = model.codes(query, now: now)
            #expect(answer.total == expected.count, "seed \(seed), query \(round): \(query)")
            #expect(codes(answer) == Array(expected.prefix(query.limit)), "seed \(seed), query \(round): \(query)")
            if let instead = answer.instead {
                #expect(expected.isEmpty && !instead.hits.isEmpty && !instead.given.isEmpty)
                #expect(instead.total == model.codes(instead.query, now: now).count)
            }
        }
    }

    @Test("an index that was changed step by step answers as one made at once", arguments: [11] as [UInt64])
    func incremental(_ seed: UInt64) {
        var drawn = Drawn(random: SplitMix64(seed: seed), gazetteer: gazetteer)
        let stepwise = SearchIndex(folding, gazetteer)
        var standing: [SearchHit.ID: SearchEntry] = [:]
        // Enough that the large shelf is made anew on the way.
        for _ in 0..<22 {
            var changes = stepwise.changes()
            for _ in 0..<90 {
                let entry = drawn.entry(Int.random(in: 0..<1_600, using: &drawn.random))
                if drawn.isTrue(oneIn: 6) {
                    changes.remove(entry.id)
                    standing[entry.id] = nil
                } else {
                    changes.put(entry)
                    standing[entry.id] = entry
                }
            }
            stepwise.take(changes)
        }
        let once = SearchIndex(folding, gazetteer)
        var changes = once.changes()
        standing.values.forEach { changes.put($0) }
        once.take(changes)
        for subject in SearchQuery.Subject.allCases {
            #expect(stepwise.count(subject) == standing.values.count { $0.subject == subject })
        }
        for _ in 0..<60 {
            var query = drawn.query()
            query.limit = 50
            #expect(stepwise.search(query, now: now) == once.search(query, now: now), "seed \(seed): \(query)")
        }
    }

    @Test("pages put together are the whole answer")
    func pages() {
        var drawn = Drawn(random: SplitMix64(seed: 5), gazetteer: gazetteer)
        let index = SearchIndex(folding, gazetteer)
        var changes = index.changes()
        (0..<300).forEach { changes.put(drawn.entry($0)) }
        index.take(changes)
        var query = SearchQuery()
        query.limit = SearchQuery.mostAtOnce
        let whole = index.search(query, now: now)
        query.limit = 7
        var paged: [SearchHit] = []
        while paged.count < whole.total {
            query.offset = paged.count
            paged += index.search(query, now: now).hits
        }
        #expect(paged == whole.hits)
    }

    @Test("a query written into an address and read again is the same")
    func address() {
        var drawn = Drawn(random: SplitMix64(seed: 3), gazetteer: gazetteer)
        for _ in 0..<500 {
            var query = drawn.query()
            query.offset = drawn.pick([0, 20, 400])
            query.limit = drawn.pick([20, 5, 500])
            #expect(SearchQuery(items: query.items) == query)
        }
        let nonsense = ["near": "1,2,3", "within": "-4", "age": "x", "open": "soon", "area": "999999", "start": "1e9"]
        #expect(SearchQuery(items: nonsense.map { QueryItem($0.key, $0.value) }) == SearchQuery())
    }
}
