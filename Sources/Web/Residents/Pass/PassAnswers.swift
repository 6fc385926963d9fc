package import Calendar
package import Events
package import Passports
package import Places

/// What the pass's page asks, and the outermost layer answers.
package struct PassAnswers: Sendable {
    /// Issues what a household is entitled to and has not got yet.
    package let settle: @Sendable (HouseholdID) async throws -> Void
    /// The address that a shop's camera opens: with a pass that is good for a minute.
    package let live: @Sendable (PassSerial) async throws -> String
    /// The same with what a phone keeps for when it has no network, to the pass's last day at most.
    package let kept: @Sendable (PassSerial, _ last: CivilDate) async throws -> String
    /// The same for a print on paper, good to its last day.
    package let paper: @Sendable (PassSerial, _ last: CivilDate) async throws -> String
    /// The word of a day.
    package let word: @Sendable (CivilDate) async throws -> DayWord
    /// Takes note that a pass was shown; it is counted once a day.
    package let shown: @Sendable (PassID, MunicipalityCode, PassAgeBand) async -> Void

    package init(
        settle: @escaping @Sendable (HouseholdID) async throws -> Void,
        live: @escaping @Sendable (PassSerial) async throws -> String,
        kept: @escaping @Sendable (PassSerial, CivilDate) async throws -> String,
        paper: @escaping @Sendable (PassSerial, CivilDate) async throws -> String,
        word: @escaping @Sendable (CivilDate) async throws -> DayWord,
        shown: @escaping @Sendable (PassID, MunicipalityCode, PassAgeBand) async -> Void
    ) {
        self.settle = settle
        self.live = live
        self.kept = kept
        self.paper = paper
        self.word = word
        self.shown = shown
    }
}
