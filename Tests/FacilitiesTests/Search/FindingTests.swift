import Calendar
import Events
import Places
import Support
import Testing

@testable import Facilities

@Suite("Finding places and gatherings")
struct FindingTests {
    private let index: SearchIndex
    private let station = GeoPoint(latitude: 35_450_000, longitude: 139_640_000)

    init() throws { index = SearchIndex(try Folding.builtIn(), try Gazetteer.load()) }

    /// - Parameter north: metres north of the station.
    private func place(
        _ name: String, north: Int? = 0, kind: PlaceKind = .nursery, _ edit: (inout Place) -> Void = { _ in }
    ) -> Place {
        var place = Place(kind: kind, name: name)
        place.point = north.map { GeoPoint(latitude: station.latitude + $0 * 9, longitude: station.longitude) }
        edit(&place)
        return place
    }

    private func put(_ places: [Place], vacancies: [AgeVacancies] = []) {
        var changes = index.changes()
        for place in places { changes.put(SearchEntry(PlaceID(origin: [place.name]), place, vacancies: vacancies)) }
        index.take(changes)
    }

    private func moment(_ date: String, _ time: String = "10:00") throws -> JapanTime {
        JapanTime(try #require(CivilDate(iso: date)), at: try #require(TimeOfDay(time)))
    }

    private func found(_ query: SearchQuery, _ date: String = "2026-11-24", _ time: String = "10:00") throws
        -> [PlaceID]
    {
        index.search(query, now: try moment(date, time)).places
    }

    private func id(_ name: String) -> PlaceID { PlaceID(origin: [name]) }

    @Test("one and two characters find what holds them", arguments: ["鶴", "鶴見", "見中", "ツ", "つ"])
    func short(_ words: String) throws {
        put([place("鶴見中央園") { $0.kana = "ツルミチュウオウエン" }, place("港北園")])
        var query = SearchQuery()
        query.words = words
        #expect(try found(query) == [id("鶴見中央園")])
    }

    @Test("a part of a word that has a synonym is found as well", arguments: ["子", "供", "子供", "こども", "ｺﾄﾞﾓ", "子ども食堂"])
    func partOfSynonym(_ words: String) throws {
        put([place("みんなの子供食堂", kind: .cafeteria)])
        var query = SearchQuery()
        query.words = words
        #expect(try found(query) == [id("みんなの子供食堂")])
    }

    @Test("characters that only stand apart are not a word")
    func apart() throws {
        put([place("さくらさか園")])
        var query = SearchQuery()
        query.words = "くらさか"
        #expect(try found(query) == [id("さくらさか園")])
        query.words = "さくらか"
        #expect(try found(query).isEmpty)
    }

    @Test("a name that is just the words comes first, then one that begins so, then the nearest with them in its name")
    func order() throws {
        put([
            place("さくら", north: 900), place("さくら第二", north: 800), place("北さくら", north: 100),
            place("南さくら", north: 50), place("こばと", north: 0) { $0.about = "さくら並木の前" },
        ])
        var query = SearchQuery()
        (query.words, query.near) = ("さくら", station)
        let expected = ["さくら", "さくら第二", "南さくら", "北さくら", "こばと"].map(id)
        #expect(try found(query) == expected)
        query.within = 60
        #expect(try found(query) == ["南さくら", "こばと"].map(id))
    }

    @Test("distances are told in metres, and what has no point comes last and never within a distance")
    func distance() throws {
        put([place("遠い", north: 1_000), place("近い", north: 100), place("不明", north: nil)])
        var query = SearchQuery()
        query.near = station
        let answer = index.search(query, now: try moment("2026-11-24"))
        #expect(answer.places == ["近い", "遠い", "不明"].map(id))
        #expect(answer.hits.map(\.metres) == [100, 1_001, nil])
        query.within = 50_000
        #expect(try found(query) == ["近い", "遠い"].map(id))
    }

    @Test("open now: those that are, then those that have to be asked, and none that is closed")
    func open() throws {
        let hours = ["月火水木金 9:00-17:00; 祝 休", "月火水木金 9:00-17:00", "第2・4火 9:00-12:00", "不定", "月 22:00-29:00"]
        put(hours.map { text in place(text) { $0.hours = OpeningHours(text) } } + [place("不明")])
        var query = SearchQuery()
        query.open = .now
        // A Tuesday, the fourth of its month.
        #expect(Set(try found(query).prefix(3)) == Set(hours.prefix(3).map(id)))
        #expect(Set(try found(query).dropFirst(3)) == [id("不定"), id("不明")])
        // 23 November is a holiday: closed where that is written, to be asked where nothing is.
        let holiday = index.search(query, now: try moment("2026-11-23"))
        #expect(Set(holiday.places) == Set([hours[1], hours[4], "不定", "不明"].map(id)))
        #expect(holiday.hits.allSatisfy { $0.doubts == [.open] })
        #expect(holiday.hits.contains { $0.state == .ask(.holiday) })
        // Monday's night goes on into Tuesday.
        #expect(try found(query, "2026-12-01", "4:59").first == id(hours[4]))
        #expect(try found(query, "2026-12-01", "5:00").contains(id(hours[4])) == false)
        query.open = .day(try #require(CivilDate(iso: "2026-12-08")))
        #expect(Set(try found(query).prefix(3)) == Set(hours.prefix(3).map(id)))
        query.open = .at(try moment("2026-12-15", "9:30"))
        #expect(Set(try found(query).prefix(2)) == Set(hours.prefix(2).map(id)))
    }

    @Test("a child is meant from the first to the last month of an age, and an unknown age has to be asked for")
    func ages() throws {
        put([
            place("1〜2歳") { $0.ages = AgeRange(fromMonths: 12, untilMonths: 35, text: "1〜2歳") },
            place("不明") { $0.ages = AgeRange(fromMonths: nil, untilMonths: nil, text: "乳幼児") },
        ])
        var query = SearchQuery()
        for (months, isMeant) in [(11, false), (12, true), (35, true), (36, false)] {
            query.ageMonths = months
            let hits = index.search(query, now: try moment("2026-11-24")).hits
            #expect(hits.compactMap(\.place) == (isMeant ? ["1〜2歳", "不明"] : ["不明"]).map(id), "\(months) months")
            #expect(hits.last?.doubts == [.age])
        }
    }

    @Test("a free place is one of the class that was asked for")
    func vacancies() throws {
        put(
            [place("園")],
            vacancies: [
                AgeVacancies(age: 1, free: 2, waiting: 0, enrolled: nil),
                AgeVacancies(age: 2, free: 0, waiting: 3, enrolled: nil),
            ])
        var query = SearchQuery()
        for (age, isFree) in [(0, false), (1, true), (2, false)] {
            query.vacancyAge = age
            #expect(try found(query).isEmpty != isFree)
        }
    }

    @Test("what is closed or merged is no longer found, and what is corrected only as it is now")
    func changes() throws {
        put([place("ひまわり"), place("さくら")])
        var changes = index.changes()
        changes.remove(.place(id("ひまわり")))
        changes.put(SearchEntry(id("さくら"), place("つばき")))
        index.take(changes)
        func count(_ words: String) throws -> Int {
            var query = SearchQuery()
            query.words = words
            return try found(query).count
        }
        #expect(try count("ひまわり") == 0)
        #expect(try count("さくら") == 0)
        #expect(try count("つばき") == 1)
        #expect(index.count(.places) == 1)
    }

    @Test("where nothing is found, what keeps everything away is told, and the nearest without it")
    func instead() throws {
        put([
            place("近い園", north: 3_000) { $0.has = [.nursingRoom] },
            place("遠い園", north: 9_000) { $0.has = [.nursingRoom] },
        ])
        var query = SearchQuery()
        (query.near, query.within, query.has) = (station, 1_000, [.nursingRoom])
        let far = index.search(query, now: try moment("2026-11-24"))
        #expect(far.hits.isEmpty && far.instead?.given == [.within])
        #expect(far.instead?.hits.first?.place == id("近い園"))
        (query.within, query.has) = (5_000, [.parking])
        #expect(index.search(query, now: try moment("2026-11-24")).instead?.given == [.has])
        // No single one would do.
        query.within = 1_000
        #expect(index.search(query, now: try moment("2026-11-24")).instead?.given == [.within, .has])
        #expect(
            SearchIndex(try Folding.builtIn(), try Gazetteer.load()).search(query, now: try moment("2026-11-24"))
                .instead == nil)
    }

    @Test("gatherings come from today on, the soonest first, and those of the days that were asked for")
    func gatherings() throws {
        var changes = index.changes()
        let days = ["2026-11-20", "2026-11-24", "2026-11-28", "2026-12-05"]
        for day in days {
            let date = try #require(CivilDate(iso: day))
            changes.put(
                SearchEntry(
                    GatheringID(origin: [day]),
                    Gathering(name: day, days: GatheringDays(from: date, until: date, start: nil, end: nil, note: nil)))
            )
        }
        index.take(changes)
        func found(_ query: SearchQuery) throws -> [GatheringID] {
            index.search(query, now: try moment("2026-11-24")).hits.compactMap(\.gathering)
        }
        var query = SearchQuery(.gatherings)
        #expect(try found(query) == days.dropFirst().map { GatheringID(origin: [$0]) })
        (query.from, query.until) = (CivilDate(iso: "2026-11-28"), CivilDate(iso: "2026-11-29"))
        #expect(try found(query) == [GatheringID(origin: ["2026-11-28"])])
    }
}
