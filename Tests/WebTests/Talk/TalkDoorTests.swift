import Calendar
import Consultations
import EventModel
import EventStore
import Events
import Foundation
import Support
import Testing

@testable import Web

@Suite("Who may open a consultation, and what others see of it")
struct TalkDoorTests {
    @Test("what a child says opens only with its word, and nothing tells that it is there")
    func child() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let address = opened.address
            let (child, guardian) = (Browser(address: address), Browser(address: address))
            let path = try await town.begin(child, who: "child", word: "ひみつの犬")
            _ = try await town.say("家に帰りたくない", child, path)
            _ = try await town.enter(guardian, by: try await town.link())
            let start = try await guardian.get("/r/talk")
            #expect(start.status == 200)
            #expect(!start.text.contains(path))
            #expect(try await guardian.get(path).status == 404)
            let token = start.field("token") ?? ""
            let wrong = try await guardian.post("/r/talk/word", [("token", token), ("word", "いぬ")])
            #expect(wrong.status == 422)
            #expect(try await guardian.get(path).status == 404)
            let right = try await guardian.post("/r/talk/word", [("token", token), ("word", " ひみつの 犬 ")])
            #expect(right.header("location") == path)
            #expect(try await guardian.get(path).text.contains("家に帰りたくない"))
        }
    }

    @Test("after five mistaken words even the right one rests")
    func guessing() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let address = opened.address
            let (child, guesser) = (Browser(address: address), Browser(address: address))
            _ = try await town.begin(child, who: "child", word: "ひみつの犬")
            _ = try await town.enter(guesser, by: try await town.link())
            let token = try await guesser.get("/r/talk/word").field("token") ?? ""
            for number in 0..<5 {
                town.site.test.world.advance(milliseconds: 1_000)
                _ = try await guesser.post("/r/talk/word", [("token", token), ("word", "guess\(number)")])
            }
            let right = try await guesser.post("/r/talk/word", [("token", token), ("word", "ひみつの犬")])
            #expect(right.status == 422)
            #expect(right.text.contains("15分ほどお休み"))
        }
    }

    @Test("the quick exit forgets the session and leads out")
    func exit() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let address = opened.address
            let browser = Browser(address: address)
            let path = try await town.begin(browser)
            let out = try await browser.get("/r/talk/out")
            #expect(out.status == 303)
            #expect(out.header("location")?.hasPrefix("https://www.jma.go.jp/") ?? false)
            #expect(try await browser.get(path).header("location") == "/r/consult")
        }
    }

    @Test("a page's title and address say nothing of what it is")
    func neutral() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let address = opened.address
            let browser = Browser(address: address)
            let path = try await town.begin(browser)
            let page = try await browser.get(path)
            let title = page.text.components(separatedBy: "<title>").dropFirst().first?.prefix { $0 != "<" } ?? ""
            #expect(title == "はぐくみ | かながわ子育てLINE")
            #expect(page.header("cache-control") == "no-store")
        }
    }

    @Test("a zip named .jpg is refused in words, and nothing is kept")
    func zip() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let address = opened.address
            let browser = Browser(address: address)
            let path = try await town.begin(browser)
            let token = try await browser.get(path).field("token") ?? ""
            let head = [
                "origin": Site.publicURL, "X-Form-Token": token, "X-Message": "\(Example.clientMessage)",
                "content-type": "image/jpeg",
            ]
            let zip = Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 100)
            let answer = try await browser.post(path + "/photo", body: zip, head)
            #expect(answer.status == 422)
            #expect(answer.text.contains("だけ送れます"))
            #expect(try await town.state(path).messages.isEmpty)
            var forged = head
            forged["X-Form-Token"] = "AAAA"
            #expect(try await browser.post(path + "/photo", body: zip, forged).status == 403)
        }
    }

    @Test("an open page hears of the counsellor's answer, with the answer in it")
    func live() async throws {
        let town = try await TalkSite()
        let follow = Task { try await town.site.live.follow(town.site.log) }
        defer { follow.cancel() }
        try await town.site.open { opened in
            let address = opened.address
            let browser = Browser(address: address)
            let path = try await town.begin(browser)
            let state = try await town.state(path)
            let id = try #require(state.opened).consultation
            try await town.tell(
                CaseTaken(consultation: id, staff: Example.clerk, office: Example.yokohama, at: Example.at),
                CounsellorWrote(
                    consultation: id, message: Example.answer, staff: Example.clerk, words: .known("聞いています"),
                    at: Example.at))
            let stream = try await browser.beginning(of: path + "/stream", until: "event: state")
            #expect(stream.contains("event: message"))
            #expect(stream.contains("聞いています"))
            #expect(stream.contains("id: \(Example.answer)"))
        }
    }
}
