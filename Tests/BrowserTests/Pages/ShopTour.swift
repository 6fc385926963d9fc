import Chromium
import Testing

extension House {
    /// A shop owner fills in the least that is asked for and looks at what customers will see.
    func fillApplication(_ window: Window, named name: String) async throws {
        try await window.go(to: address + "/shop/apply?lang=ja")
        try await window.fill("お店の名前", name)
        try await window.fill("業種", "飲食店・カフェ")
        try await window.fill("住所", "横浜市中区山下町999")
        try await window.fill("お店の電話番号", "045-000-0009")
        try await window.fill("特典の内容", "お会計から10%引き")
        try await window.tick("ミルク用のお湯")
        try await window.tick("キッズスペース")
        try await window.tick("ほかの都道府県のパスポートにも特典を出す")
        try await window.fill("お名前", "珈琲 花子")
        try await window.fill("メールアドレスまたは電話番号", "cafe@example.jp")
        try await window.press("確認画面へ進む")
    }
}

extension Tour {
    /// The pages for shops, and where a family says that one did not take the pass.
    func shops() async throws {
        let owner = try await house.chromium.open()
        try await look(owner, "shop-start", at: "/shop")
        try await look(owner, "shop-other-prefectures", at: "/shop/other-prefectures")
        try await look(owner, "shop-apply", at: "/shop/apply")
        try await owner.run("for (const field of document.querySelectorAll('[required]')) field.required = false")
        try await owner.press("確認画面へ進む")
        try await look(owner, "shop-apply-faults")
        try await house.fillApplication(owner, named: "みなとカフェ 山下店")
        try await look(owner, "shop-check")
        try await owner.press("この内容で申し込む")
        try await look(owner, "shop-waiting")
        let own = String(try await owner.address().split(separator: "?")[0].dropFirst(house.address.count))
        let (officer, _) = try await house.staff("浜 二郎", office: "city:14100", role: "approver", signIn: "hama")
        try await officer.go(to: house.address + "/console/shops")
        try await officer.press("みなとカフェ 山下店")
        let code = String(try await officer.address().split(separator: "/").last ?? "")
        try await officer.press("承認する")
        try await officer.sees("を承認しました")
        try await look(owner, "shop-own", at: own)
        try await look(owner, "shop-sticker", at: own + "/sticker")
        try await look(owner, "shop-poster", at: own + "/poster")
        try await look(owner, "shop-change", at: own + "/change")
        try await owner.fill("特典の内容", "お子さまにドリンク1杯")
        try await owner.press("変更を届け出る")
        try await look(owner, "shop-changing")
        try await look(owner, "shop-closed", at: "/shop/x")
        try await complaining(owner, code)
        try await owner.close()
        try await officer.close()
    }

    /// A family that has not even signed in.
    private func complaining(_ window: Window, _ code: String) async throws {
        let path = "/r/shops/\(code)/complaint"
        try await look(window, "complaint", at: path)
        try await window.press("知らせる")
        try await look(window, "complaint-faults")
        try await window.tick("パスポートを断られた")
        try await window.press("知らせる")
        try await look(window, "complaint-told")
        try await window.press("戻る")
        try await look(window, "place-shop")
    }

    /// What an office sees of shops.
    func shopsOfOffice() async throws {
        let owner = try await house.chromium.open()
        for name in ["みなとカフェ 山下店", "みなとカフェ 山下店", "はまべの食堂"] {
            try await house.fillApplication(owner, named: name)
            try await owner.press("この内容で申し込む")
        }
        let own = String(try await owner.address().split(separator: "?")[0].dropFirst(house.address.count))
        let (window, _) = try await house.staff("浜 三郎", office: "city:14100", role: "approver", signIn: "saburo")
        try await look(window, "shops", at: "/console/shops")
        try await window.press("みなとカフェ 山下店")
        try await look(window, "shop-waiting")
        // What was folded is open: a look unfolds it.
        try await window.tick("その他")
        try await window.press("承認しない", near: "店のページに出ます")
        try await look(window, "shop-refuse-faults")
        try await window.go(to: house.address + "/console/shops")
        try await window.press("はまべの食堂")
        let path = String(try await window.address().split(separator: "?")[0].dropFirst(house.address.count))
        try await window.press("承認する")
        try await look(window, "shops-approved")
        try await owner.go(to: house.address + own + "/change")
        try await owner.fill("特典の内容", "お子さまにドリンク1杯")
        try await owner.press("変更を届け出る")
        try await owner.go(to: house.address + "/r/shops/\(path.split(separator: "/").last ?? "")/complaint?lang=ja")
        try await owner.tick("パスポートを断られた")
        try await owner.fill("くわしく", "レジで「知らない」と言われました")
        try await owner.press("知らせる")
        try await look(window, "shop-changing", at: path)
        try await look(window, "shops-complaints", at: "/console/shops?show=complaints")
        try await look(window, "shop-edit", at: path + "/edit")
        try await look(window, "shop-new", at: "/console/shops/new")
        try await window.run("for (const field of document.querySelectorAll('[required]')) field.required = false")
        try await window.press("この内容で受け付ける")
        try await look(window, "shop-new-faults")
        try await window.close()
        try await owner.close()
    }
}
