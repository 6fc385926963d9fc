import Delivery
import EventModel
import EventStore
import Events
import Places
import Projections
import Reactions
import Web

extension Installation {
    /// What the console asks, from this installation's read models.
    var consoleAnswers: ConsoleAnswers {
        let (tables, gazetteer, reading, doors) = (tables, atlas.gazetteer, familyReading, familyDoors)
        let projector = projector
        return ConsoleAnswers(
            // The tables follow within a moment; a page of counts does not wait for the newest.
            counts: { counts in try await tables.read { try counts.table(in: $0, gazetteer) } },
            desk: ConsoleAnswers.Desk(
                numbered: { number in
                    try await projector.catchUp()
                    return try await tables.read { try HouseholdProfiles.household(numbered: number, in: $0) }?
                        .household
                },
                recovered: { try await doors.household(of: $0) }, received: { try await reading.received($0) },
                rule: \.rule),
            phone: { family, day in
                let preview = PhonePreview(try await schedule())
                return ConsoleAnswers.PhoneYear(
                    today: try preview.messages(for: family, on: day),
                    coming: try preview.year(for: family, after: day))
            },
            noted: { try PhonePreview(try await schedule()).message($0, with: $1, in: $2) }, catalogue: catalogue)
    }
}
