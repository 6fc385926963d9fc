import Calendar
import Events
import Passports
import Places
import Reactions
import Web

extension Installation {
    /// What the pass's page asks, from this installation.
    ///
    /// - Parameter mints: what signs passes.
    func passAnswers(signedBy mints: PassMints) -> PassAnswers {
        let (keep, showings) = (keepPasses, showings)
        return PassAnswers(
            settle: { try await keep.settle([$0]) },
            live: { try await mints.live($0) }, kept: { try await mints.kept($0, last: $1) },
            paper: { try await mints.paper($0, last: $1) },
            word: { DayWord(number: try await mints.number(of: $0)) },
            shown: { await showings.note($0, in: $1, $2) })
    }
}
