import Calendar
import EventModel
import EventStore
import Events
import Places
import SQLiteStore

/// A log such as Hagukumi writes: families who follow, register through the chat and have children.
enum Families {
    /// Writes whole families until there are at least so many events; personal values are sealed.
    ///
    /// - Returns: how many events there are.
    static func write(atLeast count: Int, to store: SQLiteStore) async throws -> Int {
        let log = Log(
            store: store, catalogue: .hagukumi, keyring: MemoryKeyring(),
            stamp: Stamp(now: { 1_764_000_000_000 }, freshID: freshID))
        var written = 0
        while written < count {
            // A hundred families to a commit: this only prepares the measurement.
            let events = (0..<100).flatMap { _ in family() }
            try await log.append(events, as: Command(actor: "family", id: freshID()))
            written += events.count
        }
        return written
    }

    static let stamp = Stamp(now: { 1_764_000_000_000 }, freshID: freshID)

    /// Writes so many events of so many households: their registration, chats and what they were sent.
    static func write(_ count: Int, of households: Int, to log: Log) async throws -> Int {
        var written = 0
        var known: [HouseholdID] = []
        while known.count < households {
            let families = (0..<min(100, households - known.count)).map { _ in family() }
            known += families.compactMap { ($0.first as? HouseholdFollowed)?.household }
            let events = families.flatMap(\.self)
            try await log.append(events, as: Command(actor: "family", id: freshID()))
            written += events.count
        }
        while written < count {
            let events = delivery(toSomeOf: known) + (0..<50).flatMap { _ in chat(known.randomElement() ?? known[0]) }
            try await log.append(events, as: Command(actor: "system", id: freshID()))
            written += events.count
        }
        return written
    }

    /// Writes so many registered households who say nothing and were sent two messages each.
    ///
    /// - Returns: all of them.
    static func write(quiet households: Int, to log: Log) async throws -> [HouseholdID] {
        var known: [HouseholdID] = []
        while known.count < households {
            let families = (0..<min(1_000, households - known.count)).map { _ in registration() }
            let new = families.map(\.household)
            let events = families.flatMap(\.events) + delivery(to: new) + delivery(to: new)
            try await log.append(events, as: Command(actor: "family", id: freshID()))
            known += new
        }
        return known
    }

    private static func delivery(toSomeOf households: [HouseholdID]) -> [any Event] {
        delivery(to: (0..<500).map { _ in households.randomElement() ?? households[0] })
    }

    private static func delivery(to households: [HouseholdID]) -> [any Event] {
        let batch = BatchID(freshID())
        let recipients = households.map { Recipient(household: $0, children: [[ChildNumber(1)]]) }
        return [
            DeliveryRequested(
                batch: batch, day: today, content: ContentID("c0ffee"), entries: ["vac_2m"], retryKey: "\(batch)",
                recipients: recipients, at: 1_764_000_000_000),
            DeliveryAccepted(batch: batch, day: today, requestID: "f70dd685", at: 1_764_000_000_000),
        ]
    }

    private static let today = CivilDate(dayNumber: 20_000)

    private static func family() -> [any Event] {
        let (household, events) = registration()
        return events + chat(household)
    }

    private static func registration() -> (household: HouseholdID, events: [any Event]) {
        let household = HouseholdID(freshID())
        var events: [any Event] = [
            HouseholdFollowed(
                household: household, lineUser: .known("U4af4980629f1a2b3c4d5e6f708192a3b"), at: 1_764_000_000_000),
            HouseholdConsented(household: household, version: 3, purposes: [.messages, .statistics]),
            TopicsChosen(household: household, topics: Topic.allCases.filter(Topic.usual.contains)),
            LanguageChosen(household: household, language: .japanese),
            HouseholdRegistered(household: household, on: today),
        ]
        if let municipality = MunicipalityCode("141011") {
            events.append(
                ResidenceRecorded(
                    household: household, municipality: municipality, way: .postalCode, postalCode: .known("2310005"),
                    on: today))
        }
        for number in 1...Int.random(in: 1...3) {
            let born = today.adding(days: -Int.random(in: 0...5_000))
            events.append(
                ChildRegistered(household: household, child: ChildNumber(number), born: .known(born), on: today))
        }
        return (household, events)
    }

    /// What was said in the chat on the way: half of all events.
    private static func chat(_ household: HouseholdID) -> [any Event] {
        (0..<4).flatMap { _ -> [any Event] in
            let webhook = freshID()
            return [
                WebhookReceived(
                    webhook: webhook, household: household, kind: "postback", at: 1_764_000_000_000,
                    isRedelivery: false,
                    content: .known(postback)),
                ChatAnswered(
                    household: household, webhook: webhook, prompt: "ask-birth-date", outcome: .accepted,
                    requestID: "f70dd685-499a-4231-a441-f24b8d4fba21"),
            ]
        }
    }

    private static let postback = """
        {"type":"postback","postback":{"data":"ask=child&step=born","params":{"date":"2024-04-01"}}}
        """
}
