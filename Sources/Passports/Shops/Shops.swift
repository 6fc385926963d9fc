package import Calendar
package import EventModel
package import Events

/// What is known of the shops and offices that a decision is about.
package struct Shops: Sendable, Equatable {
    package private(set) var entries: [ShopCode: Shop] = [:]
    private var openOffices: Set<OfficeID> = []

    package subscript(shop: ShopCode) -> Shop? { entries[shop] }
    func isOpen(_ office: OfficeID) -> Bool { openOffices.contains(office) }

    package static let fold = complaints(changes(decisions(offices(Fold(Shops())))))

    private static func offices(_ fold: Fold<Shops>) -> Fold<Shops> {
        fold.on(OfficeOpened.self) { $0.openOffices.insert($1.office) }
            .on(OfficeClosed.self) { $0.openOffices.remove($1.office) }
    }

    private static func decisions(_ fold: Fold<Shops>) -> Fold<Shops> {
        fold.on(ShopApplied.self) { state, fact in
            // Of two that were to have one code, the first has it.
            if state.entries[fact.shop] == nil { state.entries[fact.shop] = Shop(fact) }
        }
        .on(ShopApproved.self) { $0.entries[$1.shop]?.approve($1) }
        .on(ShopRefused.self) { $0.entries[$1.shop]?.refuse($1) }
        .on(ShopSuspended.self) { $0.entries[$1.shop]?.suspend($1.words) }
        .on(ShopResumed.self) { state, fact in state.entries[fact.shop]?.suspend(nil) }
        .on(ShopWithdrawn.self) { $0.entries[$1.shop]?.withdraw($1) }
        .on(ShopLinkIssued.self) { $0.entries[$1.shop]?.link($1.link) }
    }

    private static func changes(_ fold: Fold<Shops>) -> Fold<Shops> {
        fold.on(ShopChangeRequested.self) { $0.entries[$1.shop]?.ask($1) }
            .on(ShopChanged.self) { $0.entries[$1.shop]?.change($1) }
            .on(ShopChangeRefused.self) { $0.entries[$1.shop]?.leave($1) }
    }

    private static func complaints(_ fold: Fold<Shops>) -> Fold<Shops> {
        fold.on(ShopComplainedOf.self) { state, fact in
            state.entries[fact.shop]?.complaints[fact.complaint] = Shop.Complaint(
                kind: fact.kind, words: fact.words, on: fact.on)
        }
        .on(ShopComplaintAnswered.self) { state, fact in
            state.entries[fact.shop]?.complaints[fact.complaint] = nil
            state.entries[fact.shop]?.answered.insert(fact.complaint)
        }
    }

    /// A shop for which the office answers.
    func shop(_ code: ShopCode, of office: OfficeID) throws(ShopRefusal) -> Shop {
        guard let shop = entries[code] else { throw .unknown }
        guard shop.office == office else { throw .notYours(answers: shop.office) }
        return shop
    }

    /// A shop, as whoever has its link may see it: the newest one alone is good.
    package func shop(_ code: ShopCode, keptBy link: ULID) throws(ShopRefusal) -> Shop {
        guard let shop = entries[code] else { throw .unknown }
        guard shop.link == link else { throw .unknownLink }
        return shop
    }
}

/// What is known of one shop.
package struct Shop: Sendable, Equatable {
    package enum Status: String, Sendable, CaseIterable {
        case waiting
        case approved
        case refused
        case withdrawn
    }

    package struct Request: Sendable, Equatable {
        package let number: ULID
        package let record: ShopRecord
        package let on: CivilDate
    }

    package struct Complaint: Sendable, Equatable {
        package let kind: ComplaintKind
        package let words: Personal<String>?
        package let on: CivilDate
    }

    package struct Answer: Sendable, Equatable {
        package let reason: ShopRefusalReason?
        package let words: String?
    }

    package let application: ULID
    package let by: ApplicantKind
    package let chain: ULID?
    package let office: OfficeID
    package let appliedOn: CivilDate
    package let person: Personal<String>?
    package let reachedAt: Personal<String>?
    package private(set) var status = Status.waiting
    /// What is published, or what was applied with.
    package private(set) var record: ShopRecord
    /// What the office wrote when it suspended the shop; nil while it is not suspended.
    package private(set) var suspension: String?
    /// What the office wrote when it last said no, to the shop or to a change.
    package private(set) var answer: Answer?
    /// The change that waits for an answer.
    package private(set) var request: Request?
    package private(set) var requests: Set<ULID> = []
    /// The number of the only link that is good.
    package private(set) var link: ULID
    package private(set) var links: Set<ULID>
    package private(set) var approvedOn: CivilDate?
    package private(set) var endedOn: CivilDate?
    /// How often what an officer sees here has changed: what tells a form from an older one.
    package private(set) var revision = 0
    package fileprivate(set) var complaints: [ULID: Complaint] = [:]
    package fileprivate(set) var answered: Set<ULID> = []

    /// Whether families are told of it.
    package var isShown: Bool { status == .approved && suspension == nil }

    init(_ fact: ShopApplied) {
        application = fact.application
        by = fact.by
        chain = fact.chain
        office = fact.office
        appliedOn = fact.on
        person = fact.person
        reachedAt = fact.reachedAt
        record = fact.record
        link = fact.application
        links = [fact.application]
    }

    mutating func approve(_ fact: ShopApproved) {
        (status, record, approvedOn, answer) = (.approved, fact.record, fact.on, nil)
        revision += 1
    }

    mutating func refuse(_ fact: ShopRefused) {
        (status, answer) = (.refused, Answer(reason: fact.reason, words: fact.words))
        revision += 1
    }

    mutating func suspend(_ words: String?) {
        suspension = words
        revision += 1
    }

    mutating func withdraw(_ fact: ShopWithdrawn) {
        (status, endedOn, request, suspension) = (.withdrawn, fact.on, nil, nil)
        revision += 1
    }

    mutating func link(_ number: ULID) {
        link = number
        links.insert(number)
    }

    /// Before it was taken in, what a shop changes is its application, and one that was refused applies anew.
    mutating func ask(_ fact: ShopChangeRequested) {
        requests.insert(fact.request)
        revision += 1
        if status == .approved {
            request = Request(number: fact.request, record: fact.record, on: fact.on)
        } else {
            (status, record, answer) = (.waiting, fact.record, nil)
        }
    }

    mutating func change(_ fact: ShopChanged) {
        record = fact.record
        if let asked = fact.request, asked == request?.number { (request, answer) = (nil, nil) }
        revision += 1
    }

    mutating func leave(_ fact: ShopChangeRefused) {
        if fact.request == request?.number { request = nil }
        answer = Answer(reason: nil, words: fact.words)
        revision += 1
    }
}
