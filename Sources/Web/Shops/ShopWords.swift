import Calendar
import Events
import Passports

/// What the vocabulary of shops is called.
enum ShopWords {
    static func trade(_ trade: ShopTrade) -> TextName {
        switch trade {
        case .eating: "shop-words.eating"
        case .food: "shop-words.food"
        case .sweets: "shop-words.sweets"
        case .clothes: "shop-words.clothes"
        case .books: "shop-words.books"
        case .daily: "shop-words.daily"
        case .beauty: "shop-words.beauty"
        case .photo: "shop-words.photo"
        case .leisure: "shop-words.leisure"
        case .lodging: "shop-words.lodging"
        case .learning: "shop-words.learning"
        case .health: "shop-words.health"
        case .transport: "shop-words.transport"
        case .living: "shop-words.living"
        case .other: "shop-words.other-trade"
        }
    }

    static func kind(_ kind: BenefitKind) -> TextName {
        switch kind {
        case .discount: "shop-words.discount"
        case .points: "shop-words.points"
        case .gift: "shop-words.gift"
        case .service: "shop-words.service"
        case .other: "shop-words.other-kind"
        }
    }

    static func audience(_ audience: BenefitAudience) -> TextName {
        switch audience {
        case .everyone: "shop-words.everyone"
        case .expecting: "shop-words.expecting"
        case .infant: "shop-words.infant"
        case .preschool: "shop-words.preschool"
        case .primary: "shop-words.primary"
        }
    }

    static func service(_ service: FriendlyService) -> TextName {
        switch service {
        case .hotWater: "shop-words.hot-water"
        case .diaperTable: "shop-words.diaper-table"
        case .nursingRoom: "shop-words.nursing-room"
        case .babySeat: "shop-words.baby-seat"
        case .kidsSpace: "shop-words.kids-space"
        case .kidsTableware: "shop-words.kids-tableware"
        case .pramAccess: "shop-words.pram-access"
        case .pramLoan: "shop-words.pram-loan"
        case .childMinding: "shop-words.child-minding"
        case .allergyCare: "shop-words.allergy-care"
        }
    }

    static func complaint(_ kind: ComplaintKind) -> TextName {
        switch kind {
        case .refused: "shop-complaint.refused"
        case .different: "shop-complaint.different"
        case .unknown: "shop-complaint.unknown"
        case .other: "shop-complaint.other"
        }
    }

    static func reason(_ reason: ShopRefusalReason) -> TextName {
        switch reason {
        case .outside: "shop-words.outside"
        case .already: "shop-words.already"
        case .unclear: "shop-words.unclear"
        case .unsuitable: "shop-words.unsuitable"
        case .other: "shop-words.other-reason"
        }
    }

    /// One letter in Japanese, a short word elsewhere.
    static func day(_ day: Weekday) -> TextName {
        switch day {
        case .sunday: "shop-words.sunday"
        case .monday: "shop-words.monday"
        case .tuesday: "shop-words.tuesday"
        case .wednesday: "shop-words.wednesday"
        case .thursday: "shop-words.thursday"
        case .friday: "shop-words.friday"
        case .saturday: "shop-words.saturday"
        }
    }
}

/// A shop as families see it: what it gives, under which conditions in plain sentences, what is there for everybody.
struct ShopCard: Sendable {
    let name: String
    let trade: String
    let benefit: String?
    let kind: String?
    let terms: [String]
    let hasTerms: Bool
    let friendly: [String]
    let hasFriendly: Bool
    let isNationwide: Bool
    let facts: [Fact]

    struct Fact: Sendable {
        let name: String
        let words: String
    }

    init(_ record: ShopRecord, _ say: Speech) {
        name = record.name
        trade = say(ShopWords.trade(record.trade))
        benefit = record.terms?.words
        kind = record.terms.map { say(ShopWords.kind($0.kind)) }
        terms = record.terms.map { Self.sentences($0, say) } ?? []
        hasTerms = !terms.isEmpty
        friendly = record.friendly.map { say(ShopWords.service($0)) }
        hasFriendly = !friendly.isEmpty
        isNationwide = record.isNationwide
        let address = [record.address.text, record.address.building].compactMap(\.self).joined(separator: " ")
        let all: [(TextName, String?)] = [
            ("shop-form.address", address), ("shop-form.telephone", record.telephone),
            ("shop-form.page", record.page), ("shop-form.hours", record.hours),
        ]
        facts = all.compactMap { name, words in words.map { Fact(name: say(name), words: $0) } }
            .filter { !$0.words.isEmpty }
    }

    /// The conditions, the one that decides first.
    static func sentences(_ terms: BenefitTerms, _ say: Speech) -> [String] {
        var lines = [say(ShopWords.audience(terms.audience)), when(terms, say)]
        lines.append(say(terms.needsChild ? "shop-words.needs-child" : "shop-words.needs-no-child"))
        if let first = terms.firstOfDay { lines.append(say("shop-words.first", ["count": "\(first)"])) }
        lines.append(say(terms.combines ? "shop-words.combines" : "shop-words.combines-not"))
        if let note = terms.note { lines.append(note) }
        return lines
    }

    static func when(_ terms: BenefitTerms, _ say: Speech) -> String {
        let days =
            terms.weekdays.isEmpty
            ? say("shop-words.every-day")
            : say(
                "shop-words.on-days",
                ["days": terms.weekdays.map { say(ShopWords.day($0)) }.joined(separator: say("shop-words.and"))])
        func time(_ minutes: Int) -> String { TimeOfDay(minutes: minutes)?.description ?? "24:00" }
        let hours: String? =
            switch (terms.from, terms.until) {
            case (let from?, let until?): say("shop-words.between", ["from": time(from), "until": time(until)])
            case (let from?, nil): say("shop-words.after", ["from": time(from)])
            case (nil, let until?): say("shop-words.before", ["until": time(until)])
            case (nil, nil): nil
            }
        return [days, hours].compactMap(\.self).joined(separator: " ")
    }
}
