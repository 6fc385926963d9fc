package import Calendar
package import EventModel
package import Events

/// A shop asks to take part, by itself or by its firm.
package struct ApplyForShop: Decision {
    package let shop: ShopCode
    package let application: ULID
    package let by: ApplicantKind
    package let chain: ULID?
    package let office: OfficeID
    package let record: ShopRecord
    package let person: String
    package let reachedAt: String
    package let today: CivilDate

    /// - Parameters:
    ///   - application: the form's own number; sent twice it is the same shop.
    ///   - office: who answers for the place where the shop is; for a firm in several of them, the prefecture.
    ///   - person: whom to speak to, and how.
    package init(
        application: ULID, by: ApplicantKind, chain: ULID? = nil, office: OfficeID, record: ShopRecord,
        person: String, reachedAt: String, today: CivilDate
    ) {
        shop = ShopCode(application: application)
        self.application = application
        self.by = by
        self.chain = chain
        self.office = office
        self.record = record
        self.person = person
        self.reachedAt = reachedAt
        self.today = today
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { [shop.tag, office.tag] }

    package func decide(given state: Shops) throws(Refusal) -> [any Event] {
        if let known = state[shop] {
            guard known.application == application else { throw .codeTaken }
            return []
        }
        guard state.isOpen(office) else { throw .officeNotOpen(office) }
        let faults = faults
        guard faults.isEmpty else { throw .wrong(faults) }
        return [
            ShopApplied(
                shop: shop, application: application, by: by, chain: chain, office: office, record: record,
                person: person.isBlank ? nil : .known(person), reachedAt: reachedAt.isBlank ? nil : .known(reachedAt),
                on: today)
        ]
    }

    package var faults: [ShopFault] {
        var faults = record.faults
        if by != .office {
            if person.isBlank { faults.append(.noPerson) }
            if reachedAt.isBlank { faults.append(.noReach) }
        }
        return faults
    }
}

/// An office asks on a shop's behalf, as told on the telephone or on paper; nobody need be named.
package struct EnterShop: Decision {
    private let asked: ApplyForShop
    package var shop: ShopCode { asked.shop }
    package var office: OfficeID { asked.office }
    package var application: ULID { asked.application }

    package init(
        application: ULID, chain: ULID? = nil, office: OfficeID, record: ShopRecord, person: String, reachedAt: String,
        today: CivilDate
    ) {
        asked = ApplyForShop(
            application: application, by: .office, chain: chain, office: office, record: record, person: person,
            reachedAt: reachedAt, today: today)
    }

    package typealias Refusal = ShopRefusal
    package static let fold = Shops.fold
    package var scope: [Tag] { asked.scope }
    package func decide(given state: Shops) throws(Refusal) -> [any Event] { try asked.decide(given: state) }
}
