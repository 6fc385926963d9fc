import App
import Calendar
import Chromium
import Foundation
import Testing

extension Tour {
    /// Every page under `/console`, also those that follow a form.
    func throughConsole() async throws {
        try house.order("office", "open", "--all")
        let number = try await aFamily()
        let stranger = try await house.chromium.open()
        try await look(stranger, "sign-in", at: "/console/sign-in")
        try await stranger.fill("サインイン名", "hanako")
        try await stranger.fill("パスワード", "wrong")
        try await stranger.fill("確認コード", "000000")
        try await stranger.press("サインイン")
        try await look(stranger, "sign-in-faults")
        try await joining(stranger)
        try await stranger.close()
        try await running()
        try await writing()
        try await advising(number)
        try await directory()
        try await shopsOfOffice()
        try await alarms()
    }

    /// - Returns: a registration number, as a family reads it to the desk.
    private func aFamily() async throws -> String {
        let window = try await house.friend("はなえ")
        try await house.signIn(window, as: "はなえ")
        try await house.register(window, born: "2026-08-10", due: "2027-05-20")
        try house.order("deliver")
        try await window.go(to: house.address + "/r/held")
        let number: String = try await window.run("return document.querySelector('main dd').innerText")
        try await window.close()
        return number
    }

    private func joining(_ window: Window) async throws {
        let link = try house.invite("港 花子", office: "city:14100", role: "desk", signIn: "hanako")
        try await window.go(to: link)
        try await look(window, "join")
        try await window.fill("確認コード", "000000")
        try await window.fill("新しいパスワード", "000000000000")
        try await window.press("設定して始める")
        try await look(window, "join-faults")
        try await look(window, "join-over", at: "/console/join/01M82YNJF7JNC620319QMC45EE")
    }

    /// Who runs the service: people, offices, settings, counts.
    private func running() async throws {
        let (window, _) = try await house.staff("県 太郎", office: "pref:14", role: "operator,auditor", signIn: "taro")
        try await look(window, "start", at: "/console")
        try await look(window, "counts", at: "/console/counts")
        try await look(window, "counts-deliveries", at: "/console/counts?subject=deliveries&by=month")
        try await look(window, "counts-faults", at: "/console/counts?from=2026-12&to=2026-01")
        try await window.go(to: house.address + "/console/counts")
        try await window.fill("見る目的", "11月定例会の答弁資料")
        try await window.press("目的を記録して表示する")
        try await look(window, "counts-exact")
        try await people(window)
        try await look(window, "operations", at: "/console/operations")
        try await look(window, "settings", at: "/console/settings")
        try await look(window, "offices", at: "/console/offices")
        try await window.fill("団体の記号", "こども")
        try await window.fill("名前", "こどもネット")
        try await window.press("開設する")
        try await look(window, "offices-faults")
        try await look(window, "account", at: "/console/account")
        try await window.fill("いまのパスワード", "wrong")
        try await window.fill("新しいパスワード", "yama no mieru oka no ue")
        try await window.press("パスワードを変更する", near: "新しいパスワード")
        try await look(window, "account-faults")
        try await look(window, "forbidden", at: "/console/dates")
        try await look(window, "not-found", at: "/console/nowhere")
        try await window.close()
    }

    /// One pass that was used too often on a day.
    private func alarms() async throws {
        let (window, _) = try await house.staff("県 花子", office: "pref:14", role: "desk", signIn: "hanae")
        try await look(window, "alarms-none", at: "/console/alarms")
        try await house.raiseAlarm()
        try await look(window, "alarms", at: "/console/alarms")
        try await window.press("お店に確かめた")
        try await look(window, "alarms-settled")
        try await window.close()
    }

    private func people(_ window: Window) async throws {
        try await look(window, "staff", at: "/console/staff?office=city:14100")
        try await window.press("港 花子")
        try await look(window, "person")
        try await window.press("リンクを発行する")
        try await look(window, "link")
        try await look(window, "invite", at: "/console/staff/invite")
        try await window.fill("名前", "浜 次郎")
        try await window.fill("サインイン名", "ジロウ")
        try await window.press("リンクを発行する")
        try await look(window, "invite-faults")
        try await look(window, "rotation", at: "/console/staff/rotation?office=city:14100")
        try await window.tick("離れる")
        try await window.press("まとめて記録する")
        try await look(window, "rotation-sent")
    }

    /// Who writes: dates, messages, and how they look on a phone.
    private func writing() async throws {
        let (window, _) = try await house.staff("県 文子", office: "pref:14", role: "author", signIn: "fumiko")
        try await look(window, "dates", at: "/console/dates")
        try await look(window, "place-dates", at: "/console/dates/141003")
        try await window.fill("日付", "2026-12-18", near: "一次申込みの締切日（令和8年度）")
        try await window.press("保存する")
        try await look(window, "place-dates-faults")
        try await window.fill("根拠（広報・ウェブページなど）", "広報よこはま11月号", near: "一次申込みの締切日（令和8年度）")
        try await window.press("保存する")
        try await look(window, "dates-saved")
        try await look(window, "notes", at: "/console/notes")
        try await look(window, "note", at: "/console/notes/hoiku_apply_last")
        try await look(window, "preview", at: "/console/preview")
        let family = "?place=141046&stage=born&date=2026-08-10&language=ja&day=2026-11-23"
        try await look(window, "preview-phone", at: "/console/preview" + family)
        try await look(window, "preview-faults", at: "/console/preview?place=141046&stage=born&date=1990-01-01")
        try await window.close()
    }

    /// Who advises families at a counter.
    private func advising(_ number: String) async throws {
        let (window, _) = try await house.staff("窓 口子", office: "ward:14104", role: "desk", signIn: "mado")
        try await look(window, "start-desk", at: "/console")
        try await look(window, "households", at: "/console/households")
        try await window.fill("登録番号または復旧コード", "12345")
        try await window.run("for (const field of document.querySelectorAll('[required]')) field.required = false")
        try await window.press("目的を記録して探す")
        try await look(window, "households-faults")
        try await search(window, "00000-00000")
        try await look(window, "households-not-found")
        for part in ["お子さま", "受け取る内容", "届いたお知らせ"] { try await window.tick(part) }
        try await search(window, number)
        try await window.sees("この画面を見たことを記録しました。")
        try await look(window, "household")
        try await window.close()
    }

    private func search(_ window: Window, _ number: String) async throws {
        try await window.fill("登録番号または復旧コード", number)
        try await window.fill("目的", "相談")
        try await window.press("目的を記録して探す")
    }
}
