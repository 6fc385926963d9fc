package import Events

/// What makes two families' messages the same, so that one request can carry them.
package struct ContentKey: Hashable, Sendable {
    /// Places in `StageCatalogue.entries`, in the order of sending.
    package let entries: [Int]
    package let language: Language
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
    package init?(_ due: [Occurrence], for family: Family, of catalogue: StageCatalogue) {
        guard !due.isEmpty else { return nil }
        var children: [Int: ChildSet] = [:]
        for occurrence in due {
            children[occurrence.entry, default: ChildSet()].formUnion(occurrence.children)
        }
        let entries = children.keys.sorted { catalogue.rank[$0] < catalogue.rank[$1] }
        household = family.household
        content = ContentKey(entries: entries, language: family.language)
        self.children = entries.map { children[$0] ?? ChildSet() }
    }

    /// The entries of each carousel, in order: one bubble each, the first carousels full.
    package var carousels: [[Int]] { content.carousels }

    /// The family as a request lists it.
    package var recipient: Recipient {
        Recipient(household: household, children: children.map(\.numbers))
    }
}

extension ContentKey {
    /// The entries of each carousel, in order. A request carries five messages, so 60 entries fit; a household can't
    /// have that many on one day, as the catalogue's tests show.
    package var carousels: [[Int]] {
        stride(from: 0, to: entries.count, by: MergedMessage.bubblesInCarousel).map { start in
            Array(entries[start..<min(start + MergedMessage.bubblesInCarousel, entries.count)])
        }
    }
}
