import EventModel
import EventStore
import Events
import Facilities
import Foundation
import Support
import Testing

@testable import Web

@Suite("Finding places and events on a page")
struct FindingTests {
    private let finding = FindingSite()

    @Test("anybody finds a place by words, with its state, telephone, day and distance to nobody")
    func words() async throws {
        try await finding.visiting { browser in
            let page = try await browser.get("/r/places?q=%E3%81%BF%E3%81%AA%E3%81%A8")
            #expect(page.status == 200)
            for part in [
                "1件", "みなとこども保育園", "/r/places/\(FindingSite.nursery)", "認可私立保育所", "tel:0450000000", "現在",
                "data-lat=\"35.443700\"",
            ] { #expect(page.text.contains(part), "\(part)") }
        }
    }

    @Test("every search shows its own choices, also after another one chose otherwise")
    func choices() async throws {
        try await finding.visiting { browser in
            let asked = [
                "/r/places?kind=park&has=parking", "/r/places?kind=nursery&open=now", "/r/places?kind=park",
                "/r/events?free=1", "/r/events?from=2026-11-23", "/r/places?kind=park&has=parking&start=10",
            ]
            for path in asked + asked {
                let page = try await browser.get(path).text
                #expect(page.contains("value=\"park\" selected") == path.contains("kind=park"))
                #expect(page.contains("value=\"nursery\" selected") == path.contains("kind=nursery"))
                #expect(page.contains("value=\"parking\" checked") == path.contains("has=parking"))
                #expect(page.contains("name=\"open\" value=\"now\" checked") == path.contains("open=now"))
                #expect(page.contains("name=\"free\" value=\"1\" checked") == path.contains("free=1"))
                #expect(page.contains("value=\"2026-11-23\"") == path.contains("from="))
            }
            #expect(try await browser.get("/r/places?kind=park&lang=en").text.contains("Nursing room"))
        }
    }

    @Test("before anything is asked there is a form and ways in, and no list")
    func empty() async throws {
        try await finding.visiting { browser in
            let page = try await browser.get("/r/places")
            #expect(page.text.contains("/r/places?kind=nursery") && !page.text.contains("みなとこども保育園"))
        }
    }

    @Test("filters survive the way through the pages, and every place is on one of them")
    func pages() async throws {
        try await finding.visiting { browser in
            var names: Set<Substring> = []
            var path: String? = "/r/places?q=%E4%B8%AD%E5%8C%BA&kind=park"
            var turns = 0
            while let next = path, turns < 5 {
                let page = try await browser.get(next)
                names.formUnion(page.text.matches(of: /第[0-9]+公園/).map(\.output))
                #expect(!page.text.contains("みなとこども保育園"))
                path = page.text.firstMatch(of: /href="(\/r\/places\?[^"]*start=[0-9]+[^"]*)">もっと見る/)
                    .map { String($0.1).replacing("&amp;", with: "&") }
                turns += 1
            }
            #expect(turns == 3 && names.count == 24)
        }
    }

    @Test("names are text, never a part of the page, and the browser may load nothing but ours and the map's pictures")
    func safe() async throws {
        try await finding.visiting { browser in
            let page = try await browser.get("/r/places?q=%22%3E%3Cscript%3E&kind=park")
            #expect(!page.text.contains("\"><script>"))
            let found = try await browser.get("/r/places?kind=park")
            #expect(found.text.contains("公園&lt;b&gt;") && !found.text.contains("公園<b>"))
            let policy = found.header("content-security-policy") ?? ""
            #expect(policy.contains("img-src 'self' data: https://tiles.example;"))
            #expect(policy.contains("script-src 'self';") && policy.contains("style-src 'self';"))
            let home = try await browser.get("/r/sign-in")
            #expect(home.header("content-security-policy")?.contains("tiles.example") == false)
            #expect(found.header("permissions-policy")?.contains("geolocation=(self)") == true)
        }
    }

    @Test("where somebody is comes in a form, orders what is found, and goes into no address")
    func here() async throws {
        try await finding.visiting { browser in
            let start = try await browser.get("/r/places")
            let token = try #require(
                start.text.firstMatch(of: /data-token="([^"]+)"/).map { String($0.1) })
            let page = try await browser.post(
                "/r/places", [("token", token), ("near", "35.46812,139.65013"), ("kind", "park")])
            #expect(page.status == 200 && page.text.contains("現在地から近い順"))
            #expect(page.text.firstMatch(of: /第[0-9]+公園/)?.output == "第24公園")
            #expect(page.text.contains("name=\"start\" value=\"10\""))
            #expect(!page.text.contains("near=") && page.header("location") == nil)
            // In an address it is passed over.
            let asked = try await browser.get("/r/places?kind=park&near=35.46812,139.65013")
            #expect(!asked.text.contains("現在地から近い順"))
            let stranger = try await browser.post("/r/places", [("near", "35.46812,139.65013")])
            #expect(stranger.status == 403)
            let facts = try await finding.site.test.facts()
            #expect(facts.allSatisfy { !"\($0)".contains("35.46812") })
        }
    }

    @Test("where nothing is found the page says why, and shows what there is instead")
    func instead() async throws {
        try await finding.visiting { browser in
            let page = try await browser.get("/r/places?q=%E3%81%BF%E3%81%AA%E3%81%A8&has=korean")
            #expect(page.text.contains("条件に合うものは見つかりませんでした。"))
            #expect(page.text.contains("その設備やサービスがあるところがないためです。"))
            #expect(page.text.contains("みなとこども保育園"))
            // What was chosen is told without unfolding it: what was found stands right below.
            #expect(page.text.contains("<details><summary>くわしい条件: <strong>韓国語</strong></summary>"))
        }
    }

    @Test("all of what there is instead is a link away, page by page, from the same place")
    func allInstead() async throws {
        try await finding.visiting { browser in
            // 海岸通 is a town; nearest to its middle, where the twelfth park lies.
            let page = try await browser.get(
                "/r/places?q=%E4%B8%AD%E5%8C%BA+%E6%B5%B7%E5%B2%B8%E9%80%9A&kind=park&has=korean")
            #expect(page.text.contains("24件") && page.text.matches(of: /第[0-9]+公園/).count < 10)
            var path = page.text.firstMatch(of: /href="(\/r\/places\?[^"]*)">これらをすべて見る/).map { String($0.1) }
            var names: [String] = []
            while let next = path, names.count < 30 {
                let found = try await browser.get(next.replacing("&amp;", with: "&"))
                #expect(found.text.contains("海岸通から近い順です。") && found.text.contains("24件"))
                names += found.text.matches(of: /<h3[^>]*>.*第([0-9]+)公園/).map { String($0.1) }
                path = found.text.firstMatch(of: /href="(\/r\/places\?[^"]*)">もっと見る/).map { String($0.1) }
            }
            #expect(names.count == 24 && Set(names).count == 24)
        }
    }

    @Test("in another language the page shows the same search, and a place of one's own stays in a form")
    func languages() async throws {
        try await finding.visiting { browser in
            let asked = "q=%E4%B8%AD%E5%8C%BA&kind=park&has=english,korean&open=2026-11-28T10:00&age=12&start=10"
            for path in ["/r/places?" + asked, "/r/events?q=%26%22x&from=2026-11-22&until=2026-11-29&free=1"] {
                let page = try await browser.get(path)
                let link = try #require(page.text.firstMatch(of: /<a href="(\?[^"]+)" lang="en"/)).1
                let query = String(link).replacing("&amp;", with: "&").dropFirst()
                let expected = path.split(separator: "?")[1] + "&lang=en"
                #expect(Set(query.split(separator: "&")) == Set(expected.split(separator: "&")))
                let english = try await browser.get(path.prefix { $0 != "?" } + "?" + query)
                #expect(english.text.contains("<html lang=\"en\">"))
                _ = try await browser.get("/r/places?lang=ja")
            }
            let start = try await browser.get("/r/places")
            let token = try #require(start.text.firstMatch(of: /data-token="([^"]+)"/).map { String($0.1) })
            let here = try await browser.post(
                "/r/places", [("token", token), ("near", "35.46812,139.65013"), ("kind", "park")])
            #expect(!here.text.contains("?kind=park&amp;lang=en") && !here.text.contains("near="))
            #expect(here.text.contains("<form method=\"post\" action=\"?lang=en\">"))
            let english = try await browser.post(
                "/r/places?lang=en", [("token", token), ("near", "35.46812,139.65013"), ("kind", "park")])
            #expect(english.text.contains("<html lang=\"en\">") && english.text.contains("Nearest to you first."))
        }
    }

    @Test("free places are asked for by the child's age, and without one the page asks for it")
    func vacancy() async throws {
        try await finding.visiting { browser in
            let page = try await browser.get("/r/places?kind=nursery&age=12&vacancy=yes")
            #expect(page.text.contains("この年齢の空きがあるところがないためです。"))
            #expect(page.text.contains("value=\"12\" selected") && page.text.contains("value=\"yes\" checked"))
            #expect(page.text.contains("<strong>1歳、この年齢の空きがある</strong>"))
        }
    }

    @Test("a place's page tells its week, what is there and not, and where that was found, in every language")
    func place() async throws {
        try await finding.visiting { browser in
            let path = "/r/places/\(FindingSite.nursery)"
            let page = try await browser.get(path)
            #expect(page.status == 200)
            for part in [
                "<title>みなとこども保育園 |", "7:00–19:00", "aria-current=\"date\"", "授乳室", "延長保育は20時まで", "CC BY 4.0",
                "横浜市", "認可等年月日", "2015-04-01", "/mistake", "data-lng=\"139.650100\"",
            ] { #expect(page.text.contains(part), "\(part)") }
            let english = try await browser.get(path + "?lang=en")
            #expect(english.text.contains("Nursing room") && english.text.contains("About this information"))
            let easy = try await browser.get(path + "?lang=ja-easy")
            #expect(easy.text.contains("授乳室(じゅにゅうしつ)"))
        }
    }

    @Test("closed places, and codes of nothing, have no page")
    func closed() async throws {
        try await finding.visiting { browser in
            for path in [
                "/r/places/\(FindingSite.place(25))", "/r/places/7777777777", "/r/events/\(FindingSite.nursery)",
            ] {
                let page = try await browser.get(path)
                #expect(page.status == 404)
            }
        }
    }

    @Test("an event is found by its days, has a page, and goes into a calendar")
    func events() async throws {
        try await finding.visiting { browser in
            let page = try await browser.get("/r/events?from=2026-11-22&until=2026-11-29")
            #expect(page.text.contains("おはなし会") && page.text.contains("10:30–11:00"))
            let later = try await browser.get("/r/events?from=2027-05-01&q=x")
            #expect(later.text.contains("条件に合うものは見つかりませんでした。"))
            let event = try await browser.get("/r/events/\(FindingSite.story)")
            #expect(event.text.contains("毎週日曜日") && event.text.contains("中図書館"))
            let file = try await browser.get("/r/events/\(FindingSite.story)/event.ics")
            #expect(file.header("content-type") == "text/calendar; charset=utf-8")
            #expect(file.text.hasPrefix("BEGIN:VCALENDAR\r\n") && file.text.contains("SUMMARY:おはなし会"))
        }
    }
}
