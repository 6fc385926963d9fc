package import Calendar
package import EventModel
package import Events

/// Whoever runs a shop wants something else to be published of it. An office looks at it before families see it.
///
/// As long as the shop waits to be taken in, it changes its application; one that was refused asks anew by it.
package struct RequestShopChange: Decision {
    package let shop: ShopCode
    package let link: ULID
    package let request: ULID
    package let record: ShopRecord
    package let today: CivilDate

    package init(shop: ShopCode, link: ULID, request: ULID, record: ShopRecord, today: CivilDate) {
        self.shop = shop
        self.link = link
        self.request = request
        self.record = record
        self.today = today
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { [shop.tag] }

    package func decide(given state: Shops) throws(Refusal) -> [any Event] {
        let entry = try state.shop(shop, keptBy: link)
        guard !entry.requests.contains(request) else { return [] }
        guard entry.status != .withdrawn else { throw .notTakingPart }
        let faults = record.faults
        guard faults.isEmpty else { throw .wrong(faults) }
        guard record != entry.request?.record ?? entry.record || entry.status == .refused else { return [] }
        return [ShopChangeRequested(shop: shop, request: request, record: record, on: today)]
    }
}

/// The office that answers for a shop publishes what the shop asked for.
package struct ApproveShopChange: Decision {
    package let shop: ShopCode
    package let office: OfficeID
    package let request: ULID
    package let seen: Int
    package let today: CivilDate

    package init(shop: ShopCode, office: OfficeID, request: ULID, seen: Int, today: CivilDate) {
        self.shop = shop
        self.office = office
        self.request = request
        self.seen = seen
        self.today = today
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { [shop.tag] }

    package func decide(given state: Shops) throws(Refusal) -> [any Event] {
        let entry = try state.shop(shop, of: office)
        guard entry.requests.contains(request) else { throw .unknownRequest }
        guard let open = entry.request, open.number == request else { return [] }
        guard seen == entry.revision else { throw .changedSince }
        return [ShopChanged(shop: shop, office: office, request: request, record: open.record, on: today)]
    }
}

/// The office that answers for a shop leaves what is published as it is.
package struct RefuseShopChange: Decision {
    package let shop: ShopCode
    package let office: OfficeID
    package let request: ULID
    package let words: String?
    package let seen: Int
    package let today: CivilDate

    package init(shop: ShopCode, office: OfficeID, request: ULID, words: String?, seen: Int, today: CivilDate) {
        self.shop = shop
        self.office = office
        self.request = request
        self.words = words.flatMap { $0.isBlank ? nil : $0 }
        self.seen = seen
        self.today = today
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { [shop.tag] }

    package func decide(given state: Shops) throws(Refusal) -> [any Event] {
        let entry = try state.shop(shop, of: office)
        guard entry.requests.contains(request) else { throw .unknownRequest }
        guard let open = entry.request, open.number == request else { return [] }
        guard seen == entry.revision else { throw .changedSince }
        guard words?.count ?? 0 <= Shop.longestWords else { throw .tooLong(most: Shop.longestWords) }
        return [ShopChangeRefused(shop: shop, request: request, words: words, on: today)]
    }
}

/// The office that answers for a shop changes by itself what is published of it, as the shop told on the telephone.
package struct ChangeShop: Decision {
    package let shop: ShopCode
    package let office: OfficeID
    package let record: ShopRecord
    package let seen: Int
    package let today: CivilDate

    package init(shop: ShopCode, office: OfficeID, record: ShopRecord, seen: Int, today: CivilDate) {
        self.shop = shop
        self.office = office
        self.record = record
        self.seen = seen
        self.today = today
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { [shop.tag] }

    package func decide(given state: Shops) throws(Refusal) -> [any Event] {
        let entry = try state.shop(shop, of: office)
        guard record != entry.record else { return [] }
        guard entry.status == .approved else { throw .notTakingPart }
        guard seen == entry.revision else { throw .changedSince }
        let faults = record.faults
        guard faults.isEmpty else { throw .wrong(faults) }
        return [ShopChanged(shop: shop, office: office, request: nil, record: record, on: today)]
    }
}
