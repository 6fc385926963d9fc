import Calendar
package import EventModel
import Events
import Households
import Places

/// Draws decisions that two families could make one after the other, plausible and implausible ones.
package struct RandomDecision {
    var random: SplitMix64
    /// The day moves on while decisions are drawn.
    private(set) var today = Example.today
    private var at = Example.at
    var offers: [(id: OfferID, by: HouseholdID)] = []

    /// What begins every history, with other decisions in between, so that links come to something.
    private var beginning: [any Decision]

    package init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        beginning = Self.linking(seed.isMultiple(of: 2) ? .guardian : .grandparent).reversed()
        offers = [(Self.firstOffer, Example.family)]
    }

    package mutating func next() -> any Decision {
        if random.chance(1, in: 8) { today = today.adding(days: Int.random(in: 1...40, using: &random)) }
        at += 1_000
        if !beginning.isEmpty, random.chance(1, in: 2) { return beginning.removeLast() }
        let household = random.chance(4, in: 5) ? Example.family : Example.other
        switch Int.random(in: 0..<17, using: &random) {
        case 0, 1: return joining(household)
        case 2, 3: return telling(household)
        case 4, 5, 6, 7: return children(household)
        case 8, 9: return wishes(household)
        case 10: return access(household)
        case 11: return EndSessions(household: household, at: at)
        default: return links(household)
        }
    }

    private mutating func access(_ household: HouseholdID) -> any Decision {
        let code = ULID(bits: UInt128(Int.random(in: 1...3, using: &random)))
        switch Int.random(in: 0..<5, using: &random) {
        case 0, 1: return IssueRecoveryCode(household: household, code: code)
        case 2:
            // Rarely of the other family: it closes that one.
            let fresh = random.chance(1, in: 4) ? Example.other : HouseholdID(ULID(bits: 9))
            return Reclaim(household: household, code: code, fresh: fresh, lineUser: "U2", at: at)
        case 3: return IssueCalendarLink(household: household, link: code)
        default: return RevokeCalendarLink(household: household)
        }
    }

    private mutating func joining(_ household: HouseholdID) -> any Decision {
        let late = at - Int64.random(in: 0...20_000, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return FollowAccount(household: household, lineUser: "U1", at: late)
        case 1: return UnfollowAccount(household: household, at: late)
        case 2: return TellSource(household: household, source: Example.source)
        default:
            let purposes: Set<Purpose> = random.chance(3, in: 4) ? [.messages] : Set(Purpose.allCases)
            let version = random.chance(9, in: 10) ? 1 : 2
            return GiveConsent(household: household, version: version, purposes: purposes, today: today)
        }
    }

    private mutating func telling(_ household: HouseholdID) -> any Decision {
        guard random.chance(3, in: 4) else { return MoveAway(household: household, today: today) }
        let codes = ["2310045", "2310801", "23x0801", nil]
        return TellResidence(
            household: household, municipality: random.chance(1, in: 2) ? Example.nakaWard : Example.hakone,
            way: .chosen, postalCode: codes.randomElement(using: &random)!, today: today)
    }

    private mutating func children(_ household: HouseholdID) -> any Decision {
        let child = ChildNumber(Int.random(in: 0...6, using: &random))
        let born = today.adding(days: Int.random(in: -6...1, using: &random) * (random.chance(1, in: 9) ? 1_200 : 1))
        let due = today.adding(days: [-30, -20, 5, 40, 41, 299, 400].randomElement(using: &random)!)
        let count = [0, 1, 1, 1, 2, 3, 16].randomElement(using: &random)!
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: return ExpectChild(household: household, due: due, today: today)
        case 2: return CorrectDueDate(household: household, child: child, due: due, today: today)
        case 3: return ReportBirth(household: household, child: child, born: born, siblings: count, today: today)
        case 4: return RegisterChild(household: household, born: born, count: count, today: today)
        case 5: return CorrectBirthDate(household: household, child: child, born: born, today: today)
        case 6: return RemoveChild(household: household, child: child)
        default: return TellLoss(household: household, child: child)
        }
    }

    private mutating func wishes(_ household: HouseholdID) -> any Decision {
        let days = [0, 1, 30, 366, 400].randomElement(using: &random)!
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return ChooseTopics(household: household, topics: random.chance(1, in: 2) ? [.safety] : Topic.usual)
        case 1:
            let hours = random.chance(1, in: 2) ? nil : Household.usualQuietHours
            return SetQuietHours(household: household, hours: hours)
        case 2: return ChooseLanguage(household: household, language: Language.allCases.randomElement(using: &random)!)
        case 3, 4: return Pause(household: household, until: today.adding(days: days), today: today)
        case 5: return Resume(household: household)
        case 6: return random.chance(1, in: 4) ? Stop(household: household) : Restart(household: household)
        default:
            // Rarely, since nothing comes after it.
            return random.chance(1, in: 12) ? Forget(household: household) : Restart(household: household)
        }
    }
}
