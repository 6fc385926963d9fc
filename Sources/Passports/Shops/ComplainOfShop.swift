package import Calendar
package import EventModel
package import Events

/// A family says that a shop did not give what is published of it: two taps, no name.
package struct ComplainOfShop: Decision {
    package let shop: ShopCode
    package let complaint: ULID
    package let kind: ComplaintKind
    package let words: String?
    package let today: CivilDate

    /// - Parameter words: what went wrong; needed where no kind says it.
    package init(shop: ShopCode, complaint: ULID, kind: ComplaintKind, words: String?, today: CivilDate) {
        self.shop = shop
        self.complaint = complaint
        self.kind = kind
        self.words = words.flatMap { $0.isBlank ? nil : $0 }
        self.today = today
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { [shop.tag] }

    /// So many may wait for an office; what more families say then adds nothing.
    private static let mostOpen = 50

    package func decide(given state: Shops) throws(Refusal) -> [any Event] {
        guard let entry = state[shop] else { throw .unknown }
        guard entry.complaints[complaint] == nil, !entry.answered.contains(complaint) else { return [] }
        guard entry.status == .approved else { throw .notTakingPart }
        guard kind != .other || words != nil else { throw .noWords }
        guard words?.count ?? 0 <= Shop.longestWords else { throw .tooLong(most: Shop.longestWords) }
        guard entry.complaints.count < Self.mostOpen else { throw .tooManyOpen }
        return [
            ShopComplainedOf(
                shop: shop, complaint: complaint, kind: kind, words: words.map { .known($0) }, on: today)
        ]
    }
}

/// The office that answers for a shop says what became of a complaint.
package struct AnswerShopComplaint: Decision {
    package let shop: ShopCode
    package let complaint: ULID
    package let outcome: ComplaintOutcome
    package let office: OfficeID
    package let today: CivilDate

    package init(shop: ShopCode, complaint: ULID, outcome: ComplaintOutcome, office: OfficeID, today: CivilDate) {
        self.shop = shop
        self.complaint = complaint
        self.outcome = outcome
        self.office = office
        self.today = today
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { [shop.tag] }

    package func decide(given state: Shops) throws(Refusal) -> [any Event] {
        let entry = try state.shop(shop, of: office)
        guard !entry.answered.contains(complaint) else { return [] }
        guard entry.complaints[complaint] != nil else { throw .unknownComplaint }
        return [ShopComplaintAnswered(shop: shop, complaint: complaint, outcome: outcome, on: today)]
    }
}
