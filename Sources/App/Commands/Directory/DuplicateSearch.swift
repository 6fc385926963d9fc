import EventModel
import EventStore
import Events
import Facilities
import Projections

/// Looks through the directory for places that may be the same one, and notes those that nobody has noted yet.
struct DuplicateSearch {
    private let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    /// - Returns: how many pairs are new.
    func note() async throws -> Int {
        let candidates = try await installation.tables.read { tables in
            var candidates: [Duplicates.Candidate] = []
            try FacilityDirectory.places(changedAfter: 0, in: tables) { row in
                guard row.listing.status == .shown else { return }
                candidates.append(
                    Duplicates.Candidate(place: row.place, dataset: row.listing.dataset, record: row.record))
            }
            return candidates
        }
        guard Set(candidates.map(\.dataset)).count > 1 else { return 0 }
        let known = try await installation.tables.read { try FacilityDirectory.knownDuplicates(in: $0) }
        let fresh = Duplicates.pairs(among: candidates).filter { !known.contains([$0.first, $0.second]) }
        var noted = 0
        for pair in fresh {
            let decision = NoticeDuplicate(
                first: pair.first, second: pair.second, sign: pair.sign, metres: pair.metres)
            let command = Command(actor: "system", id: installation.world.freshID())
            noted += try await installation.log.execute(decision, as: command).count
        }
        try await installation.projector.catchUp()
        return noted
    }
}
