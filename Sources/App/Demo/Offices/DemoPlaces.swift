import Calendar
import EventModel
import EventStore
import Events
import Facilities
import Foundation
import Offices
import Projections
import Web

/// A few made-up places and events of two towns, taken in as an office's lists are, so that there is something to find.
struct DemoPlaces: Sendable {
    let installation: Installation

    private static let lists: [(kind: DatasetKind, office: String, text: String)] = [
        (
            .childcare, "city:14130",
            """
            名称,名称_カナ,種別,所在地_連結表記,緯度,経度,電話番号,収容定員,受入年齢,利用可能曜日,開始時間,終了時間,\
            利用可能日時特記事項,一時預かりの有無,授乳室,備考
            たまがわ見本保育園,タマガワミホンホイクエン,認可公立保育所,川崎市川崎区東田町999,35.5290,139.7030,\
            044-000-0001,90,0歳から5歳,月火水木金土,7:00,19:00,祝日は休み,有,有,
            にじいろ見本保育園,ニジイロミホンホイクエン,認可私立保育所,川崎市中原区小杉町999,35.5760,139.6590,\
            044-000-0002,60,0歳から5歳,月火水木金土,7:00,20:00,祝日は休み,無,無,園庭があります
            みどり見本小規模保育室,ミドリミホンショウキボホイクシツ,小規模保育事業,川崎市高津区溝口999,35.6000,139.6110,\
            044-000-0003,19,0歳から2歳,月火水木金,7:30,18:30,,無,無,
            こもれび見本子育て支援センター,コモレビミホンコソダテシエンセンター,地域子育て支援拠点,川崎市多摩区登戸999,\
            35.6210,139.5700,044-000-0004,,0歳から3歳,火水木金土,10:00,16:00,,無,有,予約はいりません
            """
        ),
        (
            .childcare, "city:14100",
            """
            名称,名称_カナ,種別,所在地_連結表記,緯度,経度,電話番号,収容定員,受入年齢,利用可能曜日,開始時間,終了時間,\
            利用可能日時特記事項,一時預かりの有無,授乳室,備考
            みなとまち見本保育園,ミナトマチミホンホイクエン,認可私立保育所,横浜市中区山下町999,35.4437,139.6501,\
            045-000-0001,60,0歳から5歳,月火水木金,7:00,19:00,祝日は休み,有,有,園庭があります
            さかのうえ見本保育園,サカノウエミホンホイクエン,認可私立保育所,横浜市中区山手町999,35.4397,139.6521,\
            045-000-0002,30,0歳から5歳,,,,,,,
            """
        ),
        (
            .cafeterias, "city:14130",
            "名称,住所,開催曜日,開始時間,終了時間\nゆうやけ見本食堂,川崎市川崎区砂子999,木,16:00,19:00\n"
        ),
    ]

    /// - Returns: the address behind a keeper's link, if there is a place to keep.
    func publish() async throws -> String? {
        let book = installation.staffBook
        let names = Dictionary(book.gazetteer.offices().map { ($0.office, $0.name) }) { $1 }
        for office in Set(Self.lists.map(\.office)).sorted().compactMap({ OfficeID($0) }) {
            let name = names[office] ?? "\(office)"
            try await book.execute(OpenOffice(office: office, name: name, in: book.gazetteer), by: .terminal)
        }
        for list in Self.lists { try await take(list.kind, of: list.office, list.text) }
        try await take(.events, of: "city:14100", events)
        return try await keeperLink()
    }

    /// On days that are still to come, whatever day it is.
    private var events: String {
        let today = installation.world.now.date
        let rows = [(3, "見本おはなし会", "10:30,11:00", "0"), (10, "見本パパママ教室", "14:00,16:00", "500")]
        return "NO,イベント名,開始日,終了日,開始時間,終了時間,料金(基本),連絡先電話番号,場所名称,住所,緯度,経度,対象者\n"
            + rows.enumerated().map { number, row in
                let day = today.adding(days: row.0)
                return "\(number + 1),\(row.1),\(day),\(day),\(row.2),\(row.3),045-000-0009,見本図書館,横浜市中区本牧原999,"
                    + "35.4250,139.6550,0歳から3歳と保護者\n"
            }.joined()
    }

    private func take(_ kind: DatasetKind, of office: String, _ text: String) async throws {
        let file = "\(installation.settings.logPath)-\(kind.rawValue).csv"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        var list = ListImport(ListName(kind), file: file)
        list.office = office
        list.source = "見本（作りものの一覧）"
        list.licence = "CC0 1.0"
        _ = try await list.run(on: installation)
    }

    private func keeperLink() async throws -> String? {
        guard let office = OfficeID("city:14130") else { return nil }
        let dataset = DatasetID(office: office, kind: .cafeterias)
        let row = try await installation.tables.read { try FacilityDirectory.places(of: dataset, in: $0) }.first
        guard let place = row?.place else { return nil }
        let link = KeeperLink(place: place, link: installation.world.freshID())
        try await installation.log.execute(
            IssueKeeperLink(
                place: place, link: link.link, until: installation.world.now.date.adding(years: 1), office: office),
            as: Command(actor: "operator", id: installation.world.freshID()))
        return try await link.address(at: installation.settings.publicURL, installation.log)
    }
}
