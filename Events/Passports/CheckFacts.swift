package import Calendar
package import EventModel

/// Passes were checked at a shop within one hour. Several facts of one hour add up; no pass and nobody stands in them.
package struct PassesChecked: Event {
    package let batch: ULID
    package let shop: ShopCode?
    package let on: CivilDate
    package let hour: Int
    package let accepted: Int
    package let onPaper: Int
    package let refused: Int

    package init(
        batch: ULID, shop: ShopCode?, on: CivilDate, hour: Int, accepted: Int, onPaper: Int, refused: Int
    ) {
        self.batch = batch
        self.shop = shop
        self.on = on
        self.hour = hour
        self.accepted = accepted
        self.onPaper = onPaper
        self.refused = refused
    }

    package static let schema = Schema("pass.checked", version: 1)
    package static let meaning = "So many passes were checked at a shop within an hour; none of them is named."
    package static let fields = Fields(
        Field("batch", \.batch, "the count; kept once, however often it is sent"),
        Field("shop", \.shop, "the shop; none where the checking page did not say which"),
        Field("on", \.on, "the day in Japan"),
        Field("hour", \.hour, "the hour of that day, 0 to 23"),
        Field("accepted", \.accepted, "how many were good, those on paper too"),
        Field("onPaper", \.onPaper, "how many of them were on paper or a phone without a network"),
        Field("refused", \.refused, "how many were not"),
        build: Self.init)
    package static let all = Tag("pass", "checked")
    package static func tag(of batch: ULID) -> Tag { Tag("pass-checks", batch) }
    package var tags: [Tag] { [Self.tag(of: batch), Self.all] + (shop.map { [$0.tag] } ?? []) }
}

/// The way in which a pass was used can't be that of one family.
package struct PassAlarmed: Event {
    package let alarm: ULID
    package let sign: PassAlarmSign
    package let pseudonym: String
    package let shops: [ShopCode]
    package let uses: Int
    package let at: Int64
    package let on: CivilDate

    package init(
        alarm: ULID, sign: PassAlarmSign, pseudonym: String, shops: [ShopCode], uses: Int, at: Int64, on: CivilDate
    ) {
        self.alarm = alarm
        self.sign = sign
        self.pseudonym = pseudonym
        self.shops = shops
        self.uses = uses
        self.at = at
        self.on = on
    }

    package static let schema = Schema("pass.alarmed", version: 1)
    package static let meaning = "The way in which a pass was used on a day can't be that of one family."
    package static let fields = Fields(
        Field("alarm", \.alarm, "the alarm: one for each sign, pass and day"),
        Field("sign", \.sign, "what was seen"),
        Field("pseudonym", \.pseudonym, "by which shops knew the pass that day; it says nothing of another day"),
        Field("shops", \.shops, "where, in the order of the uses; those without a code are left out"),
        Field("uses", \.uses, "how many uses had been seen that day"),
        Field("at", \.at, "when, in milliseconds since 1970"),
        Field("on", \.on, "the day in Japan"),
        build: Self.init)
    package static let all = Tag("pass", "alarms")
    package static func tag(of alarm: ULID) -> Tag { Tag("pass-alarm", alarm) }
    package var tags: [Tag] { [Self.tag(of: alarm), Self.all] }
}

/// An office looked at an alarm.
package struct PassAlarmSettled: Event {
    package let alarm: ULID
    package let outcome: PassAlarmOutcome
    package let on: CivilDate

    package init(alarm: ULID, outcome: PassAlarmOutcome, on: CivilDate) {
        self.alarm = alarm
        self.outcome = outcome
        self.on = on
    }

    package static let schema = Schema("pass.alarm-settled", version: 1)
    package static let meaning = "An office looked at an alarm about a pass."
    package static let fields = Fields(
        Field("alarm", \.alarm, "the alarm"),
        Field("outcome", \.outcome, "what became of it"),
        Field("on", \.on, "the day in Japan"),
        build: Self.init)
    package var tags: [Tag] { [PassAlarmed.tag(of: alarm), PassAlarmed.all] }
}

/// New secrets sign passes from now on. What the earlier ones signed, also on paper, is good for nothing.
package struct PassKeysReplaced: Event {
    package let generation: Int
    package let why: PassKeyReplacement
    package let on: CivilDate

    package init(generation: Int, why: PassKeyReplacement, on: CivilDate) {
        self.generation = generation
        self.why = why
        self.on = on
    }

    package static let schema = Schema("pass.keys-replaced", version: 1)
    package static let meaning = "New secrets sign passes from now on; what earlier ones signed is void, also on paper."
    package static let fields = Fields(
        Field("generation", \.generation, "the number of the new secrets; the first are number 1"),
        Field("why", \.why, "why"),
        Field("on", \.on, "the day in Japan"),
        build: Self.init)
    package static let all = Tag("pass", "keys")
    package var tags: [Tag] { [Self.all] }
}
