package import EventModel
package import Events
package import Places

/// Keeps the words of a message before it is sent; the same words are kept once.
package struct ComposeContent: Decision {
    package let content: ContentID
    package let entries: [String]
    package let language: Language
    /// For each entry the municipality whose local note is in it, if any; empty where none is.
    package let notedBy: [MunicipalityCode?]
    package let catalogue: String
    package let messages: String

    /// - Parameter content: the SHA-256 of `messages`, made by the caller.
    package init(
        content: ContentID, entries: [String], language: Language, notedBy: [MunicipalityCode?] = [],
        catalogue: String, messages: String
    ) {
        self.content = content
        self.entries = entries
        self.language = language
        self.notedBy = notedBy
        self.catalogue = catalogue
        self.messages = messages
    }

    package enum Refusal: Error, Equatable {
        case noEntries
        case noMessages
    }

    package struct State: Sendable {
        var isKept = false
    }

    package static let fold = Fold(State())
        .on(ContentComposed.self) { state, _ in state.isKept = true }

    package var scope: [Tag] { [content.tag] }

    package func decide(given state: State) throws(Refusal) -> [any Event] {
        if state.isKept { return [] }
        if entries.isEmpty { throw .noEntries }
        if messages.isEmpty { throw .noMessages }
        return [
            ContentComposed(
                content: content, entries: entries, language: language, notedBy: notedBy, catalogue: catalogue,
                messages: messages)
        ]
    }
}
