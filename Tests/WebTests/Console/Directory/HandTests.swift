import Calendar
import EventModel
import Events
import Offices
import Places
import Support
import Testing

@testable import Web

@Suite("Gatherings and schemes in the console")
struct HandTests {
    @Test("a gathering is corrected, never to end before it begins, and cancelled once")
    func gatherings() async throws {
        let town = try await ConsoleSite([
            GatheringPublished(
                gathering: Example.storyHour, dataset: DatasetID(office: Example.yokohama, kind: .events),
                provenance: Example.openData, by: .list, record: Example.storyHourRecord)
        ])
        try await town.visit(Example.yokohama, .author) { browser in
            let path = "/console/gatherings/\(Example.storyHour)"
            let page = try await browser.get(path)
            let wrong = try await browser.post(path, page.form(path, ["until": "2026-01-01"]))
            #expect(wrong.status == 422 && wrong.text.contains("終わりが始まりより前"))
            let typed = page.form(path, ["venue": "本牧図書館", "free": "no", "fee": "300円"])
            for _ in 0..<2 { #expect(try await browser.post(path, typed).status == 303) }
            let changed = try await town.facts(GatheringChanged.self)
            #expect(changed.count == 1 && changed[0].record.venue == "本牧図書館" && changed[0].record.isFree == false)
            let stale = try await browser.post(path, page.form(path, ["venue": "中図書館", "fee": "無料"]))
            #expect(stale.status == 422 && stale.text.contains("いまの掲載: 本牧図書館"))
            for _ in 0..<2 { #expect(try await browser.post(path + "/end", page.form(path + "/end")).status == 303) }
            #expect(try await town.facts(GatheringCancelled.self).map(\.by) == [.office])
            #expect(try await !browser.get("/console/gatherings").text.contains(path))
        }
    }

    @Test("texts of 5,000 letters each are taken, one that is longer is told at its field, and no file of them is read")
    func longTexts() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let path = "/console/schemes/new"
            let page = try await browser.get(path)
            let most = String(repeating: "子", count: 5_000)
            let texts = ["summary": most, "content": most, "audience": most, "application": most]
            let long = page.form(path, ["name": "手当"].merging(texts) { $1 }.merging(["content": most + "ら"]) { $1 })
            let told = try await browser.post(path, long)
            #expect(told.status == 422 && told.text.contains("長すぎます"))
            #expect(told.text.contains("id=\"fault-content\"") && !told.text.contains("id=\"fault-summary\""))
            let typed = page.form(path, ["name": "手当"].merging(texts) { $1 })
            #expect(try await browser.post(path, typed).status == 303)
            let flood = page.form(path, ["name": "手当", "content": String(repeating: "子", count: 60_000)])
            #expect(try await browser.post(path, flood).status == 413)
        }
        #expect(try await town.facts(SchemePublished.self).map(\.record.content?.count) == [5_000])
    }

    @Test("a cancelled gathering and a withdrawn scheme are found among what was closed, and come back once")
    func reopened() async throws {
        let town = try await ConsoleSite([
            GatheringPublished(
                gathering: Example.storyHour, dataset: DatasetID(office: Example.yokohama, kind: .events),
                provenance: Example.openData, by: .list, record: Example.storyHourRecord),
            SchemePublished(
                scheme: Example.allowance, dataset: DatasetID(office: Example.yokohama, kind: .schemes),
                provenance: Example.openData, by: .list, record: Example.allowanceRecord),
        ])
        try await town.visit(Example.yokohama, .author) { browser in
            for (name, id) in [("gatherings", "\(Example.storyHour)"), ("schemes", "\(Example.allowance)")] {
                let (list, path) = ("/console/\(name)", "/console/\(name)/\(id)")
                let shown = try await browser.get(path)
                #expect(try await browser.post(path + "/end", shown.form(path + "/end")).status == 303)
                #expect(try await !browser.get(list).text.contains(path))
                #expect(try await browser.get(list + "?show=closed").text.contains(path))
                let gone = try await browser.get(path)
                for _ in 0..<2 {
                    #expect(try await browser.post(path + "/reopen", gone.form(path + "/reopen")).status == 303)
                }
                #expect(try await browser.get(list + "?done=reopened").text.contains(path))
                // A tab from before neither cancels it again.
                let stale = try await browser.post(path + "/end", shown.form(path + "/end"))
                #expect(stale.status == 422 && stale.text.contains("この画面を開いたあとで"))
            }
        }
        #expect(try await town.facts(GatheringReopened.self).count == 1)
        #expect(try await town.facts(SchemeReopened.self).count == 1)
        #expect(try await town.facts(GatheringCancelled.self).count == 1)
    }
}
