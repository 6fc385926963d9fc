import Calendar
import Delivery
import EventModel
import EventStore
import Events
import Projections
import Reactions

/// What the chat lists for a family: what it can use now, and what is coming up.
struct FamilyLists: Sendable {
    let installation: Installation

    /// How far ahead “what is coming up” looks.
    private static let horizon = 365

    /// What a family that has just registered can use now: nothing of the past is sent, so it is shown once.
    func catchUp(_ household: HouseholdID, on day: CivilDate) async throws -> [UpcomingItem] {
        guard let family = try await family(household) else { return [] }
        let schedule = try await installation.schedule()
        return schedule.catchUp(for: family, on: day).map { item in
            let words = schedule.catalogue.entries[item.entry].words[family.language]
            return UpcomingItem(date: item.isDeadline ? item.last : nil, title: words.title)
        }
    }

    func upcoming(_ household: HouseholdID, after day: CivilDate) async throws -> [UpcomingItem] {
        guard let family = try await family(household) else { return [] }
        let schedule = try await installation.schedule()
        let period = day.adding(days: 1)...day.adding(days: Self.horizon)
        return schedule.upcoming(for: family, in: period).map { dated in
            let words = schedule.catalogue.entries[dated.occurrence.entry].words[family.language]
            return UpcomingItem(date: dated.day, title: words.title)
        }
    }

    /// The family as it is with its newest fact; nil for one that has not registered.
    private func family(_ household: HouseholdID) async throws -> Family? {
        try await installation.projector.catchUp()
        return try await installation.tables.read { tables in
            try Audience.household(household, in: tables).flatMap { Family($0) }
        }
    }
}
