import Delivery
import EventModel
import Events
import Foundation
import Offices
import Places
import Support
import Testing

@testable import Web

@Suite("What offices say beside a message, in the console")
struct LocalNoteTests {
    private static let entry = "vac_2m"
    private static let path = "/console/notes/vac_2m/143821"
    private static let words = [
        ("ja", "予診票は役場でお渡しします。"), ("ja-easy", "紙(かみ)は 役場(やくば)に あります。"), ("en", "Forms are at the town hall."),
    ]

    /// The form of a page as a browser would send it, with some fields typed over.
    private func form(
        _ page: Browser.Answer, _ step: String, _ typed: [(String, String)] = words
    ) throws -> [(String, String)] {
        [("token", try #require(page.field("token"))), ("seen", try #require(page.field("seen"))), ("step", step)]
            + typed
    }

    private func notes(_ town: ConsoleSite) async throws -> [LocalNoteWritten] {
        try await town.facts(LocalNoteWritten.self)
    }

    @Test("an office writes, looks at every language, keeps, sees it in the lists, and takes it back")
    func story() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let list = try await browser.get("/console/notes/vac_2m").text
            #expect(list.contains("href=\"\(Self.path)\"") && !list.contains("/141003") && list.contains("なし（"))
            let page = try await browser.get(Self.path)
            #expect(
                page.text.contains("200字まで") && page.text.contains("3つすべてに")
                    && !page.text.contains("value=\"withdraw\""))
            let checked = try await browser.post(Self.path, try form(page, "check"))
            #expect(checked.status == 200 && checked.text.contains("まだ保存していません"))
            for (_, text) in Self.words { #expect(checked.text.contains("vac_2m 143821: \(text)")) }
            #expect(checked.text.contains("あと186字") && checked.text.contains("lang=\"en\""))
            #expect(try await notes(town).isEmpty)
            let edited = try await browser.post(Self.path, try form(checked, "edit"))
            #expect(edited.status == 200 && edited.text.contains(">\(Self.words[2].1)</textarea>"))
            let kept = try form(checked, "keep")
            for _ in 0..<2 {
                let answer = try await browser.post(Self.path, kept)
                #expect(answer.status == 303 && answer.header("location") == "/console/notes/vac_2m?saved=1")
            }
            let facts = try await notes(town)
            #expect(facts.count == 1 && facts[0].municipality == Example.hakone && facts[0].entry == Self.entry)
            #expect([facts[0].japanese, facts[0].easyJapanese, facts[0].english] == Self.words.map(\.1))
            let after = try await browser.get("/console/notes/vac_2m?saved=1").text
            #expect(after.contains("role=\"status\"") && after.contains("予診票は役場"))
            #expect(try await browser.get("/console/notes").text.contains("地域の補足 1"))
            let again = try await browser.get(Self.path)
            #expect(again.text.contains("補足が付かなくなります") && again.text.contains("2026-11-22"))
            let gone = try form(again, "withdraw", [])
            for _ in 0..<2 { #expect(try await browser.post(Self.path, gone).status == 303) }
            #expect(try await town.facts(LocalNoteWithdrawn.self).count == 1)
            #expect(try await !browser.get("/console/notes").text.contains("地域の補足 1"))
        }
    }

    @Test("of two tabs the later one is told what stands there now, and may still say so again")
    func twoTabs() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let (first, second) = (try await browser.get(Self.path), try await browser.get(Self.path))
            let other = [("ja", "別"), ("ja-easy", "べつ"), ("en", "other")]
            #expect(try await browser.post(Self.path, try form(first, "keep")).status == 303)
            for step in ["check", "keep"] {
                let told = try await browser.post(Self.path, try form(second, step, other))
                #expect(told.status == 422 && told.text.contains("ほかの人が書き換えました"))
                #expect(told.text.contains("予診票は役場") && told.text.contains(">別</textarea>"))
            }
            #expect(try await notes(town).count == 1)
            // Mending what is typed does not make one have seen it.
            let mended = try await browser.post(Self.path, try form(second, "edit", other))
            #expect(try await browser.post(Self.path, try form(mended, "keep", other)).status == 422)
            #expect(try await browser.post(Self.path, try form(second, "withdraw", [])).status == 422)
            let told = try await browser.post(Self.path, try form(second, "keep", other))
            #expect(try await browser.post(Self.path, try form(told, "keep", other)).status == 303)
            #expect(try await notes(town).map(\.japanese) == [Self.words[0].1, "別"])
            let last = try await browser.get(Self.path)
            #expect(try await browser.post(Self.path, try form(last, "withdraw", [])).status == 303)
            let away = try await browser.post(Self.path, try form(last, "keep"))
            #expect(away.status == 422 && away.text.contains("ほかの人が取り消しました"))
        }
    }

    @Test("a language that is missing, too long or not printable is named beside its field; nothing is kept")
    func faults() async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let typed = [
                ("ja", String(repeating: "あ", count: 203)), ("ja-easy", " "), ("en", "a\u{202E}b"),
            ]
            for step in ["check", "keep", ""] {
                let page = try await browser.get(Self.path)
                let answer = try await browser.post(Self.path, try form(page, step, typed))
                #expect(answer.status == 422 && answer.text.contains("3字多すぎます"))
                #expect(answer.text.contains("この言葉を選んだご家庭にも") && answer.text.contains("表示できない文字"))
                for language in Language.allCases {
                    #expect(
                        answer.text.contains(
                            "aria-describedby=\"help-\(language.rawValue) fault-\(language.rawValue)\""))
                }
                #expect(answer.text.contains(typed[0].1))
            }
            #expect(try await notes(town).isEmpty)
        }
    }

    @Test("where a larger place says something, that is shown, and what follows when one's own is taken back")
    func larger() async throws {
        let town = try await ConsoleSite([
            LocalNoteWritten(
                municipality: .kanagawa, entry: Self.entry, japanese: "県の言葉", easyJapanese: "けん", english: "pref"),
            LocalNoteWritten(
                municipality: Example.hakone, entry: Self.entry, japanese: "町の言葉", easyJapanese: "まち", english: "town"),
        ])
        try await town.visit(Example.prefecture, .author) { browser in
            let list = try await browser.get("/console/notes/vac_2m").text
            #expect(list.contains("町の言葉") && list.components(separatedBy: "神奈川県の補足").count == 61)
            #expect(list.utf8.count < 60_000)
            let page = try await browser.get(Self.path).text
            #expect(page.contains("取り消すと、これから送るお知らせには神奈川県の補足が付くようになります"))
            let yokohama = try await browser.get("/console/notes/vac_2m/141003").text
            #expect(
                yokohama.contains("神奈川県の補足があります") && yokohama.contains("県の言葉")
                    && !yokohama.contains("value=\"withdraw\""))
        }
    }

    @Test("every role in every office may write for the places of its office and for no other")
    func matrix() async throws {
        let offices: [(OfficeID, Set<String>)] = [
            (Example.prefecture, ["140007", "141003", "141046", "143821"]), (Example.yokohama, ["141003", "141046"]),
            (Example.nakaWardOffice, ["141046"]), (Example.hakoneOffice, ["143821"]), (Example.partner, []),
        ]
        let town = try await ConsoleSite([
            OfficeOpened(office: Example.nakaWardOffice, name: "横浜市中区"),
            OfficeOpened(office: Example.partner, name: "こどもネット"),
        ])
        var written = 0
        for (office, places) in offices {
            for role in Role.allCases {
                try await town.site.open { browser in
                    for place in ["140007", "141003", "141046", "143821"] {
                        let me = try await town.site.placed(office, [role])
                        browser.keep(me.cookie)
                        let isAllowed = role == .author && places.contains(place)
                        let path = "/console/notes/vac_2m/\(place)"
                        #expect(
                            try await browser.get(path).status == (isAllowed ? 200 : 403), "\(role) \(office) \(place)")
                        let seen = isAllowed ? try await browser.get(path).field("seen") ?? "" : "0"
                        let fields = [("token", me.token), ("seen", seen), ("step", "keep"), ("ja", "\(office)")]
                        let answer = try await browser.post(path, fields + [("ja-easy", "\(place)"), ("en", "x")])
                        #expect(answer.status == (isAllowed ? 303 : 403), "\(role) \(office) \(place)")
                        if isAllowed { written += 1 }
                    }
                }
            }
        }
        #expect(written == 8)
        #expect(try await notes(town).count == 8)
    }

    @Test("hostile words are kept as text or refused, and shown back as text", arguments: Hostile.texts)
    func hostile(text: String) async throws {
        let town = try await ConsoleSite()
        try await town.visit(Example.hakoneOffice, .author) { browser in
            let page = try await browser.get(Self.path)
            for field in ["ja", "ja-easy", "en", "seen", "step"] {
                for step in ["check", "keep", "edit", "withdraw"] {
                    var fields = try form(page, step)
                    fields = fields.map { ($0.0, $0.0 == field ? text : $0.1) }
                    let answer = try await browser.post(Self.path, fields)
                    #expect([200, 303, 422].contains(answer.status), "\(field) \(step): \(answer.status)")
                    #expect(!Hostile.isLoose(text, in: answer.text))
                }
                for path in [Self.path, "/console/notes/vac_2m"] {
                    #expect(try await !Hostile.isLoose(text, in: browser.get(path).text))
                }
            }
            let escaped = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            guard escaped.utf8.count < 4_000 else { return }
            #expect(try await browser.get("/console/notes/vac_2m/" + escaped).status == 404)
        }
        for fact in try await notes(town) {
            let words = LocalWords(
                japanese: fact.japanese, easyJapanese: fact.easyJapanese, english: fact.english)
            #expect(words.faults.isEmpty)
        }
    }
}
