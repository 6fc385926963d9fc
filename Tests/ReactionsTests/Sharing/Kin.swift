import Calendar
import EventModel
import EventStore
import Events
import Households
import Logging
import Reactions
import Support

/// A mother who has registered, and adults who have only agreed to the purposes.
struct Kin {
    let test = TestLog()
    let log: Log
    let mother = Example.family
    let father = Example.other
    let grandmother = HouseholdID(ULID(bits: 77))
    let one = ChildNumber(1)
    let today = Example.today
    private let offers = [OfferID(ULID(bits: 901)), OfferID(ULID(bits: 902)), OfferID(ULID(bits: 903))]

    /// - Parameter store: another than one in memory, such as one that dies.
    init(store: (any EventStore)? = nil) async throws {
        let test = test
        log =
            store.map { Log(store: $0, catalogue: .hagukumi, keyring: test.keyring, stamp: test.world.stamp) }
            ?? test.log
        for household in [mother, father, grandmother] {
            try await say(
                GiveConsent(
                    household: household, version: Household.Consent.currentVersion, purposes: [.messages], today: today
                ))
        }
        try await say(
            TellResidence(
                household: mother, municipality: Example.hakone, way: .chosen, postalCode: nil, today: today))
        try await say(ExpectChild(household: mother, due: Example.due, today: today))
    }

    @discardableResult
    func say(_ decision: any Decision) async throws -> [any Event] {
        try await log.execute(decision, as: test.command())
    }

    var reaction: ShareChildren {
        ShareChildren(log: log, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    }

    func settle() async throws {
        for household in [mother, father, grandmother] { try await reaction.settle([household]) }
    }

    func link(_ from: HouseholdID, _ to: HouseholdID, _ relation: Relation, number: Int = 0) async throws {
        try await say(OfferLink(household: from, offer: offers[number], relation: relation, today: today))
        try await say(AcceptLink(household: to, offer: offers[number], other: from, today: today))
    }

    func children(of household: HouseholdID) async throws -> [Household.Child] {
        let family = try await log.state(for: Forget(household: household))
        return family.children.sorted { $0.key < $1.key }.map(\.value)
    }

    func facts() async throws -> [any Event] {
        let page = Page<any Event>()
        try await log.read(.all) { page.append($0.event) }
        return page.take()
    }

    func headAfterSettling() async throws -> Position {
        try await settle()
        return try await log.store.head()
    }
}
