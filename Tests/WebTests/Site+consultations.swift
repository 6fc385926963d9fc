import Consultations
import EventModel
import EventStore
import Support

@testable import Web

extension Site {
    var consulting: Consulting {
        Consulting(
            doors: ConsultationDoors(log: log, random: { test.world.freshID().bits }), live: live,
            streams: OpenStreams(sleep: { [streamLife] in try await Task.sleep(for: streamLife ?? $0) }),
            care: { try Care(Care.BuiltIn()) },
            cleanPhoto: { sent throws(PhotoFault) in
                _ = try PhotoHeader(of: sent)
                return sent
            }, tables: tables.store, projector: projector)
    }
}
