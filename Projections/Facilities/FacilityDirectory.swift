package import EventModel
import Events

/// What families may go to or ask for: places, gatherings and schemes, each with whose list it stands in.
package enum FacilityDirectory: Projection {
    package static let name = "facility_directory"
    package static let version = 4
    package static let tables = [
        PlaceRow.table.shape, GatheringRow.table.shape, SchemeRow.table.shape, VacancyRow.table.shape,
        DatasetRow.table.shape, DuplicateRow.table.shape, MistakeRow.table.shape,
    ]

    package static func handlers(_ rows: Rows) -> Handlers {
        let places = rows.of(PlaceRow.self)
        let gatherings = rows.of(GatheringRow.self)
        let schemes = rows.of(SchemeRow.self)
        return passShops(
            reports(
                lists(
                    happenings(placesOf(Handlers(), places), gatherings, schemes), rows.of(DatasetRow.self),
                    rows.of(VacancyRow.self), places: places, gatherings: gatherings, schemes: schemes),
                rows, places), places)
    }

    private static func placesOf(_ handlers: Handlers, _ places: RowSet<PlaceRow>) -> Handlers {
        handlers
            .on(PlacePublished.self) { fact, recorded in
                places.put(
                    PlaceRow(
                        place: fact.place,
                        listing: Listing(fact.dataset, fact.provenance, by: fact.by, at: recorded.position),
                        current: Kept(fact.record), listed: nil, mergedInto: nil))
            }
            .on(PlaceCorrected.self) { fact, recorded in
                try places.update(fact.place) { $0.correct(fact, at: recorded.position) }
            }
            .on(PlaceConfirmed.self) { fact, recorded in
                try places.update(fact.place) {
                    $0.listing.confirmedOn = max($0.listing.confirmedOn ?? fact.on, fact.on)
                    $0.listing.changedAt = recorded.position.value
                }
            }
            .on(PlaceClosed.self) { fact, recorded in
                try places.update(fact.place) { $0.listing.show(.closed, at: recorded.position) }
            }
            .on(PlaceReopened.self) { fact, recorded in
                try places.update(fact.place) {
                    $0.listing.show(.shown, at: recorded.position)
                    $0.mergedInto = nil
                }
            }
    }

    private static func happenings(
        _ handlers: Handlers, _ gatherings: RowSet<GatheringRow>, _ schemes: RowSet<SchemeRow>
    ) -> Handlers {
        handlers
            .on(GatheringPublished.self) { fact, recorded in
                gatherings.put(
                    GatheringRow(
                        gathering: fact.gathering,
                        listing: Listing(fact.dataset, fact.provenance, by: fact.by, at: recorded.position),
                        current: Kept(fact.record)))
            }
            .on(GatheringChanged.self) { fact, recorded in
                try gatherings.update(fact.gathering) {
                    $0.listing.correct(fact.provenance, by: fact.by, at: recorded.position)
                    $0.current = Kept(fact.record)
                }
            }
            .on(GatheringCancelled.self) { fact, recorded in
                try gatherings.update(fact.gathering) { $0.listing.show(.closed, at: recorded.position) }
            }
            .on(GatheringReopened.self) { fact, recorded in
                try gatherings.update(fact.gathering) { $0.listing.show(.shown, at: recorded.position) }
            }
            .on(SchemePublished.self) { fact, recorded in
                schemes.put(
                    SchemeRow(
                        scheme: fact.scheme,
                        listing: Listing(fact.dataset, fact.provenance, by: fact.by, at: recorded.position),
                        current: Kept(fact.record)))
            }
            .on(SchemeChanged.self) { fact, recorded in
                try schemes.update(fact.scheme) {
                    $0.listing.correct(fact.provenance, by: fact.by, at: recorded.position)
                    $0.current = Kept(fact.record)
                }
            }
            .on(SchemeWithdrawn.self) { fact, recorded in
                try schemes.update(fact.scheme) { $0.listing.show(.closed, at: recorded.position) }
            }
            .on(SchemeReopened.self) { fact, recorded in
                try schemes.update(fact.scheme) { $0.listing.show(.shown, at: recorded.position) }
            }
    }

    private static func lists(
        _ handlers: Handlers, _ datasets: RowSet<DatasetRow>, _ vacancies: RowSet<VacancyRow>,
        places: RowSet<PlaceRow>, gatherings: RowSet<GatheringRow>, schemes: RowSet<SchemeRow>
    ) -> Handlers {
        func mark(
            _ identifier: String, of kind: DatasetKind, isMissing: Bool, at position: Position
        ) throws {
            func mark(_ listing: inout Listing) {
                listing.isMissing = isMissing
                listing.changedAt = position.value
            }
            switch kind {
            case .events:
                guard let gathering = GatheringID(identifier) else { return }
                try gatherings.update(gathering) { mark(&$0.listing) }
            case .schemes:
                guard let scheme = SchemeID(identifier) else { return }
                try schemes.update(scheme) { mark(&$0.listing) }
            default:
                guard let place = PlaceID(identifier) else { return }
                try places.update(place) { mark(&$0.listing) }
            }
        }
        return
            handlers
            .on(DatasetImported.self) { fact, recorded in
                let row = DatasetRow(fact)
                let before = Set(try datasets.row(row.key)?.missing.split(separator: " ").map(String.init) ?? [])
                for found in before.subtracting(fact.missing) {
                    try mark(found, of: fact.dataset.kind, isMissing: false, at: recorded.position)
                }
                for lost in Set(fact.missing).subtracting(before) {
                    try mark(lost, of: fact.dataset.kind, isMissing: true, at: recorded.position)
                }
                datasets.put(row)
            }
            .on(VacanciesCounted.self) { fact, recorded in
                for count in fact.counts {
                    if let known = try vacancies.row(count.place), known.countedOn > fact.on { continue }
                    vacancies.put(
                        VacancyRow(
                            place: count.place, countedOn: fact.on, counts: VacancyList(count.ages),
                            source: fact.provenance.source, licence: fact.provenance.licence))
                    try places.update(count.place) { $0.listing.changedAt = recorded.position.value }
                }
            }
    }

    private static func reports(_ handlers: Handlers, _ rows: Rows, _ places: RowSet<PlaceRow>) -> Handlers {
        let duplicates = rows.of(DuplicateRow.self)
        let mistakes = rows.of(MistakeRow.self)
        return
            handlers
            .on(DuplicateNoticed.self) { fact, _ in
                let row = DuplicateRow(
                    first: fact.first, second: fact.second, sign: fact.sign.rawValue, metres: fact.metres,
                    state: .noticed)
                duplicates.put(row)
            }
            .on(DuplicateDismissed.self) { fact, _ in
                let key = DuplicateRow.Key(first: fact.first, second: fact.second)
                try duplicates.update(key) { $0.state = .dismissed }
            }
            .on(PlacesMerged.self) { fact, recorded in
                for (first, second) in [(fact.kept, fact.merged), (fact.merged, fact.kept)] {
                    let key = DuplicateRow.Key(first: first, second: second)
                    try duplicates.update(key) { $0.state = .merged }
                }
                try places.update(fact.merged) {
                    $0.listing.status = .merged
                    $0.mergedInto = fact.kept
                    $0.listing.changedAt = recorded.position.value
                }
            }
            .on(MistakeReported.self) { fact, _ in
                mistakes.put(
                    MistakeRow(
                        report: fact.report.description, place: fact.place, mistake: fact.mistake.rawValue,
                        by: fact.by.rawValue, hasWords: fact.words != nil, reportedOn: fact.on, outcome: nil))
            }
            .on(MistakeSettled.self) { fact, _ in
                try mistakes.update(fact.report.description) { $0.outcome = fact.outcome.rawValue }
            }
    }
}

extension DatasetRow {
    fileprivate init(_ fact: DatasetImported) {
        self.init(
            dataset: fact.dataset, layout: fact.layout, file: fact.file, digest: fact.digest,
            source: fact.provenance.source, licence: fact.provenance.licence, asOf: fact.provenance.asOf,
            isWhole: fact.isWhole, rows: fact.rows, doubts: fact.doubts, missing: fact.missing.joined(separator: " "),
            importedAt: fact.at)
    }
}
