import Calendar
import EventModel
import Events
import Support
import Testing

@testable import Web

/// What a shop owner types at least.
enum TypedShop {
    static let least = [
        "name": "みなとカフェ 山下店", "trade": "eating", "address": "横浜市中区山下町999", "benefit": "お会計から10%引き",
        "person": "珈琲 花子", "reach": "canary@cafe.example.jp",
    ]

    /// Opens the form and sends it, as far as the shop's own page.
    static func apply(_ browser: Browser, _ typed: [String: String] = least) async throws -> String {
        let page = try await browser.get("/shop/apply?lang=ja")
        let check = try await browser.post("/shop/apply", page.form("/shop/apply", typed))
        let answer = try await browser.post(
            "/shop/apply", check.form("/shop/apply", ["step": "send"]))
        return String((answer.header("location") ?? "").prefix { $0 != "?" })
    }
}

@Suite("A shop applies")
struct ShopApplicationTests {
    private func town() async throws -> ConsoleSite {
        let town = try await ConsoleSite()
        try await town.site.open { _ in }
        try await town.site.catchUp()
        return town
    }

    @Test("with five fields a shop applies, looks at what customers will see, and gets a page of its own, once")
    func story() async throws {
        let town = try await town()
        try await town.site.open { browser in
            for language in ["ja", "ja-easy", "en"] {
                for path in ["/shop", "/shop/apply", "/shop/other-prefectures"] {
                    #expect(try await browser.get("\(path)?lang=\(language)").status == 200)
                }
            }
            let page = try await browser.get("/shop/apply?lang=ja")
            let check = try await browser.post("/shop/apply", page.form("/shop/apply", TypedShop.least))
            #expect(check.status == 200 && check.text.contains("お会計から10%引き") && check.text.contains("毎日"))
            #expect(try await town.facts(ShopApplied.self).isEmpty, "nothing is sent by looking")
            let edit = try await browser.post("/shop/apply", check.form("/shop/apply", ["step": "edit"]))
            #expect(edit.status == 200 && edit.text.contains("value=\"珈琲 花子\""))
            #expect(edit.text.contains("<option value=\"eating\" selected>"))
            let send = check.form("/shop/apply", ["step": "send"])
            var own = ""
            for _ in 0..<2 {
                let answer = try await browser.post("/shop/apply", send)
                #expect(answer.status == 303)
                own = answer.header("location") ?? ""
            }
            let facts = try await town.facts(ShopApplied.self)
            #expect(facts.count == 1 && facts[0].office == Example.yokohama && facts[0].by == .shop)
            #expect(facts[0].record.address.municipality == Example.nakaWard)
            let shop = try await browser.get(own)
            #expect(shop.status == 200 && shop.text.contains("申し込みました") && shop.text.contains("確認中です"))
            #expect(!shop.text.contains("canary"), "whom to reach is no part of the page")
            #expect(!shop.text.contains("/poster"), "nothing to put up before it is taken in")
        }
    }

    @Test("all that is wrong is told at its field at once, with what was typed")
    func faults() async throws {
        let town = try await town()
        try await town.site.open { browser in
            let page = try await browser.get("/shop/apply?lang=ja")
            let empty = try await browser.post("/shop/apply", page.form("/shop/apply"))
            #expect(empty.status == 422)
            for told in ["お店の名前を入れて", "業種を選んで", "住所を入れて", "特典の内容を書くか", "ご担当者のお名前を", "メールアドレスか電話番号を入れて"] {
                #expect(empty.text.contains(told), "\(told)")
            }
            let wrong: [(String, String, String)] = [
                ("address", "東京都千代田区1-1", "神奈川県内の"), ("address", "山下町999", "神奈川県内の"),
                ("telephone", "電話なし", "電話番号の形"), ("page", "cafe", "https://"), ("from", "25:00", "10:00"),
                ("first", "0", "1から9999"), ("reach", "花子", "形になっていません"),
                ("benefit", String(repeating: "あ", count: 101), "長すぎます"), ("name", "a\u{7}", "使えない文字"),
                ("branches", "本牧店、横浜市中区本牧原1\n箱根店", "2行目"),
            ]
            for (field, value, told) in wrong {
                var typed = TypedShop.least
                typed[field] = value
                let answer = try await browser.post("/shop/apply", page.form("/shop/apply", typed))
                #expect(answer.status == 422 && answer.text.contains(told), "\(field)")
                #expect(answer.text.contains("aria-invalid=\"true\""))
            }
            var backwards = TypedShop.least
            (backwards["from"], backwards["until"]) = ("15:00", "10:00")
            let answer = try await browser.post("/shop/apply", page.form("/shop/apply", backwards))
            #expect(answer.status == 422 && answer.text.contains("はじまりより前"))
            #expect(try await town.facts(ShopApplied.self).isEmpty)
        }
    }

    @Test("what somebody types is never a part of the page", arguments: Hostile.texts)
    func hostile(_ text: String) async throws {
        let town = try await town()
        try await town.site.open { browser in
            let page = try await browser.get("/shop/apply?lang=ja")
            for field in TypedShop.least.keys.sorted() + ["branches", "note", "hours"] {
                var typed = TypedShop.least
                typed[field] = text
                let answer = try await browser.post("/shop/apply", page.form("/shop/apply", typed))
                #expect([200, 422].contains(answer.status), "\(field)")
                #expect(!Hostile.isLoose(text, in: answer.text), "\(field)")
            }
        }
    }

    @Test("conditions and the friendly menu come as they were chosen, and stand there in sentences")
    func conditions() async throws {
        let town = try await town()
        try await town.site.open { browser in
            var typed = TypedShop.least
            (typed["audience"], typed["from"], typed["until"]) = ("preschool", "10:00", "16:00")
            (typed["child"], typed["alone"], typed["first"], typed["nationwide"]) = ("on", "on", "２０", "on")
            let page = try await browser.get("/shop/apply?lang=ja")
            let form =
                page.form("/shop/apply", typed)
                + [("day", "1"), ("day", "2"), ("friendly", "kids-space"), ("friendly", "hot-water")]
            let check = try await browser.post("/shop/apply", form)
            for told in [
                "小学校入学前", "月・火曜日 10:00から16:00まで", "お子さま（妊娠中の方はご本人）がいっしょのとき", "1日先着20組", "ほかの割引とはいっしょに使えません",
                "キッズスペース", "全国のパスポートOK",
            ] { #expect(check.text.contains(told), "\(told)") }
            _ = try await browser.post("/shop/apply", check.form("/shop/apply", ["step": "send"]))
            let record = try #require(try await town.facts(ShopApplied.self).first?.record)
            #expect(record.terms?.weekdays == [.monday, .tuesday] && record.terms?.firstOfDay == 20)
            #expect(record.terms?.from == 600 && record.terms?.until == 960 && record.terms?.combines == false)
            #expect(record.friendly == [.hotWater, .kidsSpace] && record.isNationwide)
        }
    }

    @Test(
        "a firm's branches apply together, each with a code and page of its own; across towns the prefecture answers"
    )
    func chain() async throws {
        let town = try await town()
        try await town.site.open { browser in
            var typed = TypedShop.least
            typed["branches"] = "本牧店、横浜市中区本牧原1、045-000-0001\n\n箱根店,足柄下郡箱根町湯本1"
            let own = try await TypedShop.apply(browser, typed)
            let facts = try await town.facts(ShopApplied.self)
            #expect(facts.map(\.record.name) == ["みなとカフェ 山下店", "本牧店", "箱根店"])
            #expect(Set(facts.map(\.shop)).count == 3 && Set(facts.map(\.chain)).count == 1)
            #expect(Set(facts.map(\.office)) == [Example.prefecture])
            #expect(facts.allSatisfy { $0.record.terms?.words == "お会計から10%引き" })
            try await town.site.catchUp()
            let page = try await browser.get(own)
            #expect(page.text.contains("本牧店") && page.text.contains("箱根店"))
            let other = try #require(page.text.firstMatch(of: /<li><a href="(\/shop\/[^"]+)">本牧店/))
            #expect(try await browser.get(String(other.1)).text.contains("<h1>本牧店</h1>"))
        }
    }

    @Test("an address sends so many applications and no more, and no other site sends any")
    func limited() async throws {
        let town = try await town()
        try await town.site.open { browser in
            let page = try await browser.get("/shop/apply?lang=ja")
            var typed = TypedShop.least
            typed["step"] = "send"
            let form = page.form("/shop/apply", typed)
            var statuses: Set<Int> = []
            for _ in 0..<40 { statuses.insert(try await browser.post("/shop/apply", form).status) }
            #expect(statuses == [303, 429])
            browser.origin = "https://elsewhere.example"
            #expect(try await browser.post("/shop/apply", form).status == 403)
            #expect(try await town.facts(ShopApplied.self).count == 1)
        }
    }
}
