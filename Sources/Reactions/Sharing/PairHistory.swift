import EventModel
import EventStore
import Events
import Households

/// What two linked households told of their children, in the order of the log.
struct PairHistory {
    /// What a household told of a child.
    private struct Word {
        let household: HouseholdID
        let child: ChildNumber
        let becomes: Household.Child
        let correlation: ULID
    }
    private let words: [Word]

    static let names: Set<String> = [
        PregnancyRegistered.schema.name, DueDateCorrected.schema.name, ChildRegistered.schema.name,
        BirthDateCorrected.schema.name, ChildBorn.schema.name, ChildRemoved.schema.name, LossTold.schema.name,
    ]

    init(_ facts: [Recorded]) {
        words = facts.compactMap { recorded in
            guard let household = recorded.event.tags.first.flatMap({ HouseholdID($0) }),
                let (child, becomes) = Self.told(recorded.event)
            else { return nil }
            return Word(household: household, child: child, becomes: becomes, correlation: recorded.correlation)
        }
    }

    private static func told(_ fact: any Event) -> (ChildNumber, Household.Child)? {
        switch fact {
        case let fact as PregnancyRegistered: (fact.child, .expecting(due: fact.due.value))
        case let fact as DueDateCorrected: (fact.child, .expecting(due: fact.due.value))
        case let fact as ChildRegistered: (fact.child, .born(fact.born.value))
        case let fact as BirthDateCorrected: (fact.child, .born(fact.born.value))
        case let fact as ChildBorn: (fact.child, .born(fact.born.value))
        case let fact as ChildRemoved: (fact.child, .removed)
        case let fact as LossTold: (fact.child, .lost)
        default: nil
        }
    }

    /// The last story in which a household told of a child.
    func correlation(of child: ChildNumber, in household: HouseholdID) -> ULID? {
        words.last { $0.household == household && $0.child == child }?.correlation
    }

    /// What was last told of a shared child, and by whom.
    ///
    /// What one side told only because the other had is an echo: it belongs to the same story and stands later, and
    /// counts for nothing. Otherwise two corrections on their way would chase each other for ever.
    func lastWord(on share: ChildShared) -> (household: HouseholdID, becomes: Household.Child, correlation: ULID)? {
        var first: [ULID: HouseholdID] = [:]
        var last: (household: HouseholdID, becomes: Household.Child, correlation: ULID)?
        for word in words {
            let isHere = word.household == share.household && word.child == share.child
            guard isHere || (word.household == share.from && word.child == share.theirChild) else { continue }
            guard first[word.correlation, default: word.household] == word.household else { continue }
            first[word.correlation] = word.household
            last = (word.household, word.becomes, word.correlation)
        }
        return last
    }
}
