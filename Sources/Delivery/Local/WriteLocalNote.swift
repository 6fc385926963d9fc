package import EventModel
package import Events
package import Places

/// An officer writes what families there are told beside a message of the catalogue, or changes it.
///
/// It holds for what is planned from then on; what was sent, or asked of LINE, stays as it is.
package struct WriteLocalNote: Decision {
    package let municipality: MunicipalityCode
    package let entry: String
    package let words: LocalWords
    package let catalogue: StageCatalogue
    /// `LocalNoteState.changes` when the officer looked; nil where nobody did.
    package let seen: Int?

    package init(
        municipality: MunicipalityCode, entry: String, words: LocalWords, catalogue: StageCatalogue, seen: Int? = nil
    ) {
        self.municipality = municipality
        self.entry = entry
        self.words = words
        self.catalogue = catalogue
        self.seen = seen
    }

    package enum Refusal: Error, Equatable {
        case unknownEntry(String)
        case unfit([Language: LocalWords.Fault])
        /// Somebody else wrote or withdrew one since the officer looked.
        case changedSince
    }

    package static let fold = LocalNoteState.fold

    package var scope: [Tag] { [Tag("municipality", municipality)] }

    package func decide(given state: LocalNoteState) throws(Refusal) -> [any Event] {
        guard catalogue[entry] != nil else { throw .unknownEntry(entry) }
        guard words.faults.isEmpty else { throw .unfit(words.faults) }
        let note = state.of(municipality, entry)
        if note.words == words { return [] }
        if let seen, seen != note.changes { throw .changedSince }
        return [
            LocalNoteWritten(
                municipality: municipality, entry: entry, japanese: words.japanese,
                easyJapanese: words.easyJapanese, english: words.english)
        ]
    }
}

/// An officer takes the note back: families there get what the next larger place says, or the message alone.
package struct WithdrawLocalNote: Decision {
    package let municipality: MunicipalityCode
    package let entry: String
    /// `LocalNoteState.changes` when the officer looked; nil where nobody did.
    package let seen: Int?

    package init(municipality: MunicipalityCode, entry: String, seen: Int? = nil) {
        self.municipality = municipality
        self.entry = entry
        self.seen = seen
    }

    package enum Refusal: Error, Equatable {
        /// Somebody else wrote another since the officer looked.
        case changedSince
    }

    package static let fold = LocalNoteState.fold

    package var scope: [Tag] { [Tag("municipality", municipality)] }

    package func decide(given state: LocalNoteState) throws(Refusal) -> [any Event] {
        let note = state.of(municipality, entry)
        guard note.words != nil else { return [] }
        if let seen, seen != note.changes { throw .changedSince }
        return [LocalNoteWithdrawn(municipality: municipality, entry: entry)]
    }
}

/// What was said of each entry in each place, and how often it was changed.
package struct LocalNoteState: Sendable {
    package struct Note: Sendable, Equatable {
        /// Nil where nothing holds.
        package var words: LocalWords?
        /// How often it was written or withdrawn: two that are the same have seen the same.
        package var changes = 0
    }

    private struct Place: Hashable {
        let municipality: MunicipalityCode
        let entry: String
    }

    private var notes: [Place: Note] = [:]

    package func of(_ municipality: MunicipalityCode, _ entry: String) -> Note {
        notes[Place(municipality: municipality, entry: entry)] ?? Note()
    }

    private mutating func change(_ municipality: MunicipalityCode, _ entry: String, to words: LocalWords?) {
        let place = Place(municipality: municipality, entry: entry)
        notes[place, default: Note()].words = words
        notes[place, default: Note()].changes += 1
    }

    package static let fold = Fold(LocalNoteState())
        .on(LocalNoteWritten.self) { state, fact in
            state.change(fact.municipality, fact.entry, to: fact.note.words)
        }
        .on(LocalNoteWithdrawn.self) { state, fact in state.change(fact.municipality, fact.entry, to: nil) }
}
