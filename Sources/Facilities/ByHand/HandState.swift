package import Calendar
package import EventModel
package import Events

/// What an office may enter by hand besides places: gatherings and schemes.
package protocol HandKind: ListedKind where ID: DirectoryID {
    /// Adds the steps that move the state.
    static func entering(_ fold: Fold<HandState<Self>>) -> Fold<HandState<Self>>
    static func reopened(_ id: ID, _ dataset: DatasetID, on day: CivilDate) -> any Event
    /// What speaks against publishing it.
    static func fault(of record: Record) -> HandRefusal?
}

/// What is known of the gatherings or schemes that a decision is about, and of offices.
package struct HandState<Kind: HandKind>: Sendable {
    package struct Entry: Sendable {
        package let dataset: DatasetID
        /// What is published now.
        package fileprivate(set) var current: Kind.Record
        package fileprivate(set) var isShown = true
        /// How often it was taken out and brought back: what tells a form from an older one.
        package fileprivate(set) var turns = 0

        fileprivate mutating func show(_ isShown: Bool) {
            guard isShown != self.isShown else { return }
            self.isShown = isShown
            turns += 1
        }
    }

    package private(set) var entries: [Kind.ID: Entry] = [:]
    private var openOffices: Set<OfficeID> = []

    package subscript(id: Kind.ID) -> Entry? { entries[id] }
    func isOpen(_ office: OfficeID) -> Bool { openOffices.contains(office) }

    package static var fold: Fold<HandState> {
        Kind.entering(
            Fold(HandState())
                .on(OfficeOpened.self) { $0.openOffices.insert($1.office) }
                .on(OfficeClosed.self) { $0.openOffices.remove($1.office) })
    }

    mutating func publish(_ id: Kind.ID, _ dataset: DatasetID, _ record: Kind.Record) {
        var entry = entries[id] ?? Entry(dataset: dataset, current: record)
        entry.current = record
        entry.show(true)
        entries[id] = entry
    }
    mutating func change(_ id: Kind.ID, _ record: Kind.Record) { entries[id]?.current = record }
    mutating func withdraw(_ id: Kind.ID) { entries[id]?.show(false) }
    mutating func reopen(_ id: Kind.ID) { entries[id]?.show(true) }

    func entry(_ id: Kind.ID, of office: OfficeID) throws(HandRefusal) -> Entry {
        guard let entry = entries[id] else { throw .unknown }
        guard entry.dataset.office == office else { throw .notYours(answers: entry.dataset.office) }
        return entry
    }
}

/// Why something was not entered by hand.
package enum HandRefusal: Error, Equatable, CustomStringConvertible {
    case unknown
    /// It was cancelled or withdrawn.
    case notShown
    case notYours(answers: OfficeID)
    case officeNotOpen(OfficeID)
    case noName
    case endsBeforeStart
    /// Somebody else changed it since the officer looked.
    case changedSince

    package var description: String {
        switch self {
        case .unknown: "there is no such record"
        case .notShown: "it was cancelled or withdrawn"
        case .notYours(let office): "\(office) answers for it, and only that office may change it"
        case .officeNotOpen(let office): "\(office) is not open; open it with hagukumi office open \(office)"
        case .noName: "the name is missing"
        case .endsBeforeStart: "it ends before it begins"
        case .changedSince: "it was changed meanwhile; look again"
        }
    }
}

extension ListedGatherings: HandKind {
    package static func entering(_ fold: Fold<HandState<Self>>) -> Fold<HandState<Self>> {
        fold.on(GatheringPublished.self) { $0.publish($1.gathering, $1.dataset, $1.record) }
            .on(GatheringChanged.self) { $0.change($1.gathering, $1.record) }
            .on(GatheringCancelled.self) { $0.withdraw($1.gathering) }
            .on(GatheringReopened.self) { $0.reopen($1.gathering) }
    }
    package static func reopened(_ id: GatheringID, _ dataset: DatasetID, on day: CivilDate) -> any Event {
        GatheringReopened(gathering: id, dataset: dataset, on: day)
    }
    package static func fault(of record: Gathering) -> HandRefusal? {
        if !record.name.contains(where: { !$0.isWhitespace }) { return .noName }
        let days = record.days
        if days.until < days.from { return .endsBeforeStart }
        if let start = days.start, let end = days.end, end <= start { return .endsBeforeStart }
        return nil
    }
}

extension ListedSchemes: HandKind {
    package static func entering(_ fold: Fold<HandState<Self>>) -> Fold<HandState<Self>> {
        fold.on(SchemePublished.self) { $0.publish($1.scheme, $1.dataset, $1.record) }
            .on(SchemeChanged.self) { $0.change($1.scheme, $1.record) }
            .on(SchemeWithdrawn.self) { $0.withdraw($1.scheme) }
            .on(SchemeReopened.self) { $0.reopen($1.scheme) }
    }
    package static func reopened(_ id: SchemeID, _ dataset: DatasetID, on day: CivilDate) -> any Event {
        SchemeReopened(scheme: id, dataset: dataset, on: day)
    }
    package static func fault(of record: SupportScheme) -> HandRefusal? {
        if !record.title.contains(where: { !$0.isWhitespace }) { return .noName }
        for (from, until) in [(record.openFrom, record.openUntil), (record.shownFrom, record.shownUntil)] {
            if let from, let until, until < from { return .endsBeforeStart }
        }
        return nil
    }
}
