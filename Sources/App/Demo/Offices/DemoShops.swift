import Calendar
import EventModel
import EventStore
import Events
import Offices
import Passports
import Places
import Web

/// Two made-up shops that take the support pass: one that families find, and one that waits for its office.
struct DemoShops: Sendable {
    let installation: Installation

    private static let office = OfficeID("city:14100")

    private static let bakery = ShopRecord(
        name: "みなと見本ベーカリー", trade: .sweets,
        address: PostalAddress(
            municipality: MunicipalityCode("141046"), postalCode: nil, text: "横浜市中区山下町998", building: nil,
            access: nil),
        telephone: "045-000-0008", hours: "9時から18時、火曜日休み",
        terms: BenefitTerms(kind: .gift, words: "お子さまにミニパン1個", audience: .primary, needsChild: true),
        friendly: [.hotWater, .kidsSpace], isNationwide: true)

    private static let books = ShopRecord(
        name: "さかのうえ見本書店", trade: .books,
        address: PostalAddress(
            municipality: MunicipalityCode("141046"), postalCode: nil, text: "横浜市中区山手町998", building: nil,
            access: nil),
        terms: BenefitTerms(kind: .discount, words: "絵本5%引き", combines: false), friendly: [.diaperTable])

    /// - Returns: the address of the first shop's own page.
    func publish() async throws -> String? {
        guard let office = Self.office else { return nil }
        let (book, today) = (installation.staffBook, installation.world.now.date)
        var first: EnterShop?
        for record in [Self.bakery, Self.books] {
            let enter = EnterShop(
                application: installation.world.freshID(), office: office, record: record, person: "", reachedAt: "",
                today: today)
            try await book.execute(enter, by: .terminal)
            first = first ?? enter
        }
        guard let first else { return nil }
        try await book.execute(
            ApproveShop(shop: first.shop, office: office, seen: 0, today: today), by: .terminal)
        return try await ShopLink(shop: first.shop, link: first.application)
            .address(at: installation.settings.publicURL, installation.log)
    }
}
