import Calendar
import EventModel
import Events
import Offices
import Support
import Testing

@testable import Web

@Suite("Duplicates and mistakes in the console")
struct DuplicateTests {
    private static let path = "/console/duplicates"
    private static let twins: [any Event] = [
        PlaceTests.published,
        PlacePublished(
            place: Example.cafeteria, dataset: DatasetID(office: Example.prefecture, kind: .publicFacilities),
            provenance: Example.openData, by: .list, record: Example.nurseryRecord),
        DuplicateNoticed(first: Example.cafeteria, second: Example.nursery, sign: .nameAndAddress, metres: 3),
    ]

    @Test("two places stand side by side and are merged once; what was merged by mistake comes back and stays apart")
    func merge() async throws {
        let town = try await ConsoleSite(Self.twins)
        try await town.visit(Example.yokohama, .author) { browser in
            #expect(try await browser.get("/console").text.contains("同じ施設かもしれない組が1件"))
            let page = try await browser.get(Self.path)
            #expect(page.text.contains("距離 約3m") && page.text.contains("横浜市 子育て施設一覧"))
            #expect(try await town.facts(PlacesMerged.self).isEmpty, "nothing is merged by looking")
            let form = page.form(Self.path, ["step": "second"])
            #expect(try await browser.post(Self.path, form).status == 303)
            #expect(try await browser.post(Self.path, form).status == 303)
            let merged = try await town.facts(PlacesMerged.self)
            #expect(merged.map(\.kept) == [Example.nursery] && merged.map(\.office) == [Example.yokohama])
            #expect(try await browser.get(Self.path).text.contains("確認が必要な組はありません"))
        }
        try await town.visit(Example.prefecture, .author) { browser in
            let place = "/console/places/\(Example.cafeteria)"
            let gone = try await browser.get(place)
            #expect(gone.text.contains("同じ施設としてまとめた") && gone.text.contains("\(Example.nursery)"))
            #expect(try await browser.post(place + "/reopen", gone.form(place + "/reopen")).status == 303)
            let again = [
                ("token", try #require(gone.field("token"))), ("first", "\(Example.cafeteria)"),
                ("second", "\(Example.nursery)"), ("step", "second"),
            ]
            #expect(try await browser.post(Self.path, again).status == 422)
            #expect(try await town.facts(PlacesMerged.self).count == 1)
        }
    }

    @Test("places that are not the same are kept apart, once and for good")
    func apart() async throws {
        let town = try await ConsoleSite(Self.twins)
        try await town.visit(Example.prefecture, .author) { browser in
            let form = try await browser.get(Self.path).form(Self.path, ["step": "apart"])
            for _ in 0..<2 { #expect(try await browser.post(Self.path, form).status == 303) }
            #expect(try await town.facts(DuplicateDismissed.self).map(\.office) == [Example.prefecture])
            let late = form.map { ($0.0, $0.0 == "step" ? "first" : $0.1) }
            #expect(try await browser.post(Self.path, late).status == 422)
            #expect(try await town.facts(PlacesMerged.self).isEmpty)
        }
    }

    @Test("an office that answers for neither sees no proposal and decides about none")
    func elsewhere() async throws {
        let town = try await ConsoleSite(Self.twins)
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let page = try await browser.get("/console/places/new")
            #expect(try await !browser.get(Self.path).text.contains("みなと"))
            for step in ["first", "second", "apart"] {
                let answer = try await browser.post(
                    Self.path,
                    [
                        ("token", try #require(page.field("token"))), ("first", "\(Example.cafeteria)"),
                        ("second", "\(Example.nursery)"), ("step", step),
                    ])
                #expect(answer.status == 403)
            }
        }
        #expect(try await town.facts(PlacesMerged.self).isEmpty)
    }

    private static func reports(_ words: String) -> [any Event] {
        [
            PlaceTests.published,
            MistakeReported(
                place: Example.nursery, report: Example.report, mistake: .hours, by: .keeper, words: .known(words),
                on: Example.today),
        ]
    }

    @Test("a report stands beside what is published; once it is set aside its words can't be read any more")
    func settled() async throws {
        let town = try await ConsoleSite(Self.reports("土曜は<b>18時</b>まで"))
        try await town.visit(Example.yokohama, .desk) { browser in
            #expect(try await browser.get("/console").text.contains("誤りについての連絡が1件"))
            let page = try await browser.get("/console/mistakes")
            #expect(page.text.contains("土曜は&lt;b&gt;18時") && page.text.contains("月火水木金 7:00-19:00"))
            #expect(page.text.contains("施設の方から") && !page.text.contains("/edit?report"), "a desk does not correct")
            let path = "/console/mistakes/\(Example.nursery)"
            let form = page.form(path, ["outcome": "right"])
            for _ in 0..<2 { #expect(try await browser.post(path, form).status == 303) }
            #expect(try await browser.get("/console/mistakes").text.contains("いま、連絡はありません"))
        }
        #expect(try await town.facts(MistakeSettled.self).map(\.outcome) == [.right])
        #expect(try await town.facts(MistakeReported.self).map(\.words) == [.erased])
    }

    @Test("what is corrected because of a report settles it")
    func corrected() async throws {
        let town = try await ConsoleSite(Self.reports("土曜は18時まで"))
        try await town.visit(Example.yokohama, .author) { browser in
            let edit = "/console/places/\(Example.nursery)/edit"
            #expect(try await browser.get("/console/mistakes").text.contains("\(edit)?report=\(Example.report)"))
            let page = try await browser.get("\(edit)?report=\(Example.report)")
            let form = page.form(edit, ["hours-6": "9:00-18:00"])
            for _ in 0..<2 { #expect(try await browser.post(edit, form).status == 303) }
        }
        #expect(try await town.facts(MistakeSettled.self).map(\.outcome) == [.corrected])
        #expect(try await town.facts(PlaceCorrected.self).count == 1)
    }

    @Test("another office sees no report and settles none")
    func othersReports() async throws {
        let town = try await ConsoleSite(Self.reports("土曜は18時まで"))
        try await town.visit(Example.hakoneOffice, .desk) { browser in
            let page = try await browser.get("/console/mistakes")
            #expect(!page.text.contains("18時"))
            let token = try #require(page.field("token"))
            let answer = try await browser.post(
                "/console/mistakes/\(Example.nursery)",
                [("token", token), ("report", "\(Example.report)"), ("outcome", "right")])
            #expect(answer.status == 403)
        }
        #expect(try await town.facts(MistakeSettled.self).isEmpty)
    }
}
