package import Calendar
package import EventModel
package import Events

/// Records what LINE answered to a batch. The first clear answer counts.
///
/// Acceptance may follow after the outcome had been given up as unknown. A refusal may not: it answers a later attempt,
/// and the first may have been taken over.
package struct RecordOutcome: Decision {
    package let batch: BatchID
    package let day: CivilDate
    package let outcome: Outcome
    /// Families of the request that were not sent to.
    package let leftOut: [HouseholdID]
    package let at: Int64

    package init(batch: BatchID, day: CivilDate, outcome: Outcome, leftOut: [HouseholdID] = [], at: Int64) {
        self.batch = batch
        self.day = day
        self.outcome = outcome
        self.leftOut = leftOut
        self.at = at
    }

    /// What became of a request.
    package enum Outcome: Equatable, Sendable {
        /// LINE took it over; `requestID` is its x-line-request-id.
        case accepted(requestID: String)
        /// LINE refused it for good, for its words or because of the ids of some families, if it says so.
        case failed(status: Int, reason: String, areWordsRefused: Bool = false, refused: [HouseholdID] = [])
        /// It can't be known any more.
        case unknown(reason: String)
    }

    package enum Refusal: Error, Equatable {
        /// Nothing was requested under this batch for this day.
        case notRequested(BatchID)
    }

    package struct State: Sendable {
        enum Answer { case none, unknown, clear }
        var requestedFor: CivilDate?
        var answer = Answer.none
    }

    package static let fold = Fold(State())
        .on(DeliveryRequested.self) { state, fact in state.requestedFor = fact.day }
        .on(DeliveryAccepted.self) { state, _ in state.answer = .clear }
        .on(DeliveryFailed.self) { state, _ in state.answer = .clear }
        .on(DeliveryUnknown.self) { state, _ in
            if state.answer == .none { state.answer = .unknown }
        }

    package var scope: [Tag] { [batch.tag] }

    package func decide(given state: State) throws(Refusal) -> [any Event] {
        guard state.requestedFor == day else { throw .notRequested(batch) }
        switch (outcome, state.answer) {
        case (.accepted(let requestID), .none), (.accepted(let requestID), .unknown):
            return [DeliveryAccepted(batch: batch, day: day, requestID: requestID, leftOut: leftOut, at: at)]
        case (.failed(let status, let reason, let areWordsRefused, let refused), .none):
            return [
                DeliveryFailed(
                    batch: batch, day: day, status: status, reason: reason, areWordsRefused: areWordsRefused,
                    refused: refused, at: at)
            ]
        case (.unknown(let reason), .none):
            return [DeliveryUnknown(batch: batch, day: day, reason: reason, leftOut: leftOut, at: at)]
        default: return []
        }
    }
}
