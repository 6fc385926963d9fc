import Foundation

extension House {
    private static let nurseries = """
        ID,名称,名称_カナ,種別,所在地_連結表記,緯度,経度,電話番号,収容定員,受入年齢,利用可能曜日,\
        開始時間,終了時間,利用可能日時特記事項,一時預かりの有無,授乳室,URL,備考
        k1,みなとまち保育園,ミナトマチホイクエン,認可私立保育所,横浜市中区山下町999,35.4437,139.6501,045-000-0001,\
        60,0歳から5歳,月火水木金,7:00,19:00,祝日は休み,有,有,https://minato.example.jp/,園庭があります
        k2,はしのたもと保育園,ハシノタモトホイクエン,認可公立保育所,横浜市中区海岸通999,35.4497,139.6401,045-000-0002,\
        90,0歳から5歳,月火水木金土,7:00,19:00,,無,無,,
        k3,さかのうえ小規模保育室,サカノウエショウキボホイクシツ,小規模保育事業,横浜市中区山手町999,35.4397,139.6521,\
        045-000-0003,19,0歳から2歳,,,,,,,,
        """
    private static let events = """
        NO,イベント名,イベント名_カナ,開始日,終了日,開始時間,終了時間,説明,料金(基本),連絡先電話番号,場所名称,\
        住所,緯度,経度,対象者
        1,おはなし会,オハナシカイ,2026-11-28,2026-11-28,10:30,11:00,絵本の読み聞かせ,0,045-000-0004,中図書館,\
        横浜市中区本牧原999,35.4250,139.6550,0歳から3歳と保護者
        """

    /// Takes in a few made-up places and an event, as an operator does, while the service goes on.
    func publishPlaces() throws {
        try order("office", "open", "city:14100")
        for (kind, text) in [("childcare", Self.nurseries), ("events", Self.events)] {
            let path = "\(folder)/\(kind).csv"
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            try order(
                "import", kind, path, "--office", "city:14100", "--source", "https://data.example.lg.jp/1",
                "--licence", "CC BY 4.0", "--as-of", "2026-11-01")
        }
        // What a second process wrote is seen after a while; a new start sees it at once.
        try pass(.seconds(1))
    }
}
