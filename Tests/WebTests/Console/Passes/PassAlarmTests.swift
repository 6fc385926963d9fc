import EventModel
import Events
import Support
import Testing

@testable import Web

@Suite("The prefecture's list of strange uses of passes")
struct PassAlarmTests {
    private let path = "/console/alarms/\(Example.passAlarm.alarm)"

    @Test("an alarm stands there with its shops until somebody says what became of it, once")
    func story() async throws {
        let town = try await ConsoleSite([Example.passAlarm])
        try await town.visit(Example.prefecture, .desk) { browser in
            #expect(try await browser.get("/console").text.contains("確かめるものが1件"))
            let page = try await browser.get("/console/alarms")
            #expect(page.status == 200 && page.text.contains("同じ画面が、1分以内に別の店で使われました"))
            for shop in Example.passAlarm.shops { #expect(page.text.contains(shop.shown)) }
            let token = page.field("token") ?? ""
            for _ in 0..<2 {
                let answer = try await browser.post(path, [("token", token), ("outcome", "followed")])
                #expect(answer.status == 303 && answer.header("location") == "/console/alarms?done=1")
            }
            #expect(try await town.facts(PassAlarmSettled.self).map(\.outcome) == [.followed])
            let other = try await browser.post(path, [("token", token), ("outcome", "harmless")])
            #expect(other.status == 422 && other.text.contains("別の職員がすでに記録しています"))
            #expect(try await browser.get("/console/alarms").text.contains("お店に確かめた"))
        }
    }

    @Test("what nobody raised can't be settled, and no outcome is made up")
    func unknown() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.prefecture, .approver) { browser in
            let page = try await browser.get("/console/alarms")
            #expect(page.text.contains("いま、確かめるものはありません"))
            let token = page.field("token") ?? ""
            #expect(try await browser.post(path, [("token", token), ("outcome", "harmless")]).status == 404)
            #expect(try await browser.post("/console/alarms/x", [("token", token)]).status == 404)
            #expect(try await browser.post(path, [("token", token), ("outcome", "punished")]).status == 403)
            #expect(try await town.facts(PassAlarmSettled.self).isEmpty)
        }
    }
}
