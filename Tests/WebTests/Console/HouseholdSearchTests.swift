import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Households
import Places
import Support
import Testing

@testable import Web

@Suite("Finding a household in the console")
struct HouseholdSearchTests {
    private static let household = Families.household(1)
    private static let number = RegistrationNumber(of: household).description
    private static let born = Example.today.adding(days: -100)

    /// A family in Naka ward with one child, another that it lost, and a message; and a family in Hakone.
    private static let facts: [any Event] =
        Families.family(1, born: [born, born.adding(days: -300)])
        + [
            HouseholdConsented(household: household, version: 1, purposes: [.messages]),
            LossTold(household: household, child: ChildNumber(2)),
            ContentComposed(
                content: Example.content, entries: ["vac_2m"], language: .japanese, notedBy: [.kanagawa],
                catalogue: "1", messages: "[]"),
            DeliveryRequested(
                batch: Example.batch, day: Example.today, content: Example.content, entries: ["vac_2m"], retryKey: "1",
                recipients: [Recipient(household: household, children: [[ChildNumber(1)]])], at: 1),
        ] + Families.family(2, in: Example.hakone)

    private func search(
        _ browser: Browser, _ number: String, purpose: String = "enquiry", parts: [String] = ["registration"],
        note: String = ""
    ) async throws -> Browser.Answer {
        let token = try #require(try await browser.get("/console/households").field("token"))
        return try await browser.post(
            "/console/households",
            [("token", token), ("number", number), ("purpose", purpose), ("note", note)] + parts.map { ("part", $0) })
    }

    @Test("the number in any spelling finds the family, and what was asked for is shown after it was recorded")
    func found() async throws {
        let town = try await ConsoleSite(Self.facts)
        try await town.visit(Example.yokohama, .desk) { browser in
            let spelled = Self.number.lowercased().replacing("-", with: " ")
            let parts = ["registration", "children", "messages"]
            let answer = try await search(browser, spelled, parts: parts, note: "電話で")
            let path = try #require(answer.header("location"))
            #expect(answer.status == 303 && path.hasPrefix("/console/households/"))
            let searched = try await town.facts(HouseholdSearched.self)
            #expect(searched.map(\.found) == [Self.household] && searched.first?.purpose == .enquiry)
            #expect(try await town.facts(HouseholdViewed.self).isEmpty)
            let page = try await browser.get(path)
            #expect(page.status == 200 && page.header("cache-control") == "no-store")
            for words in [
                Self.number, "横浜市中区", "3か月", Self.born.words[.japanese], "rule of vac_2m", "届いたお知らせ", "地域の補足: 神奈川県",
            ] {
                #expect(page.text.contains(words))
            }
            // Neither the lost child nor what was not asked for.
            #expect(!page.text.contains(Self.born.adding(days: -300).words[.japanese]))
            #expect(!page.text.contains("鳴らさない時間"))
            // Loading it again is another look.
            _ = try await browser.get(path)
            let viewed = try await town.facts(HouseholdViewed.self)
            #expect(viewed.count == 2 && viewed[0].household == Self.household && viewed[0].note == .known("電話で"))
            #expect(viewed[0].what == [.registration, .children, .messages] && viewed[0].office == Example.yokohama)
        }
    }

    @Test("a recovery code finds its family while it can be used, and is good afterwards")
    func recoveryCode() async throws {
        let town = try await ConsoleSite(Self.facts)
        let doors = FamilyDoors(log: town.site.log, random: { 5 })
        let code = try await doors.issueRecoveryCode(for: Self.household, as: town.site.test.command())
        try await town.visit(Example.yokohama, .desk) { (browser: Browser) async throws in
            #expect(try await search(browser, code.grouped).status == 303)
            let mistyped = String(code.grouped.dropLast()) + (code.grouped.last == "A" ? "B" : "A")
            let again = try await search(browser, mistyped)
            #expect(again.status == 422 && again.text.contains("復旧コードの文字が違うようです"))
            _ = try await FamilyDoors(log: town.site.log, random: { 6 }).issueRecoveryCode(
                for: Self.household, as: town.site.test.command())
            #expect(try await search(browser, code.grouped).text.contains("見つかりませんでした"))
        }
        #expect(try await town.facts(HouseholdSearched.self).map(\.means) == [.recoveryCode, .recoveryCode])
    }

    @Test("a family that lives elsewhere, was forgotten, or never was, is the same: not found")
    func notFound() async throws {
        let town = try await ConsoleSite(Self.facts)
        let elsewhere = RegistrationNumber(of: Families.household(2)).description
        try await town.visit(Example.yokohama, .desk) { browser in
            var pages: Set<String> = []
            for number in [elsewhere, "00000-00000"] {
                let answer = try await search(browser, number)
                #expect(answer.status == 422 && answer.text.contains("見つかりませんでした"))
                pages.insert(answer.text.replacing(number, with: ""))
            }
            try await town.record([HouseholdForgotten(household: Self.household)])
            pages.insert(try await search(browser, Self.number).text.replacing(Self.number, with: ""))
            #expect(pages.count == 1)
        }
        // Nobody in Hakone is told of an officer who learned nothing.
        #expect(try await town.facts(HouseholdSearched.self).map(\.found) == [nil, nil, nil])
        try await town.visit(Example.prefecture, .desk) { (browser: Browser) async throws in
            #expect(try await search(browser, elsewhere).status == 303)
        }
    }

    @Test("an address of a household is good for the session that searched, and as long as the family lives there")
    func ticket() async throws {
        let town = try await ConsoleSite(Self.facts)
        let path = try await town.visit(Example.yokohama, .desk) { browser in
            let path = try #require(try await search(browser, Self.number).header("location"))
            #expect(!path.contains(Self.household.description) && !path.contains("enquiry"))
            #expect(try await browser.get(path).status == 200)
            #expect(try await browser.get(String(path.dropLast())).status == 404)
            try await town.record([
                ResidenceRecorded(
                    household: Self.household, municipality: Example.hakone, way: .chosen, postalCode: nil,
                    on: Example.today)
            ])
            #expect(try await browser.get(path).status == 404)
            return path
        }
        try await town.visit(Example.prefecture, .desk) { (browser: Browser) async throws in
            #expect(try await browser.get(path).status == 404)
        }
        #expect(try await town.facts(HouseholdViewed.self).count == 1)
    }

    @Test("without a purpose or a part nothing is looked for, and what was typed is shown again")
    func incomplete() async throws {
        let town = try await ConsoleSite(Self.facts)
        try await town.visit(Example.yokohama, .desk) { browser in
            for (purpose, parts) in [
                ("", ["children"]), ("curiosity", ["children"]), ("enquiry", []), ("enquiry", ["x"]),
            ] {
                let answer = try await search(browser, Self.number, purpose: purpose, parts: parts)
                #expect(answer.status == 422 && answer.text.contains("role=\"alert\""))
                #expect(answer.text.contains("value=\"\(Self.number)\""))
            }
            #expect(try await town.facts(HouseholdSearched.self).isEmpty)
        }
    }

    @Test("nobody searches without the role, and the author of texts has none")
    func roles() async throws {
        let town = try await ConsoleSite(Self.facts)
        try await town.visit(Example.yokohama, .author, .auditor, .operator) { (browser: Browser) async throws in
            #expect(try await browser.get("/console/households").status == 403)
            let token = try #require(try await browser.get("/console").field("token"))
            let form = [("token", token), ("number", Self.number), ("purpose", "enquiry"), ("part", "children")]
            #expect(try await browser.post("/console/households", form).status == 403)
        }
        #expect(try await town.facts(HouseholdSearched.self).isEmpty)
    }

    @Test("after fifteen searches one a minute is left: numbers can't be guessed")
    func tooMany() async throws {
        let town = try await ConsoleSite(Self.facts)
        try await town.visit(Example.yokohama, .desk) { browser in
            let token = try #require(try await browser.get("/console/households").field("token"))
            func guess() async throws -> Browser.Answer {
                let form = [("token", token), ("number", "00000-00000"), ("purpose", "enquiry"), ("part", "children")]
                return try await browser.post("/console/households", form)
            }
            for _ in 0..<15 { #expect(try await guess().status == 422) }
            let refused = try await guess()
            #expect(refused.status == 429 && refused.header("retry-after") != nil)
            #expect(try await town.facts(HouseholdSearched.self).count == 15)
            town.site.test.world.advance(milliseconds: 61_000)
            #expect(try await guess().status == 422)
            #expect(try await guess().status == 429)
        }
    }

    @Test("hostile fields are shown back as text and find nothing", arguments: Hostile.texts)
    func hostile(text: String) async throws {
        let town = try await ConsoleSite(Self.facts)
        try await town.visit(Example.yokohama, .desk) { browser in
            for (number, purpose, note, part) in [
                (text, "enquiry", "", "children"), (Self.number, text, "", "children"),
                (Self.number, "enquiry", "", text),
            ] {
                let answer = try await search(browser, number, purpose: purpose, parts: [part], note: note)
                #expect(answer.status == 422)
                #expect(!Hostile.isLoose(text, in: answer.text))
            }
            let noted = try await search(browser, Self.number, note: text)
            if let path = noted.header("location") {
                let page = try await browser.get(path)
                #expect(page.status == 200 && !Hostile.isLoose(text, in: page.text))
            } else {
                #expect(noted.status == 422 && !Hostile.isLoose(text, in: noted.text))
            }
            for path in [text, ""] {
                let escaped = path.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
                guard escaped.utf8.count < 4_000 else { continue }
                #expect(try await [200, 404].contains(browser.get("/console/households/" + escaped).status))
            }
        }
    }
}
