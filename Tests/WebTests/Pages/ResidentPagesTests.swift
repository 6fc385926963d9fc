import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Households
import Support
import Testing

@testable import Web

@Suite("The families' pages")
struct ResidentPagesTests {
    private let site = Site()
    private let household = HouseholdID(ULID(bits: 7))

    /// A family that has registered and signed in.
    private func visiting(_ visit: (Browser) async throws -> Void) async throws {
        let today = Site.today
        try await site.test.log.append(
            [
                HouseholdConsented(household: household, version: 1, purposes: [.messages, .statistics]),
                ResidenceRecorded(
                    household: household, municipality: Site.home, way: .chosen, postalCode: nil, on: today),
                ChildRegistered(
                    household: household, child: ChildNumber(1), born: .known(today.adding(days: -60)), on: today),
                ChildRegistered(
                    household: household, child: ChildNumber(2), born: .known(today.adding(days: -400)), on: today),
                HouseholdRegistered(household: household, on: today),
                LossTold(household: household, child: ChildNumber(2)),
            ], as: site.test.command())
        try await site.open { browser in
            browser.keep(try site.signedIn(as: household.tag))
            try await visit(browser)
        }
    }

    private var family: Household {
        get async throws { try await site.log.state(for: Forget(household: household)) }
    }

    @Test(
        "every page answers in every language, is complete HTML, and names no text that is missing",
        arguments: [
            "/r", "/r/coming", "/r/messages", "/r/wishes", "/r/held", "/r/children", "/r/more", "/r/links",
            "/r/compare?to=143821", "/r/recovery", "/r/calendar", "/r/pass", "/r/pass/paper", "/r/pass/lost",
        ], Language.allCases)
    func everyPage(path: String, language: Language) async throws {
        try await visiting { browser in
            let answer = try await browser.get(
                path + (path.contains("?") ? "&" : "?") + "lang=" + language.rawValue)
            #expect(answer.status == 200 && answer.text.trimmingCharacters(in: .newlines).hasSuffix("</html>"))
            #expect(answer.text.contains("<html lang=\"\(language.html)\">"))
            #expect(answer.text.components(separatedBy: "<h1>").count == 2)
            #expect(answer.text.matches(of: /href="\/r[a-z\/]*" aria-current="(page|true)"/).count == 1)
            #expect(!answer.text.contains("{{") && !answer.text.contains("<h1></h1>"))
            #expect(answer.text.utf8.count < 60_000)
        }
    }

    @Test("the year shows what is coming by month, each with its topic and what it is based on")
    func coming() async throws {
        try await visiting { browser in
            let page = try await browser.get("/r/coming").text
            #expect(page.contains("<h2>2026年12月</h2>") && page.contains("予防接種"))
            #expect(page.contains("<time datetime=\"2026-12-"))
            #expect(page.contains("よりどころ"))
        }
    }

    @Test("what the family's office says is beside the message it belongs to, under its name, in the reader's language")
    func notes() async throws {
        try await visiting { browser in
            for (language, words) in [
                (Language.japanese, "地域の案内: 横浜市</strong><br>&lt;i&gt;市役所<"),
                (.easyJapanese, "横浜市(よこはまし)</strong><br>&lt;i&gt;しやくしょ<"),
                (.english, "Local advice: Yokohama</strong><br>&lt;i&gt;City hall<"),
            ] {
                let page = try await browser.get("/r/coming?lang=" + language.rawValue).text
                #expect(page.components(separatedBy: words).count == 2, "\(language)")
            }
            let why = try await browser.get("/r/messages?lang=ja").text
            #expect(why.contains("<dt>地域の案内を書いた窓口</dt><dd>横浜市</dd>"))
        }
    }

    @Test("a message says why it came and can be muted from there; what LINE did not confirm is said so")
    func mute() async throws {
        try await visiting { browser in
            let page = try await browser.get("/r/messages")
            #expect(page.text.contains("届いたか確認できていません"))
            #expect(page.text.contains("&lt;b&gt;2か月&lt;/b&gt;"))
            let (token, topic) = (try #require(page.field("token")), try #require(page.field("topic")))
            let answer = try await browser.post("/r/messages/mute", [("token", token), ("topic", topic)])
            #expect(answer.status == 303 && answer.header("location") == "/r/messages")
            #expect(try await !family.topics.contains(try #require(Topic(rawValue: topic))))
            #expect(try await browser.get("/r/messages").text.contains("受け取らない設定です"))
        }
    }

    @Test("topics, language and quiet hours are changed as in the chat, and sending a form twice changes nothing more")
    func wishes() async throws {
        try await visiting { browser in
            let token = try #require(try await browser.get("/r/wishes").field("token"))
            for _ in 0..<2 {
                let topics = [("token", token), ("topic", "benefit"), ("topic", "event")]
                #expect(try await browser.post("/r/wishes/topics", topics).status == 303)
                let quiet = [("token", token), ("from", "22:00"), ("until", "06:30")]
                #expect(try await browser.post("/r/wishes/quiet", quiet).status == 303)
                let language = [("token", token), ("language", "en")]
                #expect(try await browser.post("/r/wishes/language", language).status == 303)
            }
            #expect(try await family.topics == [.benefit, .event])
            #expect(try await family.quietHours?.start == TimeOfDay(hour: 22, minute: 0))
            #expect(try await browser.get("/r/wishes").text.contains("<html lang=\"en\">"))
            let facts = try await site.test.facts()
            #expect(facts.count { $0 is TopicsChosen } == 1 && facts.count { $0 is QuietHoursSet } == 1)
        }
    }

    @Test(
        "quiet hours that are no times, or leave none to send in, are asked for again with what was typed",
        arguments: [("25:00", "07:00"), ("21:00", ""), ("<script>", "x"), ("08:00", "20:30")])
    func wrongHours(from: String, until: String) async throws {
        try await visiting { browser in
            let token = try #require(try await browser.get("/r/wishes").field("token"))
            let form = [("token", token), ("from", from), ("until", until)]
            let answer = try await browser.post("/r/wishes/quiet", form)
            #expect(answer.status == 422 && answer.text.contains("role=\"alert\""))
            #expect(answer.text.contains("aria-invalid=\"true\"") && !answer.text.contains("<script>"))
            #expect(try await family.quietHours == Household.usualQuietHours)
        }
    }

    @Test("pausing, resuming and stopping show their state on the page")
    func rest() async throws {
        try await visiting { browser in
            let token = try #require(try await browser.get("/r/wishes").field("token"))
            for (path, words) in [
                ("pause", "お休み中です"), ("resume", "30日間休む"), ("stop", "お知らせを止めています"),
                ("restart", "30日間休む"),
            ] {
                let answer = try await browser.post("/r/wishes/\(path)", [("token", token)])
                #expect(answer.header("location") == "/r/wishes?saved=1")
                #expect(try await browser.get("/r/wishes").text.contains(words))
            }
        }
    }

    @Test("what is held is shown and given as a file, and a lost child stands on no page")
    func held() async throws {
        try await visiting { browser in
            let page = try await browser.get("/r/held").text
            #expect(page.contains("横浜市中区") && page.contains("2026年9月23日"))
            #expect(!page.contains(Site.today.adding(days: -400).words[.japanese]))
            let file = try await browser.get("/r/held/file")
            #expect(file.header("content-disposition") == "attachment; filename=\"hagukumi.json\"")
            let json = try #require(try JSONSerialization.jsonObject(with: Data(file.text.utf8)) as? [String: Any])
            #expect((json["children"] as? [Any])?.count == 2)
        }
    }

    @Test("who looked, why and at what is said in words, and what was agreed to can be read again")
    func looks() async throws {
        let office = try #require(OfficeID("ward:14104"))
        try await site.test.log.append(
            [
                OfficeOpened(office: office, name: "横浜市中区"),
                HouseholdViewed(
                    household: household, by: "mado", office: office, purpose: .consultation, note: nil,
                    what: [.children, .messages]),
            ], as: site.test.command())
        try await visiting { browser in
            try await site.catchUp()
            let page = try await browser.get("/r/held").text
            for words in ["横浜市中区", "ご相談", "お子さま、届いたお知らせ", "位置情報の住所です"] { #expect(page.contains(words)) }
            #expect(!page.contains("ward:") && !page.contains("consultation"))
            let english = try await browser.get("/r/held?lang=en").text
            #expect(english.contains("For a consultation") && english.contains("children, messages"))
        }
    }

    @Test("ending the registration takes a tick, and then nothing of it can be opened any more")
    func forget() async throws {
        try await visiting { browser in
            let token = try #require(try await browser.get("/r/held").field("token"))
            #expect(try await browser.post("/r/forget", [("token", token)]).header("location") == "/r/held")
            #expect(try await !family.isForgotten)
            let answer = try await browser.post("/r/forget", [("token", token), ("sure", "yes")])
            #expect(answer.status == 303)
            #expect(try await family.isForgotten)
            #expect(try await browser.get("/r/held").status == 303)
        }
    }
}
