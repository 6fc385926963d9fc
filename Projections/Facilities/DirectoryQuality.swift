package import Calendar
package import EventModel
package import Events

/// What is missing, past or broken in what an office publishes.
package struct DirectoryQuality: Sendable, Equatable {
    package enum Problem: String, CaseIterable, Sendable {
        case noPoint = "no-coordinates"
        case noAges = "no-ages"
        case noHours = "no-hours"
        case noTelephone = "no-telephone"
        case noAddress = "no-address"
        case pastDay = "past-day"
        case brokenLink = "malformed-link"
        case old = "not-confirmed-for-a-year"
        case missing = "missing-from-newest-list"
        case reported = "reported-mistake"

        /// For the office.
        package var japanese: String { words.name }
        package var request: String { words.request }

        private var words: (name: String, request: String) {
            switch self {
            case .noPoint: ("緯度・経度がありません", "地図に表示できません。緯度と経度を入れてください")
            case .noAges: ("対象年齢がありません", "年齢で探す家庭に届きません。「0歳から5歳」のように入れてください")
            case .noHours: ("利用できる曜日・時間がありません", "開いているかを案内できません。曜日と開始・終了時間を入れてください")
            case .noTelephone: ("電話番号がありません", "問い合わせ先を入れてください")
            case .noAddress: ("住所がありません", "住所を入れてください")
            case .pastDay: ("終わった日付のままです", "一覧から外すか、次の日程に直してください")
            case .brokenLink: ("URLの形になっていません", "https:// から始まるアドレスを入れてください")
            case .old: ("1年以上確認されていません", "内容が今も正しいか確認してください")
            case .missing: ("最新の一覧にありません", "閉所した場合は閉所の手続きを、そうでなければ一覧に戻してください")
            case .reported: ("利用者から誤りの連絡があります", "内容を確かめて、訂正または確認済みにしてください")
            }
        }
    }

    package struct Finding: Sendable, Equatable {
        package let dataset: DatasetID
        package let id: String
        package let name: String
        package let problem: Problem
        package let value: String
    }

    /// In the order of lists, then of identifiers.
    package let findings: [Finding]
    /// How many records the office shows.
    package let records: Int

    package func count(_ problem: Problem) -> Int { findings.count { $0.problem == problem } }

    package init(of office: OfficeID, on today: CivilDate, in tables: any Tables) throws {
        var findings: [Finding] = []
        var records = 0
        let freshness = try FacilityDirectory.freshness(in: tables)
        let lastYear = today.adding(years: -1)
        func add(_ listing: Listing, _ id: String, _ name: String, _ problems: [(Problem, String)]) {
            records += 1
            var problems = problems
            let day = freshness.day(of: listing)
            if day < lastYear { problems.append((.old, day.description)) }
            if listing.isMissing { problems.append((.missing, listing.asOf.description)) }
            findings += problems.map {
                Finding(dataset: listing.dataset, id: id, name: name, problem: $0.0, value: $0.1)
            }
        }
        let reports = Dictionary(grouping: try FacilityDirectory.openMistakes(in: tables), by: \.place)
        for kind in DatasetKind.allCases {
            let dataset = DatasetID(office: office, kind: kind)
            for row in try FacilityDirectory.places(of: dataset, in: tables) {
                let mistakes = (reports[row.place] ?? []).map { (Problem.reported, $0.mistake) }
                add(row.listing, row.place.description, row.record.name, Self.problems(row.record) + mistakes)
            }
            for row in try FacilityDirectory.gatherings(of: dataset, in: tables) {
                add(row.listing, row.gathering.description, row.record.name, Self.problems(row.record, today))
            }
            for row in try FacilityDirectory.schemes(of: dataset, in: tables) {
                let end = [row.record.openUntil, row.record.shownUntil].compactMap { $0 }.min()
                let past = end.map { $0 < today ? [(Problem.pastDay, $0.description)] : [] } ?? []
                add(row.listing, row.scheme.description, row.record.title, past + Self.links(row.record.details))
            }
        }
        self.findings = findings
        self.records = records
    }

    private static let forAges: Set<PlaceKind> = [
        .nursery, .certifiedCentre, .kindergarten, .smallNursery, .unlicensedNursery, .afterSchool, .temporaryCare,
        .sickChildCare,
    ]

    /// The place of each problem among all, as a bit.
    static func bit(_ problem: Problem) -> Int { 1 << (Problem.allCases.firstIndex(of: problem) ?? 0) }

    /// The problems that a place has whatever the day is.
    static func mask(of place: Place) -> Int { problems(place).reduce(0) { $0 | bit($1.0) } }

    /// What is missing in what is published of a place, and what stands there instead.
    package static func problems(_ place: Place) -> [(Problem, String)] {
        var problems: [(Problem, String)] = []
        if place.point == nil { problems.append((.noPoint, place.address?.text ?? "")) }
        if forAges.contains(place.kind), place.ages?.fromMonths == nil, place.ages?.untilMonths == nil {
            problems.append((.noAges, place.ages?.text ?? ""))
        }
        if place.hours == nil, place.kind != .park { problems.append((.noHours, place.hoursNote ?? "")) }
        if place.contact?.telephone == nil, place.kind != .park { problems.append((.noTelephone, "")) }
        if place.address?.text.isEmpty ?? true { problems.append((.noAddress, "")) }
        return problems + links(place.details)
    }

    private static func problems(_ gathering: Gathering, _ today: CivilDate) -> [(Problem, String)] {
        var problems: [(Problem, String)] = []
        if gathering.point == nil { problems.append((.noPoint, gathering.venue ?? gathering.address?.text ?? "")) }
        if gathering.days.until < today { problems.append((.pastDay, gathering.days.until.description)) }
        if gathering.days.start == nil { problems.append((.noHours, gathering.days.note ?? "")) }
        if gathering.contact == nil { problems.append((.noTelephone, "")) }
        return problems + links(gathering.details)
    }

    /// What was to be a link and is none is kept as a detail.
    private static func links(_ details: [Detail]) -> [(Problem, String)] {
        details.filter { $0.name == Detail.brokenLink }.map { (.brokenLink, $0.text) }
    }
}
