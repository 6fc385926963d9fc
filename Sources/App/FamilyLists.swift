import Calendar
import Delivery
import EventStore
import Events
import Reactions

/// What the chat lists for a family: what it can use now, and what is coming up.
struct FamilyLists: Sendable {
    let installation: Installation

    private var reading: FamilyReading { installation.familyReading }

    /// What a family that has just registered can use now: nothing of the past is sent, so it is shown once.
    func catchUp(_ household: HouseholdID, on day: CivilDate) async throws -> [UpcomingItem] {
        guard let family = try await reading.family(household) else { return [] }
        let schedule = try await installation.schedule()
        return schedule.catchUp(for: family, on: day).map { item in
            let words = schedule.catalogue.entries[item.entry].words[family.language]
            return UpcomingItem(date: item.isDeadline ? item.last : nil, title: words.title)
        }
    }

    func upcoming(_ household: HouseholdID, after day: CivilDate) async throws -> [UpcomingItem] {
        try await reading.coming(household, after: day).map { UpcomingItem(date: $0.date, title: $0.title) }
    }

    /// Why a household was sent an entry. What LINE refused was not sent.
    func reason(for key: String, to household: HouseholdID) async throws -> MessageReason? {
        try await reading.reason(for: key, to: household)
    }
}
