import Delivery
import EventModel
import EventStore
import Events
import LINE
import Logging

/// Composes the messages of a run, each once, and records their words before anybody is asked to send them.
struct Composer {
    private var schedule: StageSchedule
    private var messages: StageMessages
    private var composed: [ContentKey: Composed] = [:]
    private let log: Log
    private let logger: Logger

    struct Composed {
        let id: ContentID
        let messages: EncodedMessages
        let entries: [String]
    }

    init(_ schedule: StageSchedule, log: Log, logger: Logger) {
        self.schedule = schedule
        self.log = log
        self.logger = logger
        messages = StageMessages(schedule)
    }

    /// From here on messages say what offices say now; false where they say what they said.
    mutating func takeUp(_ notes: LocalNotes) -> Bool {
        guard notes != schedule.notes else { return false }
        schedule.notes = notes
        messages = StageMessages(schedule)
        composed = [:]
        return true
    }

    mutating func compose(_ planned: ContentKey) async throws -> Composed {
        if let known = composed[planned] { return known }
        let (key, id, encoded) = try composition(of: schedule.settled(planned))
        let entries = key.entries.map { schedule.catalogue.entries[$0].key }
        try await log.execute(
            ComposeContent(
                content: id, entries: entries, language: key.language, notedBy: key.notedBy,
                catalogue: schedule.catalogue.version, messages: String(decoding: encoded.json, as: UTF8.self)),
            as: Command(actor: "system", id: log.stamp.freshID()))
        let content = Composed(id: id, messages: encoded, entries: entries)
        composed[planned] = content
        return content
    }

    /// The message with its notes; without them if LINE would refuse it for its size: no office can silence the rest.
    private func composition(
        of key: ContentKey
    ) throws(MessageFaults) -> (key: ContentKey, id: ContentID, messages: EncodedMessages) {
        do {
            let (id, messages) = try messages.compose(key)
            return (key, id, messages)
        } catch {
            guard !key.notedBy.isEmpty else { throw error }
            logger.error(
                "local notes do not fit into a message and were left out", metadata: ["problem": "\(error)"])
            let plain = ContentKey(entries: key.entries, language: key.language)
            let (id, messages) = try messages.compose(plain)
            return (plain, id, messages)
        }
    }
}
