package import Calendar
package import EventModel

/// A shop asked to change what is published of it.
package struct ShopChangeRequested: Event {
    package let shop: ShopCode
    package let request: ULID
    package let record: ShopRecord
    package let on: CivilDate

    package init(shop: ShopCode, request: ULID, record: ShopRecord, on: CivilDate) {
        self.shop = shop
        self.request = request
        self.record = record
        self.on = on
    }

    package static let schema = Schema("shop.change-requested", version: 1)
    package static let meaning = "A shop asked to change what is published of it."
    package static let fields = Fields(
        Field("shop", \.shop, "the shop"),
        Field("request", \.request, "the form's number"),
        Field("record", \.record, "what the shop wants to be published"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [shop.tag] }
}

/// What is published of a shop changed.
package struct ShopChanged: Event {
    package let shop: ShopCode
    package let office: OfficeID
    /// Nil where the office changed it by itself.
    package let request: ULID?
    package let record: ShopRecord
    package let on: CivilDate

    package init(shop: ShopCode, office: OfficeID, request: ULID?, record: ShopRecord, on: CivilDate) {
        self.shop = shop
        self.office = office
        self.request = request
        self.record = record
        self.on = on
    }

    package static let schema = Schema("shop.changed", version: 1)
    package static let meaning = "What is published of a shop changed."
    package static let fields = Fields(
        Field("shop", \.shop, "the shop"),
        Field("office", \.office, "who answers for it"),
        Field("request", \.request, "the shop's request; none where the office changed it by itself"),
        Field("record", \.record, "what families see of it"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [shop.tag, shop.place.tag] }
}

/// An office left what is published of a shop as it is.
package struct ShopChangeRefused: Event {
    package let shop: ShopCode
    package let request: ULID
    package let words: String?
    package let on: CivilDate

    package init(shop: ShopCode, request: ULID, words: String?, on: CivilDate) {
        self.shop = shop
        self.request = request
        self.words = words
        self.on = on
    }

    package static let schema = Schema("shop.change-refused", version: 1)
    package static let meaning = "An office left what is published of a shop as it is."
    package static let fields = Fields(
        Field("shop", \.shop, "the shop"),
        Field("request", \.request, "the shop's request"),
        Field("words", \.words, "what the office writes to the shop"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [shop.tag] }
}

/// An office keeps a shop from families for a while.
package struct ShopSuspended: Event {
    package let shop: ShopCode
    package let office: OfficeID
    /// What the office writes to the shop.
    package let words: String
    package let on: CivilDate

    package init(shop: ShopCode, office: OfficeID, words: String, on: CivilDate) {
        self.shop = shop
        self.office = office
        self.words = words
        self.on = on
    }

    package static let schema = Schema("shop.suspended", version: 1)
    package static let meaning = "An office keeps a shop from families for a while."
    package static let fields = Fields(
        Field("shop", \.shop, "the shop"),
        Field("office", \.office, "who answers for it"),
        Field("words", \.words, "what the office writes to the shop"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [shop.tag, shop.place.tag] }
}

/// Families find a shop again, as it was before.
package struct ShopResumed: Event {
    package let shop: ShopCode
    package let office: OfficeID
    package let on: CivilDate

    package init(shop: ShopCode, office: OfficeID, on: CivilDate) {
        self.shop = shop
        self.office = office
        self.on = on
    }

    package static let schema = Schema("shop.resumed", version: 1)
    package static let meaning = "Families find a shop again, as it was before."
    package static let fields = Fields(
        Field("shop", \.shop, "the shop"),
        Field("office", \.office, "who answers for it"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [shop.tag, shop.place.tag] }
}

/// A shop no longer takes part.
package struct ShopWithdrawn: Event {
    package let shop: ShopCode
    package let office: OfficeID
    package let by: ShopVoice
    package let on: CivilDate

    package init(shop: ShopCode, office: OfficeID, by: ShopVoice, on: CivilDate) {
        self.shop = shop
        self.office = office
        self.by = by
        self.on = on
    }

    package static let schema = Schema("shop.withdrawn", version: 1)
    package static let meaning = "A shop no longer takes part."
    package static let fields = Fields(
        Field("shop", \.shop, "the shop"),
        Field("office", \.office, "who answers for it"),
        Field("by", \.by, "who said so"),
        Field("on", \.on, "the day"),
        build: Self.init)
    package var tags: [Tag] { [shop.tag, shop.place.tag] }
}
