import Calendar
package import EventModel
package import EventStore
package import Events
package import Places

/// Counts passes that are shown, each once a day, and records the sums. No fact says which pass it was.
///
/// What was shown today stands in a small table beside the read models, so that a restart counts nobody twice; it is
/// emptied with the day. Losing it costs a count and nothing else.
package actor CountShowings {
    private let log: Log
    private let tables: any TableStore
    private var waiting: [PassID: PassesShown.Count] = [:]

    package init(log: Log, tables: any TableStore) {
        self.log = log
        self.tables = tables
    }

    /// Takes note of a showing.
    package func note(_ pass: PassID, in municipality: MunicipalityCode, _ band: PassAgeBand) {
        waiting[pass] = PassesShown.Count(municipality: municipality, band: band, passes: 1)
    }

    /// Records what was shown since the last time.
    package func record() async throws {
        guard !waiting.isEmpty else { return }
        let (shown, day) = (waiting, JapanTime(milliseconds: log.stamp.now()).date)
        waiting = [:]
        let fresh = try await tables.write { tables in try Self.fresh(Array(shown.keys), on: day, in: tables) }
        var sums: [Group: Int] = [:]
        for count in fresh.compactMap({ shown[$0] }) { sums[Group(count), default: 0] += count.passes }
        guard !sums.isEmpty else { return }
        let counts = sums.sorted { $0.key < $1.key }.map { group, passes in
            PassesShown.Count(municipality: group.municipality, band: group.band, passes: passes)
        }
        try await log.append(
            [PassesShown(on: day, counts: counts)], as: Command(actor: KeepPasses.actor, id: log.stamp.freshID()))
    }

    /// Records until the task is cancelled.
    package func run(pause: @Sendable () async throws -> Void) async throws {
        while true {
            try await pause()
            try await record()
        }
    }

    private struct Group: Hashable, Comparable {
        let municipality: MunicipalityCode
        let band: PassAgeBand

        init(_ count: PassesShown.Count) { (municipality, band) = (count.municipality, count.band) }

        static func < (left: Group, right: Group) -> Bool {
            (left.municipality, left.band.rawValue) < (right.municipality, right.band.rawValue)
        }
    }

    /// Those that had not been shown on the day.
    private static func fresh(_ passes: [PassID], on day: CivilDate, in tables: any Tables) throws -> [PassID] {
        try tables.execute(
            """
            CREATE TABLE IF NOT EXISTS pass_showings (pass TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (pass, day))
            """, [])
        try tables.execute("DELETE FROM pass_showings WHERE day <> ?", [.text(day.description)])
        return try passes.filter { pass in
            let key: [Cell] = [.text(pass.description), .text(day.description)]
            var isThere = false
            try tables.query("SELECT pass FROM pass_showings WHERE pass = ? AND day = ?", key) { _ in isThere = true }
            if !isThere { try tables.execute("INSERT INTO pass_showings (pass, day) VALUES (?, ?)", key) }
            return !isThere
        }
    }
}
