package import Calendar
package import EventModel
package import Events

/// Asks that a message may go to these families for a day; each entry goes to a family once a day.
///
/// Families that have been requested any of the entries for the day are left out. After a batch that LINE refused for
/// good its families may be requested again, with a new batch and a new retry key: a refused request reached nobody.
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
        /// A family and an entry, whose name is replaced by its place in `names`.
        struct Pair: Hashable {
            let household: HouseholdID
            let entry: UInt16

            /// A household's lower bits are random already.
            func hash(into hasher: inout Hasher) {
                hasher.combine(UInt64(truncatingIfNeeded: household.ulid.bits) &+ UInt64(entry))
            }
        }

        struct Batch {
            let entries: [UInt16]
            let households: [HouseholdID]
        }

        var names: [String: UInt16] = [:]
        var requested: Set<Pair> = []
        var batches: [BatchID: Batch] = [:]
        var retryKeys: [String: BatchID] = [:]

        func isRequested(_ household: HouseholdID, _ entries: [UInt16]) -> Bool {
            entries.contains { requested.contains(Pair(household: household, entry: $0)) }
        }
    }

    package static let fold = Fold(State())
        .on(DeliveryRequested.self) { state, fact in
            let entries = fact.entries.map { name in
                let next = UInt16(truncatingIfNeeded: state.names.count)
                return state.names[name, default: next]
            }
            for (name, entry) in zip(fact.entries, entries) { state.names[name] = entry }
            let households = fact.recipients.map(\.household)
            for household in households {
                for entry in entries { state.requested.insert(State.Pair(household: household, entry: entry)) }
            }
            state.batches[fact.batch] = State.Batch(entries: entries, households: households)
            state.retryKeys[fact.retryKey] = fact.batch
        }
        .on(DeliveryFailed.self) { state, fact in
            guard let batch = state.batches[fact.batch] else { return }
            for household in batch.households {
                for entry in batch.entries { state.requested.remove(State.Pair(household: household, entry: entry)) }
            }
            state.batches[fact.batch] = State.Batch(entries: [], households: [])
        }

    package var scope: [Tag] { [Tag("day", day)] }

    package func decide(given state: State) throws(Refusal) -> [any Event] {
        if state.batches[batch] != nil { return [] }
        if let earlier = state.retryKeys[retryKey] { throw .retryKeyUsed(by: earlier) }
        if entries.isEmpty { throw .noEntries }
        if recipients.count > Self.largest { throw .tooManyRecipients(recipients.count) }
        if let wrong = recipients.first(where: { $0.children.count != entries.count }) {
            throw .childrenDoNotFitEntries(wrong.household)
        }
        let known = entries.compactMap { state.names[$0] }
        var seen: Set<HouseholdID> = []
        let open = recipients.filter { recipient in
            !state.isRequested(recipient.household, known) && seen.insert(recipient.household).inserted
        }
        guard !open.isEmpty else { return [] }
        return [
            DeliveryRequested(
                batch: batch, day: day, content: content, entries: entries, retryKey: retryKey, recipients: open,
                at: at)
        ]
    }
}
