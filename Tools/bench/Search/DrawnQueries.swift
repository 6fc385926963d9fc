import Calendar
import Events
import Facilities

/// What families may look for, by kinds of search.
struct DrawnQueries {
    let name: String
    /// The words that a database is asked for in the same run; nil where it can't tell the same.
    let compares: Bool
    let queries: [SearchQuery]

    static let count = 400

    static func all(_ drawn: inout DrawnDirectory) -> [DrawnQueries] {
        func make(
            _ name: String, _ subject: SearchQuery.Subject = .places, compares: Bool = false,
            _ fill: (inout SearchQuery, inout DrawnDirectory) -> Void
        ) -> DrawnQueries {
            let queries = (0..<count).map { _ in
                var query = SearchQuery(subject)
                fill(&query, &drawn)
                return query
            }
            return DrawnQueries(name: name, compares: compares, queries: queries)
        }
        let (towns, firsts) = (DrawnDirectory.towns, DrawnDirectory.firsts)
        return [
            make("one character", compares: true) { $0.words = String($1.pick(towns + firsts).prefix(1)) },
            make("two characters", compares: true) {
                $0.words = $1.pick(["保育", "菊名", "公園", "鶴見", "食堂", "中央", "緑が", "日吉"])
            },
            make("a name", compares: true) { $0.words = $1.pick(firsts) + $1.pick(["保育園", "公園", "児童館"]) },
            make("two words", compares: true) { $0.words = $1.pick(towns) + " " + $1.pick(["保育園", "子ども食堂", "図書館"]) },
            make("nearest of a kind, anywhere") {
                $0.near = $1.standpoint()
                $0.kinds = [$1.pick([.nursery, .park, .babyStation])]
            },
            make("within 2 km, open now") {
                ($0.near, $0.within, $0.open) = ($1.standpoint(), 2_000, .now)
            },
            make("a city, a kind, Saturday") {
                ($0.area, $0.kinds) = ($1.area(), [.nursery, .certifiedCentre])
                $0.open = .day(DrawnDirectory.today.adding(days: 5))
            },
            make("words, near, age, equipment") {
                ($0.words, $0.near, $0.ageMonths) = ($1.pick(["保育", "センター", "クラブ"]), $1.standpoint(), 14)
                $0.has = [$1.pick([.nursingRoom, .temporaryCare])]
            },
            make("a free place for a one-year-old, near") {
                ($0.near, $0.vacancyAge) = ($1.standpoint(), 1)
            },
            make("events of a weekend, near", .gatherings) {
                $0.near = $1.standpoint()
                ($0.from, $0.until) = (DrawnDirectory.today.adding(days: 5), DrawnDirectory.today.adding(days: 6))
            },
            make("nothing found, and what there is instead") {
                ($0.words, $0.near, $0.within) = ($1.pick(["乗馬", "水族館", "鉱石"]), $1.standpoint(), 3_000)
                $0.has = [.nursingRoom]
            },
        ]
    }
}
