package import Consultations
package import EventModel
package import EventStore

/// What the pages of consultations stand on, on both sides.
package struct Consulting: Sendable {
    package let doors: ConsultationDoors
    package let live: LiveConsultations
    package let streams: OpenStreams
    /// The words of a crisis and the lines of help, as they are now.
    package let care: @Sendable () async throws -> Care
    package let cleanPhoto: CleanPhoto
    private let tables: any TableStore
    private let projector: Projector

    package init(
        doors: ConsultationDoors, live: LiveConsultations, streams: OpenStreams,
        care: @escaping @Sendable () async throws -> Care, cleanPhoto: @escaping CleanPhoto,
        tables: any TableStore, projector: Projector
    ) {
        self.doors = doors
        self.live = live
        self.streams = streams
        self.care = care
        self.cleanPhoto = cleanPhoto
        self.tables = tables
        self.projector = projector
    }

    /// Reads the read models as of the newest fact.
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Tables) throws -> Result) async throws -> Result {
        try await projector.catchUp()
        return try await tables.read(body)
    }
}
