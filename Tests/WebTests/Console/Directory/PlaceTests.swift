import Calendar
import EventModel
import Events
import Offices
import Places
import Support
import Testing

@testable import Web

@Suite("The directory in the console: places")
struct PlaceTests {
    static let published = PlacePublished(
        place: Example.nursery, dataset: Example.nurseries, provenance: Example.openData, by: .list,
        record: Example.nurseryRecord)
    private static let path = "/console/places/\(Example.nursery)"

    @Test("an office finds its place, corrects it in every way of the form, and sees what families read from now on")
    func correction() async throws {
        let town = try await ConsoleSite([Self.published])
        try await town.visit(Example.yokohama, .author) { browser in
            let list = try await browser.get("/console/places?q=%E3%81%BF%E3%81%AA%E3%81%A8").text
            #expect(list.contains("href=\"\(Self.path)\"") && list.contains("最後の確認"))
            #expect(try await !browser.get("/console/places?q=%E3%81%AA%E3%81%84").text.contains(Self.path))
            let page = try await browser.get(Self.path + "/edit")
            let untouched = try await browser.post(Self.path + "/edit", page.form(Self.path + "/edit"))
            #expect(untouched.status == 303)
            #expect(try await town.facts(PlaceCorrected.self).isEmpty, "a form sent as it came changes nothing")
            let typed = page.form(
                Self.path + "/edit",
                [
                    "telephone": "０４５ー０００ー９９９９", "hours-1": "9時〜12時、13:00から17:00", "hours-6": "休み",
                    "hours-rest": "第2・4土 9:00-12:00; 12/29-1/3 休", "ages": "1歳から5歳", "point": "35.45, 139.65",
                    "has-parking": "has", "capacity": "７０", "source": "園への電話",
                ])
            for _ in 0..<2 { #expect(try await browser.post(Self.path + "/edit", typed).status == 303) }
            let facts = try await town.facts(PlaceCorrected.self)
            #expect(facts.count == 1 && facts[0].by == .office && facts[0].provenance.source == "園への電話")
            var expected = Example.nurseryRecord
            expected.contact?.telephone = "045-000-9999"
            expected.hours = OpeningHours(
                "月 9:00-12:00,13:00-17:00; 火水木金 7:00-19:00; 土 休; 祝 休; 第2・4土 9:00-12:00; 12/29-1/3 休")
            expected.ages = AgeRange(fromMonths: 12, untilMonths: 71, text: "1歳から5歳")
            expected.point = GeoPoint(latitude: 35_450_000, longitude: 139_650_000)
            expected.has.append(.parking)
            expected.capacity = 70
            #expect(facts.first?.record == expected)
            #expect(try await browser.get(Self.path + "?done=corrected").text.contains("045-000-9999"))
        }
    }

    @Test(
        "a fault is named beside its field, nothing is recorded, and everything typed stands there again",
        arguments: [
            ("name", " ", "名前を入れて"), ("telephone", "内線12", "045-000-0000のように"), ("page", "www", "https://から"),
            ("point", "139.65, 35.45", "逆のよう"), ("point", "0, 0", "日本の外"), ("point", "港のそば", "緯度と経度を、"),
            ("hours-1", "朝から", "9:00-17:00のように"), ("hours-1", "19:00-7:00", "9:00-17:00のように"),
            ("hours-rest", "ときどき", "読み取れない決まり"), ("capacity", "多数", "数を入れて"), ("kind", "castle", "一覧から"),
            ("municipality", "999999", "一覧から"), ("about", String(repeating: "あ", count: 5_001), "長すぎます"),
        ])
    func faults(field: String, typed: String, words: String) async throws {
        let town = try await ConsoleSite([Self.published])
        try await town.visit(Example.yokohama, .author) { browser in
            let page = try await browser.get(Self.path + "/edit")
            let answer = try await browser.post(
                Self.path + "/edit", page.form(Self.path + "/edit", [field: typed, "benefit": "<b>折り紙</b>"]))
            #expect(answer.status == 422 && answer.text.contains(words))
            #expect(answer.text.contains("fault-\(field)\" aria-invalid") || answer.text.contains("fault-\(field)\">"))
            #expect(answer.text.contains("&lt;b&gt;折り紙") && !answer.text.contains("<b>折り紙"))
            #expect(try await town.facts(PlaceCorrected.self).isEmpty)
        }
    }

    @Test("of two tabs the later one is told what stands there now, and may still say so again")
    func twoTabs() async throws {
        let town = try await ConsoleSite([Self.published])
        try await town.visit(Example.yokohama, .author) { browser in
            let edit = Self.path + "/edit"
            let (first, second) = (try await browser.get(edit), try await browser.get(edit))
            #expect(try await browser.post(edit, first.form(edit, ["capacity": "70"])).status == 303)
            let told = try await browser.post(edit, second.form(edit, ["telephone": "045-000-9999"]))
            #expect(told.status == 422 && told.text.contains("いまの掲載: 70"))
            #expect(told.text.contains("value=\"045-000-9999\""))
            #expect(try await browser.post(edit, told.form(edit, ["capacity": "70"])).status == 303)
            let last = try #require(try await town.facts(PlaceCorrected.self).last?.record)
            #expect(last.capacity == 70 && last.contact?.telephone == "045-000-9999")
        }
    }

    @Test("all of it is right today, once; it closes with reason and day and comes back; older forms do nothing")
    func turns() async throws {
        let town = try await ConsoleSite([Self.published])
        try await town.visit(Example.yokohama, .author) { browser in
            let page = try await browser.get(Self.path)
            for _ in 0..<2 {
                #expect(try await browser.post(Self.path + "/confirm", page.form(Self.path + "/confirm")).status == 303)
            }
            #expect(try await town.facts(PlaceConfirmed.self).map(\.by) == [.office])
            let future = page.form(Self.path + "/close", ["on": "2027-01-01"])
            #expect(try await browser.post(Self.path + "/close", future).text.contains("きょうまでの日"))
            #expect(
                try await browser.post(Self.path + "/close", page.form(Self.path + "/close", ["on": "x"])).status == 422
            )
            let close = page.form(Self.path + "/close", ["on": "2026-11-20", "reason": "mistaken"])
            for _ in 0..<2 { #expect(try await browser.post(Self.path + "/close", close).status == 303) }
            let closed = try await town.facts(PlaceClosed.self)
            #expect(closed.map(\.reason) == [.mistaken] && closed.map(\.on.description) == ["2026-11-20"])
            let gone = try await browser.get(Self.path)
            #expect(gone.text.contains("この施設は掲載していません") && !gone.text.contains("/confirm\""))
            #expect(try await browser.get("/console/places?show=closed").text.contains(Self.path))
            for _ in 0..<2 {
                #expect(try await browser.post(Self.path + "/reopen", gone.form(Self.path + "/reopen")).status == 303)
            }
            #expect(try await town.facts(PlaceReopened.self).count == 1)
            let told = try await browser.post(Self.path + "/close", close)
            #expect(told.status == 422 && told.text.contains("この画面を開いたあとで"))
            #expect(try await town.facts(PlaceClosed.self).count == 1)
            #expect(try await browser.get("/console/places").text.contains(Self.path))
        }
    }

    @Test("a place, a gathering and a scheme are published by hand once, however often the form is sent")
    func byHand() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let days = ["from": "2026-12-12", "until": "2026-12-12", "start": "10:30", "end": "11:00"]
            for (kind, more) in [("places", [:]), ("gatherings", days), ("schemes", [:])] {
                let path = "/console/\(kind)/new"
                let page = try await browser.get(path)
                let blank = try await browser.post(path, page.form(path))
                #expect(blank.status == 422 && blank.text.contains("名前を入れて"), "\(kind)")
                #expect(blank.text.contains("日を入れてください") == (kind == "gatherings"))
                #expect(blank.text.contains("id=\"from\" name=\"from\" type=\"date\"") == (kind == "gatherings"))
                let typed = page.form(path, ["name": "湯本のひろば"].merging(more) { $1 })
                for _ in 0..<2 { #expect(try await browser.post(path, typed).status == 303, "\(kind)") }
                #expect(try await browser.get("/console/\(kind)").text.contains("湯本のひろば"), "\(kind)")
            }
        }
        let entered = DatasetID(office: Example.hakoneOffice, kind: .entered)
        #expect(try await town.facts(PlacePublished.self).map(\.dataset) == [entered])
        #expect(try await town.facts(SchemePublished.self).map(\.dataset) == [entered])
        let gatherings = try await town.facts(GatheringPublished.self)
        #expect(gatherings.map(\.dataset) == [entered] && gatherings[0].record.days.start == 630)
    }

    @Test("vacancies are entered by age with their day, never of a day to come, and not over a newer count")
    func vacancies() async throws {
        let town = try await ConsoleSite([Self.published])
        try await town.visit(Example.yokohama, .author) { browser in
            let path = Self.path + "/vacancies"
            let page = try await browser.get(path)
            let typed = page.form(path, ["on": "2026-11-20", "free-0": "２", "waiting-1": "3"])
            for _ in 0..<2 { #expect(try await browser.post(path, typed).status == 303) }
            let counted = try await town.facts(VacanciesCounted.self)
            #expect(counted.count == 1 && counted[0].on.description == "2026-11-20")
            #expect(
                counted[0].counts[0].ages == [
                    AgeVacancies(age: 0, free: 2, waiting: nil, enrolled: nil),
                    AgeVacancies(age: 1, free: nil, waiting: 3, enrolled: nil),
                ])
            #expect(try await browser.get(Self.path).text.contains("datetime=\"2026-11-20\""))
            let newer = try await browser.get(path)
            for (wrong, words) in [
                (["on": "2027-01-01"], "きょうまで"), (["on": "2026-11-01"], "もっと新しい日"), (["free-0": "いくつか"], "数を"),
                (["free-0": "", "waiting-1": ""], "1つも"),
            ] {
                let answer = try await browser.post(path, newer.form(path, wrong))
                #expect(answer.status == 422 && answer.text.contains(words), "\(wrong)")
            }
            let stale = try await browser.post(path, page.form(path, ["free-0": "9"]))
            #expect(stale.status == 422 && stale.text.contains("この画面を開いたあとで"))
            #expect(try await town.facts(VacanciesCounted.self).count == 1)
        }
    }

    @Test(
        "an office touches only what it answers for, a city its wards' too, the prefecture all, and others nothing",
        arguments: [
            (Example.yokohama, Role.author, true), (Example.prefecture, .author, true),
            (Example.hakoneOffice, .author, false), (Example.nakaWardOffice, .author, false),
            (Example.yokohama, .desk, false), (Example.prefecture, .operator, false),
        ])
    func scope(office: OfficeID, role: Role, isAllowed: Bool) async throws {
        let town = try await ConsoleSite([Self.published, OfficeOpened(office: Example.nakaWardOffice, name: "中区")])
        let ward = PlacePublished(
            place: Example.cafeteria, dataset: DatasetID(office: Example.nakaWardOffice, kind: .entered),
            provenance: Example.openData, by: .office, record: Example.nurseryRecord)
        try await town.record([ward])
        try await town.visit(office, role) { browser in
            let token = try #require(try await browser.get("/console/account").field("token"))
            #expect(try await browser.get(Self.path).status == (isAllowed ? 200 : 403))
            #expect(try await browser.get(Self.path + "/edit").status == (isAllowed ? 200 : 403))
            for step in ["confirm", "close", "reopen", "links", "links/withdraw", "vacancies", "edit"] {
                let answer = try await browser.post(Self.path + "/\(step)", [("token", token)])
                #expect(isAllowed ? [303, 403, 422].contains(answer.status) : answer.status == 403, "\(step)")
            }
            let isOfWard = isAllowed || office == Example.nakaWardOffice
            let wardPath = "/console/places/\(Example.cafeteria)"
            #expect(try await browser.get(wardPath).status == (isOfWard && role == .author ? 200 : 403))
        }
        #expect(try await town.facts(PlaceConfirmed.self).count == (isAllowed ? 1 : 0))
    }

    @Test("hostile fields are shown back as text, and kept as text only", arguments: Hostile.texts)
    func hostile(text: String) async throws {
        let town = try await ConsoleSite([Self.published])
        try await town.visit(Example.yokohama, .author) { browser in
            let edit = Self.path + "/edit"
            let page = try await browser.get(edit)
            let fields = ["name", "telephone", "page", "point", "hours-1", "hours-rest", "ages", "mark", "report"]
            let typed = Dictionary(uniqueKeysWithValues: fields.map { ($0, text) })
            let faulty = try await browser.post(edit, page.form(edit, typed.merging(["kind": "castle"]) { $1 }))
            #expect(faulty.status == 422 && !Hostile.isLoose(text, in: faulty.text))
            let answer = try await browser.post(edit, page.form(edit, ["about": text]))
            #expect([303, 422].contains(answer.status) && !Hostile.isLoose(text, in: answer.text))
            #expect(try await !Hostile.isLoose(text, in: browser.get(Self.path).text))
        }
    }
}
