package import Events
package import Places

/// What makes two families' messages the same, so that one request can carry them.
package struct ContentKey: Hashable, Sendable {
    /// Places in `StageCatalogue.entries`, in the order of sending.
    package let entries: [Int]
    package let language: Language
    /// For each entry the municipality whose local note is in it, if any; empty where none is.
    package let notedBy: [MunicipalityCode?]
    /// Whose new shops it tells of; nil where no entry does.
    package let shops: ShopNews.Issue?

    package init(
        entries: [Int], language: Language, notedBy: [MunicipalityCode?] = [], shops: ShopNews.Issue? = nil
    ) {
        self.entries = entries
        self.language = language
        self.notedBy = notedBy
        self.shops = shops
    }
}

/// Everything that one household gets in one go: each entry once, however many children it concerns.
package struct MergedMessage: Sendable {
    package let household: HouseholdID
    package let content: ContentKey
    /// For each entry the children whom it concerns; none for one about the household.
    package let children: [ChildSet]

    /// Bubbles in one carousel. Source: LINE Messaging API, Flex Message carousel.
    package static let bubblesInCarousel = 12

    /// Merges what is due for a family; nil when nothing is.
    package init?(
        _ due: [Occurrence], for family: borrowing Family, of catalogue: borrowing StageCatalogue,
        noted: borrowing NoteTable
    ) {
        guard !due.isEmpty else { return nil }
        let merged = Self.isMerged(due, by: catalogue.rank) ? due : Self.merge(due, by: catalogue.rank)
        household = family.household
        let entries = merged.map { $0.entry }
        content = ContentKey(
            entries: entries, language: family.language,
            notedBy: noted.authors(of: entries, in: family.municipality),
            shops: noted.issue(of: entries, in: family.municipality))
        children = merged.map { $0.children }
    }

    /// As `DueTable` gives it: each entry once, in order.
    private static func isMerged(_ due: [Occurrence], by rank: [Int]) -> Bool {
        due.indices.dropFirst().allSatisfy { rank[due[$0 - 1].entry] < rank[due[$0].entry] }
    }

    private static func merge(_ due: [Occurrence], by rank: [Int]) -> [Occurrence] {
        var children: [Int: ChildSet] = [:]
        for occurrence in due { children[occurrence.entry, default: ChildSet()].formUnion(occurrence.children) }
        return children.map { Occurrence(entry: $0.key, children: $0.value) }.sorted { rank[$0.entry] < rank[$1.entry] }
    }

    /// The family as a request lists it.
    package var recipient: Recipient {
        Recipient(household: household, children: children.map { $0.numbers })
    }
}

extension ContentKey {
    /// Where the entries of each carousel stand among `entries`: one bubble each, the first carousels full.
    ///
    /// A request carries five messages, so 60 bubbles. A child has at most four entries on one day, which the tests
    /// hold the catalogue to, so that a household of fifteen fits.
    package var carousels: [Range<Int>] {
        stride(from: 0, to: entries.count, by: MergedMessage.bubblesInCarousel).map { start in
            start..<min(start + MergedMessage.bubblesInCarousel, entries.count)
        }
    }
}
