import Calendar
import Consultations
import EventModel
import EventStore
import Events
import Foundation
import Support
import Testing

@testable import Web

@Suite("The client's side of a consultation")
struct TalkTests {
    @Test("a link lets one browser in; another one, or a made-up one, is told kindly and let into nothing")
    func links() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let address = opened.address
            let (first, second) = (Browser(address: address), Browser(address: address))
            let link = try await town.link()
            // Looking at it does not use it up.
            #expect(try await second.get(link).status == 200)
            #expect(try await town.enter(first, by: link).status == 303)
            #expect(try await first.get("/r/talk").status == 200)
            #expect(try await town.enter(first, by: link).status == 303)
            let refused = try await town.enter(second, by: link)
            #expect(refused.status == 410)
            #expect(refused.text.contains("もう使えません"))
            #expect(try await second.get("/r/talk").header("location") == "/r/consult")
            #expect(try await town.enter(second, by: "/r/talk/in/\(Example.webhook)").status == 410)
            let late = try await town.link()
            town.site.test.world.advance(milliseconds: ConsultationDoors.entryLasts)
            #expect(try await town.enter(second, by: late).status == 410)
        }
    }

    @Test("who agreed and said what it is about speaks with the desk of the place; nothing else is asked")
    func opening() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let address = opened.address
            let browser = Browser(address: address)
            _ = try await town.enter(browser, by: try await town.link())
            let start = try await browser.get("/r/talk")
            #expect(start.text.contains("LINEには残りません"))
            for place in ["横浜市中区", "足柄下郡箱根町", "横須賀市"] { #expect(start.text.contains(">\(place)</option>"), "\(place)") }
            let empty = try await browser.post(
                "/r/talk/start",
                [
                    ("token", start.field("token") ?? ""), ("id", start.field("id") ?? ""),
                ])
            #expect(empty.status == 422)
            for fault in ["どなたのご相談か", "どんなことか", "お住まいの市区町村を", "わかりました"] {
                #expect(empty.text.contains(fault), "\(fault)")
            }
            let path = try await town.begin(browser)
            let state = try await town.state(path)
            #expect(state.office == Example.yokohama)
            #expect(try await browser.get(path).text.contains("次にお話をうかがいます"))
            #expect(try await browser.get("/r/talk").header("location") == path)
        }
    }

    @Test("a message is kept once however often it is sent, and shown as it was typed")
    func saying() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let address = opened.address
            let browser = Browser(address: address)
            let path = try await town.begin(browser)
            let number = "\(Example.clientMessage)"
            let typed = "<script>alert(1)</script>'; DROP TABLE x; --\u{202E}逆"
            #expect(try await town.say(typed, browser, path, message: number).status == 303)
            #expect(try await town.say(typed, browser, path, message: number).status == 303)
            let state = try await town.state(path)
            #expect(state.messages.count == 1)
            #expect(state.messages[0].words == .known("<script>alert(1)</script>'; DROP TABLE x; --逆"))
            let page = try await browser.get(path)
            #expect(page.text.contains("&lt;script&gt;alert(1)"))
            #expect(!page.text.contains("<script>alert"))
        }
    }

    @Test("100 KB of text is refused in words, and what was typed stays in the box")
    func long() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let address = opened.address
            let browser = Browser(address: address)
            let path = try await town.begin(browser)
            let answer = try await town.say(String(repeating: "a", count: 100_000), browser, path)
            #expect(answer.status == 422)
            #expect(answer.text.contains("4,000文字まで"))
            #expect(answer.text.contains(String(repeating: "a", count: 10_000)))
            #expect(try await town.say(" \u{200B} ", browser, path).status == 422)
            #expect(try await town.state(path).messages.isEmpty)
        }
    }

    @Test("words of a crisis get numbers at once and put the flag up; the client can't close until a person lowered it")
    func crisis() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let address = opened.address
            let browser = Browser(address: address)
            let path = try await town.begin(browser)
            _ = try await town.say("もう 消え たい", browser, path)
            let page = try await browser.get(path)
            #expect(page.text.contains("href=\"tel:119\"") || page.text.contains("href=\"tel:110\""))
            #expect(page.text.contains("tel:189"))
            #expect(try await town.state(path).isFlagged)
            let left = try await browser.post(path + "/end", [("token", page.field("token") ?? "")])
            #expect(left.header("location") == path + "?stay=1")
            #expect(try await !town.state(path).isClosed)
        }
    }

    @Test("another family's consultation is not there, for whoever knows its address")
    func another() async throws {
        let town = try await TalkSite()
        try await town.tell(
            HouseholdFollowed(household: Example.other, lineUser: .known(Example.lineUser), at: Example.at))
        try await town.site.open { opened in
            let address = opened.address
            let (browser, stranger) = (Browser(address: address), Browser(address: address))
            let path = try await town.begin(browser)
            let own = try await town.begin(stranger, household: Example.other)
            let token = try await stranger.get(own).field("token") ?? ""
            #expect(try await stranger.get(path).status == 404)
            #expect(try await stranger.get(path + "/stream").status == 404)
            #expect(try await stranger.get(path + "/photo/\(Example.photo)").status == 404)
            for end in ["say", "end", "go-on", "typing"] {
                let fields = [("token", token), ("message", "\(Example.clientMessage)"), ("words", "a")]
                #expect(try await stranger.post("\(path)/\(end)", fields).status == 404, "\(end)")
            }
            #expect(try await town.state(path).messages.isEmpty)
        }
    }
}
