import EventModel
import EventStore
import Events
import Support
import Testing

@testable import Web

@Suite("The directory for everybody")
struct OpenDataTests {
    private let finding = FindingSite()

    @Test("every list is named with its files, and each file comes with its edition and may be kept")
    func files() async throws {
        try await finding.visiting { browser in
            let all = try await browser.get("/open")
            #expect(all.text.contains("/open/city:14100/childcare.csv"))
            #expect(all.text.contains("/open/city:14100/events.ics"))
            for match in all.text.matches(of: /"(\/open\/[^"]+)"/) {
                let file = try await browser.get(String(match.1))
                #expect(file.status == 200 && file.header("etag") != nil && file.header("last-modified") != nil)
                #expect(file.header("cache-control") == "public, max-age=3600" && !file.text.isEmpty)
                #expect(file.header("set-cookie") == nil)
            }
            let list = try await browser.get("/open/city:14100/public-facilities.csv")
            #expect(list.text.contains("第24公園") && !list.text.contains("第25公園"))
        }
    }

    @Test("whoever has the newest edition is told so, and after a change it is sent again")
    func editions() async throws {
        try await finding.visiting { browser in
            let path = "/open/city:14100/childcare.geojson"
            let first = try await browser.get(path)
            let tag = try #require(first.header("etag"))
            let again = try await browser.get(path, ["if-none-match": "\"x\", W/\(tag)"])
            #expect(again.status == 304 && again.text.isEmpty && again.header("etag") == tag)
            let day = try #require(first.header("last-modified"))
            let since = try await browser.get(path, ["if-modified-since": day])
            #expect(since.status == 304)
            try await finding.site.test.log.append(
                [
                    PlaceConfirmed(
                        place: FindingSite.nursery, dataset: Example.nurseries, by: .office, on: Example.today)
                ], as: finding.site.test.command())
            // Searching brings the tables up to date.
            _ = try await browser.get("/r/places?q=a")
            let newer = try await browser.get(path, ["if-none-match": tag])
            #expect(newer.status == 200 && newer.header("etag") != tag)
        }
    }

    @Test("what nobody publishes, and forms that a list can't take, are not found")
    func unknown() async throws {
        try await finding.visiting { browser in
            for path in [
                "/open/city:14100/schools.csv", "/open/city:14130/childcare.csv", "/open/city:14100/childcare.ics",
                "/open/city:14100/childcare", "/open/nowhere/childcare.csv",
            ] {
                let answer = try await browser.get(path)
                #expect(answer.status == 404, "\(path)")
            }
        }
    }
}
