import Calendar
import Events
import Facilities
import Places

/// Made-up places and gatherings of the order of magnitude of all Japan, the same in every run.
struct DrawnDirectory {
    static let places = 200_000
    static let gatherings = 50_000

    /// About which places lie, denser at the first: latitude and longitude in millionths of a degree.
    private let cities: [(point: GeoPoint, code: MunicipalityCode, name: String)]
    private let hours: [OpeningHours]
    private var numbers: Numbers

    static let today = CivilDate(iso: "2026-11-23") ?? CivilDate(dayNumber: 0)
    static let now = JapanTime(today, at: TimeOfDay(hour: 10, minute: 30) ?? .midnight)

    static let towns = [
        "菊名", "綱島", "日吉", "本町", "中央", "大倉山", "新町", "栄町", "緑が丘", "旭町", "鶴見", "末吉", "三ツ沢", "反町", "青葉台", "桜木町",
        "若葉台", "東町", "西町", "南台", "北原", "上原", "下田", "富士見", "美しが丘", "港町", "弁天", "元町", "白幡", "六角橋",
    ]
    static let firsts = [
        "ひまわり", "さくら", "みどり", "あおぞら", "たんぽぽ", "つくし", "すみれ", "にじいろ", "こばと", "わかば", "アスク", "キッズ", "ほしの", "うみべ",
        "もりの", "ひかり", "のぞみ", "なかよし", "第一", "第二", "中央", "東", "西", "南", "北", "若草", "ゆりかご", "どんぐり", "ちゅうりっぷ", "はなみずき",
    ]
    private static let lasts: [(PlaceKind, [String])] = [
        (.nursery, ["保育園", "保育所"]), (.certifiedCentre, ["認定こども園"]), (.kindergarten, ["幼稚園"]),
        (.smallNursery, ["小規模保育室"]), (.afterSchool, ["学童クラブ", "放課後児童クラブ"]), (.childrensHall, ["児童館"]),
        (.familyCentre, ["子育て支援センター"]), (.cafeteria, ["子ども食堂", "こども食堂", "子供食堂"]), (.clinic, ["小児科医院", "クリニック"]),
        (.park, ["公園"]), (.library, ["図書館"]), (.babyStation, ["赤ちゃんの駅"]), (.shop, ["ベーカリー", "書店", "薬局"]),
    ]

    init(seed: UInt64 = 1) {
        var numbers = Numbers(seed: seed)
        var cities: [(GeoPoint, MunicipalityCode, String)] = []
        for prefecture in 1...47 {
            for city in 0..<30 {
                let digits = "\(prefecture < 10 ? "0" : "")\(prefecture)\(201 + city)"
                guard let code = MunicipalityCode(fiveDigits: digits) else { continue }
                let point = GeoPoint(
                    latitude: 33_000_000 + numbers.below(10_000_000), longitude: 131_000_000 + numbers.below(10_000_000)
                )
                cities.append((point, code, "第\(prefecture)県\(Self.towns[city])市"))
            }
        }
        self.cities = cities
        let ends = ["17:00", "18:00", "18:30", "19:00", "20:00"]
        hours = (0..<1_500).compactMap { _ in
            let weekly =
                "\(["月火水木金", "月火水木金土", "火水木金土日"][numbers.below(3)]) \(7 + numbers.below(4)):\(numbers.below(6))0-"
            let special = ["", "; 祝 休", "; 祝 休; 12/29-1/3 休", "; 第2・4土 9:00-12:00"][numbers.below(4)]
            return OpeningHours(weekly + ends[numbers.below(5)] + special)
        }
        self.numbers = numbers
    }

    mutating func place(_ number: Int) -> SearchEntry {
        let (place, counts) = placeRecord(number)
        return SearchEntry(PlaceID(origin: ["\(number)"]), place, vacancies: counts)
    }

    mutating func placeRecord(_ number: Int) -> (place: Place, vacancies: [AgeVacancies]) {
        let (kind, words) = Self.lasts[numbers.below(Self.lasts.count)]
        let city = city()
        let town = Self.towns[numbers.below(Self.towns.count)]
        let first = Self.firsts[numbers.below(Self.firsts.count)]
        var place = Place(
            kind: kind, name: "\(numbers.below(3) == 0 ? town : "")\(first)\(words[numbers.below(words.count)])")
        place.kana = "\(first)ノモリホイクエン"
        place.kindText = "認可私立\(words[0])"
        place.point = numbers.below(20) == 0 ? nil : point(about: city.point)
        place.address = PostalAddress(
            municipality: city.code, postalCode: nil,
            text: "\(city.name)\(town)\(1 + numbers.below(6))丁目\(1 + numbers.below(40))-\(1 + numbers.below(30))",
            building: nil,
            access: nil)
        place.has = Equipment.allCases.filter { _ in numbers.below(6) == 0 }
        place.hours = numbers.below(5) == 0 ? nil : hours[numbers.below(hours.count)]
        if numbers.below(4) != 0 {
            place.ages = AgeRange(fromMonths: [0, 6, 12, 36][numbers.below(4)], untilMonths: 71, text: "")
        }
        if kind == .shop { place.benefit = "お子様に\(first)ドリンク一杯サービス" }
        place.about = numbers.below(3) == 0 ? "園庭開放は毎週水曜日。\(town)駅から徒歩\(1 + numbers.below(15))分です。" : nil
        let counts = [AgeVacancies(age: numbers.below(6), free: numbers.below(4), waiting: nil, enrolled: nil)]
        return (place, kind == .nursery ? counts : [])
    }

    mutating func gathering(_ number: Int) -> SearchEntry {
        SearchEntry(GatheringID(origin: ["\(number)"]), gatheringRecord())
    }

    mutating func gatheringRecord() -> Gathering {
        let city = city()
        let town = Self.towns[numbers.below(Self.towns.count)]
        let day = Self.today.adding(days: numbers.below(120) - 20)
        let kind = ["親子で", "はじめての", "夏休み", "みんなの"][numbers.below(4)]
        var gathering = Gathering(
            name: kind + ["絵本の読み聞かせ", "リトミック", "離乳食講座", "こどもまつり"][numbers.below(4)],
            days: GatheringDays(from: day, until: day.adding(days: numbers.below(3)), start: 600, end: 720, note: nil))
        gathering.venue = "\(town)地区センター"
        gathering.about = "\(Self.firsts[numbers.below(Self.firsts.count)])の会が開く、未就学児と保護者のための催しです。"
        gathering.address = PostalAddress(
            municipality: city.code, postalCode: nil, text: "\(city.name)\(town)1-\(numbers.below(40))", building: nil,
            access: nil)
        gathering.point = point(about: city.point)
        gathering.isFree = numbers.below(2) == 0
        return gathering
    }

    /// Where somebody stands: near some city.
    mutating func standpoint() -> GeoPoint { point(about: city().point) }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[numbers.below(values.count)] }

    mutating func area() -> MunicipalityCode { city().code }

    /// The first cities are larger than the last.
    private mutating func city() -> (point: GeoPoint, code: MunicipalityCode, name: String) {
        cities[numbers.below(numbers.below(cities.count) + 1)]
    }

    private mutating func point(about point: GeoPoint) -> GeoPoint {
        GeoPoint(
            latitude: point.latitude + numbers.below(60_000) + numbers.below(60_000) - 60_000,
            longitude: point.longitude + numbers.below(80_000) + numbers.below(80_000) - 80_000)
    }
}

/// Numbers that look random and are the same in every run.
struct Numbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64. Source: <https://prng.di.unimi.it/splitmix64.c>.
    mutating func below(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(count))
    }
}
