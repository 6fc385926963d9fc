import Calendar
import EventModel
import Events
import Support
import Testing

@testable import Web

@Suite("A shop and its office")
struct ShopStoryTests {
    private let path = "/console/shops/\(Example.shop)"

    static let applied = ShopApplied(
        shop: Example.shop, application: Example.shopApplication, by: .shop, chain: nil, office: Example.yokohama,
        record: Example.shopRecord, person: .known("珈琲 花子"), reachedAt: .known("canary@cafe.example.jp"),
        on: Example.today)
    private static let approved = ShopApproved(
        shop: Example.shop, office: Example.yokohama, record: Example.shopRecord, on: Example.today)

    @Test("an officer approves in one press; families find the shop, and the shop its sticker and poster")
    func approving() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.yokohama, .approver) { browser in
            try await town.site.catchUp()
            let owner = Browser(address: browser.address)
            let own = try await TypedShop.apply(owner)
            let code = try #require(try await town.facts(ShopApplied.self).first?.shop)
            let path = "/console/shops/\(code)"
            #expect(try await browser.get("/console").text.contains("協力店の申込みや変更の届出が1件"))
            #expect(try await browser.get("/console/shops").text.contains(path))
            let page = try await browser.get(path)
            #expect(page.text.contains("住所は横浜市中区です") && page.text.contains("mailto:canary@cafe.example.jp"))
            for _ in 0..<2 {
                let answer = try await browser.post(path + "/approve", page.form(path + "/approve"))
                #expect(answer.status == 303)
                #expect(answer.header("location") == "/console/shops?done=approved&shop=\(code)")
            }
            #expect(try await town.facts(ShopApproved.self).count == 1)
            let list = try await browser.get("/console/shops?done=approved&shop=\(code)")
            #expect(list.text.contains("「みなとカフェ 山下店」を承認しました") && list.text.contains("0件"))
            let place = try await owner.get("/r/places/\(code.place)?lang=ja")
            #expect(place.status == 200 && place.text.contains("お会計から10%引き") && place.text.contains("毎日"))
            #expect(place.text.contains("/r/shops/\(code)/complaint"))
            let shop = try await owner.get(own)
            #expect(shop.text.contains("協力店として案内しています") && shop.text.contains("/v?shop=\(code)"))
            for print in ["sticker", "poster"] {
                let sheet = try await owner.get("\(own)/\(print)")
                #expect(sheet.status == 200 && sheet.text.contains(code.shown))
                let checker = "\(Site.publicURL)/v?shop=\(code)"
                #expect(sheet.text.contains("viewBox=\"0 0 \(checker.count) 1\""), "the code opens the checking page")
                let file = try await owner.get("\(own)/\(print).pdf")
                #expect(file.status == 200 && file.header("content-type") == "application/pdf")
                #expect(sheet.text.contains("\(own)/\(print).pdf") && shop.text.contains("\(own)/\(print).pdf"))
                #expect(
                    file.text.contains(checker) && file.text.contains("みなとカフェ 山下店") && file.text.contains(code.shown))
            }
        }
    }

    @Test("a refusal says why on the shop's page; the shop puts it right, and it waits again")
    func refusing() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.yokohama, .approver) { browser in
            try await town.site.catchUp()
            let owner = Browser(address: browser.address)
            let own = try await TypedShop.apply(owner)
            let code = try #require(try await town.facts(ShopApplied.self).first?.shop)
            let path = "/console/shops/\(code)"
            let page = try await browser.get(path)
            let silent = page.form(path + "/refuse", ["reason": "other", "words": " "])
            #expect(try await browser.post(path + "/refuse", silent).status == 422)
            let refuse = page.form(path + "/refuse", ["reason": "unclear", "words": "何の10%引きですか"])
            for _ in 0..<2 { #expect(try await browser.post(path + "/refuse", refuse).status == 303) }
            let told = try await owner.get(own)
            #expect(told.text.contains("このままでは登録できません") && told.text.contains("何の10%引きですか"))
            #expect(try await owner.get(own + "/poster").status == 404)
            #expect(try await owner.get(own + "/poster.pdf").status == 404)
            let change = try await owner.get(own + "/change")
            let form = change.form(own + "/change", ["benefit": "お食事のお会計から10%引き"])
            for _ in 0..<2 {
                let answer = try await owner.post(own + "/change", form)
                #expect(answer.header("location") == own + "?done=asked")
            }
            #expect(try await town.facts(ShopChangeRequested.self).count == 1)
            let stale = page.form(path + "/approve")
            #expect(try await browser.post(path + "/approve", stale).status == 422, "an older form decides nothing")
            let again = try await browser.get(path)
            #expect(again.text.contains("お食事のお会計から10%引き"))
            #expect(try await browser.post(path + "/approve", again.form(path + "/approve")).status == 303)
            #expect(try await town.facts(ShopApproved.self).map(\.record.terms?.words) == ["お食事のお会計から10%引き"])
        }
    }

    @Test("a change stands before the officer beside what is published, and only what differs")
    func changing() async throws {
        let town = try await ConsoleSite([Self.applied, Self.approved])
        try await town.visit(Example.yokohama, .approver) { browser in
            let link = try #require(
                try await browser.get(path).text.firstMatch(of: /value="https:\/\/hagukumi.example(\/shop\/[^"]+)"/))
            let own = String(link.1)
            let owner = Browser(address: browser.address)
            let change = try await owner.get(own + "/change?lang=ja")
            #expect(change.text.contains("value=\"10:00\"") && change.text.contains("value=\"20\""))
            let same = try await owner.post(own + "/change", withDays(change.form(own + "/change")))
            #expect(same.header("location") == own + "?done=same")
            let form = withDays((try await owner.get(own + "/change")).form(own + "/change", ["benefit": "風船プレゼント"]))
            #expect(try await owner.post(own + "/change", form).status == 303)
            #expect(try await owner.get(own).text.contains("確認中の変更"))
            let page = try await browser.get(path)
            #expect(page.text.contains("<td class=\"said\">お会計から10%引き</td>"))
            #expect(page.text.contains("<strong>風船プレゼント</strong>"))
            #expect(page.text.matches(of: /<tr><th scope="row">/).count == 1)
            let accept = page.form(path + "/accept")
            for _ in 0..<2 { #expect(try await browser.post(path + "/accept", accept).status == 303) }
            #expect(try await town.facts(ShopChanged.self).count == 1)
            try await town.site.catchUp()
            #expect(try await owner.get("/r/places/\(Example.shop.place)").text.contains("風船プレゼント"))
        }
    }

    /// What was ticked: forms are read with one value for each name.
    private func withDays(_ fields: [(String, String)]) -> [(String, String)] {
        fields.filter { $0.0 != "day" && $0.0 != "friendly" }
            + [("day", "1"), ("day", "2"), ("friendly", "hot-water"), ("friendly", "kids-space")]
    }

    @Test("a suspended shop is not found and its page says why; it comes back, and ends with its contact destroyed")
    func life() async throws {
        let town = try await ConsoleSite([Self.applied, Self.approved])
        try await town.visit(Example.yokohama, .approver) { browser in
            func press(_ action: String, _ typed: [String: String] = [:]) async throws -> Int {
                let page = try await browser.get(path)
                return try await browser.post(
                    "\(path)/\(action)", page.form("\(path)/\(action)", typed)
                ).status
            }
            let link = try #require(
                try await browser.get(path).text.firstMatch(of: /value="https:\/\/hagukumi.example(\/shop\/[^"]+)"/))
            let (own, owner) = (String(link.1), Browser(address: browser.address))
            #expect(try await press("suspend") == 422, "a reason is needed")
            #expect(try await press("suspend", ["words": "改装のため"]) == 303)
            try await town.site.catchUp()
            #expect(try await owner.get("/r/places/\(Example.shop.place)").status == 404)
            let told = try await owner.get(own + "?lang=ja")
            #expect(told.text.contains("案内を止めています") && told.text.contains("改装のため"))
            #expect(try await press("resume") == 303)
            try await town.site.catchUp()
            #expect(try await owner.get("/r/places/\(Example.shop.place)").status == 200)
            #expect(try await press("link") == 303)
            #expect(try await owner.get(own).status == 404, "the older link opens nothing")
            #expect(try await browser.get(path).text.contains("canary"))
            #expect(try await press("withdraw") == 303)
            let after = try await browser.get(path).text
            #expect(!after.contains("canary"))
            #expect(try await town.facts(ShopWithdrawn.self).map(\.by) == [.office])
        }
    }

    @Test("a shop takes itself out by its page, and nothing of it can be pressed twice")
    func withdrawing() async throws {
        let town = try await ConsoleSite()
        try await town.site.open { browser in
            try await town.site.catchUp()
            let own = try await TypedShop.apply(browser)
            let form = try await browser.get(own).form(own)
            for _ in 0..<2 { #expect(try await browser.post(own, form).header("location") == own + "?done=withdrawn") }
            #expect(try await town.facts(ShopWithdrawn.self).count == 1)
            let page = try await browser.get(own)
            #expect(page.text.contains("登録は終わっています") && !page.text.contains("/change\""))
            #expect(try await browser.post(own + "/change", form).status == 403)
        }
    }

    @Test("a family complains in two taps without a name; the office hears it and answers, and the words are destroyed")
    func complaining() async throws {
        let town = try await ConsoleSite([Self.applied, Self.approved])
        try await town.visit(Example.yokohama, .desk) { browser in
            let family = Browser(address: browser.address)
            let page = "/r/shops/\(Example.shop)/complaint"
            for language in ["ja-easy", "en", "ja"] {
                #expect(try await family.get("\(page)?lang=\(language)").status == 200)
            }
            let open = try await family.get(page)
            #expect(open.text.contains("みなとカフェ") && open.text.contains("お会計から10%引き"))
            #expect(try await family.post(page, open.form(page)).status == 422)
            #expect(try await family.post(page, open.form(page, ["kind": "other"])).status == 422)
            let form = open.form(page, ["kind": "refused", "words": "断られました<b>"])
            for _ in 0..<2 { #expect(try await family.post(page, form).header("location") == page + "?done=1") }
            let facts = try await town.facts(ShopComplainedOf.self)
            #expect(facts.count == 1 && facts[0].tags == [Example.shop.tag], "nothing leads back to a household")
            #expect(try await browser.get("/console/shops?show=complaints").text.contains("声 1件"))
            let shown = try await browser.get(path)
            #expect(shown.text.contains("断られました&lt;b&gt;") && !shown.text.contains("\(path)/approve"))
            #expect(!shown.text.contains("\(path)/suspend"), "who may not decide is shown no button")
            let answer = shown.form(path + "/complaint", ["outcome": "told"])
            for _ in 0..<2 { #expect(try await browser.post(path + "/complaint", answer).status == 303) }
            #expect(try await town.facts(ShopComplaintAnswered.self).map(\.outcome) == [.told])
            #expect(try await town.facts(ShopComplainedOf.self)[0].words == .erased)
            #expect(try await family.get("/r/shops/AAAA/complaint").status == 404)
        }
    }

    @Test("a desk enters a shop on its behalf, which waits for who approves; other offices' shops are not theirs")
    func onBehalf() async throws {
        let town = try await ConsoleSite([Self.applied])
        try await town.visit(Example.yokohama, .desk) { browser in
            let page = try await browser.get("/console/shops/new")
            #expect(try await browser.post("/console/shops/new", page.form("/console/shops/new")).status == 422)
            var typed = TypedShop.least
            (typed["person"], typed["reach"]) = ("", "")
            var away = typed
            away["address"] = "足柄下郡箱根町湯本1"
            let elsewhere = try await browser.post("/console/shops/new", page.form("/console/shops/new", away))
            #expect(elsewhere.status == 422 && elsewhere.text.contains("ほかの所属"))
            let form = page.form("/console/shops/new", typed)
            for _ in 0..<2 { #expect(try await browser.post("/console/shops/new", form).status == 303) }
            let facts = try await town.facts(ShopApplied.self)
            #expect(facts.count == 2 && facts[1].by == .office && facts[1].person == nil)
            #expect(try await browser.get("/console/shops/\(facts[1].shop)").text.contains("同じ名前の店があります"))
        }
        try await town.visit(Example.hakoneOffice, .approver) { browser in
            let list = try await browser.get("/console/shops?show=all").text
            #expect(!list.contains("みなとカフェ"))
            #expect(try await browser.get(path).status == 403)
        }
    }
}
