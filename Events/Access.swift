package import EventModel

/// A family got a recovery code; an older one is good for nothing from now on. The code itself is kept nowhere.
package struct RecoveryCodeIssued: Event {
    package let household: HouseholdID
    package let code: ULID

    package init(household: HouseholdID, code: ULID) {
        self.household = household
        self.code = code
    }

    package static let schema = Schema("household.recovery-code-issued", version: 1)
    package static let meaning = "A family got a recovery code; an older one is good for nothing from now on."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("code", \.code, "names the code without being it"),
        build: Self.init)
    package var tags: [Tag] { [household.tag, Tag("recovery", code)] }
}

/// A family moved to another LINE user with its recovery code. Sessions begun before are over.
package struct HouseholdReclaimed: Event {
    package let household: HouseholdID
    package let code: ULID
    package let fresh: HouseholdID
    package let lineUser: Personal<String>
    package let isFriend: Bool
    package let at: Int64

    package init(
        household: HouseholdID, code: ULID, fresh: HouseholdID, lineUser: Personal<String>, isFriend: Bool, at: Int64
    ) {
        self.household = household
        self.code = code
        self.fresh = fresh
        self.lineUser = lineUser
        self.isFriend = isFriend
        self.at = at
    }

    package static let schema = Schema("household.reclaimed", version: 1)
    package static let meaning = "A family moved to another LINE user with its recovery code."
    package static let fields = Fields(
        Field("household", \.household, "the household that goes on"),
        Field("code", \.code, "which code was used, for the only time"),
        Field("fresh", \.fresh, "the empty household that the LINE user had had, and that is closed"),
        Field("lineUser", \.lineUser, "the LINE user id, by which messages reach the family from now on"),
        Field("isFriend", \.isFriend, "whether that LINE user has the account as a friend"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
    package var subject: Tag? { household.tag }
}

/// A family's calendar got an address of its own; an older one is good for nothing from now on.
package struct CalendarLinkIssued: Event {
    package let household: HouseholdID
    package let link: ULID

    package init(household: HouseholdID, link: ULID) {
        self.household = household
        self.link = link
    }

    package static let schema = Schema("household.calendar-link-issued", version: 1)
    package static let meaning = "A family's calendar got an address of its own."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("link", \.link, "names the address without being it"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}

/// The address of a family's calendar was taken back.
package struct CalendarLinkRevoked: Event {
    package let household: HouseholdID

    package init(household: HouseholdID) {
        self.household = household
    }

    package static let schema = Schema("household.calendar-link-revoked", version: 1)
    package static let meaning = "The address of a family's calendar was taken back."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}

/// A family signed out everywhere: sessions begun before are over.
package struct SessionsEnded: Event {
    package let household: HouseholdID
    package let at: Int64

    package init(household: HouseholdID, at: Int64) {
        self.household = household
        self.at = at
    }

    package static let schema = Schema("household.sessions-ended", version: 1)
    package static let meaning = "A family signed out everywhere: sessions begun before are over."
    package static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [household.tag] }
}
