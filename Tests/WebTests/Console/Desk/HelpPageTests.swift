import EventModel
import Events
import Support
import Testing

@testable import Web

@Suite("The words of a crisis and the lines of help in the console")
struct HelpPageTests {
    private let path = "/console/desk/crisis"

    @Test("a supervisor of the prefecture tries a text, adds a word, and can't empty a family that must stay")
    func terms() async throws {
        let desk = try await DeskSite()
        try await desk.site.open { browser in
            let (lead, _) = try await desk.counsellor("県 三郎", browser, in: Example.prefecture, .supervisor)
            let (city, _) = try await desk.counsellor("横浜 三郎", browser, in: Example.yokohama, .supervisor)
            #expect(try await city.get(path).status == 403)
            let head = try await desk.facts(CrisisTermsSet.self).count
            let tried = try await lead.press(path + "/try", on: path, ["tried": "もう死にたい"])
            #expect(tried.status == 200 && tried.text.contains("気づきます"))
            let page = try await lead.get(path)
            let form = page.form(path, ["add-self-harm": "きえてしまいたいな\n いなくなりたいよ"])
            for _ in 0..<2 { #expect(try await lead.post(path, form).status == 303) }
            let set = try await desk.facts(CrisisTermsSet.self)
            #expect(set.count == head + 1 && set.last?.additions.count == 2)
            let stale = page.form(path, ["add-self-harm": "べつのことば"])
            #expect(try await lead.post(path, stale).status == 422)
            let short = try await lead.press(path, on: path, ["add-violence": "あ"])
            #expect(short.status == 422 && short.text.contains("短すぎて"))
            let fresh = try await lead.get(path)
            let all = fresh.text.matches(of: /name="drop" value="(self-harm [^"]*)"/).map { ("drop", String($0.1)) }
            let none = try await lead.post(path, fresh.form(path) + all)
            #expect(all.count > 5 && none.status == 422 && none.text.contains("すべて外すことはできません"))
        }
    }

    @Test("110 can't be hidden, and a line nobody confirmed can't be shown")
    func lines() async throws {
        let desk = try await DeskSite()
        try await desk.site.open { browser in
            let (lead, _) = try await desk.counsellor("県 三郎", browser, in: Example.prefecture, .supervisor)
            let token = try #require(try await lead.get(path).field("token"))
            func set(_ typed: [String: String]) async throws -> Browser.Answer {
                var fields = [
                    "token": token, "key": "town_line", "seen": "0", "name": "まちの電話", "numbers": "045-000-0000",
                    "hours": "平日 9:00-17:00", "for-whom": "保護者", "situation": "parent", "shown": "on",
                    "source": "", "confirmed": "",
                ]
                fields.merge(typed) { $1 }
                return try await lead.post(path + "/lines", fields.map { ($0.key, $0.value) })
            }
            #expect(try await set([:]).text.contains("確かめた日と資料を書いてください"))
            #expect(try await set(["numbers": "abc"]).status == 422)
            #expect(try await set(["source": "町の広報", "confirmed": "\(Example.today)"]).status == 303)
            #expect(try await desk.facts(HelpLineSet.self).map(\.name) == ["まちの電話"])
            #expect(try await lead.get(path).text.contains("まちの電話"))
        }
    }
}
