import EventModel
import Events
import EventStore
import Foundation
import Support
import Testing

@testable import Web

@Suite("A counsellor at the desk")
struct DeskStoryTests {
    private let path = DeskSite.path

    @Test("the queue has danger first, then urgency, then who has waited longest, and names nobody")
    func queue() async throws {
        func number(_ bits: UInt128) -> ConsultationID { ConsultationID(ULID(bits: bits)) }
        let desk = try await DeskSite([
            DeskSite.opened(number(1), theme: .school, at: Example.at + 2),
            DeskSite.opened(number(2), theme: .birth, at: Example.at + 1),
            DeskSite.opened(number(3), theme: .family, at: Example.at + 3),
            UrgencySet(consultation: number(3), staff: Example.clerk, urgency: .soon, at: Example.at),
            DeskSite.opened(by: .child, at: Example.at + 4), DeskSite.wrote("canary きえたい"), DeskSite.danger,
            DeskSite.opened(number(5), theme: .abuse, office: Example.prefecture),
        ])
        try await desk.site.open { browser in
            let (mine, _) = try await desk.counsellor("横浜 一郎", browser)
            let page = try await mine.get("/console/desk")
            #expect(page.status == 200)
            let order = ["自分の気持ち", "子育て・しつけ", "夫婦・家庭", "妊娠・出産・産後", "学校・いじめ・友だち"]
                .compactMap { page.text.range(of: "<strong>\($0)</strong>")?.lowerBound }
            #expect(order.count == 4 && order == order.sorted())
            #expect(page.text.contains("⚠ 危機") && page.text.contains("危機の印がある相談が1件"))
            #expect(!page.text.contains("canary") && !page.text.contains("\(Example.family)"))
            #expect(!page.text.contains("虐待かもしれない"), "another office's is not there")
            #expect(page.text.contains("待っている相談　4件") && page.text.contains("横浜 一郎"))
        }
    }

    @Test("taking, answering, noting, handing over with a note and closing is one story; every word is sent once")
    func story() async throws {
        let desk = try await DeskSite([DeskSite.opened(), DeskSite.wrote("canary 夜泣きがつらいです<b>")])
        try await desk.site.open { browser in
            let (one, first) = try await desk.counsellor("横浜 一郎", browser)
            let (two, second) = try await desk.counsellor("横浜 二子", browser)
            let door = try await one.get(path)
            #expect(door.status == 200 && !door.text.contains("canary"), "nothing is shown before somebody takes it")
            #expect(try await desk.facts(ConsultationRead.self).isEmpty)
            #expect(try await one.press(path + "/take", on: path).header("location") == path + "?done=taken")
            let page = try await one.get(path)
            #expect(page.text.contains("canary 夜泣きがつらいです&lt;b&gt;"))
            #expect(try await desk.facts(ConsultationRead.self).map(\.purpose) == [.answering])
            let answer = page.form(path + "/write", ["words": "おつらいですね"])
            for _ in 0..<2 { #expect(try await one.post(path + "/write", answer).status == 303) }
            #expect(try await desk.facts(CounsellorWrote.self).map(\.words.value) == ["おつらいですね"])
            let note = page.form(path + "/note", ["words": "保健師へつなぐ"])
            for _ in 0..<2 { #expect(try await one.post(path + "/note", note).status == 303) }
            #expect(try await desk.facts(NoteWritten.self).count == 1)
            let after = try await one.get(path).text
            #expect(after.contains("相談者には見えません") && after.contains("保健師へつなぐ"))
            let handed = try await one.press(
                path + "/hand-over", on: path, ["to": "staff:\(second)", "handover": "明日も連絡"])
            #expect(handed.header("location") == "/console/desk?done=handed")
            #expect(try await one.get(path).text.contains("横浜 二子さんが受け持ち"))
            let late = try await one.post(path + "/write", page.form(path + "/write", ["words": "もう一言"]))
            #expect(late.status == 303, "the same number is the same message")
            #expect(try await two.get(path).text.contains("明日も連絡"))
            #expect(try await two.press(path + "/close", on: path).status == 422, "an outcome is needed")
            let closed = try await two.press(path + "/close", on: path, ["outcome": "heard"])
            #expect(closed.header("location") == "/console/desk?done=closed")
            #expect(try await desk.facts(CaseClosed.self).map(\.outcome) == [.heard])
            #expect(try await desk.facts(CaseHandedOver.self).map(\.staff) == [first])
        }
    }

    @Test("who lost a consultation while writing is told so, and the words stand in the form again")
    func lost() async throws {
        let desk = try await DeskSite([DeskSite.opened(), DeskSite.wrote("canary つらい")])
        try await desk.site.open { browser in
            let (one, first) = try await desk.counsellor("横浜 一郎", browser)
            _ = try await one.press(path + "/take", on: path)
            let page = try await one.get(path)
            try await desk.town.record([
                CaseReturned(
                    consultation: DeskSite.consultation, staff: first, why: .silence, at: desk.site.test.world.now)
            ])
            let answer = try await one.post(path + "/write", page.form(path + "/write", ["words": "おそくなりました"]))
            #expect(answer.status == 422 && answer.text.contains("いま自分の受け持ちではありません"))
            #expect(try await desk.facts(CounsellorWrote.self).isEmpty)
        }
    }

    @Test("whoever is signed out while writing sends nothing, and is told to sign in")
    func revoked() async throws {
        let desk = try await DeskSite([DeskSite.opened(), DeskSite.wrote("canary つらい")])
        try await desk.site.open { browser in
            let (one, staff) = try await desk.counsellor("横浜 一郎", browser)
            _ = try await one.press(path + "/take", on: path)
            let form = try await one.get(path).form(path + "/write", ["words": "おつらいですね"])
            try await desk.town.record([StaffSessionsEnded(staff: staff, at: desk.site.test.world.now + 1)])
            #expect(try await one.post(path + "/write", form).status == 401)
            let again = try await one.get(path)
            #expect(again.header("location") == "/console/sign-in?next=" + path)
            #expect(try await desk.facts(CounsellorWrote.self).isEmpty)
        }
    }

    @Test("another office's counsellor finds no such consultation, whatever is pressed")
    func elsewhere() async throws {
        let desk = try await DeskSite([DeskSite.opened(), DeskSite.wrote("canary つらい")])
        try await desk.site.open { browser in
            let (other, _) = try await desk.counsellor("県 一子", browser, in: Example.prefecture, .desk, .supervisor)
            let token = try #require(try await other.get("/console/desk").field("token"))
            let head = try await desk.site.test.store.head()
            for page in ["", "?purpose=crisis", "/photo/\(Example.photo)", "/disclosure/\(Example.disclosure)"] {
                #expect(try await other.get(path + page).status == 404)
            }
            for action in [
                "take", "write", "note", "hand-over", "give-back", "take-back", "urgency", "close", "reopen", "crisis",
                "hold", "lift", "review", "disclosure", "disclosure/\(Example.disclosure)",
            ] {
                let answer = try await other.post("\(path)/\(action)", [("token", token)])
                #expect(answer.status == 404 && !answer.text.contains("canary"), "\(action)")
            }
            #expect(try await desk.site.test.store.head() == head)
        }
    }

    @Test("of two who take one consultation in the same moment one has it, and the other is told who")
    func race() async throws {
        for round in 0..<5 {
            let consultation = ConsultationID(ULID(bits: UInt128(round + 1)))
            let path = "/console/desk/\(consultation)"
            let desk = try await DeskSite([DeskSite.opened(consultation)])
            try await desk.site.open { browser in
                let (one, first) = try await desk.counsellor("横浜 一郎", browser)
                let (two, second) = try await desk.counsellor("横浜 二子", browser)
                let forms = (
                    try await one.get(path).form(path + "/take"), try await two.get(path).form(path + "/take")
                )
                async let left = one.post(path + "/take", forms.0)
                async let right = two.post(path + "/take", forms.1)
                let answers = try await [(first, "横浜 二子", left), (second, "横浜 一郎", right)]
                let taken = try await desk.facts(CaseTaken.self)
                #expect(taken.count == 1)
                for (staff, other, answer) in answers {
                    if taken.first?.staff == staff {
                        #expect(answer.status == 303)
                    } else {
                        #expect(answer.status == 422 && answer.text.contains("\(other)さんが受け持っています"))
                    }
                }
            }
        }
    }

    @Test("nobody takes more than the shift allows, and nobody without sitting down; a danger is taken at any load")
    func capacity() async throws {
        let numbers = (1...3).map { ConsultationID(ULID(bits: UInt128($0))) }
        let desk = try await DeskSite(
            numbers.map { DeskSite.opened($0) } + [DeskSite.opened(), DeskSite.wrote("canary"), DeskSite.danger])
        try await desk.site.open { browser in
            let (one, _) = try await desk.counsellor("横浜 一郎", browser, onDuty: false)
            func take(_ number: ConsultationID) async throws -> Browser.Answer {
                let path = "/console/desk/\(number)"
                return try await one.press(path + "/take", on: path)
            }
            let before = try await take(numbers[0])
            #expect(before.status == 422 && before.text.contains("「席につく」を押してください"))
            let sit = try await one.press("/console/desk/duty", on: "/console/desk", ["duty": "begin"])
            #expect(sit.header("location") == "/console/desk?done=began")
            for number in numbers.prefix(2) { #expect(try await take(number).status == 303) }
            let full = try await take(numbers[2])
            #expect(full.status == 422 && full.text.contains("2件まで"))
            #expect(try await take(DeskSite.consultation).status == 303)
            let leave = try await one.press("/console/desk/duty", on: "/console/desk", ["duty": "end"])
            #expect(leave.header("location") == "/console/desk?done=ended")
            #expect(try await desk.facts(CaseReturned.self).map(\.why) == [.dutyEnded, .dutyEnded, .dutyEnded])
            #expect(try await desk.facts(DutyEnded.self).count == 1)
        }
    }
}
