package import Calendar
package import EventModel
package import Events
package import Places

/// Who a household is to the office: how far its registration has come and how it came to us. No dates of children.
package struct HouseholdProfile: Row {
    package let household: HouseholdID
    package let followedOn: CivilDate
    package var status: Status
    package var source: String?
    package var consentVersion: Int?
    package var municipality: MunicipalityCode?
    package var language: Language
    package var registeredOn: CivilDate?
    /// The day on which it blocked, stopped, moved away or asked to be forgotten.
    package var leftOn: CivilDate?

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
        "household_profiles", key: 1,
        Column("household", \HouseholdProfile.household), Column("followed_on", \.followedOn),
        Column("status", \.status), Column("source", \.source), Column("consent_version", \.consentVersion),
        Column("municipality", \.municipality), Column("language", \.language),
        Column("registered_on", \.registeredOn), Column("left_on", \.leftOn), build: HouseholdProfile.init)

    mutating func left(_ status: Status, on day: CivilDate) {
        self.status = status
        leftOn = day
    }

    mutating func came() {
        status = registeredOn == nil ? .following : .registered
        leftOn = nil
    }
}

/// Follows how far each registration has come.
package enum HouseholdProfiles: Projection {
    package static let name = "household_profiles"
    package static let version = 1
    package static let tables = [HouseholdProfile.table.shape]

    package static func handlers(_ rows: Rows) -> Handlers {
        let profiles = rows.of(HouseholdProfile.self)
        return Handlers()
            .on(HouseholdFollowed.self) { fact, _ in
                profiles.put(
                    HouseholdProfile(
                        household: fact.household, followedOn: JapanTime(milliseconds: fact.at).date,
                        status: .following, source: nil, consentVersion: nil, municipality: nil, language: .japanese,
                        registeredOn: nil, leftOn: nil))
            }
            .on(HouseholdReturned.self) { fact, _ in try profiles.update(fact.household) { $0.came() } }
            .on(HouseholdUnfollowed.self) { fact, _ in
                let day = JapanTime(milliseconds: fact.at).date
                try profiles.update(fact.household) { $0.left(.blocked, on: day) }
            }
            .on(HouseholdSourceTold.self) { fact, _ in
                try profiles.update(fact.household) { $0.source = fact.source.description }
            }
            .on(HouseholdConsented.self) { fact, _ in
                try profiles.update(fact.household) { $0.consentVersion = fact.version }
            }
            .on(ResidenceRecorded.self) { fact, _ in
                try profiles.update(fact.household) {
                    $0.municipality = fact.municipality
                    if $0.status == .movedAway { $0.came() }
                }
            }
            .on(LanguageChosen.self) { fact, _ in
                try profiles.update(fact.household) { $0.language = fact.language }
            }
            .on(HouseholdRegistered.self) { fact, _ in
                try profiles.update(fact.household) {
                    $0.registeredOn = fact.on
                    $0.came()
                }
            }
            .on(HouseholdStopped.self) { fact, recorded in
                let day = JapanTime(milliseconds: recorded.recordedAt).date
                try profiles.update(fact.household) { $0.left(.stopped, on: day) }
            }
            .on(HouseholdResumed.self) { fact, _ in try profiles.update(fact.household) { $0.came() } }
            .on(HouseholdMovedAway.self) { fact, _ in
                try profiles.update(fact.household) { $0.left(.movedAway, on: fact.on) }
            }
            .on(HouseholdForgotten.self) { fact, recorded in
                let day = JapanTime(milliseconds: recorded.recordedAt).date
                try profiles.update(fact.household) { profile in
                    profile.left(.forgotten, on: day)
                    profile.municipality = nil
                    profile.source = nil
                }
            }
    }
}
