package import Calendar
package import EventModel
package import Events

/// What is known of the places and offices that a decision is about.
package struct Directory: Sendable, Equatable {
    package private(set) var entries: [PlaceID: DirectoryEntry] = [:]
    private var openOffices: Set<OfficeID> = []

    package subscript(place: PlaceID) -> DirectoryEntry? { entries[place] }

    package func isOpen(_ office: OfficeID) -> Bool { openOffices.contains(office) }

    package static let fold = shops(keepers(reports(twins(places(offices(Fold(Directory())))))))

    private static func offices(_ fold: Fold<Directory>) -> Fold<Directory> {
        fold.on(OfficeOpened.self) { $0.openOffices.insert($1.office) }
            .on(OfficeClosed.self) { $0.openOffices.remove($1.office) }
    }

    private static func places(_ fold: Fold<Directory>) -> Fold<Directory> {
        fold.on(PlacePublished.self) { state, fact in
            state.entries[fact.place] = DirectoryEntry(fact, before: state.entries[fact.place])
        }
        .on(PlaceCorrected.self) { $0.entries[$1.place]?.correct($1) }
        .on(PlaceConfirmed.self) { state, fact in
            let before = state.entries[fact.place]?.confirmedOn
            state.entries[fact.place]?.confirmedOn = max(before ?? fact.on, fact.on)
        }
        .on(PlaceClosed.self) { $0.entries[$1.place]?.show(false) }
        .on(PlaceReopened.self) { $0.entries[$1.place]?.show(true) }
        .on(VacanciesCounted.self) { state, fact in
            for count in fact.counts {
                state.entries[count.place]?.counted = DirectoryEntry.Count(on: fact.on, ages: count.ages)
            }
        }
    }

    private static func twins(_ fold: Fold<Directory>) -> Fold<Directory> {
        fold.on(PlacesMerged.self) { state, fact in
            state.entries[fact.merged]?.show(false)
            state.entries[fact.merged]?.mergedInto = fact.kept
            state.entries[fact.merged]?.twins[fact.kept] = .merged
            state.entries[fact.kept]?.twins[fact.merged] = .merged
        }
        .on(DuplicateNoticed.self) { state, fact in
            state.entries[fact.first]?.twins[fact.second] = .noticed
            state.entries[fact.second]?.twins[fact.first] = .noticed
        }
        .on(DuplicateDismissed.self) { state, fact in
            state.entries[fact.first]?.twins[fact.second] = .dismissed
            state.entries[fact.second]?.twins[fact.first] = .dismissed
        }
    }

    private static func reports(_ fold: Fold<Directory>) -> Fold<Directory> {
        fold.on(MistakeReported.self) { state, fact in
            state.entries[fact.place]?.mistakes[fact.report] = DirectoryEntry.Report(
                mistake: fact.mistake, by: fact.by, words: fact.words)
        }
        .on(MistakeSettled.self) { state, fact in
            state.entries[fact.place]?.mistakes[fact.report] = nil
            state.entries[fact.place]?.settled[fact.report] = fact.outcome
        }
    }

    private static func keepers(_ fold: Fold<Directory>) -> Fold<Directory> {
        fold.on(KeeperLinkIssued.self) { $0.entries[$1.place]?.links[$1.link] = $1.until }
            .on(KeeperLinkWithdrawn.self) { state, fact in
                state.entries[fact.place]?.links[fact.link] = nil
                state.entries[fact.place]?.withdrawnLinks.insert(fact.link)
            }
    }
}

extension Directory {
    /// Shops that take the support pass are published by what is decided about them.
    private static func shops(_ fold: Fold<Directory>) -> Fold<Directory> {
        fold.on(ShopApproved.self) { state, fact in
            let published = PlacePublished(
                place: fact.shop.place, dataset: DatasetID(office: fact.office, kind: .entered),
                provenance: Provenance(shopOn: fact.on), by: .office, record: Place(fact.record))
            state.entries[fact.shop.place] = DirectoryEntry(published, before: state.entries[fact.shop.place])
        }
        .on(ShopChanged.self) { state, fact in
            guard let entry = state.entries[fact.shop.place] else { return }
            state.entries[fact.shop.place]?.correct(
                PlaceCorrected(
                    place: fact.shop.place, dataset: entry.dataset, provenance: Provenance(shopOn: fact.on),
                    by: .office,
                    record: Place(fact.record, before: entry.current)))
        }
        .on(ShopSuspended.self) { $0.entries[$1.shop.place]?.show(false) }
        .on(ShopResumed.self) { $0.entries[$1.shop.place]?.show(true) }
        .on(ShopWithdrawn.self) { $0.entries[$1.shop.place]?.show(false) }
    }
}

/// What is known of one place.
package struct DirectoryEntry: Sendable, Equatable {
    package let dataset: DatasetID
    /// What is published now.
    package private(set) var current: Place
    /// What the office's list said last.
    package private(set) var listed: Place
    package private(set) var isShown = true
    /// How often it was taken out and brought back: what tells a form from an older one.
    package private(set) var turns = 0
    package fileprivate(set) var mergedInto: PlaceID?
    package fileprivate(set) var confirmedOn: CivilDate?
    /// What was found about places that look like this one.
    package fileprivate(set) var twins: [PlaceID: Twin] = [:]
    /// Reports that nobody has looked at.
    package fileprivate(set) var mistakes: [ULID: Report] = [:]
    package fileprivate(set) var settled: [ULID: MistakeOutcome] = [:]
    /// Until when the keeper's links may be used.
    package fileprivate(set) var links: [ULID: CivilDate] = [:]
    package fileprivate(set) var withdrawnLinks: Set<ULID> = []
    /// The last count of vacancies that was entered by hand.
    package fileprivate(set) var counted: Count?

    /// What was found about a place that looks like this one.
    package enum Twin: Sendable, Equatable {
        case noticed
        case dismissed
        case merged
    }

    /// What somebody said is wrong.
    package struct Report: Sendable, Equatable {
        package let mistake: MistakeKind
        package let by: ReportVoice
        package let words: Personal<String>?
    }

    package struct Count: Sendable, Equatable {
        package let on: CivilDate
        package let ages: [AgeVacancies]
    }

    init(_ fact: PlacePublished, before: DirectoryEntry?) {
        dataset = fact.dataset
        current = fact.record
        listed = fact.record
        if let before {
            (twins, mistakes, settled) = (before.twins, before.mistakes, before.settled)
            (links, withdrawnLinks, counted) = (before.links, before.withdrawnLinks, before.counted)
            turns = before.turns + (before.isShown ? 0 : 1)
        }
    }

    mutating func show(_ isShown: Bool) {
        guard isShown != self.isShown else { return }
        self.isShown = isShown
        turns += 1
        mergedInto = nil
    }

    /// A list changes what it changed, the rest stays as it was corrected by hand.
    mutating func correct(_ fact: PlaceCorrected) {
        guard fact.by == .list else {
            current = fact.record
            return
        }
        current = current.updated(from: listed, to: fact.record)
        listed = fact.record
    }
}
