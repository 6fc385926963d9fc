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

    /// Why a household was sent an entry: its rule, and the children of the newest message about it. What LINE refused
    /// was not sent.
    func reason(for key: String, to household: HouseholdID) async throws -> MessageReason? {
        let lines = try await installation.tables.read { try DeliveryHistory.lines(of: household, in: $0) }
        for line in lines where line.batch.outcome != .failed {
            guard let place = line.batch.entries.split(separator: " ").firstIndex(where: { $0 == key }) else {
                continue
            }
            let children = line.children.split(separator: ";", omittingEmptySubsequences: false)
            let numbers = place < children.count ? children[place].split(separator: ",").compactMap { Int($0) } : []
            return MessageReason(entry: installation.catalogue[key], children: numbers.map(ChildNumber.init))
        }
        return nil
    }

    /// The family as it is with its newest fact; nil for one that has not registered.
    private func family(_ household: HouseholdID) async throws -> Family? {
        try await installation.projector.catchUp()
        return try await installation.tables.read { tables in
            try Audience.glimpse(household, in: tables) { Family($0) }
        }
    }
}
