import Calendar
import Testing

@Suite("Time in Japan") struct JapanTimeTests {
    @Test(
        "one instant has one day and minute, however its offset is written",
        arguments: [
            "2026-11-22T09:00:00+09:00", "2026-11-22T00:00:00Z", "2026-11-21T19:00:00-05:00",
            "2026-11-22T05:30:00+05:30",
            "2026-11-22T00:00:00.000+00:00",
        ])
    func offsets(text: String) throws {
        let instant = try #require(JapanTime(iso: text))
        #expect(instant.milliseconds == 1_795_305_600_000)
        #expect(instant.date == day("2026-11-22") && instant.minuteOfDay == 540)
        #expect(instant.description == "2026-11-22T09:00:00+09:00")
    }

    @Test("the day changes at midnight in Japan, not in Greenwich")
    func midnight() throws {
        let start = JapanTime(day("2026-04-01"))
        #expect(start.description == "2026-04-01T00:00:00+09:00")
        #expect(start.adding(milliseconds: -1).date == day("2026-03-31"))
        #expect(start.adding(milliseconds: -1).description == "2026-03-31T23:59:59.999+09:00")
        #expect(JapanTime(iso: "2026-03-31T15:00:00Z") == start)
    }

    @Test("every day and minute before and after 1970 comes back, and so does the text")
    func roundTrip() {
        for date in everyDay where date.dayNumber % 101 == 0 {
            for minutes in stride(from: 0, to: 1440, by: 61) {
                let time = TimeOfDay(minutes: minutes)!
                let instant = JapanTime(date, at: time).adding(milliseconds: 7_042)
                #expect(instant.date == date && instant.timeOfDay == time)
                #expect(JapanTime(iso: instant.description) == instant)
            }
        }
        #expect(JapanTime(milliseconds: .max).timeOfDay < TimeOfDay(minutes: 1439)!)
        #expect(JapanTime(milliseconds: .min).minuteOfDay >= 0)
    }

    @Test(
        "text that names no instant is refused",
        arguments: [
            "2026-11-22T09:00:00", "2026-11-22 09:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T09:60:00Z",
            "2026-11-22T09:00:60Z", "2026-11-22T09:00Z", "2026-02-30T09:00:00Z", "2026-11-22T09:00:00+0900",
            "2026-11-22T09:00:00.Z", "2026-11-22T09:00:00.1234Z", "2026-11-22T09:00:00+09:60", "2026-11-22T09:00:00z",
            "",
            "2026-11-22T09:00:00.123", "2026-11-22T09:00:00 09:00", "2026-11-22T09:00:00Z ",
        ])
    func badText(text: String) {
        #expect(JapanTime(iso: text) == nil)
    }

    @Test("a time of day is read with one or two hour digits and printed with two")
    func timeOfDay() {
        #expect(TimeOfDay("9:05")?.description == "09:05")
        #expect(TimeOfDay("23:59")?.minutes == 1439)
        for text in ["24:00", "9:5", "9", "9:60", "-1:00", "+9:00", "009:00", "9:00:00", "", ":", "９:00"] {
            #expect(TimeOfDay(text) == nil, "\(text)")
        }
    }

    @Test("quiet hours over midnight hold both sides of it, and end at their end")
    func quietHours() throws {
        let night = try #require(DailyInterval(from: TimeOfDay("21:00")!, to: TimeOfDay("8:00")!))
        let inside = (0..<1440).filter { night.contains(TimeOfDay(minutes: $0)!) }
        #expect(inside == Array(0..<480) + Array(1260..<1440))
        func release(_ text: String) -> String { night.firstOutside(from: JapanTime(iso: text)!).description }
        #expect(release("2026-12-31T21:00:00+09:00") == "2027-01-01T08:00:00+09:00")
        #expect(release("2027-01-01T07:59:59+09:00") == "2027-01-01T08:00:00+09:00")
        #expect(release("2027-01-01T08:00:00+09:00") == "2027-01-01T08:00:00+09:00")
    }

    @Test("hours within one day hold their start and not their end; the same start and end say nothing")
    func dayHours() throws {
        let lunch = try #require(DailyInterval(from: TimeOfDay("12:00")!, to: TimeOfDay("13:00")!))
        #expect((0..<1440).filter { lunch.contains(TimeOfDay(minutes: $0)!) } == Array(720..<780))
        #expect(lunch.firstOutside(from: JapanTime(iso: "2026-11-22T12:30:00+09:00")!).timeOfDay.hour == 13)
        #expect(DailyInterval(from: .midnight, to: .midnight) == nil)
    }
}
