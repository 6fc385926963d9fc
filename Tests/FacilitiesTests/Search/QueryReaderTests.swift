import Calendar
import Events
import Foundation
import Places
import Support
import Testing

@testable import Facilities

@Suite("Reading free words")
struct QueryReaderTests {
    private let index: SearchIndex
    private let reader: QueryReader
    /// A Tuesday.
    private let now: JapanTime

    init() throws {
        let folding = try Folding.builtIn()
        let atlas = try Atlas.load()
        index = SearchIndex(folding, atlas.gazetteer)
        reader = try QueryReader(
            folding, atlas, index,
            points: [NamedPoint(name: "武蔵小杉駅", point: GeoPoint(latitude: 35_576_000, longitude: 139_659_000))])
        now = JapanTime(try #require(CivilDate(iso: "2026-11-24")), at: try #require(TimeOfDay("10:00")))
    }

    /// Names and values of what was understood.
    private func read(_ typed: String) -> String {
        reader.read(typed, now: now).query.items.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    }

    @Test(
        "what families type becomes what they mean",
        arguments: [
            ("港北区 一時預かり 土曜", "area=141097 open=2026-11-28 has=temporary-care"),
            ("港北区の一時預かり", "area=141097 has=temporary-care"),
            ("港北　いちじ保育", "q=いちじ kind=nursery,certified-centre,small-nursery,unlicensed-nursery area=141097"),
            ("鶴見図書館", "kind=library area=141011"),
            ("授乳室 今開いてる", "open=now has=nursing-room"),
            ("授乳室 いま", "open=now has=nursing-room"),
            ("児童館 土曜 15:00", "kind=childrens-hall open=2026-11-28T15:00"),
            ("児童館 午後３時", "kind=childrens-hall open=2026-11-24T15:00"),
            ("1歳 空き 認可保育園", "kind=nursery vacancy=1"),
            ("１０か月 一時保育", "age=10 has=temporary-care"),
            ("火曜の公園", "kind=park open=2026-11-24"),
            ("子ども食堂 12/5", "kind=cafeteria open=2026-12-05"),
            ("優待 アレルギー対応", "has=allergy-care benefit=1"),
            ("イベント 週末 無料", "of=gatherings from=2026-11-28 until=2026-11-29 free=1"),
            ("出産 手当", "of=schemes q=手当 出産"),
            ("open now nursing room", "open=now has=nursing-room"),
            ("緑区 公園", "q=緑区 kind=park"),
            ("ひまわり", "q=ひまわり"), ("今井", "q=今井"), ("", ""), ("　、", ""),
        ])
    func understood(_ typed: String, _ expected: String) { #expect(read(typed) == expected) }

    @Test("an age is needed for free places, and several wards of one name are told")
    func questions() {
        #expect(reader.read("空き 保育園", now: now).needsAge)
        #expect(reader.read("緑区", now: now).choices.count == 2)
    }

    @Test("a station is near its point, and a town near the middle of what stands there")
    func places() throws {
        #expect(read("武蔵小杉") == "near=35.576000,139.659000")
        #expect(read("武蔵小杉駅 公園") == "kind=park near=35.576000,139.659000")
        // Nothing is known of the town yet.
        #expect(read("222-0011") == "area=141097 town=菊名")
        var changes = index.changes()
        for number in 0..<3 {
            var place = Place(kind: .park, name: "公園\(number)")
            place.address = PostalAddress(
                municipality: MunicipalityCode("141097"), postalCode: nil, text: "横浜市港北区菊名\(number)丁目1", building: nil,
                access: nil)
            place.point = GeoPoint(latitude: 35_510_000 + number, longitude: 139_630_000)
            changes.put(SearchEntry(PlaceID(origin: ["\(number)"]), place))
        }
        index.take(changes)
        for typed in ["菊名", "菊名駅", "〒222-0011"] {
            #expect(read(typed) == "near=35.510001,139.630000", "\(typed)")
            #expect(reader.read(typed, now: now).place?.name == "菊名")
        }
    }

    @Test("no text brings it down, and what it can't read stays words")
    func anything() {
        var random = SplitMix64(seed: 77)
        let letters = Array("港北区の一時保育土曜1歳才時/:：０９午後空き駅〒222-ー がﾞ😀\u{3099}\u{0}ab")
        for _ in 0..<400 {
            let typed = String(
                (0..<Int.random(in: 0...14, using: &random)).map { _ in letters.randomElement(using: &random)! })
            let read = reader.read(typed, now: now)
            #expect(SearchQuery(items: read.query.items) == read.query, "\(typed)")
        }
    }
}
