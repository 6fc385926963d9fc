package import Calendar
package import EventModel
package import Events

/// The office that answers for a shop keeps it from families for a while: they no longer find it, and its checking page
/// says so.
package struct SuspendShop: Decision {
    package let shop: ShopCode
    package let office: OfficeID
    package let words: String
    package let seen: Int
    package let today: CivilDate

    package init(shop: ShopCode, office: OfficeID, words: String, seen: Int, today: CivilDate) {
        self.shop = shop
        self.office = office
        self.words = words
        self.seen = seen
        self.today = today
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { [shop.tag] }

    package func decide(given state: Shops) throws(Refusal) -> [any Event] {
        let entry = try state.shop(shop, of: office)
        guard entry.status == .approved else { throw .notTakingPart }
        guard entry.suspension == nil else { return [] }
        guard seen == entry.revision else { throw .changedSince }
        guard !words.isBlank else { throw .noWords }
        guard words.count <= Shop.longestWords else { throw .tooLong(most: Shop.longestWords) }
        return [ShopSuspended(shop: shop, office: office, words: words, on: today)]
    }
}

/// The office lets families find a shop again.
package struct ResumeShop: Decision {
    package let shop: ShopCode
    package let office: OfficeID
    package let seen: Int
    package let today: CivilDate

    package init(shop: ShopCode, office: OfficeID, seen: Int, today: CivilDate) {
        self.shop = shop
        self.office = office
        self.seen = seen
        self.today = today
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { [shop.tag] }

    package func decide(given state: Shops) throws(Refusal) -> [any Event] {
        let entry = try state.shop(shop, of: office)
        guard entry.status == .approved else { throw .notTakingPart }
        guard entry.suspension != nil else { return [] }
        guard seen == entry.revision else { throw .changedSince }
        return [ShopResumed(shop: shop, office: office, on: today)]
    }
}

/// Whoever runs a shop says, through its link, that it no longer takes part, or takes its application back.
package struct WithdrawAsShop: Decision {
    package let shop: ShopCode
    package let link: ULID
    package let today: CivilDate

    package init(shop: ShopCode, link: ULID, today: CivilDate) {
        self.shop = shop
        self.link = link
        self.today = today
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { [shop.tag] }

    package func decide(given state: Shops) throws(Refusal) -> [any Event] {
        let entry = try state.shop(shop, keptBy: link)
        guard entry.status != .withdrawn else { return [] }
        return [ShopWithdrawn(shop: shop, office: entry.office, by: .shop, on: today)]
    }
}

/// The office that answers for a shop says that it no longer takes part: it closed, or told so on the telephone.
package struct WithdrawShop: Decision {
    package let shop: ShopCode
    package let office: OfficeID
    package let seen: Int
    package let today: CivilDate

    package init(shop: ShopCode, office: OfficeID, seen: Int, today: CivilDate) {
        self.shop = shop
        self.office = office
        self.seen = seen
        self.today = today
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { [shop.tag] }

    package func decide(given state: Shops) throws(Refusal) -> [any Event] {
        let entry = try state.shop(shop, of: office)
        guard entry.status != .withdrawn else { return [] }
        guard seen == entry.revision else { throw .changedSince }
        return [ShopWithdrawn(shop: shop, office: office, by: .office, on: today)]
    }
}
