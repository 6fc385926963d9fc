import Calendar
package import EventModel
package import Events
import Places

extension Example {
    package static let shopApplication = ULID("01JD8Z0000SHAPP1Y000000001")!
    package static let shop = ShopCode(application: shopApplication)
    package static let shopLink = ULID("01JD8Z0000SHP11NK000000001")!
    package static let shopRequest = ULID("01JD8Z0000SHPREQ0000000001")!
    package static let complaint = ULID("01JD8Z0000C0MP1A1NT0000001")!

    /// A made-up café with every field filled.
    package static let shopRecord = ShopRecord(
        name: "みなとカフェ 山下店", trade: .eating,
        address: PostalAddress(
            municipality: nakaWard, postalCode: "2310023", text: "横浜市中区山下町999", building: "みなとビル1階", access: nil),
        telephone: "045-000-0009", page: "https://cafe.example.jp/", hours: "10時から18時、水曜日休み",
        terms: BenefitTerms(
            kind: .discount, words: "お会計から10%引き", audience: .preschool, weekdays: [.monday, .tuesday], from: 600,
            until: 960, needsChild: true, firstOfDay: 20, combines: false, note: "アルコールを除きます"),
        friendly: [.hotWater, .kidsSpace], isNationwide: true)

    package static let shops: [any Event] = [
        ShopApplied(
            shop: shop, application: shopApplication, by: .chain, chain: shopLink, office: yokohama,
            record: shopRecord, person: .known("珈琲 花子"), reachedAt: .known("canary@cafe.example.jp"), on: today),
        ShopApproved(shop: shop, office: yokohama, record: shopRecord, on: today),
        ShopRefused(shop: shop, office: yokohama, reason: .unclear, words: "特典の内容を書いてください", on: today),
        ShopLinkIssued(shop: shop, link: shopLink, on: today),
        ShopChangeRequested(shop: shop, request: shopRequest, record: shopRecord, on: today),
        ShopChanged(shop: shop, office: yokohama, request: shopRequest, record: shopRecord, on: today),
        ShopChangeRefused(shop: shop, request: shopRequest, words: "お電話でうかがいます", on: today),
        ShopSuspended(shop: shop, office: yokohama, words: "改装のため", on: today),
        ShopResumed(shop: shop, office: yokohama, on: today),
        ShopWithdrawn(shop: shop, office: yokohama, by: .shop, on: today),
        ShopComplainedOf(shop: shop, complaint: complaint, kind: .refused, words: .known("パスを見せたら断られました"), on: today),
        ShopComplaintAnswered(shop: shop, complaint: complaint, outcome: .told, on: today),
    ]
}
