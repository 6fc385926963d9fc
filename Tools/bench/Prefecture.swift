import App
import Calendar
import EventModel
import EventStore
import Events
import Places
import Projections
import SQLiteStore

/// An audience of a whole prefecture, written by the read model's own handlers without a log.
enum Prefecture {
    static let households = 1_600_000

    /// Fills the read models that an empty log has made; 2.4 million children of all ages.
    static func fill(_ tables: any TableStore, log: Log, households: Int = households) async throws {
        let projector = Projector(log: log, tables: tables, projections: ReadModels.all)
        try await projector.prepare()
        let places = try Gazetteer.load().all.filter(\.isResidence).map(\.code)
        var random = Mixer(state: 20_261_122)
        for start in stride(from: 0, to: households, by: 100_000) {
            let part = Part(random, places, start..<min(start + 100_000, households))
            random = part.random
            try await tables.write { try part.rows.flush(into: $0) }
        }
    }

    /// A hundred thousand households on their way into the table.
    private final class Part: @unchecked Sendable {
        // Made by one thread, then flushed by the writer's.
        let rows = Rows(tables: nil)
        private(set) var random: Mixer

        init(_ random: Mixer, _ places: [MunicipalityCode], _ range: Range<Int>) {
            self.random = random
            let handlers = AudienceProjection.handlers(rows)
            for _ in range {
                for event in family(places) {
                    let recorded = Recorded(
                        position: .start, id: ULID(bits: 0), recordedAt: 0, actor: "family", cause: ULID(bits: 0),
                        correlation: ULID(bits: 0), event: event)
                    // Rows of an empty table are only in memory: nothing is read, so nothing can fail.
                    try? handlers.handle(recorded)
                }
            }
        }

        private func family(_ places: [MunicipalityCode]) -> [any Event] {
            let household = HouseholdID(ULID(bits: UInt128(random.next()) << 64 | UInt128(random.next()) & (.max >> 1)))
            let user =
                "U"
                + [random.next(), random.next()].map { value in
                    let digits = String(value, radix: 16)
                    return String(repeating: "0", count: 16 - digits.count) + digits
                }.joined()
            let day = CivilDate(dayNumber: 20_400)
            var events: [any Event] = [
                HouseholdFollowed(household: household, lineUser: .known(user), at: 0),
                ResidenceRecorded(
                    household: household, municipality: places[Int(random.next() % UInt64(places.count))],
                    way: .postalCode, postalCode: nil, on: day),
                QuietHoursSet(household: household, from: 0, until: 0),
                HouseholdRegistered(household: household, on: day),
            ]
            for number in 1...(random.next() % 2 == 0 ? 1 : 2) {
                let born = CivilDate(dayNumber: Int32(14_500 + Int(random.next() % 6_200)))
                events.append(
                    ChildRegistered(
                        household: household, child: ChildNumber(number), born: .known(born), on: max(day, born)))
            }
            return events
        }
    }
}

/// SplitMix64: the same numbers in every run. Source: <https://prng.di.unimi.it/splitmix64.c>
struct Mixer: Sendable {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
