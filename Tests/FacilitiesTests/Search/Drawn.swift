import Calendar
import Events
import Places
import Support

@testable import Facilities

/// Made-up places, gatherings and queries, the same for the same seed.
struct Drawn {
    var random: SplitMix64
    let gazetteer: Gazetteer

    private static let names = [
        "ひまわり", "子ども", "こども", "さくら", "鶴見", "港北", "保土ケ谷", "ｱｽｸ", "髙橋", "センター", "A", "広場", "中央", "の森",
    ]
    private static let texts = ["菊名", "３丁目", "日本大通", "子供向け", "10〜12時", "保育所", "英語", "保土ヶ谷"]
    private static let hours = [
        "月火水木金 9:00-17:00", "月火水木金土 7:00-19:00; 祝 休; 12/29-1/3 休", "第2・4土 9:00-12:00", "不定",
        "金土 22:00-29:00", "日 時間不明", "毎月15日 10:00-12:00", "",
    ]

    mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
    mutating func isTrue(oneIn count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

    mutating func text(_ parts: [String]) -> String {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in pick(parts) }.joined()
    }

    mutating func point() -> GeoPoint {
        let spread = isTrue(oneIn: 4) ? 900_000 : 30_000
        return GeoPoint(
            latitude: 35_450_000 + Int.random(in: -spread...spread, using: &random),
            longitude: 139_640_000 + Int.random(in: -spread...spread, using: &random))
    }

    mutating func municipality() -> MunicipalityCode { pick(gazetteer.all.prefix(24).map(\.code)) }

    mutating func day() -> CivilDate { Example.today.adding(days: Int.random(in: -10...40, using: &random)) }

    mutating func entry(_ number: Int) -> SearchEntry {
        switch Int.random(in: 0..<5, using: &random) {
        case 0:
            let first = day()
            var gathering = Gathering(
                name: text(Self.names),
                days: GatheringDays(
                    from: first, until: first.adding(days: isTrue(oneIn: 3) ? 20 : 0), start: nil, end: nil, note: nil))
            gathering.venue = text(Self.texts)
            gathering.point = isTrue(oneIn: 4) ? nil : point()
            gathering.isFree = isTrue(oneIn: 2)
            gathering.address = PostalAddress(
                municipality: municipality(), postalCode: nil, text: text(Self.texts), building: nil, access: nil)
            return SearchEntry(GatheringID(origin: ["\(number)"]), gathering)
        case 1 where number % 3 == 0:
            var scheme = SupportScheme(title: text(Self.names))
            scheme.summary = text(Self.texts)
            scheme.openUntil = isTrue(oneIn: 2) ? day() : nil
            scheme.municipality = municipality()
            return SearchEntry(SchemeID(origin: ["\(number)"]), scheme)
        default: return place(number)
        }
    }

    private mutating func place(_ number: Int) -> SearchEntry {
        var place = Place(kind: pick(PlaceKind.allCases), name: text(Self.names))
        place.kana = isTrue(oneIn: 3) ? nil : text(["サクラ", "ヒマワリ", "アスク", "コドモ"])
        place.point = isTrue(oneIn: 6) ? nil : point()
        place.address = PostalAddress(
            municipality: isTrue(oneIn: 8) ? nil : municipality(), postalCode: nil, text: text(Self.texts),
            building: nil, access: nil)
        place.has = isTrue(oneIn: 2) ? [pick(Equipment.allCases), pick(Equipment.allCases)] : []
        place.hours = isTrue(oneIn: 5) ? nil : OpeningHours(pick(Self.hours))
        if !isTrue(oneIn: 3) {
            place.ages = AgeRange(
                fromMonths: pick([nil, 0, 6, 12, 36]), untilMonths: pick([nil, 35, 71, 71, 83]), text: "")
        }
        place.benefit = isTrue(oneIn: 5) ? text(Self.names) : nil
        let counts =
            isTrue(oneIn: 4)
            ? [AgeVacancies(age: pick([0, 1, 2]), free: pick([0, 1, 3]), waiting: nil, enrolled: nil)] : []
        return SearchEntry(PlaceID(origin: ["\(number)"]), place, vacancies: counts)
    }

    mutating func query() -> SearchQuery {
        var query = SearchQuery(pick([.places, .places, .places, .gatherings, .schemes]))
        if isTrue(oneIn: 2) {
            query.words = (0..<Int.random(in: 1...2, using: &random)).map { _ in
                let word = text(Self.names + Self.texts)
                return isTrue(oneIn: 2) ? String(word.prefix(Int.random(in: 1...3, using: &random))) : word
            }.joined(separator: " ")
        }
        if isTrue(oneIn: 2) { query.near = point() }
        if isTrue(oneIn: 2) { query.within = pick([50, 500, 3_000, 40_000, 400_000]) }
        if isTrue(oneIn: 4) { query.kinds = [pick(PlaceKind.allCases), pick(PlaceKind.allCases), .nursery] }
        if isTrue(oneIn: 5) { query.area = municipality() }
        if isTrue(oneIn: 9) { query.town = pick(["菊名", "日本大通", "3丁目"]) }
        if isTrue(oneIn: 4) { query.open = wish() }
        if isTrue(oneIn: 5) { query.ageMonths = pick([0, 5, 6, 11, 12, 35, 36, 71, 72]) }
        if isTrue(oneIn: 12) { query.vacancyAge = pick([0, 1, 2]) }
        if isTrue(oneIn: 8) { query.has = [pick(Equipment.allCases)] }
        if isTrue(oneIn: 12) { query.hasBenefit = true }
        if isTrue(oneIn: 6) { query.from = day() }
        if isTrue(oneIn: 6) { query.until = day() }
        if isTrue(oneIn: 9) { query.isFree = true }
        return query
    }

    private mutating func wish() -> SearchQuery.OpenWish {
        let minute = TimeOfDay(minutes: Int.random(in: 0..<1440, using: &random)) ?? .midnight
        return pick([.now, .day(day()), .at(JapanTime(day(), at: minute))])
    }
}
