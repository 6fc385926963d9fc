import Calendar
import EventModel
import Events
import Support
import Testing

@testable import Web

@Suite("How a desk is set")
struct DeskSettingsTests {
    private let path = "/console/desk/settings"

    @Test("a supervisor opens a desk: hours are read as people write them, and the coming week is shown before")
    func opening() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .supervisor) { browser in
            #expect(try await browser.get("/console/desk").text.contains("この所属には相談窓口がありません"))
            func fields(_ page: Browser.Answer, _ typed: [String: String]) -> [(String, String)] {
                page.form(path, typed).filter { !["theme", "language"].contains($0.0) }
                    + [("theme", "parenting"), ("theme", "birth"), ("language", "ja")]
            }
            let page = try await browser.get(path)
            let wrong = try await browser.post(path, fields(page, ["hours": "平日 9:00-17:00\n土曜 10時から", "do": "save"]))
            #expect(wrong.status == 422 && wrong.text.contains("「土曜 10時から」が読めません"))
            #expect(wrong.text.contains("平日 9:00-17:00"), "what was typed stands there again")
            let hours = "月〜金 ９時〜17時\n祝 休"
            let look = try await browser.post(path, fields(page, ["hours": hours, "do": "preview"]))
            #expect(look.status == 200 && look.text.contains("9:00-17:00") && look.text.contains("休み"))
            #expect(try await town.facts(DeskSet.self).isEmpty)
            for _ in 0..<2 {
                let saved = try await browser.post(path, fields(page, ["hours": hours, "do": "save"]))
                #expect(saved.header("location") == path + "?done=1")
            }
            let set = try await town.facts(DeskSet.self)
            #expect(set.map(\.hours.description) == ["月火水木金 9:00-17:00; 祝 休"])
            #expect(set.first?.themes == [.parenting, .birth] && set.first?.languages == [.japanese])
            let bad = try await browser.post(
                path, fields(page, ["hours": hours, "do": "save", "capacity": "0", "silence": "x", "kept-days": "1"]))
            #expect(bad.status == 422 && ["1から20", "3分から", "30日から"].allSatisfy(bad.text.contains))
            let none = page.form(path, ["hours": hours, "do": "save"]).filter { $0.0 != "theme" && $0.0 != "language" }
            #expect(try await browser.post(path, none).text.contains("受ける相談を1つ以上"))
            let unsure = try await browser.post(path, fields(page, ["do": "close"]))
            #expect(unsure.status == 422)
            let closed = try await browser.post(path, fields(page, ["do": "close", "sure": "on"]))
            #expect(closed.status == 303)
            #expect(try await town.facts(DeskClosed.self).count == 1)
        }
    }

    @Test("shifts are planned for people of the desk, and a shift's capacity holds when somebody sits down")
    func shifts() async throws {
        let desk = try await DeskSite()
        try await desk.site.open { browser in
            let shifts = path + "/shifts"
            let (lead, _) = try await desk.counsellor("横浜 三郎", browser, in: Example.yokohama, .supervisor)
            let (clerk, staff) = try await desk.counsellor("横浜 一郎", browser, onDuty: false)
            let (_, stranger) = try await desk.counsellor("県 一子", browser, in: Example.prefecture, onDuty: false)
            let page = try await lead.get(shifts)
            #expect(page.text.contains("横浜 一郎") && !page.text.contains("県 一子"))
            func plan(_ typed: [String: String]) async throws -> Browser.Answer {
                var fields = [
                    "staff": "\(staff)", "day": "\(Example.today)", "from": "0:00", "until": "23:59", "capacity": "1",
                    "do": "plan", "shift": "\(desk.site.test.world.freshID())", "week": "\(Example.today)",
                    "token": page.field("token") ?? "",
                ]
                fields.merge(typed) { $1 }
                return try await lead.post(shifts, fields.map { ($0.key, $0.value) })
            }
            #expect(try await plan(["staff": "\(stranger)"]).status == 422)
            #expect(try await plan(["from": "18:00", "until": "9:00"]).status == 422)
            #expect(try await plan(["capacity": "0"]).status == 422)
            #expect(try await plan([:]).status == 303)
            let shown = try await lead.get(shifts + "?week=\(Example.today)")
            #expect(shown.text.contains("0:00〜23:59"))
            _ = try await clerk.press("/console/desk/duty", on: "/console/desk", ["duty": "begin"])
            #expect(try await desk.facts(DutyBegun.self).last?.capacity == 1)
            let shift = try #require(try await desk.facts(ShiftPlanned.self).first?.shift)
            #expect(try await plan(["do": "withdraw", "shift": "\(shift)"]).status == 303)
            #expect(try await desk.facts(ShiftWithdrawn.self).count == 1)
            #expect(try await clerk.get(shifts).status == 403)
        }
    }

    @Test("a prepared reply stands beside the box and is sent by nobody; it is written, mended and taken back")
    func replies() async throws {
        let desk = try await DeskSite([DeskSite.opened(), DeskSite.wrote("canary つらい")])
        try await desk.site.open { browser in
            let replies = path + "/replies"
            let (lead, _) = try await desk.counsellor("横浜 三郎", browser, in: Example.yokohama, .supervisor)
            let page = try await lead.get(replies)
            let token = try #require(page.field("token"))
            let number = "\(desk.site.test.world.freshID())"
            func write(_ typed: [String: String]) async throws -> Browser.Answer {
                var fields = [
                    "token": token, "reply": number, "kind": "reply", "do": "write", "title": "", "words": "",
                ]
                fields.merge(typed) { $1 }
                return try await lead.post(replies, fields.map { ($0.key, $0.value) })
            }
            #expect(try await write([:]).status == 422)
            #expect(try await write(["title": "あいさつ", "words": "お話を<b>聞かせてください"]).status == 303)
            #expect(try await write(["title": "あいさつ", "words": "お話を<b>お聞かせください"]).status == 303)
            _ = try await lead.press(DeskSite.path + "/take", on: DeskSite.path)
            let shown = try await lead.get(DeskSite.path).text
            #expect(shown.contains("お話を&lt;b&gt;お聞かせください") && shown.contains("data-insert=\"r-\(number)\""))
            #expect(try await desk.facts(CounsellorWrote.self).isEmpty)
            #expect(try await lead.get(replies + "?edit=\(number)").text.contains("value=\"あいさつ\""))
            #expect(try await write(["do": "withdraw"]).status == 303)
            let after = try await lead.get(DeskSite.path).text
            #expect(!after.contains("お聞かせください"))
        }
    }

    @Test("hostile text in any field of the desk is text, and what is too long is told and kept")
    func hostile() async throws {
        let desk = try await DeskSite([DeskSite.opened(), DeskSite.wrote("canary つらい")])
        try await desk.site.open { browser in
            let (one, _) = try await desk.counsellor("横浜 一郎", browser)
            _ = try await one.press(DeskSite.path + "/take", on: DeskSite.path)
            for text in Hostile.texts {
                desk.site.pass(seconds: 30)
                for action in ["write", "note"] {
                    let answer = try await one.press(
                        DeskSite.path + "/" + action, on: DeskSite.path, ["words": text])
                    #expect([303, 422].contains(answer.status), "\(action): \(answer.status)")
                    #expect(!Hostile.isLoose(text, in: answer.text))
                }
                let handed = try await one.press(
                    DeskSite.path + "/hand-over", on: DeskSite.path, ["to": text, "handover": text])
                #expect(handed.status == 422)
            }
            let long = String(repeating: "あ", count: 34_000)
            let answer = try await one.press(DeskSite.path + "/write", on: DeskSite.path, ["words": long])
            #expect(answer.status == 422 && answer.text.contains("長すぎます") && answer.text.contains(long))
            let shown = try await one.get(DeskSite.path).text
            #expect(!shown.contains("<script>alert") && !shown.contains("\u{202E}"))
        }
    }
}
