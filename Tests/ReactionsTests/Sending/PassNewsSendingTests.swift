import Calendar
import EventModel
import EventStore
import Events
import Passports
import Places
import Projections
import Support
import Testing

@testable import Delivery
@testable import Reactions

@Suite("News of the support pass, sent")
struct PassNewsSendingTests {
    private static let thursday = CivilDate(iso: "2026-11-26")!

    /// Lets time pass to nine in the morning of a day.
    private func wait(_ town: Town, until day: CivilDate) {
        town.pass(hours: Int64(town.today.days(until: day)) * 24)
    }

    /// What each family was told and for which day, after each day of a period was sent for.
    private func send(_ town: Town, from: CivilDate, through: CivilDate) async throws -> [HouseholdID: [String]] {
        for number in from.dayNumber...through.dayNumber {
            wait(town, until: CivilDate(dayNumber: number))
            try await town.run()
        }
        var told: [HouseholdID: [String]] = [:]
        for fact in try await town.facts(DeliveryRequested.self) {
            for recipient in fact.recipients {
                told[recipient.household, default: []].append("\(fact.day) \(fact.entries.joined(separator: " "))")
            }
        }
        return told
    }

    @Test(
        "each family is told once before its pass ends, and not after a loss, a revocation or a younger child",
        arguments: [(PassportLastAge.twelve, "2014-06-01", "2027-03-10"), (.eighteen, "2008-06-01", "2027-03-15")])
    func reminders(age: PassportLastAge, birth: String, day: String) async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            town.catalogue.change { $0 = Town.catalogue("passport_end_12", "passport_end_18") }
            town.lastAge.change { $0 = age }
            let keep = KeepPasses(log: town.log, rule: PassRule(lastAge: age))
            let families = (1...6).map { Town.household($0) }
            let (born, two) = (CivilDate(iso: birth)!, ChildNumber(2))
            for number in 1...6 { try await town.register(number, bornDaysAgo: born.days(until: town.today)) }
            try await town.record(
                ChildRegistered(household: families[1], child: two, born: .known(Example.born), on: town.today),
                PregnancyRegistered(
                    household: families[3], child: two, due: .known(town.today.adding(days: 60)), on: town.today))
            try await keep.settle(Set(families))
            let told = CivilDate(iso: day)!
            wait(town, until: told.adding(days: -3))
            let third = try #require(try await town.facts(PassIssued.self).first { $0.household == families[2] })
            try await town.record(
                PassRevoked(pass: third.pass, household: families[2], why: .misuse, on: town.today),
                LossTold(household: families[3], child: two),
                LossTold(household: families[4], child: Example.first))
            try await keep.settle(Set(families))
            let reminder = ["\(day) passport_end_\(age.rawValue)"]
            #expect(
                try await send(town, from: told.adding(days: -2), through: CivilDate(iso: "2027-04-02")!)
                    == [families[0]: reminder, families[5]: reminder])
        }
    }

    /// The read models after some facts.
    private func tables(after facts: [any Event]) async throws -> TestTables {
        let (test, tables) = (TestLog(), try TestTables())
        let projector = Projector(log: test.log, tables: tables.store, projections: ReadModels.all)
        try await projector.prepare()
        try await test.log.append(facts, as: test.command())
        try await projector.catchUp()
        return tables
    }

    @Test("a family that had a loss years ago is told like any other")
    func longAgo() async throws {
        let (family, until) = (Example.family, CivilDate(iso: "2027-03-31")!)
        func issued(_ until: CivilDate) -> PassIssued {
            PassIssued(
                pass: Example.pass, household: family, serial: PassSerial(Example.pass.ulid), link: nil,
                municipality: Example.hakone, ground: .child, until: .known(until), on: Example.today)
        }
        let loss = LossTold(household: family, child: Example.first)
        func told(_ facts: any Event...) async throws -> CivilDate? {
            try await tables(after: facts).store.read { try HouseholdPass.endToTell(of: family, in: $0) }
        }
        #expect(try await told(issued(until)) == until)
        #expect(try await told(issued(until), loss) == nil)
        let ended = PassEnded(pass: Example.pass, household: family, why: .noChild, on: Example.today)
        #expect(try await told(issued(until), loss, ended, issued(until)) == nil)
        let later = until.adding(years: 4)
        #expect(try await told(issued(later), loss) == later)
    }

    private func approved(_ number: Int, _ name: String, in place: MunicipalityCode, on day: CivilDate) -> [any Event] {
        let application = ULID(bits: UInt128(number) << 80)
        let code = ShopCode(application: application)
        var record = Example.shopRecord
        record.name = name
        record.address.municipality = place
        return [
            ShopApplied(
                shop: code, application: application, by: .shop, chain: nil, office: Example.yokohama, record: record,
                person: nil, reachedAt: nil, on: day),
            ShopApproved(shop: code, office: Example.yokohama, record: record, on: day),
        ]
    }

    @Test("who chose it is told on Thursday of the shops near that joined, once, in its language, with their words")
    func shops() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            town.catalogue.change { $0 = Town.catalogue("passport_shops") }
            for (number, place) in [(1, Example.nakaWard), (2, Example.hakone), (3, Example.nakaWard)] {
                try await town.register(
                    number, bornDaysAgo: 100, language: number == 3 ? .english : .japanese, in: place)
                try await town.record(TopicsChosen(household: Town.household(number), topics: [.newShops]))
            }
            try await town.register(4, bornDaysAgo: 100)
            let monday = CivilDate(iso: "2026-11-23")!
            let facts = (1...10).flatMap { approved($0, "なか\($0)号店", in: Example.nakaWard, on: monday) }
            try await town.log.append(facts, as: Command(actor: "staff", id: town.world.freshID()))
            let told = try await send(town, from: monday.adding(days: 1), through: monday.adding(days: 20))
            let once = ["\(Self.thursday) passport_shops"]
            #expect(told == [Town.household(1): once, Town.household(3): once])
            func body(_ number: Int) -> String {
                line.asked.first { $0.status == 200 && $0.users == [Town.user(number)] }?.body ?? ""
            }
            #expect(body(1).contains("なか1号店") && body(1).contains("お会計から10%引き") && body(1).contains("ほか2店"))
            #expect(body(3).contains("なか1号店") && body(3).contains("and 2 more"))
            let reason = try await town.reading.reason(for: "passport_shops", to: Town.household(1))
            #expect(reason?.entry?.key == "passport_shops")
        }
    }

    @Test("a shop that left, was suspended or gives nothing for the pass is no news")
    func gone() async throws {
        let day = Example.today
        var facts = (1...4).flatMap { approved($0, "店\($0)", in: Example.hakone, on: day) }
        let codes = facts.compactMap { ($0 as? ShopApproved)?.shop }
        var plain = Example.shopRecord
        plain.terms = nil
        facts += [
            ShopWithdrawn(shop: codes[0], office: Example.yokohama, by: .shop, on: day),
            ShopSuspended(shop: codes[1], office: Example.yokohama, words: "改装", on: day),
            ShopChanged(shop: codes[2], office: Example.yokohama, request: nil, record: plain, on: day),
        ]
        let store = try await tables(after: facts).store
        let news = try await store.read { try ShopNews.since(day, in: $0) }
        #expect(news.told(on: Self.thursday, for: [Example.hakone]).map(\.name) == ["店4"])
        #expect(try await store.read { try ShopNews.since(day.adding(days: 1), in: $0) } == ShopNews())
    }

    @Test("the forecast counts who is told that the pass ends, and of the shops that joined by now")
    func forecast() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            let rules = Town.schedule(Town.catalogue("passport_end_18", "passport_shops"), [], LocalNotes())
            try await town.register(1, bornDaysAgo: CivilDate(iso: "2008-06-01")!.days(until: town.today))
            try await town.record(TopicsChosen(household: Town.household(1), topics: [.newShops, .benefit]))
            try await KeepPasses(log: town.log, rule: PassRule(lastAge: .eighteen)).settle([Town.household(1)])
            let facts = approved(1, "なか1号店", in: Example.nakaWard, on: town.today)
            try await town.log.append(facts, as: Command(actor: "staff", id: town.world.freshID()))
            try await town.projector.catchUp()
            let forecast = Forecast(schedule: rules, today: town.today)
            let counts = try await forecast.count(days: 130, in: town.tables.store)
            #expect(
                counts.map { "\($0.day) \($0.entry) \($0.families)" } == [
                    "\(Self.thursday) passport_shops 1", "2027-03-15 passport_end_18 1",
                ])
        }
    }
}
