import Calendar
import Delivery
import Events
import Testing

@Suite("The list of what is still open") struct CatchUpTests {
    private func keys(_ items: [OpenItem]) -> [String] { items.map { builtIn.entries[$0.entry].key } }

    @Test("has deadlines first, the nearest first, with the day; then what is still of use; and nothing older")
    func order() {
        let today = day("2026-11-22")
        let items = schedule().catchUp(
            for: family(born("2025-01-10", told: "2026-11-22"), registered: "2026-11-22"), on: today)
        #expect(
            keys(items) == [
                "checkup_18m", "vac_mr1_last", "daretsu", "vac_varicella2", "famisapo", "vac_5in1_booster",
            ])
        #expect(
            items.prefix(4).map(\.last)
                == [day("2027-01-09"), day("2027-01-09"), day("2028-01-08"), day("2028-01-09")])
        #expect(items.map(\.isDeadline) == [true, true, true, true, false, false])
        #expect(items.allSatisfy { $0.last >= today })
    }

    @Test("has an entry through its last day, and not on the day after")
    func toTheDay() {
        let child = family(born("2026-06-01", told: "2026-06-12"), registered: "2026-06-12")
        #expect(keys(schedule().catchUp(for: child, on: day("2026-06-14"))).contains("birth_registration_last"))
        #expect(!keys(schedule().catchUp(for: child, on: day("2026-06-15"))).contains("birth_registration_last"))
    }

    @Test("says of one thing only the newest")
    func series() {
        let list = keys(
            schedule().catchUp(
                for: family(born("2026-06-01", told: "2026-06-12"), registered: "2026-06-12"), on: day("2026-06-12")))
        #expect(list.contains("birth_registration_last") && !list.contains("birth_registration"))
    }

    @Test("has a municipal deadline that is still ahead, and none that nobody entered")
    func municipal() {
        let child = family(born("2024-05-05", told: "2026-11-01"), registered: "2026-11-01")
        let rules = schedule([(yokohama, "hoiku_april_first_round", "2026-11-06")])
        let items = rules.catchUp(for: child, on: day("2026-11-01"))
        #expect(keys(items).first == "hoiku_apply_last" && items.first?.last == day("2026-11-06"))
        #expect(!keys(schedule().catchUp(for: child, on: day("2026-11-01"))).contains("hoiku_apply_last"))
        #expect(!keys(rules.catchUp(for: child, on: day("2026-11-07"))).contains("hoiku_apply_last"))
    }

    @Test("can be of one child alone, such as the one whose birth was told today")
    func oneChild() {
        let both = family(
            born("2025-01-10", told: "2026-11-22"), born("2020-01-10", number: 2, told: "2026-11-22"),
            registered: "2026-11-22")
        let items = schedule().catchUp(for: both, on: day("2026-11-22"), children: ChildSet(ChildNumber(2)))
        #expect(!items.isEmpty && items.allSatisfy { $0.children.numbers == [ChildNumber(2)] })
    }

    @Test("and the days of sending never have the same entry for the same child", arguments: [11, 12, 13] as [UInt64])
    func neverBoth(seed: UInt64) {
        var random = Seeded(seed)
        let rules = schedule([
            (kanagawa, "hoiku_april_first_round", "2026-11-20"), (kanagawa, "checkup_5y", "2020-04-01"),
        ])
        let today = day("2026-11-15")
        for _ in 0..<40 {
            let family = random.family(around: today)
            let open = rules.catchUp(for: family, on: today)
            let sent = rules.upcoming(for: family, in: today.adding(days: -600)...today.adding(days: 400))
            for item in open {
                #expect(family.topics.isSuperset(of: builtIn.entries[item.entry].neededTopics) && item.last >= today)
                for number in item.children.numbers {
                    #expect(
                        !sent.contains { dated in
                            dated.occurrence.entry == item.entry && dated.occurrence.children.contains(number)
                                && dated.day > today.adding(days: -300) && !isYearly(item.entry)
                        }, "seed \(seed): \(builtIn.entries[item.entry].key)")
                }
            }
        }
    }

    private func isYearly(_ entry: Int) -> Bool {
        switch builtIn.entries[entry].trigger {
        case .fixedDate, .municipalDeadline: true
        default: false
        }
    }
}
