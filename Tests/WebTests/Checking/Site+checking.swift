import EventStore
import Passports

@testable import Web

extension Site {
    /// Where checks of passes are counted.
    func desk() -> CheckDesk {
        CheckDesk(
            log: log, mints: PassMints(log: log, publicURL: Self.publicURL, world: world),
            answers: CheckAnswers(void: { [void] in void($0) }, point: { [points] in points[$0] }), world: world,
            logger: Self.silent)
    }
}
