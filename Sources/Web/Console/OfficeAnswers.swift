import Calendar
package import EventModel
package import EventStore
import Projections

/// What the pages about offices ask, and the outermost layer answers from its read models and settings.
package struct OfficeAnswers: Sendable {
    private let tables: any TableStore
    private let projector: Projector
    /// The settings in force, as `hagukumi config show` prints them: secrets are masked.
    package let settings: [Setting]

    package struct Setting: Sendable {
        package let key: String
        package let value: String

        package init(key: String, value: String) {
            self.key = key
            self.value = value
        }

        /// What it means, in the words of whoever reads the console.
        package var meaning: TextName { TextName("setting", key.replacing(".", with: "-")) }
    }

    package init(tables: any TableStore, projector: Projector, settings: [Setting]) {
        self.tables = tables
        self.projector = projector
        self.settings = settings
    }

    /// Reads the read models as of the newest fact, so that a page shows what was just changed.
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Tables) throws -> Result) async throws -> Result {
        try await projector.catchUp()
        return try await tables.read(body)
    }

    /// How many requests of a day LINE refused, and of how many nothing is known.
    func deliveries(on day: CivilDate) async throws -> (failed: Int, unknown: Int) {
        try await read { tables in
            let outcomes = try DeliveryHistory.outcomes(on: day, in: tables)
            return (outcomes[.failed] ?? 0, outcomes[.unknown] ?? 0)
        }
    }
}
