package import EventModel
package import Events

/// An office's list is taken in: what is new, what changed, and what is missing from it.
///
/// Only a list that says it is the whole of what the office publishes of this kind closes what it leaves out. Records
/// of other offices and kinds, and those entered by hand, are out of its reach. The same file again changes nothing.
package struct ImportList<Kind: ListedKind>: Decision {
    package let dataset: DatasetID
    package let layout: ListLayout
    package let records: [Listed<Kind.Record>]
    package let provenance: Provenance
    package let file: ListedFile

    /// The file itself.
    package struct ListedFile: Sendable, Equatable {
        package let name: String
        /// SHA-256, in hexadecimal digits.
        package let digest: String
        package let doubts: Int
        /// Whether it is the whole of what the office publishes of this kind.
        package let isWhole: Bool
        /// Whether it may close more than half of what is shown.
        package let mayCloseMost: Bool
        /// Milliseconds since 1970.
        package let at: Int64

        package init(name: String, digest: String, doubts: Int, isWhole: Bool, mayCloseMost: Bool, at: Int64) {
            self.name = name
            self.digest = digest
            self.doubts = doubts
            self.isWhole = isWhole
            self.mayCloseMost = mayCloseMost
            self.at = at
        }
    }

    package init(
        dataset: DatasetID, layout: ListLayout, records: [Listed<Kind.Record>], provenance: Provenance,
        file: ListedFile
    ) {
        self.dataset = dataset
        self.layout = layout
        self.records = records
        self.provenance = provenance
        self.file = file
    }

    package typealias State = ListState<Kind>
    package typealias Refusal = ImportRefusal
    package static var fold: Fold<ListState<Kind>> { ListState.fold }
    package var scope: [Tag] { [dataset.tag, dataset.office.tag] }

    package func decide(given state: ListState<Kind>) throws(Refusal) -> [any Event] {
        guard state.isOfficeOpen else { throw .officeNotOpen(dataset.office) }
        guard !provenance.source.isEmpty, !provenance.licence.isEmpty else { throw .noProvenance }
        if let last = state.files[layout] {
            if last.digest == file.digest, last.provenance == provenance, last.isWhole == file.isWhole { return [] }
            guard last.provenance.asOf <= provenance.asOf else { throw .older(than: last.provenance) }
        }
        let matching = Matching<Kind>(records.map(\.record), with: state, in: dataset)
        let plan = plan(matching, state)
        let shown = state.entries.values.count { $0.isShown }
        if file.isWhole, plan.gone.count > 10, plan.gone.count * 2 > shown, !file.mayCloseMost {
            throw .wouldCloseMost(plan.gone.count, of: shown)
        }
        var facts: [any Event] = plan.published.map { Kind.published($0.id, dataset, provenance, by: .list, $0.record) }
        facts += plan.corrected.map { Kind.corrected($0.id, dataset, provenance, by: .list, $0.record) }
        if file.isWhole {
            facts += plan.gone.map { Kind.closed($0, dataset, by: .list, .notListed, on: provenance.asOf) }
        }
        facts += counts(matching, state)
        facts.append(imported(plan))
        return facts
    }

    private struct Plan {
        var published: [(id: Kind.ID, record: Kind.Record)] = []
        var corrected: [(id: Kind.ID, record: Kind.Record)] = []
        /// What is shown and the list leaves out.
        var gone: [Kind.ID] = []
    }

    private func plan(_ matching: Matching<Kind>, _ state: ListState<Kind>) -> Plan {
        var plan = Plan()
        var found: Set<Kind.ID> = []
        for (id, listed) in zip(matching.ids, records) {
            guard let id else { continue }
            found.insert(id)
            guard let entry = state.entries[id] else {
                plan.published.append((id, listed.record))
                continue
            }
            guard layout == .list, !entry.isClosedByHand else { continue }
            if !entry.isShown {
                plan.published.append((id, listed.record))
            } else if entry.listed != listed.record {
                plan.corrected.append((id, listed.record))
            }
        }
        if layout == .list {
            plan.gone = state.entries.filter { $0.value.isShown && !found.contains($0.key) }.map(\.key).sorted()
        }
        plan.published = Self.inOrder(plan.published)
        plan.corrected = Self.inOrder(plan.corrected)
        return plan
    }

    /// Records are large: only their numbers are moved about.
    private static func inOrder(
        _ records: [(id: Kind.ID, record: Kind.Record)]
    ) -> [(id: Kind.ID, record: Kind.Record)] {
        records.indices.sorted { records[$0].id < records[$1].id }.map { records[$0] }
    }

    /// Counts that differ from the newest ones, in the order of identifiers.
    private func counts(_ matching: Matching<Kind>, _ state: ListState<Kind>) -> [any Event] {
        var counted: [PlaceVacancies] = []
        for (id, listed) in zip(matching.ids, records) where !listed.counts.isEmpty {
            guard let place = id as? PlaceID, state.entries[matchingKey(id)]?.isClosedByHand != true,
                state.counted[place] != ListState.Count(on: provenance.asOf, ages: listed.counts)
            else { continue }
            counted.append(PlaceVacancies(place: place, ages: listed.counts))
        }
        counted.sort { $0.place < $1.place }
        return stride(from: 0, to: counted.count, by: VacanciesCounted.most).map { start in
            VacanciesCounted(
                dataset: dataset, on: provenance.asOf, provenance: provenance,
                counts: Array(counted[start..<min(start + VacanciesCounted.most, counted.count)]))
        }
    }

    private func matchingKey(_ id: Kind.ID?) -> Kind.ID { id ?? Kind.id(origin: []) }

    private func imported(_ plan: Plan) -> DatasetImported {
        DatasetImported(
            dataset: dataset, digest: file.digest, file: file.name, layout: layout.rawValue, provenance: provenance,
            isWhole: file.isWhole, rows: records.count, published: plan.published.count,
            corrected: plan.corrected.count, closed: file.isWhole ? plan.gone.count : 0, doubts: file.doubts,
            missing: file.isWhole ? [] : plan.gone.map(\.description), at: file.at)
    }
}

/// Why a list was not taken in. Nothing of it was.
package enum ImportRefusal: Error, Equatable, CustomStringConvertible {
    case officeNotOpen(OfficeID)
    /// What has no source or licence may not be passed on.
    case noProvenance
    /// A newer list of this office and kind was taken in before.
    case older(than: Provenance)
    case wouldCloseMost(Int, of: Int)

    package var description: String {
        switch self {
        case .officeNotOpen(let office):
            "\(office) is not open, so nobody would answer for the list; open it with hagukumi office open \(office)"
        case .noProvenance: "source and licence are missing; say where the list was found and how it may be used"
        case .older(let newer): "a list as of \(newer.asOf) was taken in before; this one is older"
        case .wouldCloseMost(let gone, let shown):
            "the list would close \(gone) of \(shown), more than half; look at --dry-run, then say --closing-most"
        }
    }
}
