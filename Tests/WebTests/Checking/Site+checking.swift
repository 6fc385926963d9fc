import EventModel
import EventStore
import Events
import Passports

@testable import Web

extension Site {
    /// Where checks of passes are counted.
    func desk() -> CheckDesk {
        CheckDesk(
            log: log, mints: PassMints(log: log, publicURL: Self.publicURL, world: world),
            answers: CheckAnswers(
                void: { [void] in void($0) },
                shop: { [points] in $0 == Self.noShop ? nil : CheckedShop(point: points[$0]) }), world: world,
            logger: Self.silent)
    }

    /// A code whose check fits, and which no shop has.
    static let noShop = ShopCode(application: ULID("01JD8Z0000N0SH0P0000000001")!)
}
