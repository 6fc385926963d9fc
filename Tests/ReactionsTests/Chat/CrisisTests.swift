import Events
import Households
import LINE
import Testing

@testable import Reactions

@Suite("A cry for help")
struct CrisisTests {
    @Test(
        "the words are found in any writing",
        arguments: [
            "死にたい", "もう 死 に た い", "シニタイ", "ｼﾆﾀｲ", "死にたいとは思わない", "子どもを叩いてしまう", "首を絞めそう", "ODしました", "ｏｄ",
            "家に帰りたくない", "ごはんをあげてない", "たすけて！", "I want to die", "リスカ", "夫に殺される", "オーバードーズ",
            "殺したい", "ころしたい", "子どもを叩いた", "たたいた", "I want to kill him", "I hit my child",
        ])
    func danger(text: String) { #expect(CrisisWords.match(text) == .danger) }

    @Test("an ambulance comes first", arguments: ["息をしていない", "ケイレンが止まらない", "意識がない", "not breathing"])
    func medical(text: String) { #expect(CrisisWords.match(text) == .medical) }

    @Test("everyday words are left alone", arguments: ["food", "こんにちは", "保育園", "220-0012", "model", "予防接種はいつですか"])
    func everyday(text: String) { #expect(CrisisWords.match(text) == nil) }

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

    @Test("no number stands in the chat that is not confirmed")
    func onlyConfirmed() throws {
        let confirmed: Set = ["110", "119", "189", "0120-0-78310", "8000", "050-3490-3742", "7119", "24", "18", "8"]
        for words in [ChatTexts.Care.crisisDanger, ChatTexts.Care.crisisMedical, ChatTexts.Care.consultations] {
            for language in Language.allCases {
                let text = words[language].replacing(":00", with: "")
                let numbers = text.split { !($0.isASCII && ($0.isNumber || $0 == "-")) }
                let unknown = numbers.map { $0.hasSuffix("-") ? String($0.dropLast()) : String($0) }.filter {
                    !confirmed.contains($0)
                }
                #expect(unknown.filter { !$0.isEmpty } == [])
            }
        }
    }
}
