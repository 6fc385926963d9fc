import Calendar
import Consultations
import EventModel
import EventStore
import Events
import Foundation
import Support
import Testing

@testable import Web

/// A service with a desk, and a family that follows.
struct TalkSite {
    let site = Site()
    static let town = "141046"

    init() async throws {
        let hours = OpeningHours("月火水木金土日 0:00-24:00; 祝 0:00-24:00")!
        try await tell(
            OfficeOpened(office: Example.yokohama, name: "横浜市"),
            DeskSet(
                office: Example.yokohama, hours: hours, themes: ConsultationTheme.allCases, languages: [.japanese],
                capacity: 3, silence: 10, keptDays: 365, notice: nil, on: Example.today),
            HouseholdFollowed(household: Example.family, lineUser: .known(Example.lineUser), at: Example.at))
    }

    func tell(_ facts: any Event...) async throws { try await site.log.append(facts, as: site.test.command()) }

    /// The address of a fresh link.
    func link(for household: HouseholdID = Example.family) async throws -> String {
        let entry = try await site.consulting.doors.issueEntry(
            for: household, lasting: ConsultationDoors.entryLasts, as: site.test.command())
        return "/r/talk/in/\(entry.secret)"
    }

    /// Comes in by a link.
    func enter(_ browser: Browser, by link: String) async throws -> Browser.Answer {
        let door = try await browser.get(link)
        return try await browser.post(link, [("token", door.field("token") ?? "")])
    }

    /// Comes in and begins to speak.
    func begin(
        _ browser: Browser, who: String = "guardian", word: String = "", household: HouseholdID = Example.family
    ) async throws -> String {
        _ = try await enter(browser, by: try await link(for: household))
        let start = try await browser.get("/r/talk/start")
        let answer = try await browser.post(
            "/r/talk/start",
            [
                ("token", start.field("token") ?? ""), ("id", start.field("id") ?? ""), ("who", who),
                ("theme", "parenting"), ("place", Self.town), ("word", word), ("agree", "1"), ("told", "1"),
            ])
        return try #require(answer.header("location"))
    }

    func say(_ words: String, _ browser: Browser, _ path: String, message: String? = nil) async throws -> Browser.Answer
    {
        let page = try await browser.get(path)
        return try await browser.post(
            path + "/say",
            [
                ("token", page.field("token") ?? ""), ("message", message ?? page.field("message") ?? ""),
                ("words", words),
            ])
    }

    func state(_ path: String) async throws -> Case {
        let id = try #require(ConsultationID(String(path.split(separator: "/").last ?? "")))
        return try await site.log.state(of: Case.fold, about: [id.tag])
    }
}
