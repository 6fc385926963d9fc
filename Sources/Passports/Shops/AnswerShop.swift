package import Calendar
package import EventModel
package import Events

/// The office that answers for a shop takes it in, also one that it had refused before.
package struct ApproveShop: Decision {
    package let shop: ShopCode
    package let office: OfficeID
    /// The revision that the officer saw.
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
        switch entry.status {
        case .approved: return []
        case .withdrawn: throw .notWaiting
        case .waiting, .refused: break
        }
        guard seen == entry.revision else { throw .changedSince }
        return [ShopApproved(shop: shop, office: office, record: entry.record, on: today)]
    }
}

/// The office that answers for a shop does not take it in, and says why; the shop may put it right and ask again.
package struct RefuseShop: Decision {
    package let shop: ShopCode
    package let office: OfficeID
    package let reason: ShopRefusalReason
    package let words: String?
    package let seen: Int
    package let today: CivilDate

    package init(
        shop: ShopCode, office: OfficeID, reason: ShopRefusalReason, words: String?, seen: Int, today: CivilDate
    ) {
        self.shop = shop
        self.office = office
        self.reason = reason
        self.words = words.flatMap { $0.isBlank ? nil : $0 }
        self.seen = seen
        self.today = today
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { [shop.tag] }

    package func decide(given state: Shops) throws(Refusal) -> [any Event] {
        let entry = try state.shop(shop, of: office)
        if entry.status == .refused { return [] }
        guard entry.status == .waiting else { throw .notWaiting }
        guard seen == entry.revision else { throw .changedSince }
        guard reason != .other || words != nil else { throw .noWords }
        guard words?.count ?? 0 <= Shop.longestWords else { throw .tooLong(most: Shop.longestWords) }
        return [ShopRefused(shop: shop, office: office, reason: reason, words: words, on: today)]
    }
}

/// The office gives a shop a new link to its page; the older one opens nothing from then on.
package struct IssueShopLink: Decision {
    package let shop: ShopCode
    package let link: ULID
    package let office: OfficeID
    package let today: CivilDate

    package init(shop: ShopCode, link: ULID, office: OfficeID, today: CivilDate) {
        self.shop = shop
        self.link = link
        self.office = office
        self.today = today
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { [shop.tag] }

    package func decide(given state: Shops) throws(Refusal) -> [any Event] {
        let entry = try state.shop(shop, of: office)
        guard !entry.links.contains(link) else { return [] }
        guard entry.status != .withdrawn else { throw .notTakingPart }
        return [ShopLinkIssued(shop: shop, link: link, on: today)]
    }
}

extension Shop {
    /// So long may it be what an office or a family writes about it.
    package static let longestWords = 300
}
