import Calendar
import EventModel
import EventStore
import Events
import Households
import Support
import Testing

@testable import Web

/// A site with one family of its own, signed in or not yet known at all.
struct FamilySite {
    let site = Site()
    let household = HouseholdID(ULID(bits: 7))
    static let born = Site.today.adding(days: -60)

    var family: Household {
        get async throws { try await site.log.state(of: Household.fold, about: [household.tag]) }
    }

    /// Records a family that has told everything.
    func register(_ household: HouseholdID? = nil, born: CivilDate = born) async throws {
        let id = household ?? self.household
        try await site.test.log.append(
            [
                HouseholdFollowed(household: id, lineUser: .known("U\(id)"), at: 1),
                HouseholdConsented(household: id, version: 1, purposes: [.messages, .statistics]),
                ResidenceRecorded(
                    household: id, municipality: Site.home, way: .chosen, postalCode: nil, on: Site.today),
                ChildRegistered(household: id, child: ChildNumber(1), born: .known(born), on: Site.today),
                HouseholdRegistered(household: id, on: Site.today),
            ], as: site.test.command())
    }

    func visiting(_ visit: (Browser) async throws -> Void) async throws {
        try await site.open { browser in
            browser.keep(try site.signedIn(as: household.tag))
            try await visit(browser)
        }
    }

    /// The form of a page, sent with its hidden fields of these names.
    func send(
        _ browser: Browser, from page: String, to path: String, hidden: [String] = [], _ fields: [(String, String)]
    ) async throws -> Browser.Answer {
        let shown = try await browser.get(page)
        let known = try (["token"] + hidden).map { ($0, try #require(shown.field($0))) }
        return try await browser.post(path, known + fields)
    }
}

extension Browser.Answer {
    var location: String? { header("location") }
}
