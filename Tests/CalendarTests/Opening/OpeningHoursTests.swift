import Calendar
import Support
import Testing

@Suite("Opening hours")
struct OpeningHoursTests {
    private func state(_ hours: String, _ moment: String) throws -> OpenState {
        let hours = try #require(OpeningHours(hours))
        return hours.state(at: try #require(JapanTime(iso: moment + ":00+09:00")))
    }
    private func at(_ moment: String) throws -> JapanTime { try #require(JapanTime(iso: moment + ":00+09:00")) }

    @Test("it is open from the first minute up to, not including, the last, and says until when")
    func bounds() throws {
        let hours = "月火水木金 7:00-19:00"
        // 2026-11-24 is a Tuesday.
        #expect(try state(hours, "2026-11-24T07:00") == .open(until: try at("2026-11-24T19:00")))
        #expect(try state(hours, "2026-11-24T18:59") == .open(until: try at("2026-11-24T19:00")))
        #expect(try state(hours, "2026-11-24T06:59") == .closed(next: try at("2026-11-24T07:00")))
        #expect(try state(hours, "2026-11-24T19:00") == .closed(next: try at("2026-11-25T07:00")))
    }

    @Test("on a holiday of which nothing is said they are to be asked, and a rule about holidays holds")
    func holidays() throws {
        // 2026-11-23, 勤労感謝の日, is a Monday.
        #expect(try state("月 9:00-17:00", "2026-11-23T10:00") == .ask(.holiday))
        #expect(try state("月 9:00-17:00; 祝 休", "2026-11-23T10:00") == .closed(next: try at("2026-11-30T09:00")))
        #expect(
            try state("火 9:00-17:00; 祝 10:00-12:00", "2026-11-23T10:00") == .open(until: try at("2026-11-23T12:00")))
        #expect(try state("火 9:00-17:00", "2026-11-23T10:00") == .closed(next: try at("2026-11-24T09:00")))
    }

    @Test("about New Year they are to be asked unless a rule speaks of a part of the year")
    func newYear() throws {
        #expect(try state("月火水木金 9:00-17:00", "2026-12-30T10:00") == .ask(.newYear))
        let closed = try state("月火水木金 9:00-17:00; 祝 休; 12/29-1/3 休", "2027-01-01T10:00")
        #expect(closed == .closed(next: try at("2027-01-04T09:00")))
    }

    @Test("the nth weekday of a month is open on that day only; the last one in the month's last week")
    func weeks() throws {
        #expect(try state("第2・4金 17:00-19:00", "2026-11-13T17:30") == .open(until: try at("2026-11-13T19:00")))
        #expect(try state("第2・4金 17:00-19:00", "2026-11-20T17:30") == .closed(next: try at("2026-11-27T17:00")))
        #expect(try state("最終金 17:00-19:00", "2026-11-27T17:30") == .open(until: try at("2026-11-27T19:00")))
        #expect(try state("月火水木金 9:00-17:00; 第3水 休", "2026-11-18T10:00") == .closed(next: try at("2026-11-19T09:00")))
    }

    @Test("a night runs over midnight into the next day")
    func nights() throws {
        #expect(try state("金 22:00-29:00", "2026-11-28T04:00") == .open(until: try at("2026-11-28T05:00")))
        #expect(try state("金 22:00-29:00", "2026-11-28T05:00") == .closed(next: try at("2026-12-04T22:00")))
    }

    @Test("without fixed days, times or anything at all they are to be asked")
    func unknown() throws {
        #expect(try state("不定", "2026-11-24T10:00") == .ask(.irregular))
        #expect(try state("火 時間不明", "2026-11-24T10:00") == .ask(.noTimes))
        #expect(try state("", "2026-11-24T10:00") == .ask(.noHours))
        #expect(try state("火 9:00-17:00; 不定", "2026-11-24T10:00") == .open(until: try at("2026-11-24T17:00")))
        #expect(try state("火 9:00-17:00; 不定", "2026-11-25T10:00") == .ask(.irregular))
    }

    @Test("rules come back from their text as they were", arguments: Seeds.some(40))
    func text(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let hours = Self.hours(&random)
        #expect(OpeningHours(hours.description) == hours)
        #expect(OpeningHours(hours.description + "x") == nil)
    }

    @Test(
        "minute by minute it is open exactly within the spans of the day and of the night before",
        arguments: Seeds.some(12))
    func minutes(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let hours = Self.hours(&random)
        let day = try #require(CivilDate(iso: "2026-10-01")).adding(days: .random(in: 0...200, using: &random))
        func spans(_ day: CivilDate, shifted: Int) -> [Range<Int>] {
            guard case .open(let spans) = hours.opening(on: day) else { return [] }
            return spans.map { $0.from - shifted..<$0.until - shifted }
        }
        let all = spans(day, shifted: 0) + spans(day.adding(days: -1), shifted: 1440)
        for minute in stride(from: 0, to: 1440, by: 7) {
            let moment = JapanTime(milliseconds: JapanTime(day).milliseconds + Int64(minute) * 60_000)
            let state = hours.state(at: moment)
            let isOpen = all.contains { $0.contains(minute) }
            switch state {
            case .open(let until): #expect(isOpen && until > moment, "\(hours) \(moment)")
            case .closed(let next):
                #expect(!isOpen && next.map { $0 > moment } ?? true, "\(hours) \(moment)")
                if let next, case .open = hours.state(at: next) {} else { #expect(next == nil, "\(hours) \(moment)") }
            case .ask: #expect(!isOpen, "\(hours) \(moment)")
            }
        }
    }

    private static func hours(_ random: inout SplitMix64) -> OpeningHours {
        let rules = (0..<Int.random(in: 0...4, using: &random)).map { _ -> OpeningRule in
            let weekdays = Set(Weekday.allCases.filter { _ in random.chance(1, in: 2) }).union([.friday])
            let weeks = Set(WeekOfMonth.allCases.filter { _ in random.chance(1, in: 6) })
            let monthDay = MonthDay(
                month: .random(in: 1...12, using: &random), day: .random(in: 1...28, using: &random))
            let other = MonthDay(month: .random(in: 1...12, using: &random), day: .random(in: 1...28, using: &random))
            let days: [OpeningRule.Days] = [
                .weekly(weekdays, in: weeks), .weekly(weekdays), .holidays,
                .monthly([.random(in: 1...31, using: &random)]), .yearly(from: monthDay!, until: other!),
            ]
            let from = Int.random(in: 0..<1440, using: &random)
            let span = TimeSpan(from: from, until: from + .random(in: 1...1440, using: &random))
            let times: [OpeningRule.Times] = [.open([span!]), .closed, .unknown, .open([span!])]
            return OpeningRule(days.randomElement(using: &random)!, times.randomElement(using: &random)!)
        }
        return OpeningHours(rules, isIrregular: random.chance(1, in: 5))
    }
}
