package import Calendar
package import EventModel
package import Events
package import Places

/// Whom messages can reach, and what decides which: one row a household.
///
/// The dates and the LINE user id stand here in the clear, because every day all of them are compared; the file is
/// kept like the keys, and a forgotten household's row is gone with the next fact.
package struct Audience: Row {
    package let household: HouseholdID
    /// Empty while LINE has not told of a follow, and where the key is gone.
    package var lineUser: String
    package var municipality: MunicipalityCode?
    package var language: Language
    package var topics: TopicMask
    package var quietFrom: Int
    package var quietUntil: Int
    package var registeredOn: CivilDate?
    package var residenceChangedOn: CivilDate?
    package var pausedUntil: CivilDate?
    /// Whether a message may be sent: follows, registered, not stopped, not moved away.
    package var isReachable: Bool
    package var isFollowing: Bool
    /// When LINE saw that, in milliseconds since 1970: it may tell of a follow after a later unfollow.
    package var heardAt: Int64
    package var isStopped: Bool
    /// For an adult whose first child came over a link: it may live anywhere, and gets what needs no municipality.
    package var needsNoResidence: Bool
    package var children: FamilyChildren

    package var key: HouseholdID { household }

    package static let table = Table(
        "audience", key: 1,
        Column("household", \Audience.household), Column("line_user", \.lineUser),
        Column("municipality", \.municipality), Column("language", \.language), Column("topics", \.topics),
        Column("quiet_from", \.quietFrom), Column("quiet_until", \.quietUntil),
        Column("registered_on", \.registeredOn), Column("residence_changed_on", \.residenceChangedOn),
        Column("paused_until", \.pausedUntil), Column("is_reachable", \.isReachable),
        Column("is_following", \.isFollowing), Column("heard_at", \.heardAt), Column("is_stopped", \.isStopped),
        Column("needs_no_residence", \.needsNoResidence), Column("children", \.children),
        build: Audience.init)

    init(
        household: HouseholdID, lineUser: String = "", municipality: MunicipalityCode? = nil,
        language: Language = .japanese, topics: TopicMask = TopicMask(Topic.usual),
        quietFrom: Int = QuietHours.usualFrom, quietUntil: Int = QuietHours.usualUntil, registeredOn: CivilDate? = nil,
        residenceChangedOn: CivilDate? = nil,
        pausedUntil: CivilDate? = nil, isReachable: Bool = false, isFollowing: Bool = false, heardAt: Int64 = .min,
        isStopped: Bool = false, needsNoResidence: Bool = false,
        children: FamilyChildren = FamilyChildren()
    ) {
        self.household = household
        self.lineUser = lineUser
        self.municipality = municipality
        self.language = language
        self.topics = topics
        self.quietFrom = quietFrom
        self.quietUntil = quietUntil
        self.registeredOn = registeredOn
        self.residenceChangedOn = residenceChangedOn
        self.pausedUntil = pausedUntil
        self.isReachable = isReachable
        self.isFollowing = isFollowing
        self.heardAt = heardAt
        self.isStopped = isStopped
        self.needsNoResidence = needsNoResidence
        self.children = children
    }

    mutating func settleReach() {
        isReachable =
            isFollowing && !lineUser.isEmpty && !isStopped && registeredOn != nil
            && (municipality != nil || needsNoResidence)
    }

    mutating func heard(isFriend: Bool, at: Int64) {
        guard at > heardAt else { return }
        isFollowing = isFriend
        heardAt = at
    }
}

/// Follows whom messages can reach.
package enum AudienceProjection: Projection {
    package static let name = "audience"
    package static let version = 3
    package static let tables = [Audience.table.shape]

    package static func handlers(_ rows: Rows) -> Handlers {
        let families = rows.of(Audience.self)
        func change(_ household: HouseholdID, _ change: (inout Audience) -> Void) throws {
            // LINE may tell of a family's first words before it tells of the follow.
            try families.update(household, orInsert: Audience(household: household)) { family in
                change(&family)
                family.settleReach()
            }
        }
        let reach = Handlers()
            .on(HouseholdFollowed.self, opening: true) { fact, _ in
                try change(fact.household) {
                    // Without its key a household can't be reached, and nothing of it may be shown.
                    $0.lineUser = fact.lineUser.value ?? ""
                    $0.heard(isFriend: true, at: fact.at)
                }
            }
            .on(HouseholdReturned.self) { fact, _ in
                try change(fact.household) { $0.heard(isFriend: true, at: fact.at) }
            }
            .on(HouseholdUnfollowed.self) { fact, _ in
                try change(fact.household) { $0.heard(isFriend: false, at: fact.at) }
            }
            .on(HouseholdRegistered.self) { fact, _ in try change(fact.household) { $0.registeredOn = fact.on } }
            .on(HouseholdPaused.self) { fact, _ in try change(fact.household) { $0.pausedUntil = fact.until } }
            .on(HouseholdResumed.self) { fact, _ in
                try change(fact.household) {
                    $0.pausedUntil = nil
                    $0.isStopped = false
                }
            }
            .on(HouseholdStopped.self) { fact, _ in try change(fact.household) { $0.isStopped = true } }
            .on(HouseholdForgotten.self) { fact, _ in families.remove(fact.household) }
            .on(HouseholdReclaimed.self, opening: true) { fact, _ in
                try change(fact.household) {
                    $0.lineUser = fact.lineUser.value ?? ""
                    $0.isFollowing = fact.isFriend
                    $0.heardAt = fact.at
                }
            }
            .on(HouseholdMovedAway.self) { fact, _ in
                try change(fact.household) {
                    $0.municipality = nil
                    $0.needsNoResidence = false
                }
            }
            .on(ChildShared.self) { fact, _ in
                try change(fact.household) { if $0.registeredOn == nil { $0.needsNoResidence = true } }
            }
            .on(ResidenceRecorded.self) { fact, _ in
                try change(fact.household) {
                    $0.municipality = fact.municipality
                    if $0.residenceChangedOn != nil || $0.registeredOn != nil { $0.residenceChangedOn = fact.on }
                }
            }
        let wishes =
            reach
            .on(TopicsChosen.self) { fact, _ in try change(fact.household) { $0.topics = TopicMask(fact.topics) } }
            .on(QuietHoursSet.self) { fact, _ in
                try change(fact.household) {
                    $0.quietFrom = fact.from
                    $0.quietUntil = fact.until
                }
            }
            .on(LanguageChosen.self) { fact, _ in try change(fact.household) { $0.language = fact.language } }
        return children(wishes, change)
    }

    private static func children(
        _ handlers: Handlers, _ change: @escaping (HouseholdID, (inout Audience) -> Void) throws -> Void
    ) -> Handlers {
        func add(_ household: HouseholdID, _ child: FamilyChild) throws {
            try change(household) { family in
                family.children.replace(child.number) { _ in nil }
                family.children.list.append(child)
            }
        }
        func remove(_ household: HouseholdID, _ number: ChildNumber) throws {
            try change(household) { family in family.children.replace(number) { _ in nil } }
        }
        func correct(_ household: HouseholdID, _ number: ChildNumber, _ date: CivilDate?, _ recorded: Recorded) throws {
            let day = JapanTime(milliseconds: recorded.recordedAt).date
            try change(household) { family in
                family.children.replace(number) { child in date.map { child.corrected(to: $0, on: day) } }
            }
        }
        return
            handlers
            .on(PregnancyRegistered.self, opening: true) { fact, _ in
                guard let due = fact.due.value else { return }
                try add(
                    fact.household, FamilyChild(number: fact.child, stage: .expecting, date: due, toldOn: fact.on))
            }
            .on(ChildRegistered.self, opening: true) { fact, _ in
                guard let born = fact.born.value else { return }
                try add(fact.household, FamilyChild(number: fact.child, stage: .born, date: born, toldOn: fact.on))
            }
            .on(ChildBorn.self, opening: true) { fact, _ in
                guard let born = fact.born.value else { return }
                try add(fact.household, FamilyChild(number: fact.child, stage: .born, date: born, toldOn: fact.on))
            }
            .on(DueDateCorrected.self, opening: true) { try correct($0.household, $0.child, $0.due.value, $1) }
            .on(BirthDateCorrected.self, opening: true) { try correct($0.household, $0.child, $0.born.value, $1) }
            .on(ChildRemoved.self) { fact, _ in try remove(fact.household, fact.child) }
            .on(LossTold.self) { fact, _ in try remove(fact.household, fact.child) }
    }
}
