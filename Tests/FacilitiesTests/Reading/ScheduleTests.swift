import Calendar
import Testing

@testable import Facilities

@Suite("Schedules as people write them")
struct ScheduleTests {
    private func hours(_ text: ScheduleText) -> String? { text.read().hours?.description }

    @Test(
        "weekdays are read in every form",
        arguments: [
            ("月火水木金土", "月火水木金土"), ("月～金", "月火水木金"), ("月・水・金曜日", "月水金"), ("平日", "月火水木金"), ("毎日", "月火水木金土日"),
            ("火,木", "火木"), ("土～月", "月土日"), ("毎週水曜日", "水"), ("月曜日から金曜日", "月火水木金"),
        ])
    func weekdays(_ text: String, _ days: String) {
        #expect(hours(ScheduleText(weekdays: text, start: "9:00", end: "17:00")) == "\(days) 9:00-17:00")
    }

    @Test(
        "weeks of the month are read in every form",
        arguments: [
            ("第2金曜日、第4金曜日", "第2金 17:00-19:00; 第4金 17:00-19:00"), ("毎月第三水曜日", "第3水 17:00-19:00"),
            ("第1・3土曜", "第1・3土 17:00-19:00"), ("毎月最終金曜日", "最終金 17:00-19:00"), ("毎月15日", "毎月15日 17:00-19:00"),
            ("毎月第二火曜日、第四木曜日", "第2火 17:00-19:00; 第4木 17:00-19:00"), ("第２・第４土曜日", "第2・4土 17:00-19:00"),
        ])
    func weeks(_ text: String, _ expected: String) {
        let schedule = ScheduleText(weekdays: "金", start: "17:00:00", end: "19:00:00", frequency: "4", note: text)
        #expect(hours(schedule) == expected)
        #expect(hours(ScheduleText(start: "17:00", end: "19:00", heldOn: text)) == expected)
    }

    @Test("where it is open less than weekly and nobody wrote in which weeks, families are told to ask")
    func rare() {
        #expect(hours(ScheduleText(weekdays: "金", start: "17:00", end: "19:00", frequency: "5")) == "不定")
        #expect(hours(ScheduleText(weekdays: "金", start: "17:00", end: "19:00", frequency: "3")) == "金 17:00-19:00")
        #expect(hours(ScheduleText(heldOn: "毎月第三火曜日とその直後の木曜日")) == "不定")
        #expect(hours(ScheduleText(heldOn: "不定期")) == "不定")
    }

    @Test("a note narrows the hours of a weekday and closes holidays and the days about New Year")
    func note() {
        let schedule = ScheduleText(
            weekdays: "月火水木金土", start: "7:00", end: "19:00",
            note: "土曜日の開所時間は07：00から18：00休所日は日曜日及び祝日、12/29から1/3まで")
        #expect(hours(schedule) == "月火水木金 7:00-19:00; 土 7:00-18:00; 祝 休; 12/29-1/3 休")
        #expect(schedule.read().unread.isEmpty)
    }

    @Test("a cell of days off closes them; without weekdays the other days are open")
    func closed() {
        #expect(
            hours(ScheduleText(times: "10:00～18:00", closed: "水曜日、第3火曜日、年末年始"))
                == "月火木金土日 10:00-18:00; 第3火 休; 12/29-1/3 休")
        #expect(
            hours(ScheduleText(times: "9:00～12:00、13:00～17:00", closed: "日・祝")) == "月火水木金土 9:00-12:00,13:00-17:00; 祝 休")
    }

    @Test("an end before the start is left out and said, and an end at 0:00 is midnight")
    func backwards() {
        let wrong = ScheduleText(weekdays: "月", start: "17:00", end: "9:00").read()
        #expect(wrong.endsBeforeStart && wrong.hours?.description == "月 時間不明")
        #expect(hours(ScheduleText(weekdays: "月", start: "9:00", end: "0:00")) == "月 9:00-24:00")
    }

    @Test("what is not understood is said, and nothing is made up from it")
    func unread() {
        #expect(ScheduleText(weekdays: "要相談", start: "9:00", end: "17:00").read().unread == [.weekdays])
        #expect(ScheduleText(weekdays: "月", start: "朝", end: "17:00").read().unread == [.start])
        #expect(hours(ScheduleText(weekdays: "要相談")) == nil && hours(ScheduleText()) == nil)
    }
}
