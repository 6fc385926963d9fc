import Calendar
import Delivery
import EventModel
import Events
import Places
import Testing

@Suite("What families are told about the support pass")
struct PassNewsTests {
    private func reminders(_ age: PassportLastAge, _ home: Family) -> [String] {
        let rules = schedule(passportLastAge: age)
        var found: [String] = []
        for number in day("2026-01-01").dayNumber...day("2028-12-31").dayNumber {
            let today = CivilDate(dayNumber: number)
            let keys = rules.keys(for: home, on: today).filter { $0.hasPrefix("passport_end") }
            found += keys.map { "\(today) \($0)" }
        }
        return found
    }

    @Test("its end is told once, on 10 March where twelve is the last age and on 15 March where eighteen is")
    func once() {
        let home = family(born("2014-06-01"), passEnds: "2027-03-31")
        #expect(reminders(.twelve, home) == ["2027-03-10 passport_end_12"])
        #expect(reminders(.eighteen, home) == ["2027-03-15 passport_end_18"])
        #expect(reminders(.twelve, family(born("2014-06-01"))).isEmpty)
    }

    @Test("its end is in the plan of the family beforehand, and merged with the end of the messages")
    func planned() {
        let home = family(born("2008-06-01"), passEnds: "2027-03-31")
        #expect(
            schedule().days(of: "passport_end_18", for: home, from: "2026-04-01", through: "2027-03-31") == [
                day("2027-03-15")
            ])
        #expect(Set(schedule().keys(for: home, on: day("2027-03-15"))) == ["passport_end_18", "service_end"])
        let muted = family(born("2008-06-01"), topics: TopicSet(.checkup), passEnds: "2027-03-31")
        #expect(schedule().keys(for: muted, on: day("2027-03-15")).isEmpty)
    }

    private func shop(_ number: Int, _ since: String) -> ShopNews.Shop {
        ShopNews.Shop(
            shop: ShopCode(application: ULID(bits: UInt128(number) << 80)), name: "店\(number)", benefit: "10%引き",
            since: day(since))
    }

    private let curious = family(born("2020-06-01"), topics: TopicSet(.newShops))

    /// The days of two weeks, from the Monday of 2026-11-23 on, on which a family is told.
    private func news(_ shops: [(ShopNews.Shop, MunicipalityCode)], for home: Family) -> [String] {
        var rules = schedule()
        for (shop, place) in shops { rules.shops.add(shop, in: place) }
        return (0..<14).map { day("2026-11-23").adding(days: $0) }.filter { today in
            rules.keys(for: home, on: today) == ["passport_shops"]
        }.map(\.description)
    }

    @Test("new shops are told on the Thursday after the days on which they were taken in, all at once")
    func weekly() {
        for since in ["2026-11-19", "2026-11-22", "2026-11-25"] {
            #expect(news([(shop(1, since), tsurumi)], for: curious) == ["2026-11-26"], "\(since)")
        }
        #expect(news([(shop(1, "2026-11-26"), tsurumi)], for: curious) == ["2026-12-03"])
        let several = [
            (shop(1, "2026-11-19"), tsurumi), (shop(2, "2026-11-25"), tsurumi), (shop(3, "2026-11-18"), tsurumi),
        ]
        #expect(news(several, for: curious) == ["2026-11-26"])
        var told = ShopNews()
        for (shop, place) in several { told.add(shop, in: place) }
        #expect(told.told(on: day("2026-11-26"), for: chain(tsurumi)).map(\.name) == ["店1", "店2"])
    }

    @Test("where nobody joined, elsewhere, and to those who did not choose it, nothing is said")
    func nobody() {
        #expect(news([], for: curious).isEmpty)
        #expect(news([(shop(1, "2026-11-25"), kawasaki)], for: curious).isEmpty)
        #expect(news([(shop(1, "2026-11-25"), yokohama)], for: curious) == ["2026-11-26"], "of the city around")
        let usual = family(born("2020-06-01"))
        #expect(news([(shop(1, "2026-11-25"), tsurumi)], for: usual).isEmpty)
        let homeless = family(born("2020-06-01"), topics: TopicSet(.newShops), in: nil)
        #expect(news([(shop(1, "2026-11-25"), tsurumi)], for: homeless).isEmpty)
    }

    @Test("families of one place get one content, and a message about anything else tells of no shop")
    func content() throws {
        let thursday = day("2026-11-26")
        let noted = NoteTable(schedule(), on: thursday)
        let index = try #require(builtIn.index(of: "passport_shops"))
        func issue(_ entry: Int, _ noted: NoteTable) -> ShopNews.Issue? {
            let due = [Occurrence(entry: entry, children: ChildSet())]
            return MergedMessage(due, for: curious, of: builtIn, noted: noted)?.content.shops
        }
        #expect(issue(index, noted) == ShopNews.Issue(municipality: tsurumi, day: thursday))
        #expect(issue(0, noted) == nil && issue(index, NoteTable(schedule())) == nil)
    }
}
