import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Projections
import SQLiteStore
import Support
import Testing

@testable import App

@Suite("Commands that read the log")
struct LogCommandTests {
    private func lines(
        _ app: TestInstallation, _ change: (inout EventsCommand) -> Void = { _ in }
    ) async throws -> [String] {
        var command = EventsCommand()
        change(&command)
        let page = Page<String>()
        try await command.run(on: app.installation) { page.append($0) }
        return page.take()
    }

    @Test("every line of `events --json` is an object with its place, type, time and data, and no personal value")
    func json() async throws {
        let app = try await TestInstallation(Example.all)
        let lines = try await lines(app) { $0.format = .json }
        #expect(lines.count == Example.all.count)
        for (place, line) in lines.enumerated() {
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect(object["position"] as? Int == place + 1 && object["data"] is [String: Any])
            #expect(object["type"] as? String == type(of: Example.all[place]).schema.name)
            #expect((object["recordedAt"] as? String)?.hasSuffix("+09:00") == true)
        }
        let text = lines.joined()
        for event in Example.all {
            for value in try OpenForm.personalValues(of: event) where value.count > 6 {
                #expect(!text.contains(value.filter { $0 != "\"" }))
            }
        }
    }

    @Test("facts are chosen by household, by types and by the days of their recording")
    func filters() async throws {
        let app = try await TestInstallation(Families.family(1) + Families.family(2))
        #expect(try await lines(app) { $0.household = Families.household(1).description }.count == 4)
        let types = try await lines(app) { $0.type = "household.registered,household.followed" }
        #expect(
            types.count == 4 && types.allSatisfy { $0.contains("household.registered/1") || $0.contains("followed") })
        #expect(try await lines(app) { ($0.from, $0.to) = ("2026-11-22", "2026-11-22") }.count == 8)
        #expect(try await lines(app) { $0.to = "2026-11-21" }.isEmpty)
        #expect(try await lines(app) { $0.from = "2026-11-23" }.isEmpty)
    }

    @Test("people see ‹personal› where programs get the sealed value")
    func personal() async throws {
        let app = try await TestInstallation(Families.family(1))
        let sealed = /"\d+:[0-9a-f]+"/
        let shown = try await lines(app)
        #expect(shown.contains { $0.contains("‹personal›") } && !shown.contains { $0.contains(sealed) })
        #expect(try await lines(app) { $0.format = .json }.contains { $0.contains(sealed) })
    }

    @Test("a household's facts include what it was sent, although one request lists 500 households")
    func sent() async throws {
        let app = try await TestInstallation(Families.family(1) + Families.family(2))
        let batch = BatchID(app.installation.world.freshID())
        let mine = Recipient(household: Families.household(1), children: [[]])
        try await app.record([
            DeliveryRequested(
                batch: batch, day: Example.today, content: ContentID("c0ffee"), entries: ["move_in"],
                retryKey: "7f3e", recipients: [mine], at: Example.at),
            DeliveryAccepted(batch: batch, day: Example.today, requestID: "r1", at: Example.at),
        ])
        try await app.installation.projector.catchUp()
        let mineShown = try await lines(app) { $0.household = Families.household(1).description }
        #expect(mineShown.count { $0.contains("delivery.requested/1") || $0.contains("delivery.accepted/1") } == 2)
        let others = try await lines(app) { $0.household = Families.household(2).description }
        #expect(!others.contains { $0.contains("delivery.") })
    }

    @Test("an unknown type, household or day is wrong use")
    func wrongUse() async throws {
        let app = try await TestInstallation()
        #expect(
            await complaint { _ = try await lines(app) { $0.type = "household.regstered" } }?
                .contains("there is no “household.regstered”; there are consultation.") == true)
        #expect(
            await complaint { _ = try await lines(app) { $0.household = "K7Q2" } }?.contains("not a household") == true)
        #expect(await complaint { _ = try await lines(app) { $0.from = "22.11.2026" } }?.contains("--from") == true)
    }

    @Test("with `--follow` new facts are shown as they come")
    func follow() async throws {
        let app = try await TestInstallation(Families.family(1))
        let (stream, continuation) = AsyncStream<String>.makeStream()
        var command = EventsCommand()
        command.isFollowing = true
        let following = Task { [command] in try await command.run(on: app.installation) { continuation.yield($0) } }
        var seen = 0
        for await _ in stream {
            seen += 1
            if seen == 4 { try await app.record(Families.family(2)) }
            if seen == 8 { break }
        }
        following.cancel()
        _ = await following.result
        #expect(seen == 8)
    }

    @Test("rebuilding gives the same rows, for all read models or the named ones; others are wrong use")
    func rebuild() async throws {
        let app = try await TestInstallation(Families.family(1) + Example.delivery)
        try await app.installation.projector.catchUp()
        var command = RebuildCommand()
        let all = try await command.run(on: app.installation) { _ in }.rendered(as: .table)
        #expect(ReadModels.all.allSatisfy { all.contains($0.name) })
        command.names = ["audience"]
        let head = try await app.installation.log.store.head()
        #expect(
            try await command.run(on: app.installation) { _ in }.rendered(as: .json)
                == #"{"rebuilt":["audience"],"facts":\#(head)}"#)
        command.names = ["audience", "audiences"]
        #expect(
            await complaint { _ = try await command.run(on: app.installation) { _ in } }?
                .contains("no read model “audiences”; there are household_profiles, audience") == true)
    }

    @Test("the forecast names days and entries; 1 to 366 days can be asked for")
    func forecast() async throws {
        let born = Example.today.adding(days: -2)
        let facts = (1...21).flatMap { Families.family($0, born: [born]) }
        let app = try await TestInstallation(facts)
        var command = ForecastCommand()
        command.days = 3
        let csv = try await command.run(on: app.installation).rendered(as: .csv).replacing("\r\n", with: "\n")
        #expect(csv.hasPrefix("day,entry,title,families\n"))
        for line in ["2026-11-22,birth_hearing,", "2026-11-23,birth_registration,", "2026-11-24,birth_papa,"] {
            #expect(csv.contains(line), "\(csv)")
        }
        #expect(csv.split(separator: "\n").dropFirst().allSatisfy { $0.hasSuffix(",21") })
        for days in [0, -1, 367] {
            command.days = days
            #expect(await complaint { _ = try await command.run(on: app.installation) }?.contains("--days") == true)
        }
    }

    @Test("a log of a newer version is refused with the versions named, and nothing is written to it")
    func newerLog() async throws {
        let app = try await TestInstallation(Families.family(1))
        let newer = Append(
            [
                NewEvent(
                    id: app.installation.world.freshID(), schema: Schema("household.registered", version: 7),
                    tags: [], data: Array("{}".utf8))
            ],
            recordedAt: 0, actor: "newer", cause: app.installation.world.freshID(),
            correlation: app.installation.world.freshID())
        _ = try await app.installation.log.store.append(newer)
        let words = await complaint { _ = try await app.reopened() }
        #expect(words?.contains("household.registered version 7 (known here up to version 1)") == true)
        #expect(try await app.installation.log.store.head() == Position(5))
    }

    @Test("to talk to LINE, what is missing in the settings is named with its place in the environment")
    func missingSettings() async throws {
        let app = try await TestInstallation()
        let words = await complaint { _ = try await DeliverCommand().run(on: app.installation) { _ in } }
        #expect(words?.contains("line.channel-token (HAGUKUMI_LINE_CHANNEL_TOKEN)") == true)
    }

    @Test("while another process is sending, nothing is sent, and afterwards it is")
    func oneSends() async throws {
        let app = try await TestInstallation(environment: ["HAGUKUMI_LINE_CHANNEL_TOKEN": "token"])
        let other = try await app.reopened()
        func deliver() async -> String? {
            await complaint { _ = try await DeliverCommand().run(on: other) { _ in } }
        }
        try await SendingLock.holding(besideLog: app.installation.settings.logPath) {
            #expect(await deliver() == "another process is sending")
        }
        #expect(await deliver() == nil)
    }
}
