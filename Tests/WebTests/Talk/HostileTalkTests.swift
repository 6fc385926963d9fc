import Consultations
import EventModel
import EventStore
import Events
import Support
import Testing

@testable import Web

@Suite("A consultation and those who mean harm")
struct HostileTalkTests {
    /// As much of a JPEG as is looked at before it is decoded.
    private static let picture: [UInt8] =
        [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 10, 0, 10, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xFF, 0xDA, 0, 2]
        + [0xFF, 0xD9]
    private static let stranger = HouseholdID(ULID(bits: 99))

    private func send(
        _ photo: [UInt8], _ browser: Browser, _ path: String, message: ULID
    ) async throws -> Browser.Answer {
        let token = try await browser.get(path).field("token") ?? ""
        return try await browser.post(
            path + "/photo", body: photo,
            [
                "origin": Site.publicURL, "X-Form-Token": token, "X-Message": "\(message)",
                "content-type": "image/jpeg",
            ])
    }

    @Test("a link opens nothing after its time, and one that lets in opens no other page of the family")
    func link() async throws {
        let town = try await TalkSite()
        let (good, late) = (try await town.link(), try await town.link())
        try await town.site.open { opened in
            let browser = Browser(address: opened.address)
            let entered = try await town.enter(browser, by: good)
            #expect(entered.status == 303)
            #expect(try await browser.get("/r").header("location")?.hasPrefix("/r/sign-in") == true)
            town.site.test.world.advance(milliseconds: ConsultationDoors.entryLasts + 1)
            let other = Browser(address: opened.address)
            #expect(try await town.enter(other, by: late).status == 410)
            #expect(try await town.enter(other, by: good).status == 410)
            #expect(try await other.get("/r/talk").status == 303)
            for secret in ["x", "%00", "\(ULID(bits: 1))", String(repeating: "A", count: 5_000)] {
                #expect(try await town.enter(other, by: "/r/talk/in/\(secret)").status == 410)
            }
        }
    }

    @Test("another household's conversation can be neither read, written to, followed, ended nor looked at in pictures")
    func others() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let browser = Browser(address: opened.address)
            let path = try await town.begin(browser)
            let photo = ULID(bits: 5)
            #expect(try await send(Self.picture, browser, path, message: photo).status == 204)
            #expect(try await browser.get("\(path)/photo/\(photo)").status == 200)
            let stranger = Browser(address: opened.address)
            let own = try await town.begin(stranger, household: Self.stranger)
            let token = try await stranger.get(own).field("token") ?? ""
            for place in [path, path + "/stream", "\(path)/photo/\(photo)", "\(own)/photo/\(photo)", "/r/talk/c/x"] {
                #expect(try await stranger.get(place).status == 404, "\(place)")
            }
            for place in ["say", "typing", "end", "go-on"] {
                let fields = [("token", token), ("message", "\(ULID(bits: 6))"), ("words", "だれ")]
                #expect(try await stranger.post("\(path)/\(place)", fields).status == 404, "\(place)")
            }
            #expect(try await send(Self.picture, stranger, path, message: ULID(bits: 7)).status >= 403)
            #expect(try await town.state(path).messages.count == 1)
        }
    }

    @Test("a form without our token, or with another session's, changes nothing")
    func token() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let browser = Browser(address: opened.address)
            let path = try await town.begin(browser)
            let other = Browser(address: opened.address)
            let foreign = try await other.get(try await town.link()).field("token") ?? ""
            for token in ["", "AAAA", foreign] {
                for place in ["say", "typing", "end", "go-on"] {
                    let fields = [("token", token), ("message", "\(ULID(bits: 6))"), ("words", "あ")]
                    #expect(try await browser.post("\(path)/\(place)", fields).status == 403)
                }
            }
            #expect(try await town.state(path).messages.isEmpty)
        }
    }

    @Test("a picture of 50 megapixels, an endless one, a broken one and a polyglot are refused in words")
    func pictures() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let browser = Browser(address: opened.address)
            let path = try await town.begin(browser)
            var large = Self.picture
            large.replaceSubrange(7..<11, with: [0x16, 0x8E, 0x21, 0xD4])
            let endless: [UInt8] =
                [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] + Array("IHDR".utf8)
                + [UInt8](repeating: 0xFF, count: 8) + [8, 2, 0, 0, 0, 0, 0, 0, 0] + [0, 0, 0, 0]
                + Array("IEND".utf8) + [0, 0, 0, 0]
            let zipped = Self.picture + [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
            for photo in [large, endless, Array(Self.picture.dropLast(2)), zipped, []] {
                let answer = try await send(photo, browser, path, message: ULID(bits: 8))
                #expect(answer.status == 422 && !answer.text.isEmpty)
                town.site.test.world.advance(milliseconds: 60_000)
            }
            #expect(try await town.state(path).messages.isEmpty)
        }
    }

    @Test("twenty messages a minute are enough, and what is sent again counts once")
    func flood() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let browser = Browser(address: opened.address)
            let path = try await town.begin(browser)
            var statuses: [Int] = []
            for _ in 0..<20 { statuses.append(try await town.say("あ", browser, path).status) }
            #expect(statuses.allSatisfy { $0 == 303 })
            let last = try await town.state(path).messages[19].id
            #expect(try await town.say("あ", browser, path, message: "\(last)").status == 303)
            #expect(try await town.say("い", browser, path).status == 429)
            #expect(try await town.state(path).messages.count == 20)
        }
    }

    @Test("pages hold no script but our own file, and let nobody frame them or send their forms elsewhere")
    func policy() async throws {
        let town = try await TalkSite()
        try await town.site.open { opened in
            let browser = Browser(address: opened.address)
            let path = try await town.begin(browser)
            let page = try await browser.get(path)
            let policy = try #require(page.header("content-security-policy"))
            for rule in ["script-src 'self'", "frame-ancestors 'none'", "form-action 'self'"] {
                #expect(policy.contains(rule) && !policy.contains("unsafe"))
            }
            #expect(page.text.ranges(of: "<script").count == page.text.ranges(of: "<script src=\"/assets/").count)
            #expect(page.header("cache-control") == "no-store")
            #expect(page.text.utf8.count < 60_000)
        }
    }
}
