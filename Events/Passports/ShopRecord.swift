package import Calendar
package import EventModel

/// What a shop gives for the pass, and under which conditions: enough for a till, a page and a person to say yes or no.
package struct BenefitTerms: Record, Hashable {
    package var kind: BenefitKind
    /// What is given, in the shop's own words: 「お会計から10%引き」.
    package var words: String
    package var audience: BenefitAudience
    /// The days on which it is given; empty for every day.
    package var weekdays: [Weekday]
    /// From this minute of the day on; nil from opening on.
    package var from: Int?
    /// Until this minute of the day; nil until closing.
    package var until: Int?
    /// Whether a child has to be there, or the pregnant person herself.
    package var needsChild: Bool
    /// For so many families a day, the first to come; nil for all.
    package var firstOfDay: Int?
    /// Whether it comes on top of other offers.
    package var combines: Bool
    /// What else has to be known.
    package var note: String?

    package init(
        kind: BenefitKind, words: String, audience: BenefitAudience = .everyone, weekdays: [Weekday] = [],
        from: Int? = nil, until: Int? = nil, needsChild: Bool = false, firstOfDay: Int? = nil, combines: Bool = true,
        note: String? = nil
    ) {
        self.kind = kind
        self.words = words
        self.audience = audience
        self.weekdays = weekdays
        self.from = from
        self.until = until
        self.needsChild = needsChild
        self.firstOfDay = firstOfDay
        self.combines = combines
        self.note = note
    }

    package static let fields = Fields(
        Field("kind", \.kind, "in which form it is given"),
        Field("words", \.words, "what is given, in the shop's own words"),
        Field("audience", \.audience, "whom it is for"),
        Field("weekdays", \.weekdays, "the days on which it is given; none for every day"),
        Field("from", \.from, "from this minute of the day on"),
        Field("until", \.until, "until this minute of the day"),
        Field("needsChild", \.needsChild, "whether a child has to be there"),
        Field("firstOfDay", \.firstOfDay, "for so many families a day, the first to come"),
        Field("combines", \.combines, "whether it comes on top of other offers"),
        Field("note", \.note, "what else has to be known"),
        build: {
            BenefitTerms(
                kind: $0, words: $1, audience: $2, weekdays: $3, from: $4, until: $5, needsChild: $6, firstOfDay: $7,
                combines: $8, note: $9)
        })
}

extension BenefitTerms {
    /// Whether it is given on a day and, where a minute is said, at that minute.
    package func isGiven(on day: CivilDate, at minute: Int? = nil) -> Bool {
        guard weekdays.isEmpty || weekdays.contains(day.weekday) else { return false }
        guard let minute else { return true }
        return minute >= from ?? 0 && minute < until ?? 24 * 60
    }
}

/// A shop as it takes part: what it is, what it gives for the pass, and what it has for everybody with children.
package struct ShopRecord: Record, Hashable {
    package var name: String
    package var trade: ShopTrade
    package var address: PostalAddress
    package var telephone: String?
    package var page: String?
    /// When it is open, in its own words.
    package var hours: String?
    /// What is given for the pass; nil for a shop that only has something for everybody.
    package var terms: BenefitTerms?
    /// The friendly menu, for which nobody has to show a pass: hot water, a place to change a nappy.
    package var friendly: [FriendlyService]
    /// Whether passes of other prefectures are good here (全国共通展開).
    package var isNationwide: Bool

    package init(
        name: String, trade: ShopTrade, address: PostalAddress, telephone: String? = nil, page: String? = nil,
        hours: String? = nil, terms: BenefitTerms? = nil, friendly: [FriendlyService] = [], isNationwide: Bool = false
    ) {
        self.name = name
        self.trade = trade
        self.address = address
        self.telephone = telephone
        self.page = page
        self.hours = hours
        self.terms = terms
        self.friendly = friendly
        self.isNationwide = isNationwide
    }

    package static let fields = Fields(
        Field("name", \.name, "its name, with the branch"),
        Field("trade", \.trade, "what it deals in"),
        Field("address", \.address, "where it is"),
        Field("telephone", \.telephone, "the shop's number"),
        Field("page", \.page, "the address of its page"),
        Field("hours", \.hours, "when it is open, in its own words"),
        Field("terms", \.terms, "what it gives for the pass"),
        Field("friendly", \.friendly, "what everybody with children finds there, without a pass"),
        Field("isNationwide", \.isNationwide, "whether passes of other prefectures are good here"),
        build: {
            ShopRecord(
                name: $0, trade: $1, address: $2, telephone: $3, page: $4, hours: $5, terms: $6, friendly: $7,
                isNationwide: $8)
        })
}
