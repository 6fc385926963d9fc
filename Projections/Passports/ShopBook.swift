import Calendar
package import EventModel
import Events

/// The shops that take the support pass: what waits for an office, what families find, and how often passes were good.
package enum ShopBook: Projection {
    package static let name = "shop_book"
    package static let version = 2
    package static let tables = [ShopRow.table.shape, ComplaintRow.table.shape, ShopUseRow.table.shape]

    package static func handlers(_ rows: Rows) -> Handlers {
        let shops = rows.of(ShopRow.self)
        return uses(
            complaints(changes(decisions(Handlers(), shops), shops), shops, rows.of(ComplaintRow.self)),
            rows.of(ShopUseRow.self))
    }

    private static func decisions(_ handlers: Handlers, _ shops: RowSet<ShopRow>) -> Handlers {
        func set(_ status: ShopStatus, _ shop: ShopCode, on day: CivilDate) throws {
            try shops.update(shop) {
                $0.status = status
                $0.changedOn = day
                $0.waitsSince = $0.wanted == nil ? nil : $0.waitsSince
            }
        }
        return
            handlers
            .on(ShopApplied.self) { fact, _ in
                // Of two that were to have one code, the first has it.
                guard try shops.row(fact.shop) == nil else { return }
                shops.put(
                    ShopRow(
                        shop: fact.shop, place: fact.shop.place, office: fact.office,
                        chain: fact.chain?.description, status: .waiting, current: Kept(fact.record), wanted: nil,
                        appliedOn: fact.on, waitsSince: fact.on, changedOn: fact.on, complaints: 0))
            }
            .on(ShopApproved.self) { fact, _ in
                try set(.approved, fact.shop, on: fact.on)
                try shops.update(fact.shop) {
                    $0.current = Kept(fact.record)
                    $0.approvedOn = $0.approvedOn ?? fact.on
                }
            }
            .on(ShopRefused.self) { fact, _ in try set(.refused, fact.shop, on: fact.on) }
            .on(ShopSuspended.self) { fact, _ in try set(.suspended, fact.shop, on: fact.on) }
            .on(ShopResumed.self) { fact, _ in try set(.approved, fact.shop, on: fact.on) }
            .on(ShopWithdrawn.self) { fact, _ in
                try shops.update(fact.shop) { $0.wanted = nil }
                try set(.withdrawn, fact.shop, on: fact.on)
            }
    }

    private static func changes(_ handlers: Handlers, _ shops: RowSet<ShopRow>) -> Handlers {
        handlers
            .on(ShopChangeRequested.self) { fact, _ in
                try shops.update(fact.shop) { row in
                    if [.approved, .suspended].contains(row.status) {
                        row.wanted = Kept(fact.record)
                    } else {
                        (row.status, row.current) = (.waiting, Kept(fact.record))
                    }
                    row.waitsSince = fact.on
                }
            }
            .on(ShopChanged.self) { fact, _ in
                try shops.update(fact.shop) { row in
                    row.current = Kept(fact.record)
                    row.changedOn = fact.on
                    if fact.request != nil { (row.wanted, row.waitsSince) = (nil, nil) }
                }
            }
            .on(ShopChangeRefused.self) { fact, _ in
                try shops.update(fact.shop) { ($0.wanted, $0.waitsSince) = (nil, nil) }
            }
    }

    private static func complaints(
        _ handlers: Handlers, _ shops: RowSet<ShopRow>, _ complaints: RowSet<ComplaintRow>
    ) -> Handlers {
        handlers
            .on(ShopComplainedOf.self) { fact, _ in
                complaints.put(
                    ComplaintRow(
                        complaint: fact.complaint.description, shop: fact.shop, kind: fact.kind.rawValue,
                        hasWords: fact.words != nil, complainedOn: fact.on, outcome: nil))
                try shops.update(fact.shop) { $0.complaints += 1 }
            }
            .on(ShopComplaintAnswered.self) { fact, _ in
                try complaints.update(fact.complaint.description) { $0.outcome = fact.outcome.rawValue }
                try shops.update(fact.shop) { $0.complaints -= 1 }
            }
    }

    /// Counts, never people: checks name no pass.
    private static func uses(_ handlers: Handlers, _ uses: RowSet<ShopUseRow>) -> Handlers {
        handlers.on(PassesChecked.self) { fact, _ in
            guard let shop = fact.shop, fact.accepted > 0 else { return }
            let none = ShopUseRow(shop: shop, day: fact.on, uses: 0)
            try uses.update(none.key, orInsert: none) { $0.uses += fact.accepted }
        }
    }
}
