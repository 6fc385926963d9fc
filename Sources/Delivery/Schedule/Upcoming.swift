package import Calendar
import Places

/// An occurrence and the day on which it falls due.
package struct DatedOccurrence: Hashable, Sendable {
    package let day: CivilDate
    package let occurrence: Occurrence
}

/// An entry that fell due for one child or for the household.
struct Firing {
    let entry: Int
    let day: CivilDate
    /// What gave the day, and so also gives the last day.
    let subject: TriggerSubject
    let child: Family.Child?
}

extension StageSchedule {
    /// What a family will get on the days of a period if nothing changes, by day and then in the order of sending.
    ///
    /// The same as asking `DueTable` for each of the days.
    package func upcoming(for family: Family, in period: ClosedRange<CivilDate>) -> [DatedOccurrence] {
        var found: [CivilDate: [Int: ChildSet]] = [:]
        for firing in firings(for: family, in: period) where firing.day >= start(of: firing, family) {
            var children = found[firing.day]?[firing.entry] ?? ChildSet()
            if let child = firing.child { children.insert(child.number) }
            found[firing.day, default: [:]][firing.entry] = children
        }
        return found.keys.sorted().flatMap { day in
            (found[day] ?? [:]).sorted { catalogue.rank[$0.key] < catalogue.rank[$1.key] }
                .map { DatedOccurrence(day: day, occurrence: Occurrence(entry: $0.key, children: $0.value)) }
        }
    }

    /// The first day on which a firing counts.
    func start(of firing: Firing, _ family: Family) -> CivilDate {
        firing.child.map { family.start(of: $0) } ?? family.registeredOn
    }

    /// Everything that falls due for a family in a period by the dates alone, whether or not it was told in time.
    func firings(for family: Family, in period: ClosedRange<CivilDate>) -> [Firing] {
        let chain = chain(of: family)
        return catalogue.entries.indices.flatMap { index -> [Firing] in
            let entry = catalogue.entries[index]
            guard isEnabled(entry), family.topics.isSuperset(of: entry.neededTopics),
                family.municipality != nil || !entry.needsMunicipality
            else { return [] }
            return switch entry.trigger {
            case .event(let event, _) where event != .pregnancyRegistered:
                householdFirings(index, event, of: family, in: period)
            case .municipalDeadline(let name, _, _):
                deadlineFirings(index, dates.dates(of: name, for: chain), of: family, in: period)
            default:
                family.children.flatMap { childFirings(index, $0, of: family, chain: chain, in: period) }
            }
        }
    }

    private func childFirings(
        _ index: Int, _ child: Family.Child, of family: Family, chain: [MunicipalityCode],
        in period: ClosedRange<CivilDate>
    ) -> [Firing] {
        let entry = catalogue.entries[index]
        var subject = child.subject
        if case .event = entry.trigger {
            guard child.kind == .expecting else { return [] }
            // The welcome waits for the registration to be complete.
            subject = .household(.pregnancyRegistered, on: max(child.toldOn, family.registeredOn))
        }
        return entry.trigger.days(for: subject, in: period).compactMap { day in
            guard isServed(child, on: day), !wasDueBefore(entry.trigger, for: child, of: family, before: day),
                entry.offeredSince.map({ dates.isOffered($0, on: day, for: chain) }) ?? true
            else { return nil }
            return Firing(entry: index, day: day, subject: subject, child: child)
        }
    }

    private func deadlineFirings(
        _ index: Int, _ dates: [CivilDate], of family: Family, in period: ClosedRange<CivilDate>
    ) -> [Firing] {
        guard case .municipalDeadline(let name, _, _) = catalogue.entries[index].trigger else { return [] }
        let trigger = catalogue.entries[index].trigger
        return dates.flatMap { date -> [Firing] in
            let subject = TriggerSubject.deadline(name, on: date)
            return trigger.days(for: subject, in: period).flatMap { day in
                family.children.filter {
                    $0.kind == .born && isServed($0, on: day) && trigger.isOfAge(born: $0.date, on: day)
                }.map { Firing(entry: index, day: day, subject: subject, child: $0) }
            }
        }
    }

    private func householdFirings(
        _ index: Int, _ event: HouseholdEvent, of family: Family, in period: ClosedRange<CivilDate>
    ) -> [Firing] {
        let entry = catalogue.entries[index]
        guard let happened = family.day(of: event) else { return [] }
        let subject = TriggerSubject.household(event, on: happened)
        return entry.trigger.days(for: subject, in: period)
            .filter { day in family.children.contains { isMeant($0, by: entry, on: day) } }
            .map { Firing(entry: index, day: $0, subject: subject, child: nil) }
    }

    /// Whether a child makes its family one to which an entry about the household is addressed.
    func isMeant(_ child: Family.Child, by entry: StageEntry, on day: CivilDate) -> Bool {
        guard child.toldOn <= day, isServed(child, on: day) else { return false }
        let audience: Set<StageEntry.Audience> = child.kind == .expecting ? [.pregnant] : [.guardian, .singleParent]
        return !audience.isDisjoint(with: entry.audience)
    }

    func isServed(_ child: Family.Child, on day: CivilDate) -> Bool {
        child.kind == .expecting || day <= Self.lastServedDay(born: child.date)
    }
}
