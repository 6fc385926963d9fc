import Calendar
import EventModel
import Events
import Support
import Testing

@testable import Web

@Suite("Shops together, and links of nobody")
struct ShopChainTests {
    private let path = "/console/shops/\(Example.shop)"

    @Test("an officer approves a firm's shops together; one that changed meanwhile stays waiting")
    func chain() async throws {
        let numbers = [Example.shopApplication, Example.shopLink, Example.shopRequest]
        let facts = numbers.map {
            ShopApplied(
                shop: ShopCode(application: $0), application: $0, by: .chain, chain: numbers[0],
                office: Example.yokohama, record: Example.shopRecord, person: nil, reachedAt: nil, on: Example.today)
        }
        let town = try await ConsoleSite(facts)
        try await town.visit(Example.yokohama, .approver) { browser in
            let page = try await browser.get(path)
            try await town.record([
                ShopChangeRequested(
                    shop: facts[2].shop, request: Example.complaint, record: Example.shopRecord, on: Example.today)
            ])
            let form = page.form(path + "/approve", ["all": "on"])
            #expect(try await browser.post(path + "/approve", form).header("location") == "/console/shops?done=chain")
            #expect(Set(try await town.facts(ShopApproved.self).map(\.shop)) == Set(facts[..<2].map(\.shop)))
        }
    }

    @Test("a link that was changed or made up opens nothing")
    func tampered() async throws {
        let town = try await ConsoleSite([ShopStoryTests.applied])
        try await town.site.open { browser in
            let link = "\(Example.shop)-\(Example.shopApplication)-00"
            let closed = try await browser.get("/shop/\(link)?lang=ja")
            #expect(closed.status == 404 && closed.text.contains("このリンクは使えません"))
            for text in ["x", "\(Example.shop)", link, "%00"] {
                for path in ["/shop/\(text)", "/shop/\(text)/change", "/shop/\(text)/poster"] {
                    #expect(try await browser.get(path).status == 404, "\(path)")
                }
                #expect(try await browser.post("/shop/\(text)", [("step", "withdraw")]).status == 404)
            }
            #expect(try await town.facts(ShopWithdrawn.self).isEmpty)
        }
    }
}
