import Consultations
import EventModel
import Events
import Households
import LINE
import Testing

@testable import Reactions

@Suite("A cry for help")
struct CrisisTests {
    @Test(
        "the numbers come at once, in the family's language, before consent, and with nothing else asked",
        arguments: Language.allCases)
    func answer(language: Language) throws {
        var phone = Phone()
        try phone.follow()
        try phone.tap(.speak(language))
        try phone.say("たすけて 2200012")
        #expect(phone.prompt == .crisis(.danger))
        #expect(phone.shown.count == 1)
        #expect(phone.actions.isEmpty)
        for number in ["110", "119", "189", "0120-0-78310"] { #expect(phone.screen.contains(number)) }
        try phone.say("けいれんしています")
        for number in ["119", "#7119", "#8000", "050-3490-3742", "110", "189", "0120-0-78310"] {
            #expect(phone.screen.contains(number))
        }
        #expect(phone.decided.isEmpty)
    }

    @Test("also after everything was forgotten, and while messages are stopped")
    func always() throws {
        var phone = try Phone.registered()
        try phone.tap(.stop)
        try phone.say("死にたい")
        #expect(phone.prompt == .crisis(.danger))
        try phone.tap(.forget)
        try phone.say("死にたい")
        #expect(phone.prompt == .crisis(.danger))
    }

    @Test("no number stands in the chat that is not of a line that people are shown", arguments: Language.allCases)
    func onlyConfirmed(language: Language) throws {
        let lines = Phone.care.lines
        let known = Set(lines.shown.flatMap(\.numbers))
        let hidden = lines.all.filter { !$0.isShown }.flatMap(\.numbers)
        #expect(!hidden.isEmpty)
        for text in [
            ChatTexts.Care.crisis(.danger, lines, in: language), ChatTexts.Care.crisis(.medical, lines, in: language),
            ChatTexts.Care.consultations(lines, in: language),
        ] {
            for number in hidden { #expect(!text.contains(number)) }
            let numbers = text.split { !($0.isASCII && ($0.isNumber || $0 == "-" || $0 == "#")) }.map(String.init)
            for number in numbers where number.contains("#") || number.contains("-") && !number.hasSuffix("-") {
                #expect(known.contains(number))
            }
            #expect(text.contains("119"))
        }
    }

    @Test("a line that the prefecture changed is told as it is now")
    func changed() throws {
        let line = HelpLineSet(
            office: OfficeID("pref:14")!, key: HelpLineKey("sos24")!, name: "24時間子供SOSダイヤル",
            numbers: ["0120-000-000"], hours: HelpLine.always!, forWhom: "いじめや学校の悩み", situations: [.danger, .child],
            isShown: true, source: "https://www.example.go.jp", confirmedOn: Phone.today)
        let care = Care(try Care.BuiltIn(), changes: Care.Changes.fold.state(after: [line]))
        let text = ChatTexts.Care.crisis(.danger, care.lines, in: .english)
        #expect(text.contains("24-hour children's SOS line 0120-000-000"))
        #expect(!text.contains("0120-0-78310"))
    }
}
