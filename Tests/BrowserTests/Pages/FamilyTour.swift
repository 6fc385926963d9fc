import Chromium
import Testing

extension Tour {
    /// Every page under `/r`, also those that follow a form.
    func throughFamilies() async throws {
        let window = try await house.friend("はなえ")
        try await look(window, "sign-in", at: "/r/sign-in")
        try await look(window, "sign-in-failed", at: "/r/sign-in/return")
        try await look(window, "not-found", at: "/r/nowhere")
        try await finding(window)
        try await house.signIn(window, as: "はなえ")
        try await look(window, "home-new", at: "/r")
        try await look(window, "pass-none", at: "/r/pass")
        try await registering(window)
        try house.order("deliver")
        try await window.go(to: house.address + "/r/messages")
        try await window.waits(for: "なぜ届きましたか")
        try await look(window, "messages", at: "/r/messages")
        for room in ["coming", "children", "more", "held"] { try await look(window, room, at: "/r/" + room) }
        try await look(window, "home", at: "/r")
        try await passing(window)
        try await wishing(window)
        try await sharing(window)
        try await secrets(window)
        try await comparing(window)
        try await strangers(window)
        try await shops()
    }

    /// What is there for whoever never signs in.
    private func finding(_ window: Window) async throws {
        try house.publishPlaces()
        try await look(window, "places", at: "/r/places")
        try await look(window, "places-found", at: "/r/places?q=%E4%B8%AD%E5%8C%BA&kind=nursery")
        try await look(window, "places-nothing", at: "/r/places?q=%E4%B8%AD%E5%8C%BA&kind=nursery&has=korean")
        try await look(window, "events-found", at: "/r/events?from=2026-11-23")
        try await window.press("おはなし会")
        try await look(window, "event")
        try await window.go(to: house.address + "/r/places?q=%E3%81%BF%E3%81%AA%E3%81%A8%E3%81%BE%E3%81%A1")
        try await window.press("みなとまち保育園")
        try await look(window, "place")
    }

    private func registering(_ window: Window) async throws {
        try await look(window, "register", at: "/r/children")
        try await window.press("登録する")
        try await look(window, "register-faults")
        try await window.fill("または郵便番号・市区町村名を入れる", "中区")
        try await window.fill("お子さまの生年月日 1", "2030-01-01")
        try await window.press("登録する")
        try await look(window, "register-faults-typed")
        try await window.fill("または郵便番号・市区町村名を入れる", "231-0005")
        try await window.tick("情報の使い方に同意します")
        try await window.fill("出産予定日", "2027-02-20")
        try await window.fill("お子さまの生年月日 1", "2026-08-10")
        try await window.fill("お子さまの生年月日 2", "2023-05-10")
        try await window.fill("この日に生まれたお子さまの人数", "2人（ふたご）", near: "お子さまの生年月日 2")
        try await window.press("登録する")
        try await look(window, "registered")
        try await window.press("生まれました")
        try await window.press("記録する", near: "生まれました")
        try await look(window, "birth-faults")
    }

    private func passing(_ window: Window) async throws {
        try await look(window, "pass", at: "/r/pass")
        try await look(window, "pass-lost", at: "/r/pass/lost")
        try await window.press("新しいパスポートに切り替える")
        try await look(window, "pass-reissued")
        try await look(window, "pass-paper", at: "/r/pass/paper")
        try await window.press("紙のパスポートをつくる")
        try await look(window, "pass-paper-made")
    }

    private func wishing(_ window: Window) async throws {
        try await look(window, "wishes", at: "/r/wishes")
        try await window.run("document.getElementById('from').value = ''")
        try await window.press("変更する", near: "始まり")
        try await look(window, "wishes-faults")
        try await window.press("30日間休む")
        try await look(window, "wishes-paused")
        try await window.press("再開する")
    }

    private func sharing(_ window: Window) async throws {
        try await look(window, "links", at: "/r/links")
        try await window.press("リンクをつくる")
        try await look(window, "links-faults")
        try await window.tick("祖父母など")
        try await window.press("リンクをつくる")
        let link = try await window.value("お渡しするリンク")
        try await look(window, "links-offered")
        let path = String(link.dropFirst(house.address.count))
        let other = try await house.friend("ばあば")
        try await house.signIn(other, as: "ばあば", at: path)
        try await look(other, "accept", at: path)
        try await other.press("つながる")
        try await look(other, "accept-faults")
        try await other.tick("情報の使い方に同意します")
        try await other.press("つながる")
        try await look(other, "accepted")
        try await look(other, "closed-link", at: "/r/links/accept/01M82YNJF7JNC620319QMC45EE")
        try await other.close()
        try await window.press("もどる")
        try await window.waits(for: "いまのつながり")
        try await look(window, "linked")
    }

    private func secrets(_ window: Window) async throws {
        try await look(window, "calendar", at: "/r/calendar")
        try await window.press("アドレスをつくる")
        try await look(window, "calendar-address")
        try await look(window, "calendar-open", at: "/r/calendar")
        try await look(window, "recovery", at: "/r/recovery")
        try await window.fill("復旧コード", "ABCD")
        try await window.press("引き継ぐ")
        try await look(window, "recovery-faults")
        try await window.press("つくる")
        try await look(window, "recovery-code")
    }

    private func comparing(_ window: Window) async throws {
        try await look(window, "compare", at: "/r/compare")
        try await look(window, "compare-faults", at: "/r/compare?from=141046&to=141046")
        try await look(window, "compared", at: "/r/compare?from=141046&to=143821")
    }

    /// A form from an hour ago, or from elsewhere.
    private func strangers(_ window: Window) async throws {
        try await window.go(to: house.address + "/r/wishes")
        try await window.run("for (const field of document.getElementsByName('token')) field.value = 'old'")
        try await window.press("変更する")
        try await look(window, "not-our-form")
    }
}
