package import Calendar
package import EventModel

/// A shop asked to take part in the child-rearing support pass.
package struct ShopApplied: Event {
    package let shop: ShopCode
    /// The number of the form; also that of the shop's first link.
    package let application: ULID
    package let by: ApplicantKind
    /// The same for all shops of one firm that applied together.
    package let chain: ULID?
    /// Who answers for it from then on.
    package let office: OfficeID
    package let record: ShopRecord
    package let person: Personal<String>?
    package let reachedAt: Personal<String>?
    package let on: CivilDate

    package init(
        shop: ShopCode, application: ULID, by: ApplicantKind, chain: ULID?, office: OfficeID, record: ShopRecord,
        person: Personal<String>?, reachedAt: Personal<String>?, on: CivilDate
    ) {
        self.shop = shop
        self.application = application
        self.by = by
        self.chain = chain
        self.office = office
        self.record = record
        self.person = person
        self.reachedAt = reachedAt
        self.on = on
    }

    package static let schema = Schema("shop.applied", version: 1)
    package static let meaning = "A shop asked to take part in the child-rearing support pass."
    package static let fields = Fields(
        Field("shop", \.shop, "the shop"),
        Field("application", \.application, "the form's number, and that of the shop's first link"),
        Field("by", \.by, "in whose name it was asked"),
        Field("chain", \.chain, "the same for all shops of one firm that asked together"),
        Field("office", \.office, "who answers for it from then on"),
        Field("record", \.record, "what the shop is and gives"),
        Field("person", \.person, "whom to speak to"),
        Field("reachedAt", \.reachedAt, "the mail address or telephone number of that person"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [shop.tag] }
    /// A shop's people have a key of their own.
    package var subject: Tag? { person == nil && reachedAt == nil ? nil : Self.subject(of: shop) }
    package static func subject(of shop: ShopCode) -> Tag { Tag("shop-people", shop) }
}

/// An office took a shop in: from then on families find it, and its checking page is good.
package struct ShopApproved: Event {
    package let shop: ShopCode
    package let office: OfficeID
    /// What the officer saw and families see.
    package let record: ShopRecord
    package let on: CivilDate

    package init(shop: ShopCode, office: OfficeID, record: ShopRecord, on: CivilDate) {
        self.shop = shop
        self.office = office
        self.record = record
        self.on = on
    }

    package static let schema = Schema("shop.approved", version: 1)
    package static let meaning = "An office took a shop in: from then on families find it."
    package static let fields = Fields(
        Field("shop", \.shop, "the shop"),
        Field("office", \.office, "who answers for it"),
        Field("record", \.record, "what families see of it"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [shop.tag, shop.place.tag] }
}

/// An office did not take a shop in.
package struct ShopRefused: Event {
    package let shop: ShopCode
    package let office: OfficeID
    package let reason: ShopRefusalReason
    /// What the office writes to the shop.
    package let words: String?
    package let on: CivilDate

    package init(shop: ShopCode, office: OfficeID, reason: ShopRefusalReason, words: String?, on: CivilDate) {
        self.shop = shop
        self.office = office
        self.reason = reason
        self.words = words
        self.on = on
    }

    package static let schema = Schema("shop.refused", version: 1)
    package static let meaning = "An office did not take a shop in."
    package static let fields = Fields(
        Field("shop", \.shop, "the shop"),
        Field("office", \.office, "who answers for it"),
        Field("reason", \.reason, "why"),
        Field("words", \.words, "what the office writes to the shop"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [shop.tag] }
}

/// A shop was given a new link to its own page; older ones are no longer good.
package struct ShopLinkIssued: Event {
    package let shop: ShopCode
    package let link: ULID
    package let on: CivilDate

    package init(shop: ShopCode, link: ULID, on: CivilDate) {
        self.shop = shop
        self.link = link
        self.on = on
    }

    package static let schema = Schema("shop.link-issued", version: 1)
    package static let meaning = "A shop was given a new link to its own page; older ones are no longer good."
    package static let fields = Fields(
        Field("shop", \.shop, "the shop"),
        Field("link", \.link, "the link's number; its signature is not stored"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [shop.tag] }
}
