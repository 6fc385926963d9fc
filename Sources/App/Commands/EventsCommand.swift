import Calendar
import EventModel
import EventStore
import Events
import Projections

/// Reads the log. Personal values stay sealed.
package struct EventsCommand: Sendable {
    package var household: String?
    package var type: String?
    package var from: String?
    package var to: String?
    package var isFollowing = false
    package var format = Output.Format.table

    package init() {}

    package func run(on installation: Installation, show: @escaping @Sendable (String) -> Void) async throws {
        guard format != .csv else { throw Problem.wrongUse("--format: csv is for reports; events are table or json") }
        let (log, query) = (installation.log, try await query(installation))
        let (from, to) = try Words.period(from, to)
        let format = format
        let each: @Sendable (Recorded) -> Void = { recorded in
            let day = JapanTime(milliseconds: recorded.recordedAt).date
            guard from.map({ $0 <= day }) ?? true, to.map({ day <= $0 }) ?? true else { return }
            show(Self.line(recorded, format))
        }
        let position = try await log.read(query, opening: false, each)
        guard isFollowing else { return }
        for try await batch in Subscription(log, query, after: position) { batch.events.forEach(each) }
    }

    private func query(_ installation: Installation) async throws -> Query {
        let names: Set<String>
        if let type {
            names = Set(type.split(separator: ",").map(String.init))
            let known = Set(Catalogue.hagukumi.types.map(\.schema.name))
            if let unknown = names.subtracting(known).sorted().first {
                throw Problem.wrongUse(
                    "--type: there is no “\(unknown)”; there are \(known.sorted().joined(separator: ", "))")
            }
        } else {
            names = []
        }
        guard let household else { return Query([Query.Item(names: names)]) }
        let id = try Words.household(household)
        // A request for 500 families is one fact, which does not carry their tags: the history knows whose it was.
        let lines = try await installation.tables.read { try DeliveryHistory.lines(of: id, in: $0) }
        let tags = [id.tag] + lines.flatMap { [$0.batch.batch.tag, $0.batch.content.tag] }
        return Query(Set(tags).map { Query.Item(names: names, tags: [$0]) })
    }

    private static func line(_ recorded: Recorded, _ format: Output.Format) -> String {
        let time = JapanTime(milliseconds: recorded.recordedAt)
        let data = openForm(recorded.event)
        let schema = Swift.type(of: recorded.event).schema
        guard format == .json else {
            // Sealed values tell a person nothing; programs get them as they stand.
            let shown = data.replacing(/"\d+:[0-9a-f]{56,}"/, with: "‹personal›")
            return "\(recorded.position)  \(time)  \(schema)  \(recorded.actor)  \(shown)"
        }
        let envelope = JSON.object([
            ("position", .number(Int(recorded.position.value))), ("id", .text(recorded.id.description)),
            ("type", .text(schema.name)), ("version", .number(schema.version)), ("recordedAt", .text(time.description)),
            ("actor", .text(recorded.actor)), ("cause", .text(recorded.cause.description)),
            ("correlation", .text(recorded.correlation.description)),
            ("tags", .list(recorded.event.tags.map(\.text))),
        ])
        return envelope.dropLast() + ",\"data\":\(data)}"
    }

    /// The fact as it stands in the log.
    private static func openForm(_ event: any Event) -> String {
        var writer = JSONWriter()
        try? event.write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
