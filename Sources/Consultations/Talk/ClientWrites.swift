package import EventModel
package import Events

/// The client writes. What looks like a crisis is noticed in the same moment.
package struct ClientWrites: Decision {
    package let consultation: ConsultationID
    package let household: HouseholdID
    /// Its number, made by the page: sent twice it is one message.
    package let message: ULID
    /// As `WrittenText` took it; empty with a picture alone.
    package let words: String
    /// A picture that `KeepPhoto` kept.
    package let photo: ULID?
    /// What was found in the words.
    package let crisis: [CrisisKind]
    /// Milliseconds since 1970.
    package let now: Int64

    package init(
        consultation: ConsultationID, household: HouseholdID, message: ULID, words: String, photo: ULID?,
        crisis: [CrisisKind], now: Int64
    ) {
        self.consultation = consultation
        self.household = household
        self.message = message
        self.words = words
        self.photo = photo
        self.crisis = crisis
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        try state.belongs(to: household)
        guard !state.messages.contains(where: { $0.id == message }) else { return [] }
        guard !state.isClosed else { throw .closed }
        let wrote = ClientWrote(
            consultation: consultation, message: message, words: .known(words), photo: photo, at: now)
        guard !crisis.isEmpty else { return [wrote] }
        return [
            wrote,
            CrisisNoticed(household: household, consultation: consultation, source: message, kinds: crisis, at: now),
        ]
    }
}
