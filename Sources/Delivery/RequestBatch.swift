package import Calendar
package import EventModel
package import Events

/// Asks that a message may go to these families for a day; each entry goes to a family once a day.
///
/// Families that have been requested any of the entries for the day are left out. After a batch that LINE refused for
/// good its families may be requested again, with a new batch and a new retry key: a refused request reached nobody.
/// But nothing more is requested for the day for those whose ids were at fault.
package struct RequestBatch: Decision {
    package let batch: BatchID
    package let day: CivilDate
    package let content: ContentID
    package let entries: [String]
    package let retryKey: String
    package let recipients: [Recipient]
    package let at: Int64

    package init(
        batch: BatchID, day: CivilDate, content: ContentID, entries: [String], retryKey: String,
        recipients: [Recipient], at: Int64
    ) {
        self.batch = batch
        self.day = day
        self.content = content
        self.entries = entries
        self.retryKey = retryKey
        self.recipients = recipients
        self.at = at
    }

    /// Recipients of one request. Source: LINE Messaging API, multicast.
    package static let largest = 500

    package enum Refusal: Error, Equatable {
        case noEntries
        case tooManyRecipients(Int)
        /// A recipient does not say for each entry whom it concerns.
        case childrenDoNotFitEntries(HouseholdID)
        /// LINE would take the request for the earlier one.
        case retryKeyUsed(by: BatchID)
    }

    /// What has been requested for the day. Memory: about 50 bytes for each family and entry.
    package struct State: Sendable {
        struct Batch {
            let entries: [Int]
            let households: [HouseholdID]
        }

        /// Where each entry stands in `requested`.
        var places: [String: Int] = [:]
        /// For each entry the families that it was requested for.
        var requested: [Set<HouseholdID>] = []
        /// Families whose ids LINE refused: nothing more is requested for them.
        package fileprivate(set) var refused: Set<HouseholdID> = []
        var batches: [BatchID: Batch] = [:]
        var retryKeys: [String: BatchID] = [:]

        /// The families that each entry of a catalogue was requested for, by the entry's place in it; nil when nothing
        /// was requested yet.
        package func families(by catalogue: StageCatalogue) -> [Set<HouseholdID>]? {
            guard requested.contains(where: { !$0.isEmpty }) else { return nil }
            return catalogue.entries.map { entry in places[entry.key].map { requested[$0] } ?? [] }
        }

        mutating func place(of entry: String) -> Int {
            if let place = places[entry] { return place }
            places[entry] = requested.count
            requested.append([])
            return requested.count - 1
        }
    }

    package static let fold = Fold(State())
        .on(DeliveryRequested.self) { state, fact in
            let entries = fact.entries.map { state.place(of: $0) }
            let households = fact.recipients.map { $0.household }
            for entry in entries {
                for household in households { state.requested[entry].insert(household) }
            }
            state.batches[fact.batch] = State.Batch(entries: entries, households: households)
            state.retryKeys[fact.retryKey] = fact.batch
        }
        .on(DeliveryFailed.self) { state, fact in
            guard let batch = state.batches[fact.batch] else { return }
            state.refused.formUnion(fact.refused)
            for entry in batch.entries {
                for household in batch.households { state.requested[entry].remove(household) }
            }
            state.batches[fact.batch] = State.Batch(entries: [], households: [])
        }

    package var scope: [Tag] { Self.scope(of: day) }

    private static func scope(of day: CivilDate) -> [Tag] { [Tag("day", day)] }

    /// What any request for the day reads.
    package static func query(on day: CivilDate) -> Query {
        Query(scope(of: day).map { Query.Item(names: fold.names, tags: [$0]) })
    }

    package func decide(given state: State) throws(Refusal) -> [any Event] {
        if state.batches[batch] != nil { return [] }
        if let earlier = state.retryKeys[retryKey] { throw .retryKeyUsed(by: earlier) }
        if entries.isEmpty { throw .noEntries }
        if recipients.count > Self.largest { throw .tooManyRecipients(recipients.count) }
        if let wrong = recipients.first(where: { $0.children.count != entries.count }) {
            throw .childrenDoNotFitEntries(wrong.household)
        }
        let requested = entries.compactMap { state.places[$0] }.map { state.requested[$0] }
        var seen: Set<HouseholdID> = Set(minimumCapacity: recipients.count)
        let open = recipients.filter { recipient in
            !state.refused.contains(recipient.household)
                && !requested.contains { $0.contains(recipient.household) }
                && seen.insert(recipient.household).inserted
        }
        guard !open.isEmpty else { return [] }
        return [
            DeliveryRequested(
                batch: batch, day: day, content: content, entries: entries, retryKey: retryKey, recipients: open,
                at: at)
        ]
    }
}
