import EventModel
import Events

extension FacilityDirectory {
    /// Shops that take the support pass are published by what is decided about them.
    static func passShops(_ handlers: Handlers, _ places: RowSet<PlaceRow>) -> Handlers {
        func show(_ status: ListingStatus, _ shop: ShopCode, _ recorded: Recorded) throws {
            try places.update(shop.place) {
                $0.listing.show(status, at: recorded.position)
                if status == .shown { $0.mergedInto = nil }
            }
        }
        return
            handlers
            .on(ShopApproved.self) { fact, recorded in
                places.put(
                    PlaceRow(
                        place: fact.shop.place,
                        listing: Listing(
                            DatasetID(office: fact.office, kind: .entered), Provenance(shopOn: fact.on), by: .office,
                            at: recorded.position),
                        current: Kept(Place(fact.record)), listed: nil, mergedInto: nil))
            }
            .on(ShopChanged.self) { fact, recorded in
                try places.update(fact.shop.place) { row in
                    row.listing.correct(Provenance(shopOn: fact.on), by: .office, at: recorded.position)
                    row.current = Kept(Place(fact.record, before: row.record))
                }
            }
            .on(ShopSuspended.self) { fact, recorded in try show(.closed, fact.shop, recorded) }
            .on(ShopResumed.self) { fact, recorded in try show(.shown, fact.shop, recorded) }
            .on(ShopWithdrawn.self) { fact, recorded in try show(.closed, fact.shop, recorded) }
    }
}
