import Calendar
import Delivery
import EventModel
import EventStore
import Events
import Households
import Places
import Projections
import Reactions

/// Why a household got its messages: rule, data as they stood then, office, request and LINE's answer.
///
/// It shows what a family told, so who looked and for what is recorded before anything is shown.
package struct WhyCommand: Sendable {
    package var household = ""
    /// One message, by the id that stands in the log as `batch`; all of them when nil.
    package var message: String?
    package var purpose = ""
    /// Who reads: the login name of the process's user.
    package var actor = "operator"

    package init() {}

    package func run(on installation: Installation) async throws -> Output {
        guard !purpose.allSatisfy(\.isWhitespace) else {
            throw Problem.wrongUse("--purpose: say for what the household's messages are looked at")
        }
        let id = try Words.household(household)
        let wanted = try message.map { text in
            guard let ulid = ULID(text) else {
                throw Problem.wrongUse("--message: “\(text)” is not a message: 26 characters, as `why` shows them")
            }
            return BatchID(ulid)
        }
        try await installation.projector.catchUp()
        let lines = try await installation.tables.read { try DeliveryHistory.lines(of: id, in: $0) }
        let batches = lines.map(\.batch).filter { wanted == nil || $0.batch == wanted }
        guard !batches.isEmpty else {
            let which = wanted.map { "message \($0)" } ?? "message"
            throw Problem.failed("no \(which) to household \(id) is known; of one that was forgotten none is kept")
        }
        try await installation.log.append(
            [HouseholdRead(household: id, what: "why", by: actor, purpose: purpose)],
            as: Command(actor: "operator", id: installation.world.freshID()))
        var records: [[(String, Output.Value)]] = []
        for batch in batches { records += try await SentMessage(batch, to: id, installation).records() }
        return .records(records)
    }
}

/// One request as the log tells it, with what was known of the household when it was made.
private struct SentMessage {
    private let batch: DeliveryBatch
    private let household: HouseholdID
    private let installation: Installation
    private let facts: [Recorded]
    private let family: Household
    private let content: DeliveryContent?

    init(_ batch: DeliveryBatch, to household: HouseholdID, _ installation: Installation) async throws {
        let (log, page) = (installation.log, Page<Recorded>())
        try await log.read(Query([Query.Item(tags: [batch.batch.tag])])) { page.append($0) }
        let facts = page.take()
        let position = facts.first { $0.event is DeliveryRequested }?.position ?? .start
        let known = Page<any Event>()
        let query = Query([Query.Item(names: Household.fold.names, tags: [household.tag])])
        try await log.read(query, through: position) { known.append($0.event) }
        self.batch = batch
        self.household = household
        self.installation = installation
        self.facts = facts
        family = Household.fold.state(after: known.take())
        content = try await installation.tables.read { try DeliveryHistory.content(batch.content, in: $0) }
    }

    /// One record for each catalogue entry of the message.
    func records() throws -> [[(String, Output.Value)]] {
        guard let recorded = facts.first(where: { $0.event is DeliveryRequested }),
            let request = recorded.event as? DeliveryRequested,
            let recipient = request.recipients.first(where: { $0.household == household })
        else {
            throw Problem.failed("the request of message \(batch.batch) is not in the log: rebuild the read models")
        }
        return request.entries.indices.map { place in
            let key = request.entries[place]
            let entry = installation.catalogue[key]
            let children = place < recipient.children.count ? recipient.children[place] : []
            let author = content?.author(at: place)
            return [
                ("message", .text(batch.batch.description)), ("day", .text(request.day.description)),
                ("entry", .text(key)), ("title", .text(entry?.words.japanese.title ?? Self.gone)),
                ("rule", .text(entry?.rule ?? Self.gone)), ("data used", .list(children.map(words))),
                ("municipality", .text(family.residence.map { name(of: $0.municipality) } ?? "–")),
                ("office", .text(MessageReason.office)), ("note by", .text(author.map(name) ?? "–")),
                ("source", .text(entry.map(source) ?? Self.gone)),
                ("catalogue", .text(content?.catalogue ?? "–")), ("language", .text(family.language.rawValue)),
                ("content", .text(request.content.description)),
                ("request at position", .number(Int(recorded.position.value))),
                ("requested at", .text(Self.time(request.at))), ("retry key", .text(request.retryKey)),
            ] + answer
        }
    }

    private static let gone = "no longer in the catalogue"

    private func words(_ number: ChildNumber) -> String {
        "child \(number): \(family.children[number].map(ReplayCommand.words) ?? "–")"
    }

    private func name(of place: MunicipalityCode) -> String {
        installation.atlas.gazetteer[place]?.fullName ?? place.description
    }

    private func source(_ entry: StageEntry) -> String {
        ([entry.source.name] + (entry.source.url.map { [$0] } ?? [])).joined(separator: " ")
    }

    /// The last answer counts: acceptance may follow after the outcome had been given up.
    private var answer: [(String, Output.Value)] {
        let (outcome, request, at): (String, String, Int64?) =
            switch facts.last?.event {
            case let fact as DeliveryAccepted: ("accepted", fact.requestID, fact.at)
            case let fact as DeliveryFailed: ("failed: \(fact.status) \(fact.reason)", "–", fact.at)
            case let fact as DeliveryUnknown: ("unknown: \(fact.reason)", "–", fact.at)
            default: ("no answer yet", "–", nil)
            }
        return [
            ("outcome", .text(outcome)), ("x-line-request-id", .text(request)),
            ("answered at", .text(at.map(Self.time) ?? "–")),
        ]
    }

    private static func time(_ milliseconds: Int64) -> String { JapanTime(milliseconds: milliseconds).description }
}
