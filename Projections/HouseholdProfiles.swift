package import Calendar
package import EventModel
package import Events
package import Places

/// Who a household is to the office: how far its registration has come and how it came to us. No dates of children.
package struct HouseholdProfile: Row {
    package let household: HouseholdID
    package var followedOn: CivilDate
    package fileprivate(set) var status = Status.following
    package var source: String?
    package var consentVersion: Int?
    package var municipality: MunicipalityCode?
    package var language = Language.japanese
    package var registeredOn: CivilDate?
    /// The day on which it blocked, stopped, moved away or asked to be forgotten.
    package var leftOn: CivilDate?
    /// What LINE said last about the account being a friend, and when LINE saw it.
    var isFriend = true
    var heardAt = Int64.min
    var isStopped = false
    var hasMovedAway = false
    /// By which the family names itself at a counter.
    package var registrationNumber: String

    init(household: HouseholdID, followedOn: CivilDate) {
        self.household = household
        self.followedOn = followedOn
        registrationNumber = RegistrationNumber(of: household).text
    }

    package enum Status: String, ColumnValue, CaseIterable {
        case following
        case registered
        case blocked
        case stopped
        case movedAway = "moved-away"
        case forgotten

        package static var columnType: ColumnType { .text }
        package var cell: Cell { .text(rawValue) }
        package init(_ row: any Cells, _ column: Int) { self = Status(rawValue: row.text(column)) ?? .following }
    }

    package var key: HouseholdID { household }

    package static let table = Table(
        "household_profiles", key: 1, indexes: [["registration_number"]],
        Column("household", \HouseholdProfile.household), Column("followed_on", \.followedOn),
        Column("status", \.status), Column("source", \.source), Column("consent_version", \.consentVersion),
        Column("municipality", \.municipality), Column("language", \.language),
        Column("registered_on", \.registeredOn), Column("left_on", \.leftOn), Column("is_friend", \.isFriend),
        Column("heard_at", \.heardAt), Column("is_stopped", \.isStopped), Column("has_moved_away", \.hasMovedAway),
        Column("registration_number", \.registrationNumber), build: HouseholdProfile.init
    )

    private init(
        _ household: HouseholdID, _ followedOn: CivilDate, _ status: Status, _ source: String?,
        _ consentVersion: Int?, _ municipality: MunicipalityCode?, _ language: Language, _ registeredOn: CivilDate?,
        _ leftOn: CivilDate?, _ isFriend: Bool, _ heardAt: Int64, _ isStopped: Bool, _ hasMovedAway: Bool,
        _ registrationNumber: String
    ) {
        (self.household, self.followedOn, self.status, self.source) = (household, followedOn, status, source)
        (self.consentVersion, self.municipality, self.language) = (consentVersion, municipality, language)
        (self.registeredOn, self.leftOn, self.isFriend, self.heardAt) = (registeredOn, leftOn, isFriend, heardAt)
        (self.isStopped, self.hasMovedAway) = (isStopped, hasMovedAway)
        self.registrationNumber = registrationNumber
    }

    mutating func heard(isFriend: Bool, at: Int64) {
        guard at > heardAt else { return }
        self.isFriend = isFriend
        heardAt = at
    }

    /// Several things may hold at once, such as blocked and stopped: the strongest is shown, and ends alone.
    mutating func settleStatus(on day: CivilDate) {
        guard status != .forgotten else { return }
        if !isFriend {
            status = .blocked
        } else if isStopped {
            status = .stopped
        } else if hasMovedAway {
            status = .movedAway
        } else {
            status = registeredOn == nil ? .following : .registered
        }
        leftOn = status == .following || status == .registered ? nil : leftOn ?? day
    }
}

/// Follows how far each registration has come.
package enum HouseholdProfiles: Projection {
    package static let name = "household_profiles"
    package static let version = 4
    package static let tables = [HouseholdProfile.table.shape, RegistrationMonth.table.shape]

    package static func handlers(_ rows: Rows) -> Handlers {
        let profiles = rows.of(HouseholdProfile.self)
        let months = RegistrationTally(rows)
        func day(_ recorded: Recorded) -> CivilDate { JapanTime(milliseconds: recorded.recordedAt).date }
        func change(
            _ household: HouseholdID, _ recorded: Recorded, _ change: (inout HouseholdProfile) -> Void
        ) throws {
            var (before, after): (HouseholdProfile.Tally?, HouseholdProfile.Tally?)
            var isNew = false
            // LINE may tell of a family's first words before it tells of the follow. A new row is made only when it is
            // needed: its registration number is a hash.
            func newcomer() -> HouseholdProfile {
                isNew = true
                return HouseholdProfile(household: household, followedOn: day(recorded))
            }
            try profiles.update(household, orInsert: newcomer()) { profile in
                before = isNew ? nil : profile.tally
                change(&profile)
                profile.settleStatus(on: day(recorded))
                after = profile.tally
            }
            try months.moved(from: before, to: after)
        }
        let contact = Handlers()
            .on(HouseholdFollowed.self) { fact, recorded in
                try change(fact.household, recorded) {
                    $0.followedOn = JapanTime(milliseconds: fact.at).date
                    $0.heard(isFriend: true, at: fact.at)
                }
            }
            .on(HouseholdReturned.self) { fact, recorded in
                try change(fact.household, recorded) { $0.heard(isFriend: true, at: fact.at) }
            }
            .on(HouseholdUnfollowed.self) { fact, recorded in
                try change(fact.household, recorded) { $0.heard(isFriend: false, at: fact.at) }
            }
            .on(HouseholdReclaimed.self) { fact, recorded in
                try change(fact.household, recorded) {
                    $0.isFriend = fact.isFriend
                    $0.heardAt = fact.at
                }
            }
            .on(HouseholdForgotten.self) { fact, recorded in
                var (before, after): (HouseholdProfile.Tally?, HouseholdProfile.Tally?)
                try profiles.update(fact.household) { profile in
                    before = profile.tally
                    profile.status = .forgotten
                    profile.leftOn = profile.leftOn ?? day(recorded)
                    profile.municipality = nil
                    profile.source = nil
                    after = profile.tally
                }
                try months.moved(from: before, to: after)
            }
        return registration(contact, change)
    }

    private typealias Change = (HouseholdID, Recorded, (inout HouseholdProfile) -> Void) throws -> Void

    private static func registration(_ handlers: Handlers, _ change: @escaping Change) -> Handlers {
        handlers
            .on(HouseholdSourceTold.self) { fact, recorded in
                try change(fact.household, recorded) { $0.source = fact.source.description }
            }
            .on(HouseholdConsented.self) { fact, recorded in
                try change(fact.household, recorded) { $0.consentVersion = fact.version }
            }
            .on(ResidenceRecorded.self) { fact, recorded in
                try change(fact.household, recorded) {
                    $0.municipality = fact.municipality
                    $0.hasMovedAway = false
                }
            }
            .on(HouseholdMovedAway.self) { fact, recorded in
                try change(fact.household, recorded) { $0.hasMovedAway = true }
            }
            .on(LanguageChosen.self) { fact, recorded in
                try change(fact.household, recorded) { $0.language = fact.language }
            }
            .on(HouseholdRegistered.self) { fact, recorded in
                try change(fact.household, recorded) { $0.registeredOn = fact.on }
            }
            .on(HouseholdStopped.self) { fact, recorded in
                try change(fact.household, recorded) { $0.isStopped = true }
            }
            .on(HouseholdResumed.self) { fact, recorded in
                try change(fact.household, recorded) { $0.isStopped = false }
            }
    }

    /// The household that a registration number names; nil if there is none, if it was forgotten, and in the rare case
    /// that two have the number: somebody else's data must not be shown.
    package static func household(
        numbered number: RegistrationNumber, in tables: any Tables
    ) throws -> HouseholdProfile? {
        var found: [HouseholdProfile] = []
        try tables.query(
            """
            SELECT \(HouseholdProfile.table.columnList) FROM household_profiles
            WHERE registration_number = ? AND status <> 'forgotten' LIMIT 2
            """, [.text(number.text)]
        ) { found.append(HouseholdProfile.table.read($0)) }
        return found.count == 1 ? found[0] : nil
    }
}
