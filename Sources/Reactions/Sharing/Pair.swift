import EventModel
import EventStore
import Events
import Households

/// Two linked households as they are now.
struct Pair {
    let kinship: Kinship
    let link: Kinship.Link?
    private let history: PairHistory

    /// A child of which one household has to hear from the other.
    struct News {
        let household: HouseholdID
        let child: ChildNumber
        let from: HouseholdID
        let theirChild: ChildNumber
        let becomes: Household.Child
        let correlation: ULID
    }

    static func read(_ accepted: LinkAccepted, in log: Log) async throws -> Pair {
        let names = Kinship.fold.names
        let page = Page<Recorded>()
        let tags = [accepted.household.tag, accepted.other.tag]
        try await log.read(Query(tags.map { Query.Item(names: names, tags: [$0]) })) { page.append($0) }
        let facts = page.take()
        let kinship = Kinship.fold.state(after: facts.lazy.map(\.event))
        return Pair(kinship: kinship, link: kinship.links[accepted.offer], history: PairHistory(facts))
    }

    /// The children that are still to be shared: all of the one who offered, and the twins of a shared child of which a
    /// second guardian told. What else a second guardian tells of stays its own.
    var unshared: [(household: HouseholdID, from: HouseholdID, child: ChildNumber)] {
        guard let link else { return [] }
        let theirs = open(of: link.offeredBy).map { (link.acceptedBy, link.offeredBy, $0) }
        guard link.relation == .guardian else { return theirs }
        let shared = shares.compactMap { share in
            let mine = share.household == link.acceptedBy ? share.child : share.theirChild
            return kinship.family(link.acceptedBy).children[mine]
        }
        let twins = open(of: link.acceptedBy).filter { number in
            guard case .born(let day?)? = kinship.family(link.acceptedBy).children[number] else { return false }
            return shared.contains(.born(day))
        }
        return theirs + twins.map { (link.offeredBy, link.acceptedBy, $0) }
    }

    /// What one side told last and the other does not hold.
    var news: [News] {
        shares.compactMap { share in
            let (mine, theirs) = (child(share.household, share.child), child(share.from, share.theirChild))
            let isEqual = link?.relation == .guardian
            if theirs == .lost || (isEqual && mine == .lost) {
                let correlation =
                    history.correlation(of: share.theirChild, in: share.from)
                    ?? history.correlation(of: share.child, in: share.household)
                guard mine != theirs, let correlation else { return nil }
                return news(of: share, by: theirs == .lost ? share.from : share.household, .lost, correlation)
            }
            guard let word = history.lastWord(on: share) else { return nil }
            let isHeard = word.household == share.from ? mine == word.becomes : theirs == word.becomes
            // A grandparent's words stay with the grandparent; a second guardian may have shared the child itself.
            let isTheirs = word.household == link?.offeredBy || isEqual
            guard !isHeard, isTheirs else { return nil }
            return news(of: share, by: word.household, word.becomes, word.correlation)
        }
    }

    /// The story in which a household last told of a child.
    func lastWord(about child: ChildNumber, of household: HouseholdID) -> ULID? {
        history.correlation(of: child, in: household)
    }

    private var shares: [ChildShared] { kinship.shares.filter { $0.offer == link?.offer } }

    private func child(_ household: HouseholdID, _ number: ChildNumber) -> Household.Child? {
        kinship.family(household).children[number]
    }

    private func open(of household: HouseholdID) -> [ChildNumber] {
        kinship.family(household).openChildren.map(\.number).filter { number in
            kinship.mayShare(number, of: household)
                && !shares.contains {
                    ($0.from == household && $0.theirChild == number)
                        || ($0.household == household && $0.child == number)
                }
        }
    }

    private func news(
        of share: ChildShared, by teller: HouseholdID, _ becomes: Household.Child, _ correlation: ULID
    ) -> News {
        teller == share.from
            ? News(
                household: share.household, child: share.child, from: share.from, theirChild: share.theirChild,
                becomes: becomes, correlation: correlation)
            : News(
                household: share.from, child: share.theirChild, from: share.household, theirChild: share.child,
                becomes: becomes, correlation: correlation)
    }
}
