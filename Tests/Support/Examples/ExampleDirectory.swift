import Calendar
package import EventModel
package import Events
import Places

extension Example {
    package static let nursery = PlaceID("7K2M9Q4T6W8Y")!
    package static let cafeteria = PlaceID("3F5H7K9M2P4R")!
    package static let storyHour = GatheringID("5A7C9E2G4J6M")!
    package static let allowance = SchemeID("8B2D4F6H9K3N")!
    package static let nurseries = DatasetID("city:14100/childcare")!
    package static let report = ULID("01JD8Z0000REP0RT0000000001")!
    package static let keeperLink = ULID("01JD8Z0000KEEPER0000000001")!
    package static let openData = Provenance(
        source: "https://data.city.example.lg.jp/dataset/childcare", licence: "CC BY 4.0", asOf: today)

    /// A made-up nursery with every field filled.
    package static let nurseryRecord: Place = {
        var place = Place(kind: .nursery, name: "みなとこども保育園")
        place.kindText = "認可私立保育所"
        place.ownID = "k140000001"
        place.kana = "ミナトコドモホイクエン"
        place.otherNames = ["Minato Children's Nursery"]
        place.address = PostalAddress(
            municipality: nakaWard, postalCode: "2310023", text: "横浜市中区山下町９９９番地", building: "みなとビル２階",
            access: "元町駅から徒歩5分")
        place.point = GeoPoint(latitude: 35_443_700, longitude: 139_650_100)
        place.contact = ContactDetails(
            telephone: "045-000-0000", email: nil, form: "https://example.lg.jp/form", page: "https://example.lg.jp/",
            note: nil)
        place.runBy = "社会福祉法人みなと"
        place.capacity = 60
        place.ages = AgeRange(fromMonths: 3, untilMonths: 71, text: "生後3か月から5歳")
        place.hours = OpeningHours("月火水木金 7:00-19:00; 土 7:00-18:00; 祝 休; 12/29-1/3 休")
        place.hoursNote = "延長保育は20時まで"
        place.has = [.nursingRoom, .temporaryCare]
        place.lacks = [.sickChildCare]
        place.benefit = "おむつ1枚進呈"
        place.about = "園庭があります"
        place.details = [Detail(name: "認可等年月日", text: "2015-04-01")]
        return place
    }()

    package static let storyHourRecord: Gathering = {
        var gathering = Gathering(
            name: "おはなし会",
            days: GatheringDays(
                from: today, until: today.adding(days: 21), start: 630, end: 660, note: "毎週日曜日"))
        gathering.ownID = "0000000001"
        gathering.kana = "オハナシカイ"
        gathering.category = "こども"
        gathering.about = "絵本の読み聞かせ"
        gathering.venue = "中図書館"
        gathering.address = PostalAddress(
            municipality: nakaWard, postalCode: nil, text: "横浜市中区本牧原999", building: nil, access: nil)
        gathering.point = GeoPoint(latitude: 35_425_000, longitude: 139_655_000)
        gathering.audience = "0歳から3歳と保護者"
        gathering.ages = AgeRange(fromMonths: 0, untilMonths: 47, text: "0歳から3歳と保護者")
        gathering.fee = "無料"
        gathering.isFree = true
        gathering.capacity = "15組"
        gathering.application = "当日先着順"
        gathering.applyUntil = today
        gathering.heldBy = "中図書館"
        gathering.contact = ContactDetails(
            telephone: "045-000-0001", email: nil, form: nil, page: nil, note: nil)
        gathering.has = [.childMinding]
        gathering.details = [Detail(name: "最終確認日", text: "2026-11-01")]
        return gathering
    }()

    package static let allowanceRecord: SupportScheme = {
        var scheme = SupportScheme(title: "おむつ定期便")
        (scheme.ownID, scheme.subtitle, scheme.municipality) = ("000001", "おむつ便", nakaWard)
        (scheme.audience, scheme.summary, scheme.content) = ("1歳未満の子の保護者", "おむつを届けます", "月1回")
        (scheme.application, scheme.openFrom, scheme.openUntil) = ("窓口で申請", today, today.adding(days: 120))
        scheme.contact = ContactDetails(telephone: "045-000-0002", email: nil, form: nil, page: nil, note: nil)
        (scheme.applyAt, scheme.offeredBy) = ("https://example.lg.jp/apply", "こども青少年局")
        (scheme.categories, scheme.keywords) = (["妊娠・出産"], ["おむつ", "乳児"])
        (scheme.shownFrom, scheme.shownUntil) = (today, today.adding(days: 365))
        scheme.details = [Detail(name: "根拠法令", text: "要綱第3条")]
        return scheme
    }()

    package static let directory: [any Event] =
        [
            DatasetImported(
                dataset: nurseries, digest: String(repeating: "a1", count: 32), file: "preschool.csv", layout: "list",
                provenance: openData, isWhole: true, rows: 12, published: 10, corrected: 1, closed: 1, doubts: 3,
                missing: [cafeteria.description], at: at),
            VacanciesCounted(
                dataset: nurseries, on: today, provenance: openData,
                counts: [
                    PlaceVacancies(
                        place: nursery,
                        ages: [
                            AgeVacancies(age: 0, free: 2, waiting: 0, enrolled: 6),
                            AgeVacancies(age: 1, free: 0, waiting: nil, enrolled: nil),
                        ])
                ]),
            PlacePublished(
                place: nursery, dataset: nurseries, provenance: openData, by: .office, record: nurseryRecord),
            PlaceCorrected(
                place: nursery, dataset: nurseries, provenance: openData, by: .office, record: nurseryRecord),
            PlaceConfirmed(place: nursery, dataset: nurseries, by: .keeper, on: today),
            PlaceClosed(place: nursery, dataset: nurseries, by: .office, reason: .notListed, on: today),
            PlaceReopened(place: nursery, dataset: nurseries, on: today),
        ] + happenings + findings

    private static let happenings: [any Event] = [
        GatheringPublished(
            gathering: storyHour, dataset: DatasetID(office: yokohama, kind: .events), provenance: openData,
            by: .office, record: storyHourRecord),
        GatheringChanged(
            gathering: storyHour, dataset: DatasetID(office: yokohama, kind: .events), provenance: openData,
            by: .office, record: storyHourRecord),
        GatheringCancelled(
            gathering: storyHour, dataset: DatasetID(office: yokohama, kind: .events), by: .office, reason: .ended,
            on: today),
        GatheringReopened(
            gathering: storyHour, dataset: DatasetID(office: yokohama, kind: .events), on: today),
        SchemePublished(
            scheme: allowance, dataset: DatasetID(office: yokohama, kind: .schemes), provenance: openData, by: .office,
            record: allowanceRecord),
        SchemeChanged(
            scheme: allowance, dataset: DatasetID(office: yokohama, kind: .schemes), provenance: openData, by: .office,
            record: allowanceRecord),
        SchemeWithdrawn(
            scheme: allowance, dataset: DatasetID(office: yokohama, kind: .schemes), by: .office, reason: .notListed,
            on: today),
        SchemeReopened(scheme: allowance, dataset: DatasetID(office: yokohama, kind: .schemes), on: today),
    ]

    private static let findings: [any Event] = [
        DuplicateNoticed(first: cafeteria, second: nursery, sign: .nameAndPoint, metres: 12),
        PlacesMerged(kept: cafeteria, merged: nursery, office: yokohama),
        DuplicateDismissed(first: cafeteria, second: nursery, office: yokohama),
        KeeperLinkIssued(place: cafeteria, link: keeperLink, until: today.adding(days: 30)),
        KeeperLinkWithdrawn(place: cafeteria, link: keeperLink, on: today),
        MistakeReported(
            place: cafeteria, report: report, mistake: .hours, by: .family, words: .known("土曜日は18時まででした"), on: today),
        MistakeSettled(place: cafeteria, report: report, outcome: .corrected, on: today),
    ]
}
