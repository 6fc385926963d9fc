import Calendar
import Delivery
import EventModel
import Events
import Places
import Testing

@Suite("A family's plan") struct PlanTests {
    private let today = day("2026-11-22")

    @Test("what is coming is what will be sent, with its last day", arguments: [21, 22, 23, 24, 25, 26] as [UInt64])
    func coming(seed: UInt64) {
        var random = Seeded(seed)
        let rules = schedule([
            (yokohama, "hoiku_april_first_round", "2026-12-11"), (kawasaki, "checkup_5y", "2026-04-01"),
        ])
        for _ in 1...20 {
            let family = random.family(around: today)
            let items = rules.coming(for: family, after: today)
            let sent = rules.upcoming(for: family, in: today.adding(days: 1)...today.adding(days: 365))
            #expect(
                items.map { "\($0.entry.key) \($0.date) \($0.children)" }
                    == sent.map {
                        "\(rules.catalogue.entries[$0.occurrence.entry].key) \($0.day) "
                            + "\($0.occurrence.children.numbers)"
                    })
            #expect(items.allSatisfy { item in item.last.map { $0 >= item.date } ?? true })
            #expect(Set(items.map(\.identity)).count == items.count)
        }
    }

    @Test("every entry of the catalogue is in the plan of some family, with its topic, words and source")
    func everyEntry() {
        let named: [(MunicipalityCode, String, String)] = builtIn.municipalDateNames.keys.flatMap { name in
            builtIn.municipalDateNames[name] == .since
                ? [(yokohama, name, "2019-11-05")] : (2019...2027).map { (yokohama, name, "\($0)-11-05") }
        }
        for age in PassportLastAge.allCases {
            let rules = schedule(named, passportLastAge: age)
            // Nobody knows beforehand which shops will join.
            var missing = Set(builtIn.entries.filter { rules.isEnabled($0) && $0.topic != .newShops }.map(\.key))
            let told = "2007-01-01"
            let families =
                (2008...2026).map { year in
                    family(
                        born("\(year)-06-15", told: told), expecting("2027-02-01", number: 2, told: told),
                        registered: told, moved: "2026-11-25", topics: TopicSet(Topic.allCases),
                        passEnds: "2027-03-31")
                } + [
                    family(born("2020-06-15", told: told), registered: "2026-11-23", topics: TopicSet(Topic.allCases)),
                    family(
                        expecting("2027-06-01", told: "2026-11-23"), registered: told,
                        topics: TopicSet(Topic.allCases)),
                ]
            for family in families {
                for start in ["2025-11-22", "2026-05-01", "2026-11-22"] {
                    for item in rules.coming(for: family, after: day(start)) {
                        missing.remove(item.entry.key)
                        #expect(!item.title.isEmpty && !item.body.isEmpty && !item.source.name.isEmpty)
                    }
                }
            }
            #expect(missing.isEmpty, "\(missing.sorted())")
        }
    }

    @Test("what is open has what was sent too, until its last day, deadlines first")
    func open() {
        let told = family(born("2026-11-10", told: "2026-11-10"))
        let items = schedule().open(for: told, on: today)
        #expect(items.contains { $0.isDeadline && $0.status == .open && ($0.last ?? today) >= today })
        #expect(items.allSatisfy { $0.date <= today && ($0.last ?? today) >= today })
        let deadlines = items.prefix { $0.isDeadline }
        #expect(items.dropFirst(deadlines.count).allSatisfy { !$0.isDeadline })
        #expect(deadlines.map(\.last!) == deadlines.map(\.last!).sorted())
        let unsent = Set(schedule().catchUp(for: told, on: today).map(\.entry))
        #expect(items.count > unsent.count)
    }

    @Test("who lives nowhere that is known gets nothing that needs a municipality, whatever the day")
    func noMunicipality() {
        let rules = schedule([
            (kanagawa, "hoiku_april_first_round", "2026-12-11"), (kanagawa, "checkup_5y", "2020-04-01"),
        ])
        var random = Seeded(5)
        for _ in 1...40 {
            var family = random.family(around: today)
            family.municipality = nil
            #expect(rules.coming(for: family, after: today).allSatisfy { !$0.isMunicipal })
            #expect(rules.open(for: family, on: today).allSatisfy { !$0.isMunicipal })
        }
        let child = family(born("2026-11-10", told: "2026-11-10"), in: nil)
        #expect(!rules.coming(for: child, after: today).isEmpty)
    }
}

@Suite("Two municipalities side by side") struct ComparisonTests {
    private let today = day("2026-11-22")
    private let child = family(born("2024-05-05"), born("2021-12-01", number: 2))

    private func changes(_ rules: StageSchedule, of family: Family? = nil) -> [String: MunicipalityDifference.Change] {
        let found = rules.compare(family ?? child, from: tsurumi, to: kawasaki, after: today)
        return Dictionary(found.map { ($0.entry.key, $0.change) }, uniquingKeysWith: { first, _ in first })
    }

    @Test("a deadline with another date has both, one that is missing is called unknown")
    func deadlines() {
        let (here, there) = ("2026-12-04", "2026-12-18")
        let key = "hoiku_apply_last"
        let both = changes(
            schedule([(yokohama, "hoiku_april_first_round", here), (kawasaki, "hoiku_april_first_round", there)]))
        guard case .otherDate(let mine, let theirs) = both[key] else {
            Issue.record("\(both)")
            return
        }
        #expect(mine.adding(days: 14) == theirs)
        let one = changes(schedule([(yokohama, "hoiku_april_first_round", here)]))
        #expect(one[key] == .unknownThere(here: mine))
        let other = changes(schedule([(kawasaki, "hoiku_april_first_round", there)]))
        #expect(other[key] == .unknownHere(there: theirs))
        let past = changes(
            schedule([(yokohama, "hoiku_april_first_round", here), (kawasaki, "hoiku_april_first_round", "2026-10-30")])
        )
        #expect(past[key] == .onlyHere(mine))
    }

    @Test("what only one of them offers")
    func offers() {
        let key = builtIn.entries.first { $0.offeredSince == "checkup_5y" }!.key
        let only = changes(schedule([(kawasaki, "checkup_5y", "2026-04-01")]))
        guard case .unknownHere? = only[key] else {
            Issue.record("\(only)")
            return
        }
        let later = changes(schedule([(kawasaki, "checkup_5y", "2026-04-01"), (yokohama, "checkup_5y", "2040-04-01")]))
        guard case .onlyThere? = later[key] else {
            Issue.record("\(later)")
            return
        }
    }

    @Test("only what a municipality decides differs, in families of any kind", arguments: [31, 32, 33, 34] as [UInt64])
    func onlyMunicipal(seed: UInt64) {
        var random = Seeded(seed)
        let rules = schedule([
            (yokohama, "hoiku_april_first_round", "2026-12-04"), (kawasaki, "hoiku_april_first_round", "2026-12-18"),
            (kawasaki, "checkup_5y", "2026-04-01"),
        ])
        for _ in 1...20 {
            let family = random.family(around: today)
            let found = rules.compare(family, from: tsurumi, to: kawasaki, after: today)
            #expect(found.allSatisfy { $0.entry.needsMunicipality })
            let same = rules.compare(family, from: tsurumi, to: tsurumi, after: today)
            #expect(same.isEmpty)
            let back = rules.compare(family, from: kawasaki, to: tsurumi, after: today)
            #expect(back.map(\.entry.key).sorted() == found.map(\.entry.key).sorted())
        }
    }
}
