package import Calendar
import EventModel
package import Events
package import Places

/// What entitles adults to passes, and the passes that they hold.
///
/// It knows of a household what the facts in its scope say, and of one outside the scope nothing: such a one entitles
/// nobody.
package struct PassBook: Sendable, Equatable {
    package internal(set) var files: [HouseholdID: File] = [:]
    package internal(set) var links: [OfferID: Link] = [:]
    /// Children that came to a household over a link, and that it had not known.
    var shares: [ChildShared] = []

    package init() {}

    /// One adult's household.
    package struct File: Sendable, Equatable {
        var isRegistered = false
        package internal(set) var isForgotten = false
        /// Where it lives in the prefecture; nil before it was told and after moving away.
        package internal(set) var municipality: MunicipalityCode?
        package internal(set) var hasMovedAway = false
        /// The open pregnancies and children whose date is known.
        package internal(set) var children: [ChildNumber: PassRule.Child] = [:]
        var lost: Set<ChildNumber> = []
        /// The newest pass, valid or not.
        package internal(set) var pass: HeldPass?
    }

    /// A link between two adults, as far as passes need it.
    package struct Link: Sendable, Equatable {
        let offeredBy: HouseholdID
        let acceptedBy: HouseholdID
        let relation: Relation
        var isLive = true

        /// The one on whose family a pass of this one may rest: a parent's on a grandparent's never.
        func sponsor(of household: HouseholdID) -> HouseholdID? {
            if household == acceptedBy { return offeredBy }
            return household == offeredBy && relation == .guardian ? acceptedBy : nil
        }
    }

    package func file(_ household: HouseholdID) -> File { files[household] ?? File() }
}

/// A pass, as it stands.
package struct HeldPass: Sendable, Equatable {
    package let id: PassID
    package internal(set) var serial: PassSerial
    /// The link over which it is a family pass; nil for the household's own.
    package internal(set) var link: OfferID?
    package internal(set) var municipality: MunicipalityCode
    package internal(set) var ground: PassGround
    /// The last day; nil where it was erased.
    package internal(set) var until: CivilDate?
    package internal(set) var state = State.valid
    package internal(set) var paper: Paper?
    /// Every serial that it ever had.
    var serials: Set<PassSerial>

    package enum State: Sendable, Equatable {
        case valid
        case ended(PassEnd)
        case revoked
    }

    /// The newest print on paper that holds.
    package struct Paper: Sendable, Equatable {
        package let serial: PassSerial
        package let until: CivilDate
    }

    /// Whether it may be shown on a day.
    package func isValid(on today: CivilDate) -> Bool {
        state == .valid && until.map { $0 >= today } ?? false
    }
}

extension PassBook {
    /// What a household is entitled to on a day, on whose account, and where that one lives.
    package struct Claim: Sendable, Equatable {
        package let entitlement: PassRule.Entitlement
        package let municipality: MunicipalityCode
        /// The link with the one on whose family it rests; nil for its own.
        package let link: OfferID?
    }

    /// The longest claim of a household: its own, or that of an adult with whom it is linked. Its own comes first.
    package func claim(of household: HouseholdID, under rule: PassRule, on today: CivilDate) -> Claim? {
        guard file(household).isRegistered, !file(household).isForgotten else { return nil }
        var best = own(household, nil, rule, today)
        for (offer, link) in links.sorted(by: { $0.key.ulid < $1.key.ulid }) where link.isLive {
            guard let sponsor = link.sponsor(of: household), let claim = own(sponsor, offer, rule, today),
                best.map({ claim.entitlement.until > $0.entitlement.until }) ?? true
            else { continue }
            best = claim
        }
        return best
    }

    /// What a household is entitled to by where it lives and its own children.
    private func own(
        _ household: HouseholdID, _ link: OfferID?, _ rule: PassRule, _ today: CivilDate
    ) -> Claim? {
        let file = file(household)
        guard file.isRegistered, !file.isForgotten, let municipality = file.municipality else { return nil }
        let children = file.children.filter { isOwn($0.key, of: household) }.values
        return rule.entitlement(of: children, on: today).map {
            Claim(entitlement: $0, municipality: municipality, link: link)
        }
    }

    /// Whether a household brings a child up: not one that came to it as to a grandparent.
    private func isOwn(_ child: ChildNumber, of household: HouseholdID) -> Bool {
        let came = shares.filter { $0.household == household && $0.child == child }
        return came.isEmpty || came.contains { $0.wasKnown || links[$0.offer]?.relation == .guardian }
    }

    /// The children on whom a household's pass may rest: how it is counted.
    package func children(of household: HouseholdID) -> [PassRule.Child] { Array(file(household).children.values) }

    /// Whether a household holds a link over which a family pass may come.
    func hasLiveLink(_ household: HouseholdID) -> Bool {
        links.values.contains { $0.isLive && $0.sponsor(of: household) != nil }
    }
}
