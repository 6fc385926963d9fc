import Calendar
import Delivery
import EventModel
import Events
import Households
import Places
import Reactions

/// Draws synthetic families: the same seed and day give the same ones.
struct FamilyDrawing {
    private let today: CivilDate
    private let population: PopulationModel
    private let dates: DrawnDates
    private var homes: Homes
    private var random: SeededRandom

    init(_ schedule: StageSchedule, atlas: Atlas, today: CivilDate, seed: UInt64) throws {
        self.today = today
        population = try PopulationModel(atlas.gazetteer)
        dates = DrawnDates(schedule, today: today)
        homes = Homes(atlas)
        random = SeededRandom(seed: seed)
    }

    /// Every story once, then as their weights are.
    mutating func draw(_ count: Int) -> [SyntheticFamily] {
        let stories = Story.allCases
        let pool = stories.flatMap { Array(repeating: $0, count: $0.weight) }
        return (0..<count).map { index in
            family(index + 1, index < stories.count ? stories[index] : random.pick(pool))
        }
    }

    private mutating func family(_ number: Int, _ story: Story) -> SyntheticFamily {
        let home = population.draw(with: &random)
        var joining: [Step] = [.follow]
        if random.chance(35) { joining.append(.say("はじめる \(random.pick(Self.sources))")) }
        if story == .english { joining.append(.tap(.speak(.english))) }
        if story == .easyJapanese { joining.append(.tap(.speak(.easyJapanese))) }
        joining.append(.tap(.agree(version: ConsentText.version)))
        if story == .unfinished {
            if random.chance(50) { joining.append(contentsOf: homes.telling(home, with: &random)) }
        } else {
            joining.append(contentsOf: homes.telling(home, with: &random))
            joining.append(contentsOf: children(story))
            joining.append(.tap(.finish))
        }
        let later = later(story, home: home)
        return SyntheticFamily(
            number: number, story: story, home: homes.name(of: home), joining: joining, later: later)
    }

    /// Registration links of places where families come by: a clinic, an office, a poster.
    private static let sources = ["CLINIC-17", "CLINIC-17", "CLINIC-42", "OFFICE-141003", "POSTER-3"]

    private mutating func children(_ story: Story) -> [Step] {
        switch story {
        case .twins: [.choose(.born(count: 2, on: nil), dates.birth(with: &random))]
        case .pregnant, .loss: [.choose(.expect(due: nil), dates.due(with: &random))]
        case .premature: [.choose(.expect(due: nil), today.adding(days: random.number(in: 20...60)))]
        case .pregnantWithSibling: [born(), .choose(.expect(due: nil), dates.due(with: &random))]
        case .siblings: (1...random.number(in: 2...3)).map { _ in born() }
        case .lastOfMarch: [born(month: 3, day: 31)]
        case .firstOfApril: [born(month: 4, day: 1)]
        case .secondOfApril: [born(month: 4, day: 2)]
        case .english, .easyJapanese:
            random.chance(30) ? [.choose(.expect(due: nil), dates.due(with: &random))] : [born()]
        default: [born()]
        }
    }

    private mutating func born() -> Step { .choose(.born(count: 1, on: nil), dates.birth(with: &random)) }

    /// A child around whose birthday the school years part, up to sixth grade.
    private mutating func born(month: Int, day: Int) -> Step {
        let years = (1...11).compactMap { CivilDate(year: today.year - $0, month: month, day: day) }
        return .choose(.born(count: 1, on: nil), random.pick(years))
    }

    private mutating func later(_ story: Story, home: MunicipalityCode) -> [Step] {
        let child: [Step] = [.tap(.show(.menu)), .tap(.show(.profile)), .tap(.show(.child(ChildNumber(1))))]
        let other: [Step] = [.tap(.show(.menu)), .tap(.show(.other))]
        switch story {
        case .premature:
            let born = today.adding(days: -random.number(in: 0...3))
            return child + [.choose(.birth(ChildNumber(1), siblings: 0, on: nil), born)]
        case .loss: return child + [.tap(.show(.endOfChild(ChildNumber(1)))), .tap(.loss(ChildNumber(1)))]
        case .corrected: return child + [.choose(.correctBirth(ChildNumber(1), on: nil), dates.birth(with: &random))]
        case .movedWithin:
            var next = population.draw(with: &random)
            while next == home { next = population.draw(with: &random) }
            guard let code = homes.postalCode(in: next, with: &random) else { return [] }
            return [.say(code.description), .tap(.live(next, postalCode: code))]
        // A code of Tokyo.
        case .movedOut: return [.say("100-0001"), .tap(.moveAway)]
        case .evening:
            let hours = TimeOfDay(hour: 18, minute: 0).flatMap { from in
                TimeOfDay(hour: 9, minute: 0).flatMap { DailyInterval(from: from, to: $0) }
            }
            return [.tap(.show(.menu)), .tap(.show(.quietHours)), .tap(.quiet(hours))]
        case .paused: return other + [.tap(.show(.pauses)), .tap(.pause(.twoWeeks))]
        case .stopped: return [.say("やめる")]
        case .forgotten: return [.say("忘れてほしい"), .tap(.forget)]
        case .blocked: return [.block]
        default: return []
        }
    }
}
