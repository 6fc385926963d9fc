package import EventModel
package import Events

/// What the prefecture changed of the built-in words.
package struct CrisisTermChanges: Sendable, Equatable {
    package private(set) var additions: [CrisisTerm] = []
    package private(set) var removals: [CrisisTerm] = []
    /// How often it was changed: two that are the same have seen the same.
    package private(set) var revision = 0

    package init() {}

    package static let fold = Fold(CrisisTermChanges()).on(CrisisTermsSet.self) { state, fact in
        (state.additions, state.removals) = (fact.additions, fact.removals)
        state.revision += 1
    }
}

/// The prefecture changes the words by which a text is taken for a cry for help, the same for every office.
package struct SetCrisisTerms: Decision {
    package let office: OfficeID
    package let additions: [CrisisTerm]
    package let removals: [CrisisTerm]
    /// The words this version came with.
    package let builtIn: [CrisisTerm]
    /// `CrisisTermChanges.revision` when the officer looked.
    package let seen: Int

    package init(
        office: OfficeID, additions: [CrisisTerm], removals: [CrisisTerm], builtIn: [CrisisTerm], seen: Int
    ) {
        self.office = office
        self.additions = additions
        self.removals = removals
        self.builtIn = builtIn
        self.seen = seen
    }

    package enum Refusal: Error, Equatable {
        case notPrefecture
        /// Would be found in nearly every text.
        case tooShort(CrisisTerm)
        case tooLong(CrisisTerm, most: Int)
        case tooMany(most: Int)
        /// No built-in word is the same.
        case notBuiltIn(CrisisTerm)
        /// Nothing would be left by which it could be known.
        case nothingLeft(CrisisKind)
        /// Somebody else changed the words since the officer looked.
        case changedSince
    }

    package static let fold = CrisisTermChanges.fold
    package var scope: [Tag] { [CrisisTermsSet.all] }

    package static let longestTerm = 40
    package static let mostTerms = 500
    /// What can't be done without, whatever an office thinks of single words.
    package static let kept: [CrisisKind] = [.medical, .selfHarm]

    package func decide(given state: CrisisTermChanges) throws(Refusal) -> [any Event] {
        guard office.kind == .prefecture else { throw .notPrefecture }
        if state.additions == additions, state.removals == removals { return [] }
        guard seen == state.revision else { throw .changedSince }
        guard additions.count <= Self.mostTerms else { throw .tooMany(most: Self.mostTerms) }
        for term in additions {
            guard term.term.count <= Self.longestTerm else { throw .tooLong(term, most: Self.longestTerm) }
            guard CrisisTerms.Word(term).scalars.count >= 2 else { throw .tooShort(term) }
        }
        var left = Set(builtIn.map(CrisisTerms.Word.init))
        for term in removals {
            guard left.remove(CrisisTerms.Word(term)) != nil else { throw .notBuiltIn(term) }
        }
        for kind in Self.kept where !left.contains(where: { $0.kind == kind }) { throw .nothingLeft(kind) }
        return [CrisisTermsSet(office: office, additions: additions, removals: removals)]
    }
}
