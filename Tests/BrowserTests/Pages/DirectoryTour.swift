import Chromium
import Foundation
import Testing

extension Tour {
    /// The pages about places: an office's, a keeper's and a family's.
    func directory() async throws {
        try importLists()
        let (window, _) = try await house.staff("浜 一郎", office: "city:14100", role: "author", signIn: "ichiro")
        try await look(window, "places", at: "/console/places")
        try await window.press("みなとこども保育園")
        try await look(window, "place")
        let place = String(try await window.address().split(separator: "?")[0].dropFirst(house.address.count))
        try await look(window, "place-edit", at: place + "/edit")
        try await window.fill("月曜日", "朝から")
        try await window.fill("緯度と経度", "139.65, 35.45")
        try await window.press("保存する")
        try await look(window, "place-edit-faults")
        try await look(window, "vacancies", at: place + "/vacancies")
        try await window.fill("0歳児の空き", "2")
        try await window.press("保存する")
        try await look(window, "place-counted")
        try await look(window, "place-new", at: "/console/places/new")
        try await hand(window)
        try await look(window, "duplicates", at: "/console/duplicates")
        try await reporting(place)
        try await look(window, "mistakes", at: "/console/mistakes")
        try await keeping(window, place)
        try await window.go(to: house.address + place)
        try await window.press("掲載を終える", near: "閉じた日")
        try await look(window, "place-closed")
        try await window.close()
    }

    private func importLists() throws {
        let header = "名称,名称_カナ,種別,住所,緯度,経度,電話番号,利用可能曜日,開始時間,終了時間,収容定員,受入年齢"
        let rows = [
            "みなとこども保育園,ミナトコドモホイクエン,認可私立保育所,横浜市中区山下町999,35.4437,139.6501,045-000-0000,月火水木金,7:00,19:00,60,0歳から5歳",
            "はまかぜ保育園,ハマカゼホイクエン,認可公立保育所,横浜市中区本牧原999,,,,,,,,",
        ]
        let lists = [("childcare", "childcare.csv", rows), ("public-facilities", "public.csv", [rows[0]])]
        for (kind, name, rows) in lists {
            let file = house.folder + "/" + name
            try ([header] + rows).joined(separator: "\r\n").write(toFile: file, atomically: true, encoding: .utf8)
            try house.order(
                "import", kind, file, "--office", "city:14100", "--source", "https://data.example.lg.jp/1", "--licence",
                "CC BY 4.0", "--as-of", "2026-11-01")
        }
    }

    private func hand(_ window: Window) async throws {
        try await look(window, "gathering-new", at: "/console/gatherings/new")
        try await window.fill("名前", "おはなし会")
        try await window.press("載せる")
        try await look(window, "gathering-faults")
        try await window.run(
            "for (const id of ['from', 'until']) { const field = document.getElementById(id); field.type = 'text';"
                + " field.value = '2026-12-12' }")
        try await window.press("載せる")
        try await look(window, "gatherings")
        try await window.press("おはなし会")
        try await look(window, "gathering")
        try await look(window, "scheme-new", at: "/console/schemes/new")
        try await look(window, "schemes", at: "/console/schemes")
    }

    /// A family that has not even signed in.
    private func reporting(_ place: String) async throws {
        let window = try await house.chromium.open()
        let page = place.replacingOccurrences(of: "/console/", with: "/r/") + "/mistake"
        try await look(window, "mistake", at: page)
        // What was folded is open: a look unfolds it.
        try await window.press("知らせる")
        try await look(window, "mistake-faults")
        try await window.press("曜日や時間が違う")
        try await look(window, "mistake-told")
        try await window.close()
    }

    private func keeping(_ window: Window, _ place: String) async throws {
        try await window.go(to: house.address + place)
        try await window.press("確認リンクを発行する")
        let link = try await window.value("確認リンク")
        try await look(window, "place-linked")
        let keeper = try await house.chromium.open()
        let path = String(link.dropFirst(house.address.count))
        try await look(keeper, "keeper", at: path)
        try await keeper.press("知らせる")
        try await look(keeper, "keeper-faults")
        try await keeper.tick("次の開催日")
        try await keeper.fill("どう変わりましたか", "12月12日、11時から13時")
        try await keeper.press("知らせる")
        try await look(keeper, "keeper-told")
        try await keeper.press("すべて正しい")
        try await look(keeper, "keeper-confirmed")
        try await look(keeper, "keeper-closed", at: path + "0")
        try await keeper.close()
    }
}
