import Consultations
package import EventModel
package import EventStore
import Events
import Projections

/// Gives a client whose counsellor is silent to whoever is free, and shreds what has been kept long enough.
///
/// Survives being killed at any line and run twice: the facts decide, and a key that is gone can't be destroyed again.
package struct KeepDesks: Sendable {
    private let log: Log
    private let projector: Projector
    /// Who acts in the facts that it causes.
    package static let actor = "desks"
    private static let mostAtOnce = 500
    /// In milliseconds.
    private static let day: Int64 = 86_400_000

    package init(log: Log, projector: Projector) {
        self.log = log
        self.projector = projector
    }

    /// Every consultation that a counsellor has, and in which the client has waited for longer than the desk allows,
    /// waits for another counsellor.
    ///
    /// - Returns: how many went back.
    @discardableResult
    package func returnSilent() async throws -> Int {
        try await projector.catchUp()
        let now = log.stamp.now()
        let silent = try await projector.tables.read { tables in
            let minutes = try Dictionary(
                ConsultationDesk.desks(in: tables).map { ($0.office, $0.silence) }, uniquingKeysWith: { $1 })
            return try ConsultationDesk.allTaken(in: tables).filter { row in
                guard let since = row.owedSince, let limit = minutes[row.office] else { return false }
                return now - since >= Int64(limit) * 60_000
            }
        }
        for row in silent {
            guard let staff = row.staff else { continue }
            try await settle(
                ReturnCase(consultation: row.consultation, staff: staff, why: .silence, now: now))
        }
        return silent.count
    }

    /// What was closed for longer than the desk keeps it, and is not held, can be read by nobody any more.
    ///
    /// - Returns: how many were shredded.
    @discardableResult
    package func shred() async throws -> Int {
        try await projector.catchUp()
        let now = log.stamp.now()
        let due = try await projector.tables.read { tables in
            try ConsultationDesk.desks(in: tables).flatMap { desk in
                try ConsultationDesk.closed(
                    before: now - Int64(desk.keptDays) * Self.day, at: desk.office, most: Self.mostAtOnce,
                    in: tables
                ).map { (row: $0, keptDays: desk.keptDays) }
            }
        }
        for (row, days) in due {
            try await settle(ShredConsultation(consultation: row.consultation, keptDays: days, now: now))
            try await destroy(row.consultation.tag)
        }
        return due.count
    }

    /// Destroys the keys of what was shredded before the program was killed.
    package func destroyKeys(after position: Position, save: (Position) async throws -> Void) async throws {
        let shredded = Page<ConsultationShredded>()
        let through = try await log.read(
            Query([Query.Item(names: [ConsultationShredded.schema.name])]), after: position, opening: false
        ) { if let fact = $0.event as? ConsultationShredded { shredded.append(fact) } }
        for fact in shredded.take() { try await destroy(fact.consultation.tag) }
        try await save(through)
    }

    private func destroy(_ consultation: Tag) async throws {
        try await log.keyring.destroyKey(of: consultation)
        try await log.keyring.closeDoors(of: consultation)
    }

    /// Where somebody acted meanwhile, nothing is to be done.
    private func settle(_ decision: some Decision) async throws {
        do {
            try await log.execute(decision, as: Command(actor: Self.actor, id: log.stamp.freshID()))
        } catch is CaseRefusal {}
    }
}
