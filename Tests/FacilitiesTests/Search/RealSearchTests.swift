import Calendar
import Events
import Places
import Support
import Testing

@testable import Facilities

/// Searches over real published files, where `HAGUKUMI_OPEN_DATA` names a folder with them.
@Suite("Searching real lists", .enabled(if: OpenData.folder != nil, "HAGUKUMI_OPEN_DATA names no folder"))
struct RealSearchTests {
    private let index: SearchIndex
    private let records: [Place]
    private let now = JapanTime(Example.today)

    init() throws {
        index = SearchIndex(try Folding.builtIn(), try Gazetteer.load())
        var records: [Place] = []
        for file in OpenData.files {
            if case .places(let listed) = try file.read().records { records += listed.map(\.record) }
        }
        self.records = records
        var changes = index.changes()
        for (number, record) in records.enumerated() {
            changes.put(SearchEntry(PlaceID(origin: ["\(number)"]), record))
        }
        index.take(changes)
    }

    private func total(_ words: String) -> Int {
        var query = SearchQuery()
        query.words = words
        return index.search(query, now: now).total
    }

    @Test(
        "what people write for the same thing finds the same",
        arguments: [
            ["こども食堂", "子ども食堂", "子供食堂", "ｺﾄﾞﾓ食堂"], ["保土ヶ谷", "保土ケ谷"], ["３丁目", "3丁目"], ["あすく", "アスク"], ["保育所", "保育園"],
        ])
    func same(_ words: [String]) {
        #expect(total(words[0]) > 0)
        for other in words { #expect(total(other) == total(words[0]), "\(other)") }
    }

    @Test("every place is among those that its own name, its first and its last two characters find")
    func names() {
        for (number, record) in records.enumerated() where number % 7 == 0 {
            for words in [record.name, String(record.name.prefix(2)), String(record.name.suffix(2))] {
                var query = SearchQuery()
                (query.words, query.limit) = (words, SearchQuery.mostAtOnce)
                query.near = record.point
                let answer = index.search(query, now: now)
                let isFound = answer.places.contains(PlaceID(origin: ["\(number)"]))
                #expect(isFound || answer.total > SearchQuery.mostAtOnce, "\(record.name): \(words)")
            }
        }
    }
}
