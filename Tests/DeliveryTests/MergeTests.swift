import Calendar
import Delivery
import Events
import Testing

@Suite("The message of one household") struct MergeTests {
    @Test("loses no entry, has none twice, and does not depend on the order", arguments: [21, 22, 23] as [UInt64])
    func nothingLost(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<200 {
            let due = (0..<Int.random(in: 1...40, using: &random)).map { _ in
                Occurrence(
                    entry: .random(in: 0..<builtIn.entries.count, using: &random),
                    children: ChildSet(ChildNumber(.random(in: 1...4, using: &random))))
            }
            let message = MergedMessage(due, for: family(), of: builtIn, noted: .none)!
            #expect(Set(message.content.entries) == Set(due.map(\.entry)), "seed \(seed)")
            #expect(Set(message.content.entries).count == message.content.entries.count)
            let carousels = message.content.carousels
            #expect(carousels.flatMap(\.self) == Array(message.content.entries.indices))
            #expect(carousels.allSatisfy { (1...12).contains($0.count) })
            for (entry, children) in zip(message.content.entries, message.children) {
                let expected = Set(due.filter { $0.entry == entry }.flatMap(\.children.numbers))
                #expect(Set(children.numbers) == expected)
            }
            let again = MergedMessage(due.shuffled(using: &random), for: family(), of: builtIn, noted: .none)!
            #expect(again.content == message.content && again.children == message.children)
            let priorities = message.content.entries.map { builtIn.entries[$0].priority }
            #expect(priorities == priorities.sorted())
        }
    }

    @Test("is none when nothing is due")
    func nothing() { #expect(MergedMessage([], for: family(), of: builtIn, noted: .none) == nil) }

    @Test("fits the 60 bubbles of one request for any household of fifteen: no child has more than four entries a day")
    func fits() {
        let rules = schedule([(kanagawa, "checkup_5y", "2020-04-01")])
        for number in day("2024-01-01").dayNumber..<day("2025-01-01").dayNumber {
            let date = CivilDate(dayNumber: number)
            for kind in [Family.Child.Kind.born, .expecting] {
                let child = Family.Child(number: ChildNumber(1), kind: kind, date: date, toldOn: day("2023-01-01"))
                let home = family(child, topics: TopicSet(Topic.allCases))
                let childhood = rules.upcoming(for: home, in: day("2023-01-01")...day("2044-12-31"))
                let busiest = Dictionary(grouping: childhood, by: \.day).values.map(\.count).max() ?? 0
                #expect((1...4).contains(busiest), "\(date)")
            }
        }
    }

    @Test("goes with others of the same entries and language in batches of at most 500, in the order they came")
    func batches() {
        var plan = BatchPlan()
        var full: [PlannedBatch] = []
        for number in 0..<1_203 {
            var home = family()
            home.household = household(number)
            home.language = number % 3 == 0 ? .english : .japanese
            let due = [Occurrence(entry: 4, children: ChildSet(ChildNumber(1)))]
            if let batch = plan.add(MergedMessage(due, for: home, of: builtIn, noted: .none)!) { full.append(batch) }
        }
        let all = full + plan.finish()
        #expect(all.map(\.recipients.count) == [500, 401, 302])
        #expect(all.map(\.content.language) == [.japanese, .english, .japanese])
        #expect(Set(all.flatMap(\.recipients).map(\.household)).count == 1_203)
        #expect(all[0].recipients[0].children == [[ChildNumber(1)]])
        #expect(plan.finish().isEmpty)
    }

    @Test("has topics whose text form comes back, and refuses what is no topic")
    func topicText() {
        for mask in UInt16(0)..<4_096 {
            let set = TopicSet(rawValue: mask)
            #expect(TopicSet(set.description) == set && TopicSet(set.topics) == set)
        }
        #expect(TopicSet(Topic.usual).description.hasPrefix("pregnancy,immunisation") && TopicSet("vaccines") == nil)
    }
}
