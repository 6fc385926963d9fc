package import Calendar
package import EventModel
package import Events

/// What is known of the places and offices that a decision is about.
package struct Directory: Sendable, Equatable {
    package private(set) var entries: [PlaceID: DirectoryEntry] = [:]
    private var openOffices: Set<OfficeID> = []

    package subscript(place: PlaceID) -> DirectoryEntry? { entries[place] }

    package func isOpen(_ office: OfficeID) -> Bool { openOffices.contains(office) }

    package static let fold = reports(places(offices(Fold(Directory()))))

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
        .on(PlaceClosed.self) { $0.entries[$1.place]?.isShown = false }
        .on(PlacesMerged.self) { state, fact in
            state.entries[fact.merged]?.isShown = false
            state.entries[fact.merged]?.mergedInto = fact.kept
        }
    }

    private static func reports(_ fold: Fold<Directory>) -> Fold<Directory> {
        fold.on(DuplicateNoticed.self) { state, fact in
            state.entries[fact.first]?.twins[fact.second] = .noticed
            state.entries[fact.second]?.twins[fact.first] = .noticed
        }
        .on(DuplicateDismissed.self) { state, fact in
            state.entries[fact.first]?.twins[fact.second] = .dismissed
            state.entries[fact.second]?.twins[fact.first] = .dismissed
        }
        .on(MistakeReported.self) { $0.entries[$1.place]?.mistakes[$1.report] = $1.mistake }
        .on(MistakeSettled.self) { state, fact in
            state.entries[fact.place]?.mistakes[fact.report] = nil
            state.entries[fact.place]?.settled[fact.report] = fact.outcome
        }
        .on(KeeperLinkIssued.self) { $0.entries[$1.place]?.links[$1.link] = $1.until }
    }
}

/// What is known of one place.
package struct DirectoryEntry: Sendable, Equatable {
    package let dataset: DatasetID
    /// What is published now.
    package private(set) var current: Place
    /// What the office's list said last.
    package private(set) var listed: Place
    package fileprivate(set) var isShown = true
    package fileprivate(set) var mergedInto: PlaceID?
    package fileprivate(set) var confirmedOn: CivilDate?
    /// What was found about places that look like this one.
    package fileprivate(set) var twins: [PlaceID: Twin] = [:]
    /// Reports that nobody has looked at.
    package fileprivate(set) var mistakes: [ULID: MistakeKind] = [:]
    package fileprivate(set) var settled: [ULID: MistakeOutcome] = [:]
    /// Until when the keeper's links may be used.
    package fileprivate(set) var links: [ULID: CivilDate] = [:]

    /// What was found about a place that looks like this one.
    package enum Twin: Sendable, Equatable {
        case noticed
        case dismissed
    }

    init(_ fact: PlacePublished, before: DirectoryEntry?) {
        dataset = fact.dataset
        current = fact.record
        listed = fact.record
        if let before {
            (twins, mistakes, settled, links) = (before.twins, before.mistakes, before.settled, before.links)
        }
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

/// Why a change to the directory was refused.
package enum DirectoryRefusal: Error, Equatable, CustomStringConvertible {
    /// Nothing was ever published under this identifier.
    case unknown(PlaceID)
    /// It is closed, or another one is shown in its place.
    case notShown(PlaceID)
    /// Another office answers for it.
    case notYours(answers: OfficeID)
    case officeNotOpen(OfficeID)
    case noName
    /// Somebody else changed it since the officer looked.
    case changedSince
    case samePlace
    case unknownReport
    case unknownLink
    case expiredLink(CivilDate)

    package var description: String {
        switch self {
        case .unknown(let place): "no place has the code \(place)"
        case .notShown(let place): "\(place) is closed, or was merged into another one"
        case .notYours(let office): "\(office) answers for it, and only that office may change it"
        case .officeNotOpen(let office): "\(office) is not open; open it with hagukumi office open \(office)"
        case .noName: "the name is missing"
        case .changedSince: "it was changed meanwhile; look again"
        case .samePlace: "a place can't be merged with itself"
        case .unknownReport: "there is no such report"
        case .unknownLink: "the link was not issued for this place"
        case .expiredLink(let day): "the link could be used until \(day); ask the office for another one"
        }
    }
}

extension Directory {
    /// A place that is shown and for which the office answers.
    func entry(_ place: PlaceID, of office: OfficeID) throws(DirectoryRefusal) -> DirectoryEntry {
        guard let entry = entries[place] else { throw .unknown(place) }
        guard entry.dataset.office == office else { throw .notYours(answers: entry.dataset.office) }
        return entry
    }
}
