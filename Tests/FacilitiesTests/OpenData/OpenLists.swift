import Calendar
import Events
import Places
import Support

@testable import Facilities

/// Lists that are given away, and what becomes of them when they come back.
enum OpenLists {
    private static let tables = Result { try ListTables.builtIn() }
    private static let gazetteer = Result { try Gazetteer.load() }

    static func reader(_ kind: DatasetKind) throws -> ListReader {
        ListReader(
            list: kind, office: Example.yokohama, asOf: Example.today, gazetteer: try gazetteer.get(),
            tables: try tables.get())
    }

    static func records(of read: ReadList) -> [OpenRecord] {
        switch read.records {
        case .places(let all): all.map { .place($0.record) }
        case .gatherings(let all): all.map { .gathering($0.record) }
        case .schemes(let all): all.map { .scheme($0.record) }
        }
    }

    static func list(_ records: [OpenRecord], _ kind: DatasetKind) -> OpenList {
        let entries = records.enumerated().map { place, record in
            OpenEntry(
                id: PlaceID(origin: ["\(place + 1_000)"]).description, record: record,
                source: "https://data.example.lg.jp/1", licence: "CC BY 4.0", asOf: Example.today)
        }
        return OpenList(list: kind, office: Example.yokohama, officeName: "横浜市", entries: entries)
    }

    static func text(_ records: [OpenRecord], _ kind: DatasetKind, as format: OpenFormat = .csv) throws -> String {
        OpenFile(list(records, kind), as: format, by: try reader(kind), page: "https://hagukumi.example/r/events/")
            .joined()
    }

    /// What is read from the list that was written.
    static func returned(_ records: [OpenRecord], _ kind: DatasetKind) throws -> [OpenRecord] {
        self.records(of: try Lists.read(Array(try text(records, kind).utf8), as: kind))
    }

    /// The record as it may be given away.
    static func published(_ record: OpenRecord, _ kind: DatasetKind) throws -> OpenRecord {
        let reader = try reader(kind)
        return switch record {
        case .place(let place): .place(reader.published(place))
        case .gathering(let gathering): .gathering(reader.published(gathering))
        case .scheme(let scheme): .scheme(reader.published(scheme))
        case .vacancies: record
        }
    }
}

/// Records drawn at random: what no list says, an office may have written by hand.
struct RandomRecords {
    var random: SplitMix64

    private static let texts = [
        "みなと", "=1+1", "+81-45-000-0000", "-", "- 相談 -", "@home", "a,b", "「引用\"符\"」", "一行目\n二行目", "有", "無料", "０歳児",
        "第2金曜日", "年末年始 休み", "2階にあり", "http://", "100名", "月～金 9:00～17:00", "'", "１０：００",
    ]
    private static let names = ["園長メール", "学区", "備考", "URL", "授乳室", "収容定員", "FAX番号", "独自の列", "独自の列", "=列"]
    private static let hours = [
        "月火水木金 7:00-19:00", "月火水木金 7:00-19:00; 土 8:00-17:00", "第2・4土 9:00-12:00; 祝 休", "毎月15日 13:00-15:00; 不定",
        "月 9:00-12:00,13:00-17:00; 12/29-1/3 休", "金 22:00-29:00", "不定", "日 時間不明",
    ]

    private mutating func maybe<Value>(_ value: (inout RandomRecords) -> Value) -> Value? {
        random.chance(1, in: 2) ? value(&self) : nil
    }
    private mutating func text() -> String {
        Self.texts[Int.random(in: 0..<Self.texts.count, using: &random)]
    }
    private mutating func details() -> [Detail] {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
            Detail(name: Self.names[Int.random(in: 0..<Self.names.count, using: &random)], text: text())
        }
    }
    private mutating func address() -> PostalAddress {
        PostalAddress(
            municipality: maybe { _ in Example.nakaWard }, postalCode: maybe { _ in "2310021" },
            text: maybe { "横浜市中区日本大通\($0.text())" } ?? "", building: maybe { $0.text() }, access: maybe { $0.text() })
    }
    private mutating func contact() -> ContactDetails {
        ContactDetails(
            telephone: maybe { _ in "045-000-0000 (内線 12)" }, email: maybe { _ in "hanako@example.jp" },
            form: maybe { _ in "https://form.example.jp/1" }, page: maybe { _ in "https://example.jp/1" },
            note: maybe { $0.text() })
    }
    private mutating func equipment() -> [Equipment] {
        Equipment.allCases.filter { _ in random.chance(1, in: 4) }
    }

    mutating func place(_ number: Int) -> Place {
        var place = Place(
            kind: PlaceKind.allCases[Int.random(in: 0..<PlaceKind.allCases.count, using: &random)],
            name: "\(number)\(text())")
        place.kindText = maybe { $0.text() }
        place.ownID = maybe { _ in "k\(number)" }
        place.kana = maybe { $0.text() }
        place.otherNames = (0..<Int.random(in: 0...3, using: &random)).map { _ in text() }
        place.address = maybe { $0.address() }
        place.point = maybe { _ in GeoPoint(latitude: 35_443_700 + number, longitude: 139_650_100) }
        place.contact = maybe { $0.contact() }
        place.runBy = maybe { $0.text() }
        place.capacity = maybe { _ in number }
        place.ages = maybe { AgeRange(fromMonths: 0, untilMonths: $0.maybe { _ in 71 }, text: $0.text()) }
        place.hours = maybe {
            OpeningHours(Self.hours[Int.random(in: 0..<Self.hours.count, using: &$0.random)]) ?? OpeningHours([])
        }
        place.hoursNote = maybe { $0.text() }
        place.has = equipment()
        place.lacks = equipment()
        place.benefit = maybe { $0.text() }
        place.about = maybe { $0.text() }
        place.details = details()
        return place
    }

    mutating func gathering(_ number: Int) -> Gathering {
        let from = Example.today.adding(days: number)
        let start = maybe { _ in 600 }
        var gathering = Gathering(
            name: "\(number)\(text())",
            days: GatheringDays(
                from: from, until: maybe { _ in from.adding(days: 3) } ?? from, start: start,
                end: start.flatMap { time in maybe { _ in time + 90 } }, note: maybe { $0.text() }))
        gathering.category = maybe { $0.text() }
        gathering.about = maybe { $0.text() }
        gathering.venue = maybe { $0.text() }
        gathering.address = maybe { $0.address() }
        gathering.audience = maybe { $0.text() }
        gathering.fee = maybe { $0.text() }
        gathering.capacity = maybe { $0.text() }
        gathering.application = maybe { $0.text() }
        gathering.contact = maybe { $0.contact() }
        gathering.has = equipment()
        gathering.details = details()
        return gathering
    }

    mutating func scheme(_ number: Int) -> SupportScheme {
        var scheme = SupportScheme(title: "\(number)\(text())")
        scheme.municipality = maybe { _ in Example.nakaWard }
        scheme.summary = maybe { $0.text() }
        scheme.content = maybe { $0.text() }
        scheme.contact = maybe { $0.contact() }
        scheme.categories = (0..<Int.random(in: 0...3, using: &random)).map { _ in text() }
        scheme.keywords = (0..<Int.random(in: 0...3, using: &random)).map { _ in text() }
        scheme.details = details()
        return scheme
    }
}
