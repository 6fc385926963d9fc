import Calendar
import Events
import Households
import LINE
import Testing

@testable import Reactions

@Suite("Changing one's mind in the chat")
struct WishesTests {
    @Test("a birth is reported without registering again, also of twins")
    func birth() throws {
        var phone = try Phone.agreed()
        try phone.say("2200012")
        try phone.tap("妊娠中です", choosing: "2026-12-01")
        try phone.say("登録内容")
        try phone.tap("出産予定日")
        try phone.tap("ふたごが生まれました", choosing: "2026-11-20")
        #expect(phone.family.openChildren.map(\.child) == [.born(day("2026-11-20")), .born(day("2026-11-20"))])
        #expect(phone.prompt == .profile)
    }

    @Test("dates are corrected, a mistake is taken out")
    func correct() throws {
        var phone = try Phone.registered()
        try phone.say("登録内容")
        try phone.tap("お子さまの生年月日")
        try phone.tap("生年月日をなおす", choosing: "2025-05-06")
        #expect(phone.family.children[ChildNumber(1)] == .born(day("2025-05-06")))
        try phone.tap("お子さまの生年月日")
        try phone.tap("この子のお知らせをすべて止める")
        try phone.tap("登録をまちがえた")
        #expect(phone.family.openChildren.isEmpty)
    }

    @Test("a move within the prefecture is asked back when typed, and done when tapped")
    func move() throws {
        var phone = try Phone.registered()
        try phone.say("251-0000")
        #expect(phone.family.residence?.municipality == code("141038"))
        try phone.tap("変更する")
        #expect(phone.family.residence?.municipality == code("142051"))
        try phone.say("1500002")
        try phone.tap("県外へ引っ越した")
        #expect(phone.family.movedAway == Phone.today)
        #expect(phone.screen.contains("お知らせを止めました") && !phone.screen.contains("地域のお知らせ"))
        try phone.say("251-0000")
        #expect(phone.family.residence?.municipality == code("142051"))
    }

    @Test("topics, hours and language are switched and shown")
    func wishes() throws {
        var phone = try Phone.registered()
        try phone.say("メニュー")
        try phone.tap("受け取る内容")
        try phone.tap("✓ イベント")
        #expect(!phone.family.topics.contains(.event))
        #expect(phone.labels.contains("イベント"))
        try phone.tap(.show(.quietHours))
        try phone.tap("決めない")
        #expect(phone.family.quietHours == nil)
        try phone.say("English")
        #expect(phone.family.language == .english)
        #expect(phone.screen.contains("Changed."))
    }

    @Test("pause, stop, resume and forget do what they say")
    func ending() throws {
        var phone = try Phone.registered()
        try phone.tap(.show(.pauses))
        try phone.tap("2週間")
        #expect(phone.family.messages == .paused(until: day("2026-12-06")))
        #expect(phone.screen.contains("2026年12月6日から再開します"))
        try phone.tap("再開する")
        #expect(phone.family.messages == .wanted)
        try phone.say("やめる")
        #expect(phone.family.messages == .stopped)
        try phone.tap(.resume)
        #expect(phone.family.messages == .stopped)
        try phone.tap("再開する")
        #expect(phone.family.messages == .wanted)
        try phone.say("忘れてほしい")
        #expect(!phone.family.isForgotten)
        try phone.tap("登録を終了する")
        #expect(phone.family.isForgotten)
        #expect(phone.prompt == .forgotten)
        #expect(!phone.screen.contains("消し"))
    }

    @Test("a loss takes one quiet step, and is neither shown nor asked about again")
    func loss() throws {
        var phone = try Phone.agreed()
        try phone.say("2200012")
        try phone.tap("妊娠中です", choosing: "2027-03-01")
        try phone.tap("おわり")
        try phone.say("流産しました")
        #expect(phone.prompt == .endOfChild(ChildNumber(1)))
        try phone.tap("流産・死産・亡くなった")
        #expect(phone.family.children[ChildNumber(1)] == .lost)
        #expect(phone.actions.isEmpty)
        #expect(phone.screen.contains("お悔やみ"))
        #expect(!phone.screen.contains("！") && !phone.screen.contains("!"))
        for text in ["こんにちは", "登録内容", "メニュー", "はじめる"] {
            try phone.say(text)
            #expect(phone.prompt != .family)
            #expect(!phone.screen.contains("2027"))
            #expect(!phone.screen.contains("予定日"))
        }
        for old in [
            Tap.show(.child(ChildNumber(1))), .correctDue(ChildNumber(1), on: day("2027-03-02")), .loss(ChildNumber(1)),
        ] {
            try phone.tap(old)
            #expect(!phone.screen.contains("2027"))
            #expect(phone.decided.isEmpty)
        }
    }

    @Test("a loss told before consent gets a quiet sentence, and no greeting", arguments: Language.allCases)
    func lossBeforeConsent(language: Language) throws {
        var phone = Phone()
        try phone.follow()
        try phone.tap(.speak(language))
        try phone.say("流産しました")
        #expect(phone.prompt == .condolence && phone.shown.count == 1 && phone.actions.isEmpty)
        #expect(phone.lockScreen == ChatTexts.Family.condolence[language])
    }

    @Test("a loss told by a family with several children gets a quiet sentence before the list")
    func lossAmongSeveral() throws {
        var phone = try Phone.registered()
        try phone.tap(.born(count: 1, on: day("2023-05-05")))
        try phone.say("流産しました")
        #expect(phone.prompt == .profile)
        #expect(phone.lockScreen.hasPrefix(ChatTexts.Family.condolence[.japanese]))
    }

    @Test("quiet hours that would keep every message away are not taken, and the family is told why and asked again")
    func noTimeLeft() throws {
        var phone = try Phone.registered()
        let (from, until) = (TimeOfDay(hour: 8, minute: 0)!, TimeOfDay(hour: 21, minute: 0)!)
        try phone.tap(.quiet(DailyInterval(from: from, to: until)))
        #expect(phone.decided.isEmpty && phone.prompt == .quietHours)
        #expect(phone.lockScreen.contains("1時間以上"))
        try phone.tap("22:00–06:00")
        #expect(phone.family.quietHours?.description == "22:00–06:00")
    }

    @Test("why a message came is shown to a family by its own dates")
    func why() throws {
        var phone = try Phone.registered(born: "2025-05-05")
        try phone.tap(.show(.why("jidou_teate")))
        #expect(phone.prompt == .why("jidou_teate") && phone.decided.isEmpty)
        #expect(phone.screen.contains((day("2025-05-05")).words[.japanese]))
    }

    @Test("a family that blocks gets no answer, and is welcomed back")
    func block() throws {
        var phone = try Phone.registered()
        try phone.unfollow()
        #expect(phone.prompt == nil)
        #expect(phone.family.status == .blocked)
        try phone.follow()
        #expect(phone.family.status == .following)
        #expect(phone.screen.contains("おかえりなさい"))
    }

    @Test("a sticker gets a friendly word, a group and a standby channel none")
    func others() throws {
        var phone = try Phone.registered()
        try phone.tell(
            type: "message", ["message": ["id": "1", "type": "sticker", "packageId": "1", "stickerId": "2"]])
        #expect(phone.prompt == .menu)
        try phone.tell(type: "message", ["message": ["id": "1", "type": "text", "text": "x"], "mode": "standby"])
        #expect(phone.prompt == nil)
        let group = ["type": "group", "groupId": "G", "userId": "U"]
        try phone.tell(type: "message", ["message": ["id": "1", "type": "text", "text": "x"], "source": group])
        #expect(phone.prompt == nil)
        try phone.tell(type: "beacon", [:])
        #expect(phone.prompt == nil)
    }
}
