package import Calendar
package import EventModel
package import EventStore
package import Events
package import Households

/// The secrets by which a family, or somebody whom it lets in, comes to its data: recovery codes, links between
/// adults, calendar addresses.
///
/// A secret is random, shown once and kept as a keyed hash. The facts decide whether it is good; the door only says
/// which fact it belongs to, so that being killed between the two leaves a secret that opens nothing.
package struct FamilyDoors: Sendable {
    private let log: Log
    private let random: @Sendable () -> UInt128

    /// - Parameter random: 128 bits that nobody can foresee.
    package init(log: Log, random: @escaping @Sendable () -> UInt128) {
        self.log = log
        self.random = random
    }

    // MARK: Recovery

    /// A new recovery code, to be shown once. Older ones are good for nothing from now on.
    ///
    /// - Parameter name: what names the code. Asked twice with the same one, as by a form that is sent twice, both
    ///   codes are good until one of them is used.
    /// - Throws: `IssueRecoveryCode.Refusal`
    package func issueRecoveryCode(
        for household: HouseholdID, named name: ULID? = nil, as command: Command
    ) async throws -> RecoveryCode {
        let code = RecoveryCode(random: random())
        let name = name ?? log.stamp.freshID()
        try await log.execute(IssueRecoveryCode(household: household, code: name), as: command)
        try await log.keyring.open(Door(recovery: code.text), for: Tag("recovery", name))
        return code
    }

    /// Takes over the household of a code for a LINE user, and moves the LINE user's door to it.
    ///
    /// Asked again, as after a crash, it goes on where it stopped.
    /// - Parameter fresh: the household that stands behind the LINE user's door now.
    /// - Returns: the household that the LINE user has from now on; its older sessions are over.
    /// - Throws: `Reclaim.Refusal`
    package func reclaim(
        _ code: RecoveryCode, by lineUser: String, from fresh: HouseholdID, as command: Command
    ) async throws -> HouseholdID {
        guard let tag = try log.keyring.subject(behind: Door(recovery: code.text)),
            let (household, name) = try await issued(tag)
        else { throw Reclaim.Refusal.notValid }
        let reclaim = Reclaim(
            household: household, code: name, fresh: fresh, lineUser: lineUser, at: log.stamp.now())
        try await log.execute(reclaim, as: command)
        try await log.keyring.closeDoors(.line, of: household.tag)
        try await log.keyring.closeDoors(of: fresh.tag)
        try await log.keyring.open(Door(line: lineUser), for: household.tag)
        return household
    }

    /// Whose recovery code it is while it can be used, which it stays; nil for any other.
    package func household(of code: RecoveryCode) async throws -> HouseholdID? {
        guard let tag = try log.keyring.subject(behind: Door(recovery: code.text)),
            let (household, name) = try await issued(tag)
        else { return nil }
        let family = try await log.state(of: Household.fold, about: [household.tag])
        guard !family.isForgotten, let recovery = family.recovery, recovery.code == name, recovery.usedBy == nil else {
            return nil
        }
        return household
    }

    /// The household and name of a recovery code behind whose door this tag stands.
    private func issued(_ tag: Tag) async throws -> (HouseholdID, ULID)? {
        let page = Page<RecoveryCodeIssued>()
        try await log.read(Query([Query.Item(names: [RecoveryCodeIssued.schema.name], tags: [tag])])) { recorded in
            if let fact = recorded.event as? RecoveryCodeIssued { page.append(fact) }
        }
        return page.take().first.map { ($0.household, $0.code) }
    }

    // MARK: Links

    /// Offers to share children.
    ///
    /// - Parameter offer: the offer's id. Asked twice with the same one, as by a form that is sent twice, there is one
    ///   offer with two secrets, of which either is good once.
    /// - Returns: the secret for the link, to be shown once, and the offer's id for taking it back.
    /// - Throws: `OfferLink.Refusal`
    package func offer(
        _ relation: Relation, of household: HouseholdID, named offer: OfferID? = nil, on today: CivilDate,
        as command: Command
    ) async throws -> (secret: String, offer: OfferID) {
        let secret = freshSecret()
        let offer = offer ?? OfferID(log.stamp.freshID())
        try await log.execute(
            OfferLink(household: household, offer: offer, relation: relation, today: today), as: command)
        try await log.keyring.open(Door(offer: secret), for: offer.tag)
        return (secret, offer)
    }

    /// What a link's secret offers; nil if it is nobody's. Whether it is still open, `AcceptLink` says.
    package func offer(behind secret: String) async throws -> LinkOffered? {
        guard let tag = try log.keyring.subject(behind: Door(offer: secret)) else { return nil }
        let page = Page<LinkOffered>()
        try await log.read(Query([Query.Item(names: [LinkOffered.schema.name], tags: [tag])])) { recorded in
            if let fact = recorded.event as? LinkOffered { page.append(fact) }
        }
        return page.take().first
    }

    /// The links and offers of a household.
    package func kinship(of household: HouseholdID) async throws -> Kinship {
        try await log.state(of: Kinship.fold, about: [household.tag])
    }

    // MARK: Calendar

    /// A new address for the household's calendar, to be shown once. The older one is good for nothing from now on.
    ///
    /// - Parameter link: what names the address. Asked twice with the same one, the second address is good.
    /// - Throws: `IssueCalendarLink.Refusal`
    package func issueCalendarSecret(
        for household: HouseholdID, named link: ULID? = nil, as command: Command
    ) async throws -> String {
        let secret = freshSecret()
        let link = link ?? log.stamp.freshID()
        try await log.execute(IssueCalendarLink(household: household, link: link), as: command)
        try await log.keyring.closeDoors(.calendar, of: household.tag)
        try await log.keyring.open(Door(calendar: secret), for: household.tag)
        return secret
    }

    /// Takes the address of the calendar back; it opens nothing from this moment.
    package func revokeCalendar(of household: HouseholdID, as command: Command) async throws {
        try await log.keyring.closeDoors(.calendar, of: household.tag)
        try await log.execute(RevokeCalendarLink(household: household), as: command)
    }

    /// Whose calendar an address is; nil for nobody's, and where it was taken back or the household is forgotten.
    package func household(behindCalendar secret: String) async throws -> HouseholdID? {
        guard let household = try log.keyring.subject(behind: Door(calendar: secret)).flatMap({ HouseholdID($0) })
        else { return nil }
        let family = try await log.state(of: Household.fold, about: [household.tag])
        return family.isForgotten || family.calendar == nil ? nil : household
    }

    /// 130 bits as 26 of Crockford's characters, of which the first is 0 to 7.
    private func freshSecret() -> String { ULID(bits: random()).description }
}
