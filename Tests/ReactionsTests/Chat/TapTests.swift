import Calendar
import Events
import Facilities
import LINE
import Places
import Testing

@testable import Reactions

@Suite("Taps, links and the menu")
struct TapTests {
    static let search: ChatQuery = {
        var query = SearchQuery()
        (query.words, query.kinds, query.open) = ("100% & 1=1", [.park], .at(JapanTime(day("2026-11-28"))))
        return ChatQuery(query, from: .town("菊名", in: code("141097")))
    }()

    static let all: [Tap] = {
        let date = day("2025-01-02")
        let child = ChildNumber(15)
        let pages: [Tap.Page] = [
            .menu, .consent, .residence, .regions, .region("yokosuka-miura", page: 3), .wards(code("141003"), page: 1),
            .family, .profile, .child(child), .endOfChild(child), .why("jidou_teate"), .upcoming, .topics, .quietHours,
            .languages, .pauses,
            .forgetting, .sharing, .consultations, .other, .places, .pass,
        ]
        let dated = [nil, date].flatMap { day -> [Tap] in
            [
                .expect(due: day), .born(count: 1, on: day), .born(count: 2, on: day), .correctBirth(child, on: day),
                .correctDue(child, on: day), .birth(child, siblings: 1, on: day),
            ]
        }
        let night = DailyInterval(from: TimeOfDay(hour: 21, minute: 0)!, to: TimeOfDay(hour: 7, minute: 0)!)
        return dated + pages.map { .show($0) } + Language.allCases.map { .speak($0) }
            + Topic.allCases.flatMap { [.topic($0, wanted: true), .topic($0, wanted: false)] }
            + PauseLength.allCases.map { .pause($0) }
            + [
                .goOn, .agree(version: 1), .live(code("142051"), postalCode: nil),
                .live(code("142051"), postalCode: PostalCode(digits: "2510000")), .moveAway, .finish,
                .removeChild(child), .loss(child), .quiet(nil), .quiet(night), .resume, .restart, .stop, .forget,
                .find(ChatQuery(SearchQuery())), .find(Self.search),
            ]
    }()

    @Test("every tap comes back from its data, and no two share it")
    func roundTrip() {
        for tap in Self.all {
            #expect(Tap(data: tap.data) == tap, "\(tap.data)")
            #expect(tap.data.utf16.count <= 300)
        }
        #expect(Set(Self.all.map(\.data)).count == Self.all.count)
    }

    @Test(
        "what is no tap is none",
        arguments: [
            "", ":", "born", "born:0", "born:1:2025-02-30", "live:141000", "show", "show:x", "quiet:1:1", "topic:x:on",
            "forget:1",
        ])
    func unknown(data: String) { #expect(Tap(data: data) == nil) }

    @Test("an old message's unknown button brings the chat on")
    func oldButton() throws {
        var phone = try Phone.registered()
        try phone.tell(type: "postback", ["postback": ["data": "something:else"]])
        #expect(phone.prompt == .menu)
    }

    @Test("a share link is percent-encoded and names the source")
    func shareLink() {
        let link = ShareLink(to: Phone.account, source: SourceCode("K7Q2")!)
        #expect(
            link.url == "https://line.me/R/oaMessage/%40hagukumi/?%E3%81%AF%E3%81%98%E3%82%81%E3%82%8B%20K7Q2")
        #expect(link.handOver(with: "あ").utf8.count <= 1_000)
    }

    @Test("the rich menu is one that LINE takes, in every language", arguments: Language.allCases)
    func richMenu(language: Language) {
        let menu = FamilyRichMenu.menu(in: language)
        #expect(menu.faults == [])
        #expect(menu.areas.count == 6)
    }

    @Test("Latin names of places are those of the road signs")
    func romaji() {
        let names = [
            ("ヨコハマシ", "Yokohama"), ("チュウオウク", "Chuo"), ("コウホクク", "Kohoku"), ("ホドガヤク", "Hodogaya"), ("オオイマチ", "Oi"),
            ("チガサキシ", "Chigasaki"), ("ズシシ", "Zushi"), ("キヨカワムラ", "Kiyokawa"), ("トツカク", "Totsuka"), ("ニシク", "Nishi"),
        ]
        for (kana, name) in names { #expect(Romaji.name(kana) == name) }
    }
}
