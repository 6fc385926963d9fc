import AsyncHTTPClient
import EventStore
import Events
import LINE
import Projections
import Reactions
import Web

extension Installation {
    /// What the pages of consultations stand on.
    var consulting: Consulting {
        Consulting(
            doors: consultationDoors, live: live, streams: streams, care: { [care] in try await care.now() },
            cleanPhoto: photos.clean, tables: tables, projector: projector)
    }

    /// The secrets by which a client comes to a consultation.
    var consultationDoors: ConsultationDoors { ConsultationDoors(log: log, random: world.secret) }

    /// A link into a household's consultations that opens once.
    ///
    /// - Parameter lasts: milliseconds.
    func entryAddress(
        for household: HouseholdID, lasting lasts: Int64, as command: Command
    ) async throws -> EntryAddress {
        let entry = try await consultationDoors.issueEntry(for: household, lasting: lasts, as: command)
        return EntryAddress(link: entry.link, address: settings.familyAddress("talk/in/\(entry.secret)"))
    }

    /// Tells clients over LINE that there is an answer, from where it stopped the last time.
    func tellClients(over http: HTTPClient) async throws {
        let line = try line(over: http)
        let (live, checkpoint) = (live, Checkpoint(reaction: "answers", log: log, tables: tables))
        let tell = TellClients(
            log: log, isLooking: { await live.isWatched($0, by: .client) },
            entry: { try await entryAddress(for: $0, lasting: ConsultationDoors.noticeLasts, as: $1) },
            push: { user, messages, key in await line.push(to: user, messages, key: key) })
        try await tell.run(load: { try await checkpoint.load() }, save: { try await checkpoint.save($0) })
    }

    /// Gives clients of silent counsellors back to the queue, and shreds what has been kept long enough.
    func keepDesks() async throws {
        let keep = KeepDesks(log: log, projector: projector)
        let checkpoint = Checkpoint(reaction: "shredding", log: log, tables: tables)
        try await keep.destroyKeys(after: try await checkpoint.load()) { try await checkpoint.save($0) }
        while true {
            try await keep.returnSilent()
            try await keep.shred()
            try await Task.sleep(for: .seconds(20))
        }
    }
}
