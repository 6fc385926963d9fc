import Consultations
import Calendar
import Crypto
import Events
import Foundation
import Households
import LINE
import Places
import Testing

@testable import Reactions

@Suite("Registering in the chat")
struct RegistrationTests {
    @Test("a family that types its postal code and picks a birth date is done in six taps")
    func shortest() throws {
        var phone = Phone()
        try phone.follow()
        #expect(phone.prompt == .greeting)
        try phone.tap("同意してはじめる")
        #expect(phone.prompt == .residence)
        try phone.say("２２０−００１２です")
        #expect(phone.family.residence?.municipality == code("141038"))
        #expect(phone.family.residence?.postalCode == "2200012")
        try phone.tap("お子さまがいます", choosing: "2025-05-05")
        #expect(phone.prompt == .moreChildren(after: day("2025-05-05")))
        try phone.tap("おわり")
        #expect(phone.prompt == .finished)
        #expect(phone.family.isComplete)
        #expect(phone.taps < 10)
    }

    @Test("the longest way, by region, second page, a child and a pregnancy, stays under ten taps and a picker")
    func byList() throws {
        var phone = try Phone.agreed()
        try phone.tap("市区町村からえらぶ")
        try phone.tap("横浜")
        try phone.tap("ほかを見る")
        let ward = try #require(phone.labels.first { $0.hasPrefix("横浜市") })
        try phone.tap(ward)
        #expect(phone.family.residence != nil)
        try phone.tap("妊娠中です", choosing: "2027-03-01")
        try phone.tap("おわり")
        #expect(phone.prompt == .finished)
        #expect(phone.taps < 10, "\(phone.taps) taps")
    }

    @Test("every residence of the prefecture can be chosen from the list")
    func everyResidence() throws {
        var reached: Set<MunicipalityCode> = []
        for region in Phone.atlas.gazetteer.regions {
            for page in 0..<Phone.atlas.gazetteer.pages(of: region).count {
                var phone = try Phone.agreed()
                try phone.tap(.show(.region(region.id, page: page)))
                for action in phone.actions {
                    if case .postback(_, let data, _) = action, case .live(let code, _)? = Tap(data: data) {
                        reached.insert(code)
                    }
                }
            }
        }
        let all = Phone.atlas.gazetteer.all.filter(\.isResidence).map(\.code)
        #expect(reached == Set(all))
    }

    @Test(
        "a place is understood however it is written",
        arguments: [
            ("231-0023", "141046"), ("〒2310023", "141046"), ("うちは２３１ー００２３です", "141046"), ("藤沢市", "142051"),
            ("ふじさわ", "142051"), ("茅ケ崎", "142077"), ("横浜市保土ヶ谷区", "141062"), ("神奈川県中郡二宮町山西", "143421"),
        ])
    func writings(typed: String, expected: String) throws {
        var phone = try Phone.agreed()
        try phone.say(typed)
        #expect(phone.family.residence?.municipality == code(expected))
    }

    @Test("a code that spans municipalities is asked back", arguments: [("258-0000", 3), ("2590100", 2)])
    func spanning(typed: String, count: Int) throws {
        var phone = try Phone.agreed()
        try phone.say(typed)
        guard case .which(let codes, _) = phone.prompt else { return #expect(Bool(false), "\(phone.prompt as Any)") }
        #expect(codes.count == count)
        try phone.perform(phone.actions[1])
        #expect(phone.family.residence?.municipality == codes[1])
        #expect(phone.family.residence?.postalCode != nil)
        #expect(phone.prompt == .family)
    }

    @Test("a short name that several share is asked back, a city with wards asks for the ward")
    func severalPlaces() throws {
        var phone = try Phone.agreed()
        try phone.say("緑区")
        #expect(phone.prompt == .which([code("141135"), code("141518")], postalCode: nil))
        try phone.say("川崎市")
        #expect(phone.labels.contains("川崎市幸区"))
        try phone.tap("川崎市幸区")
        #expect(phone.family.residence?.municipality == code("141321"))
    }

    @Test("the consent says what of the chat is kept, and promises no erasure")
    func consentIsTrue() {
        for (language, words) in [
            (Language.japanese, ["LINEの識別子", "送られた文", "位置情報", "市区町村だけ"]),
            (.easyJapanese, ["LINEの 番号", "文(ぶん)", "場所(ばしょ)", "まちの 名前"]),
            (.english, ["LINE identifier", "sentences", "location", "municipality"]),
        ] {
            let details = ConsentText.details[language]
            for word in words { #expect(details.contains(word), "\(word)") }
            let texts = [
                details, ConsentText.promise[language], ChatTexts.Wishes.askForget[language],
                ChatTexts.Wishes.forgotten[language], ChatTexts.Wishes.yesForget[language],
            ]
            for word in ["消し", "消(け)", "削除", "rase", "elete"] { #expect(!texts.joined().contains(word), "\(word)") }
        }
    }

    @Test("what is no longer in the catalogue was sent all the same: the rule has changed since")
    func whyOfAnEntryThatIsGone() throws {
        let family = try Phone.registered().family
        func shown(_ reason: MessageReason?) throws -> String {
            let scene = Scene(
                family: family, today: Phone.today, atlas: Phone.atlas, account: Phone.account,
                help: Phone.care.lines, reason: reason)
            return String(decoding: try EncodedMessages(scene.messages(nil, .why("gone"))).json, as: UTF8.self)
        }
        #expect(try shown(MessageReason(entry: nil, children: [])).contains("決まりが変わりました"))
        #expect(try shown(nil).contains("記録は見つかりません"))
    }

    @Test("a location is placed by its address, and one outside the prefecture is told kindly")
    func location() throws {
        var phone = try Phone.agreed()
        try phone.send(address: "日本、〒150-0002 東京都渋谷区渋谷２丁目")
        #expect(phone.prompt == .outside)
        try phone.send(address: "日本、〒220-0012 神奈川県横浜市西区みなとみらい２丁目")
        #expect(phone.family.residence?.municipality == code("141038"))
        #expect(phone.decided.compactMap { ($0 as? ResidenceRecorded)?.way } == [.location])
    }

    @Test("an unknown code asks again, and one of Tokyo says for whom the service is")
    func unknownCodes() throws {
        var phone = try Phone.agreed()
        try phone.say("259-9999")
        #expect(phone.prompt == .residence)
        #expect(phone.screen.contains("見つかりませんでした"))
        try phone.say("100-0001")
        #expect(phone.prompt == .outside)
        try phone.tap("入力しなおす")
        #expect(phone.prompt == .residence)
    }

    @Test("twins are told in one step, before or after the first date")
    func twins() throws {
        var phone = try Phone.agreed()
        try phone.say("220-0012")
        try phone.tap("ふたごがいます", choosing: "2025-05-05")
        #expect(phone.family.openChildren.count == 2)

        phone = try Phone.agreed()
        try phone.say("220-0012")
        try phone.tap("お子さまがいます", choosing: "2025-05-05")
        try phone.tap("ふたごです")
        #expect(phone.family.openChildren.map(\.child) == [.born(day("2025-05-05")), .born(day("2025-05-05"))])
        try phone.tap(.born(count: 2, on: day("2025-05-05")))
        #expect(phone.family.openChildren.count == 2)
    }

    @Test("whoever left at any step is asked for what is missing, whatever they say when they are back")
    func resumed() throws {
        var phone = Phone()
        try phone.follow()
        for text in ["こんにちは", "はじめる"] {
            try phone.say(text)
            #expect(phone.prompt == .greeting)
        }
        try phone.tap("同意してはじめる")
        try phone.say("こんにちは")
        #expect(phone.prompt == .residence)
        try phone.say("2200012")
        try phone.say("こんにちは")
        #expect(phone.prompt == .family)
        try phone.say("2025/5/5")
        // Nothing is missing any more, so that it looks for something; the menu is shown where nothing has such a name.
        try phone.say("こんにちは")
        #expect(phone.prompt == .search(.words("こんにちは")))
        #expect(phone.family.isComplete)
    }

    @Test("a lost or late follow does not matter: whoever writes is a friend")
    func withoutFollow() throws {
        var phone = Phone()
        try phone.say("はじめる K7Q2")
        #expect(phone.family.hasFollowed)
        #expect(phone.family.source == SourceCode("K7Q2"))
        #expect(phone.prompt == .greeting)
    }

    @Test("a registration link's text tells the source", arguments: ["はじめる K7Q2", "はじめる　ｋ７ｑ２", "#k7q2", "ｓｔａｒｔ #K7Q2"])
    func sources(typed: String) throws {
        var phone = Phone()
        try phone.follow()
        try phone.say(typed)
        #expect(phone.family.source == SourceCode("K7Q2"))
    }

    @Test("nothing personal is taken before consent")
    func consentFirst() throws {
        for text in ["2200012", "2025/5/5", "藤沢市"] {
            var phone = Phone()
            try phone.follow()
            try phone.say(text)
            #expect(phone.decided.isEmpty)
            #expect(phone.prompt == .greeting)
        }
        var phone = Phone()
        try phone.follow()
        for tap in [Tap.show(.profile), .born(count: 1, on: day("2025-05-05")), .live(code("142051"), postalCode: nil)]
        {
            try phone.tap(tap)
            #expect(phone.decided.isEmpty)
            #expect(phone.prompt == .greeting || phone.prompt == .consent)
        }
    }

    @Test("the consent that is shown is the one that the decision asks for")
    func consentVersion() {
        #expect(ConsentText.details(of: Household.Consent.currentVersion) == ConsentText.details)
    }

    @Test("a text that families agreed to stays as they read it")
    func consentStays() throws {
        let words = try [1, 2, 3].map { version in
            let details = try #require(ConsentText.details(of: version))
            let all = ConsentText.purposes + [ConsentText.introduction, ConsentText.promise, details]
            let text = all.flatMap { words in Language.allCases.map { words[$0] } }.joined(separator: "\n")
            return SHA256.hash(data: Data(text.utf8)).prefix(4).map { String($0, radix: 16) }.joined(separator: " ")
        }
        #expect(words == ["66 35 d0 93", "4d 76 3a af", "ea fe d5 78"])
        #expect(ConsentText.details(of: 4) == nil)
    }
}
