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
        let (named, called, known) = try await installation.tables.read { tables in
            (
                try candidates(.name, in: tables), try candidates(.telephone, in: tables),
                try FacilityDirectory.knownDuplicates(in: tables)
            )
        }
        let fresh = Duplicates.pairs(ofOneName: named, ofOneTelephone: called)
            .filter { !known.contains([$0.first, $0.second]) }
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

    private func candidates(
        _ sign: FacilityDirectory.LikenessSign, in tables: any Tables
    ) throws -> [Duplicates.Candidate] {
        try FacilityDirectory.alike(by: sign, atMost: Duplicates.chain, in: tables).map { alike in
            Duplicates.Candidate(
                place: alike.place, dataset: alike.dataset, name: alike.name, address: alike.address,
                point: alike.point, telephone: alike.telephone)
        }
    }
}
