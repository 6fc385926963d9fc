import Events
import Facilities
import Synchronization

/// The fields of a search page in which something is chosen, as they are written into it.
///
/// There are sixty choices, most searches choose the same few, and writing all of them takes longer than the search.
final class FindingChoices: Sendable {
    struct Written: Sendable {
        let kinds: String
        let filters: String
    }

    private struct Choice: Hashable {
        let language: Language
        let chosen: SearchQuery
    }

    private let known = Mutex<[Choice: Written]>([:])
    /// More are not kept in memory: some kilobytes each.
    private static let most = 500

    func written(_ form: FindingForm, by writer: PageWriter) -> Written {
        // The place stands in no field.
        var chosen = form.asked.chosen.firstPage
        (chosen.area, chosen.town) = (nil, nil)
        let choice = Choice(language: form.say.language, chosen: chosen)
        if let written = known.withLock({ $0[choice] }) { return written }
        let (choices, language) = (form.choices, form.say.language)
        let written = Written(
            kinds: writer.part("places.kinds", showing: choices, in: language),
            filters: writer.part("places.filters", showing: choices, in: language))
        known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[choice] = written
        }
        return written
    }
}
