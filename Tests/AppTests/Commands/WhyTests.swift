import Calendar
import EventModel
import Events
import Foundation
import Places
import Support
import Testing

@testable import App

@Suite("Why a household got a message")
struct WhyTests {
    private let household = Families.household(1)
    private let born = Example.today.adding(days: -60)

    private func app() async throws -> TestInstallation {
        try await TestInstallation(
            Families.family(1, born: [born]) + [
                ContentComposed(
                    content: Example.content, entries: ["vac_2m"], language: .japanese,
                    notedBy: [MunicipalityCode("141003")!], catalogue: "2026-11-01", messages: "[]"),
                DeliveryRequested(
                    batch: Example.batch, day: Example.today, content: Example.content, entries: ["vac_2m"],
                    retryKey: "2f1d8c7e-4b1a-4c0e-9c51-5d1f7e6a0001",
                    recipients: [
                        Recipient(household: Families.household(2), children: [[ChildNumber(7)]]),
                        Recipient(household: household, children: [[Example.first]]),
                    ], at: Example.at),
                DeliveryAccepted(
                    batch: Example.batch, day: Example.today, requestID: "5e7c3a10-0002", at: Example.at + 150),
            ])
    }

    private func command(_ change: (inout WhyCommand) -> Void = { _ in }) -> WhyCommand {
        var command = WhyCommand()
        (command.household, command.purpose, command.actor) = (household.description, "audit 2026-17", "abe")
        change(&command)
        return command
    }

    @Test("rule, data as they stood then, office, source, request and LINE's answer are told, also after a correction")
    func told() async throws {
        let app = try await app()
        try await app.record([
            BirthDateCorrected(household: household, child: Example.first, born: .known(born.adding(days: -9)))
        ])
        let line = try await command().run(on: app.installation).rendered(as: .json)
        let record = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        for (name, value) in [
            ("message", "\(Example.batch)"), ("day", "2026-11-22"), ("entry", "vac_2m"),
            ("rule", "お子さまの生年月日から2か月になる3日前"), ("municipality", "横浜市中区"), ("office", "神奈川県"), ("note by", "横浜市"),
            ("catalogue", "2026-11-01"), ("language", "ja"), ("content", "\(Example.content)"),
            ("requested at", "2026-11-22T09:00:00+09:00"), ("retry key", "2f1d8c7e-4b1a-4c0e-9c51-5d1f7e6a0001"),
            ("outcome", "accepted"), ("x-line-request-id", "5e7c3a10-0002"),
        ] { #expect(record[name] as? String == value, "\(name): \(record[name] ?? "none")") }
        #expect(record["data used"] as? [String] == ["child 1: born \(born)"])
        #expect(record["request at position"] as? Int == 7)
        #expect((record["source"] as? String)?.isEmpty == false && (record["title"] as? String)?.isEmpty == false)
        let table = try await command().run(on: app.installation).rendered(as: .table)
        #expect(table.contains("retry key") && table.contains("5e7c3a10-0002"))
    }

    @Test("the reading is a fact with its reader and purpose; without a purpose nothing is shown")
    func recorded() async throws {
        let app = try await app()
        for purpose in ["", " "] {
            let words = await complaint { _ = try await command { $0.purpose = purpose }.run(on: app.installation) }
            #expect(words?.contains("--purpose") == true)
        }
        #expect(try await app.facts.contains { $0 is HouseholdRead } == false)
        _ = try await command { $0.message = "\(Example.batch)" }.run(on: app.installation)
        let readings = try await app.facts.compactMap { $0 as? HouseholdRead }
        #expect(readings == [HouseholdRead(household: household, what: "why", by: "abe", purpose: "audit 2026-17")])
    }

    @Test("of another's message, of an unknown one and of a family that was forgotten there is nothing to tell")
    func nothing() async throws {
        let app = try await app()
        let other = ULID(bits: 9)
        #expect(
            await complaint { _ = try await command { $0.message = "\(other)" }.run(on: app.installation) }?
                .contains("no message \(other) to household \(household)") == true)
        let stranger = "\(Families.household(3))"
        #expect(await complaint { _ = try await command { $0.household = stranger }.run(on: app.installation) } != nil)
        try await app.record([HouseholdForgotten(household: household)])
        #expect(
            await complaint { _ = try await command().run(on: app.installation) }?.contains("none is kept") == true)
        #expect(try await app.facts.contains { $0 is HouseholdRead } == false)
    }
}
