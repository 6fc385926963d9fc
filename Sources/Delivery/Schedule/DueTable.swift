package import Calendar
import Places

/// For one day: what is due for any family. Made once a day; asking it allocates nothing for a family without any.
package struct DueTable: Sendable {
    package let day: CivilDate
    /// The day of sending: the same, or later when an outage is made up for.
    package let sendingOn: CivilDate
    private let schedule: StageSchedule
    private let table: FiringTable
    private let neededTopics: [TopicSet]
    private let needsMunicipality: [Bool]
    private let rank: [Int]
    private let householdEntries: [(entry: Int, event: HouseholdEvent, happened: CivilDate)]
    private let deadlines: [MunicipalityCode: [DeadlineFiring]]
    /// Where shops are told of on the day that newly take the support pass.
    private let newShops: Set<MunicipalityCode>
    /// For the entries that have to be offered: the places where they are.
    private let offered: [UInt16: Set<MunicipalityCode>]
    private let isOfferedEverywhere: [Bool]

    private struct DeadlineFiring: Sendable {
        let entry: Int
        let date: CivilDate
        let born: ClosedRange<CivilDate>
    }

    /// What is due on a day, for sending on that day or, later, without what has expired since.
    package init(_ schedule: StageSchedule, on day: CivilDate, sendingOn: CivilDate? = nil) {
        self.schedule = schedule
        self.day = day
        self.sendingOn = max(day, sendingOn ?? day)
        table = FiringTable(schedule, on: day)
        let entries = schedule.catalogue.entries
        neededTopics = entries.map(\.neededTopics)
        needsMunicipality = entries.map(\.needsMunicipality)
        rank = schedule.catalogue.rank
        let newShops = schedule.shops.places(toldOn: day, of: schedule)
        self.newShops = newShops
        householdEntries = entries.indices.compactMap { index in
            guard case .event(let event, let offset) = entries[index].trigger, schedule.isEnabled(entries[index])
            else { return nil }
            let happened = day.adding(days: -offset)
            // What can't be on this day costs nothing then: all families are asked.
            if event == .passEnds, FiscalYear(containing: happened).end != happened { return nil }
            if event == .shopsJoined, newShops.isEmpty { return nil }
            return (index, event, happened)
        }
        deadlines = Self.deadlines(schedule, on: day)
        isOfferedEverywhere = entries.map { $0.offeredSince == nil }
        offered = Dictionary(
            entries.indices.compactMap { index in
                entries[index].offeredSince.map { name in
                    let places = schedule.municipalities.filter {
                        schedule.dates.isOffered(name, on: day, for: schedule.within($0))
                    }
                    return (UInt16(index), Set(places))
                }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// What is due for a family, in the order of sending: priority, then the order of the catalogue.
    package func due(for family: Family) -> [Occurrence] {
        var found: [Occurrence] = []
        collect(for: family, into: &found)
        return found
    }

    /// The same into an array that is emptied first and whose capacity is kept, for going through many families.
    package func collect(for family: borrowing Family, into found: inout [Occurrence]) {
        found.removeAll(keepingCapacity: true)
        guard family.registeredOn <= day else { return }
        let hasHome = family.municipality != nil
        for child in family.children where child.toldOn <= day {
            for entry in table.entries(firingFor: child) {
                let index = Int(entry)
                guard family.topics.isSuperset(of: neededTopics[index]) else { continue }
                if !hasHome, needsMunicipality[index] { continue }
                if !isOfferedEverywhere[index], !isOffered(entry, in: family.municipality) { continue }
                if !family.corrections.isEmpty, !holds(index, for: child, of: family) { continue }
                if sendingOn > day, hasExpired(index, for: child.subject) { continue }
                insert(index, ChildSet(child.number), into: &found)
            }
        }
        collectHousehold(family, into: &found)
        if !deadlines.isEmpty { collectDeadlines(family, into: &found) }
    }

    @inline(__always)
    private func insert(_ entry: Int, _ children: ChildSet, into found: inout [Occurrence]) {
        var place = found.count
        while place > 0, rank[found[place - 1].entry] >= rank[entry] {
            place -= 1
            if found[place].entry == entry {
                found[place].children.formUnion(children)
                return
            }
        }
        found.insert(Occurrence(entry: entry, children: children), at: place)
    }

    private func isOffered(_ entry: UInt16, in municipality: MunicipalityCode?) -> Bool {
        guard let municipality, let places = offered[entry] else { return false }
        return places.contains(municipality)
    }

    /// Whether a corrected date had been corrected by the day, and the entry was not sent under the earlier one.
    private func holds(_ entry: Int, for child: Family.Child, of family: borrowing Family) -> Bool {
        let family = copy family
        let trigger = schedule.catalogue.entries[entry].trigger
        return family.start(of: child) <= day && !schedule.wasDueBefore(trigger, for: child, of: family, before: day)
    }

    private func hasExpired(_ entry: Int, for subject: TriggerSubject) -> Bool {
        schedule.catalogue.entries[entry].lastDay(for: subject, triggeredOn: day) < sendingOn
    }
}

extension DueTable {
    private func collectHousehold(_ family: borrowing Family, into found: inout [Occurrence]) {
        for (index, event, happened) in householdEntries {
            guard family.topics.isSuperset(of: neededTopics[index]),
                family.municipality != nil || !needsMunicipality[index]
            else { continue }
            switch event {
            case .pregnancyRegistered:
                for child in family.children
                where child.kind == .expecting && max(child.toldOn, family.registeredOn) == happened
                    && family.start(of: child) <= day
                {
                    if sendingOn > day, hasExpired(index, for: .household(event, on: happened)) { continue }
                    insert(index, ChildSet(child.number), into: &found)
                }
            case .registered, .residenceChanged, .passEnds, .shopsJoined:
                guard has(event, on: happened, family), isMeant(family, by: index),
                    sendingOn == day || !hasExpired(index, for: .household(event, on: happened))
                else { continue }
                insert(index, ChildSet(), into: &found)
            }
        }
    }

    private func has(_ event: HouseholdEvent, on day: CivilDate, _ family: borrowing Family) -> Bool {
        switch event {
        case .pregnancyRegistered: false
        case .registered: family.registeredOn == day
        case .residenceChanged: family.residenceChangedOn == day
        case .passEnds: family.passEnds == day
        case .shopsJoined: family.municipality.map { newShops.contains($0) } ?? false
        }
    }

    /// The last day of the passes whose end is told of on the day; nil on most days.
    package var passEnd: CivilDate? { householdEntries.first { $0.event == .passEnds }?.happened }

    private func isMeant(_ family: borrowing Family, by index: Int) -> Bool {
        let entry = schedule.catalogue.entries[index]
        for child in family.children where schedule.isMeant(child, by: entry, on: day) { return true }
        return false
    }

    private func collectDeadlines(_ family: borrowing Family, into found: inout [Occurrence]) {
        guard let municipality = family.municipality, let firings = deadlines[municipality] else { return }
        for firing in firings where family.topics.isSuperset(of: neededTopics[firing.entry]) {
            guard case .municipalDeadline(let name, _, _) = schedule.catalogue.entries[firing.entry].trigger,
                sendingOn == day || !hasExpired(firing.entry, for: .deadline(name, on: firing.date))
            else { continue }
            for child in family.children
            where child.kind == .born && family.start(of: child) <= day && firing.born.contains(child.date) {
                insert(firing.entry, ChildSet(child.number), into: &found)
            }
        }
    }

    private static func deadlines(
        _ schedule: StageSchedule, on day: CivilDate
    ) -> [MunicipalityCode: [DeadlineFiring]] {
        var firings: [MunicipalityCode: [DeadlineFiring]] = [:]
        let served = StageSchedule.earliestServedBirth(on: day)...day
        for (index, entry) in schedule.catalogue.entries.enumerated() where schedule.isEnabled(entry) {
            guard case .municipalDeadline(let name, let offset, let oldest) = entry.trigger else { continue }
            let date = day.adding(days: -offset)
            let born = Trigger.birthDates(of: 0...oldest, on: day).clamped(to: served)
            for code in schedule.municipalities {
                let chain = schedule.within(code)
                guard schedule.dates.date(of: name, in: FiscalYear(containing: date), for: chain) == date else {
                    continue
                }
                firings[code, default: []].append(DeadlineFiring(entry: index, date: date, born: born))
            }
        }
        return firings
    }
}
