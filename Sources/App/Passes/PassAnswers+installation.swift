import Calendar
import Events
import Passports
import Places
import Reactions
import Web

extension Installation {
    /// What the pass's page asks, from this installation.
    var passAnswers: PassAnswers {
        let (keep, showings) = (keepPasses, showings)
        let address = settings.publicURL + "/v#"
        return PassAnswers(
            settle: { try await keep.settle([$0]) },
            live: { _ in address }, kept: { _, _ in address }, paper: { _, _ in address },
            word: { DayWord(number: UInt64($0.dayNumber)) },
            shown: { await showings.note($0, in: $1, $2) })
    }
}
