import Calendar
import EventModel
import Events
import Households

extension RandomDecision {
    static let firstOffer = OfferID(ULID(bits: 1))

    /// One family registers and shares its children with the other, and something is told of a shared child.
    static func linking(_ relation: Relation) -> [any Decision] {
        let (mine, theirs, today) = (Example.family, Example.other, Example.today)
        func share(_ child: Int) -> any Decision {
            ShareChild(
                household: theirs, from: mine, theirChild: ChildNumber(child), offer: firstOffer, today: today)
        }
        return [
            GiveConsent(
                household: mine, version: Household.Consent.currentVersion, purposes: [.messages], today: today),
            TellResidence(
                household: mine, municipality: Example.hakone, way: .chosen, postalCode: nil, today: today),
            RegisterChild(household: mine, born: today, count: 2, today: today),
            OfferLink(household: mine, offer: firstOffer, relation: relation, today: today),
            GiveConsent(
                household: theirs, version: Household.Consent.currentVersion, purposes: [.messages], today: today),
            AcceptLink(household: theirs, offer: firstOffer, other: mine, today: today),
            share(1), share(2), share(3), share(4),
        ]
            + (1...3).flatMap { child in
                [Household.Child.born(today.adding(days: -1)), .removed].map { becomes in
                    FollowSharedChild(
                        household: theirs, child: ChildNumber(child), from: mine, theirChild: ChildNumber(child),
                        offer: firstOffer, becomes: becomes, today: today)
                }
            }
            + [EndLink(household: theirs, other: mine)]
            + (1...4).map { DropSharedChild(household: theirs, child: ChildNumber($0)) }
    }

    /// Mostly about one of the last offers, so that links come to something.
    mutating func links(_ household: HouseholdID) -> any Decision {
        guard let offer = offers.suffix(2).randomElement(using: &random), !random.chance(1, in: 8) else {
            offers.append((OfferID(ULID(bits: UInt128(offers.count + 1))), household))
            return OfferLink(
                household: household, offer: offers[offers.count - 1].id,
                relation: random.chance(1, in: 2) ? .guardian : .grandparent, today: today)
        }
        let taker = offer.by == Example.family ? Example.other : Example.family
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return WithdrawOffer(household: household, offer: offer.id)
        case 1:
            return random.chance(1, in: 3)
                ? OfferLink(household: offer.by, offer: offer.id, relation: .guardian, today: today)
                : AcceptLink(household: offer.by, offer: offer.id, other: offer.by, today: today)
        case 2, 3: return AcceptLink(household: taker, offer: offer.id, other: offer.by, today: today)
        case 4, 5: return consent(of: taker)
        case 6, 7, 8: return share(offer, with: taker)
        case 9, 10: return follow(offer, taker)
        default:
            let child = ChildNumber(.random(in: 1...3, using: &random))
            return random.chance(2, in: 3)
                ? DropSharedChild(household: taker, child: child) : EndLink(household: taker, other: offer.by)
        }
    }

    private func consent(of household: HouseholdID) -> any Decision {
        GiveConsent(
            household: household, version: Household.Consent.currentVersion, purposes: [.messages], today: today)
    }

    private mutating func share(_ offer: (id: OfferID, by: HouseholdID), with taker: HouseholdID) -> any Decision {
        let child = ChildNumber(.random(in: 1...5, using: &random))
        let isBack = random.chance(1, in: 5)
        return ShareChild(
            household: isBack ? offer.by : taker, from: isBack ? taker : offer.by, theirChild: child, offer: offer.id,
            today: today)
    }

    private mutating func follow(_ offer: (id: OfferID, by: HouseholdID), _ taker: HouseholdID) -> any Decision {
        let day = today.adding(days: -Int.random(in: 0...9, using: &random))
        let becomes: [Household.Child] = [.expecting(due: day.adding(days: 30)), .born(day), .removed, .lost]
        let isBack = random.chance(1, in: 3)
        return FollowSharedChild(
            household: isBack ? offer.by : taker, child: ChildNumber(.random(in: 1...3, using: &random)),
            from: isBack ? taker : offer.by, theirChild: ChildNumber(.random(in: 1...4, using: &random)),
            offer: offer.id, becomes: becomes.randomElement(using: &random)!, today: today)
    }
}
