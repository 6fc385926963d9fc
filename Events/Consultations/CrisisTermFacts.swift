package import EventModel

/// The prefecture changed the words by which a text is taken for a cry for help.
package struct CrisisTermsSet: Event {
    package let office: OfficeID
    package let additions: [CrisisTerm]
    package let removals: [CrisisTerm]

    package init(office: OfficeID, additions: [CrisisTerm], removals: [CrisisTerm]) {
        self.office = office
        self.additions = additions
        self.removals = removals
    }

    package static let schema = Schema("consultation.crisis-terms-set", version: 1)
    package static let meaning = "The prefecture changed the words by which a text is taken for a cry for help."
    package static let fields = Fields(
        Field("office", \.office, "the prefecture's office"),
        Field("additions", \.additions, "all words that hold besides the built-in ones from now on"),
        Field("removals", \.removals, "all built-in words that no longer hold"),
        build: Self.init)
    package static let all = Tag("consultation", "crisis-terms")
    package var tags: [Tag] { [Self.all] }
}

/// Words by which a text is taken for a cry for help.
package struct CrisisTerm: Record, Hashable {
    package let kind: CrisisKind
    package let term: String

    package init(kind: CrisisKind, term: String) {
        self.kind = kind
        self.term = term
    }

    package static let fields = Fields(
        Field("kind", \.kind, "what a text that holds it may be about"),
        Field("term", \.term, "the words, in any writing"),
        build: Self.init)
}
