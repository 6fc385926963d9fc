import Calendar
import Events
import Households
import LINE
import Testing

@testable import Reactions

@Suite("Dates in the chat")
struct DateTests {
    @Test(
        "a typed birth date is understood",
        arguments: [
            "2025/1/2", "2025-01-02", "2025.1.2", "２０２５年１月２日", "2025年1月2日です", "20250102", "令和7年1月2日", "R7.1.2",
            "ｒ７．１．２",
            "令和７年１月２日に生まれました", "娘は2025年1月2日生まれ",
        ])
    func typedDates(text: String) throws {
        var phone = try Phone.agreed()
        try phone.say("2200012")
        try phone.say(text)
        #expect(phone.family.openChildren.map(\.child) == [.born(day("2025-01-02"))])
    }

    @Test(
        "what is no date is not taken for one",
        arguments: ["045-210-1111", "0466-84-7000", "25/1/2", "1月2日", "220-0012"])
    func noDates(text: String) { #expect(TypedDate(typed: text) == nil) }

    @Test("a bad date is told kindly, with its reason, and asked for again")
    func badDates() throws {
        var phone = try Phone.agreed()
        try phone.say("2200012")
        let cases = [
            ("2026/2/30", DateFault.noSuchDay), ("令和8年2月30日", .noSuchDay), ("2007/4/1", .serviceEnded),
            ("2028/11/22", .dueTooFarAhead),
        ]
        for (text, fault) in cases {
            try phone.say(text)
            #expect(phone.screen.contains(ChatTexts.sentence(fault)[.japanese]), "\(text)")
            #expect(phone.prompt == .family)
            #expect(phone.decided.isEmpty)
        }
        let taps: [(Tap, String, DateFault)] = [
            (.born(count: 1, on: nil), "2026-11-23", .birthInFuture), (.expect(due: nil), "2026-10-31", .dueTooLongAgo),
            (.expect(due: nil), "2028-11-22", .dueTooFarAhead), (.born(count: 2, on: nil), "2007-04-01", .serviceEnded),
        ]
        for (tap, chosen, fault) in taps {
            try phone.perform(.datePicker(label: "?", DatePicker(data: tap.data)), choosing: chosen)
            #expect(phone.screen.contains(ChatTexts.sentence(fault)[.japanese]), "\(tap)")
            #expect(phone.prompt == .family)
        }
        #expect(phone.family.openChildren.isEmpty)
    }

    @Test(
        "pickers offer exactly the days that are taken, on any day",
        arguments: ["2026-11-22", "2027-03-31", "2027-04-01", "2028-02-29"])
    func bounds(todayText: String) throws {
        let today = day(todayText)
        let family = try Phone.agreed().family
        let id = Phone().household
        func takesBirth(_ day: CivilDate) -> Bool {
            (try? RegisterChild(household: id, born: day, count: 1, today: today).decide(given: family)) != nil
        }
        func takesDue(_ day: CivilDate) -> Bool {
            (try? ExpectChild(household: id, due: day, today: today).decide(given: family)) != nil
        }
        let birth = DateBounds.birth(on: today)
        #expect(takesBirth(birth.earliest) && !takesBirth(birth.earliest.adding(days: -1)))
        #expect(takesBirth(birth.latest) && !takesBirth(birth.latest.adding(days: 1)))
        let due = DateBounds.due(on: today)
        #expect(takesDue(due.earliest) && !takesDue(due.earliest.adding(days: -1)))
        #expect(takesDue(due.latest) && !takesDue(due.latest.adding(days: 1)))
    }

    @Test("a date typed by a registered family is asked back, and can become a birth")
    func whatIs() throws {
        var phone = try Phone.agreed()
        try phone.say("2200012")
        try phone.tap("妊娠中です", choosing: "2026-12-01")
        try phone.say("2026/11/20")
        #expect(phone.prompt == .whatIs(day("2026-11-20")))
        try phone.tap("生まれました")
        #expect(phone.family.children[ChildNumber(1)] == .born(day("2026-11-20")))
    }
}
