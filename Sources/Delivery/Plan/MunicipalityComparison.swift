package import Calendar
package import Events
package import Places

/// What changes for a family in one entry of the catalogue when it moves from one municipality to another.
package struct MunicipalityDifference: Sendable {
    package enum Change: Hashable, Sendable {
        case onlyHere(CivilDate)
        case onlyThere(CivilDate)
        case otherDate(here: CivilDate, there: CivilDate)
        /// The other municipality has entered no date: it is not known whether it offers this, or when.
        case unknownThere(here: CivilDate)
        case unknownHere(there: CivilDate)
    }

    package let entry: StageEntry
    package let change: Change
    package let children: [ChildNumber]

    /// The first day that is known of it.
    package var day: CivilDate {
        switch change {
        case .onlyHere(let day), .onlyThere(let day), .unknownThere(let day), .unknownHere(let day): day
        case .otherDate(let here, let there): min(here, there)
        }
    }
}

extension StageSchedule {
    /// What changes for a family if it moves, by day. What no municipality decides is the same everywhere.
    package func compare(
        _ family: Family, from here: MunicipalityCode, to there: MunicipalityCode, after today: CivilDate,
        days: Int = daysAhead
    ) -> [MunicipalityDifference] {
        let (mine, theirs) = (items(of: family, in: here, today, days), items(of: family, in: there, today, days))
        return Set(mine.keys).union(theirs.keys).compactMap { slot -> MunicipalityDifference? in
            let change: MunicipalityDifference.Change
            switch (mine[slot], theirs[slot]) {
            case (let one?, let other?) where one.date != other.date:
                change = .otherDate(here: one.date, there: other.date)
            case (let one?, nil):
                change = isEntered(slot, in: there) ? .onlyHere(one.date) : .unknownThere(here: one.date)
            case (nil, let other?):
                change = isEntered(slot, in: here) ? .onlyThere(other.date) : .unknownHere(there: other.date)
            case (_?, _?), (nil, nil): return nil
            }
            let children = Set((mine[slot]?.children ?? []) + (theirs[slot]?.children ?? []))
            return MunicipalityDifference(
                entry: catalogue.entries[slot.entry], change: change, children: children.sorted())
        }.sorted { ($0.day, $0.entry.line) < ($1.day, $1.entry.line) }
    }

    /// What is compared: a deadline has one date in each fiscal year, everything else its own day.
    private struct Slot: Hashable {
        let entry: Int
        let year: FiscalYear?
        let day: CivilDate?
    }

    private func items(
        of family: Family, in municipality: MunicipalityCode, _ today: CivilDate, _ days: Int
    ) -> [Slot: PlanItem] {
        var resident = family
        resident.municipality = municipality
        let pairs = coming(for: resident, after: today, days: days).compactMap { item -> (Slot, PlanItem)? in
            guard let index = catalogue.index(of: item.entry.key) else { return nil }
            guard case .municipalDeadline(_, let offset, _) = item.entry.trigger else {
                return (Slot(entry: index, year: nil, day: item.date), item)
            }
            let year = FiscalYear(containing: item.date.adding(days: -offset))
            return (Slot(entry: index, year: year, day: nil), item)
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    private func isEntered(_ slot: Slot, in municipality: MunicipalityCode) -> Bool {
        let entry = catalogue.entries[slot.entry]
        let chain = within(municipality)
        if case .municipalDeadline(let name, _, _) = entry.trigger, let year = slot.year {
            return dates.date(of: name, in: year, for: chain) != nil
        }
        return entry.offeredSince.map { !dates.dates(of: $0, for: chain).isEmpty } ?? true
    }
}
