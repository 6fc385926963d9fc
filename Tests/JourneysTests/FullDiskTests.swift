import App
import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Programs
import SQLiteStore
import Testing

/// `serve` on a disk without room.
@Suite("A full disk", .enabled(if: SmallDisk.isPossible, "only root may mount the small disk that this fills"))
struct FullDiskTests {
    private let day = CivilDate(iso: "2026-11-27")!

    /// A webhook of its own for each number.
    private static func follow(_ number: Int) -> [UInt8] {
        Array(
            (#"{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[{"type":"follow","#
                + #""webhookEventId":"\#(id(number))","timestamp":1795395600000,"mode":"active","#
                + #""source":{"type":"user","userId":"U00000000000000000000000000000001"},"#
                + #""deliveryContext":{"isRedelivery":false},"replyToken":"x","follow":{"isUnblocked":false}}]}"#).utf8)
    }

    private static func id(_ number: Int) -> String { "01KAV0N3PZ5QD2W7T9X4YB\(1_000 + number)" }

    @Test("in the middle of a send loses nothing acknowledged, and the service goes on when there is room")
    func whileSending() async throws {
        let disk = try SmallDisk(size: "16m")
        try await Stage.run(folder: disk.path + "/hagukumi") { stage in
            let phone = try await register(on: stage)
            let log = try SQLiteStore(path: stage.folder + "/log.sqlite", catalogue: .hagukumi)
            try await stage.line.order(
                "POST", "faults", ["fault": "delay", "endpoint": "multicast", "times": 1, "milliseconds": 4_000])
            try await stage.serving(on: day) { service in
                // LINE thinks about the message while the disk fills up.
                try await until { try await Self.count(DeliveryRequested.self, in: log) == 2 }
                for number in 0..<3 { #expect(try await stage.post(Self.follow(number), to: service) == 200) }
                let filler = disk.path + "/filler"
                try disk.fill(filler)
                let kept = try await postUntilFull(from: 3, service, stage)
                #expect(try await stage.post(Self.follow(500), to: service) == 503)
                #expect(try await Self.webhooks(in: log).isSuperset(of: kept))
                try FileManager.default.removeItem(atPath: filler)
                try await goesOn(service, stage, phone, log)
                #expect(try await Self.webhooks(in: log).isSuperset(of: kept))
            }
        }
    }

    @Test("at the start stops no service: it tells of it, and sends each family its message when there is room")
    func atStart() async throws {
        let disk = try SmallDisk(size: "16m")
        try await Stage.run(folder: disk.path + "/hagukumi") { stage in
            let phone = try await register(on: stage)
            // As long as somebody has the files open, those beside them are there and need no room.
            let settings = try await Settings.load(
                environment: stage.environment.filter { $0.key.hasPrefix("HAGUKUMI_") })
            let installation = try await Installation.open(settings, world: World(startingAt: Stage.morning(of: day)))
            let filler = disk.path + "/filler"
            try disk.fill(filler)
            try await stage.serving(on: day) { service in
                try await until { service.said.contains("messages: the disk is full") }
                #expect(try await stage.line.requests().count { $0.endpoint == "multicast" } == 1)
                try FileManager.default.removeItem(atPath: filler)
                try await goesOn(service, stage, phone, installation.log.store)
            }
        }
    }

    /// Webhooks are kept, the chat answers, and the message that was due is sent, once.
    private func goesOn(
        _ service: Service, _ stage: Stage, _ phone: Phone, _ log: any EventStore
    ) async throws {
        #expect(try await stage.post(Self.follow(999), to: service) == 200)
        try await until { try await Self.count(DeliveryAccepted.self, in: log) == 2 }
        #expect(try await Self.webhooks(in: log).contains(Self.id(999)))
        #expect(try await stage.notices(on: phone).count { $0.contains("ワクチンデビュー") } == 1)
        #expect(try await stage.line.counts().duplicates == 0)
        let before = try await phone.received().count
        try await phone.say("メニュー")
        try await until { try await phone.received().count > before }
    }

    /// A family that got its first message the day before, and is due its second on the day.
    private func register(on stage: Stage) async throws -> Phone {
        let page = Page<Phone>()
        try await stage.serving { _ in
            let phone = try await stage.friend()
            try await stage.register(phone, born: [CivilDate(iso: "2026-10-01")!])
            #expect(try stage.deliver(on: day.adding(days: -1))["accepted"] == 1)
            page.append(phone)
        }
        return try #require(page.take().first)
    }

    /// Posts webhooks until one is not kept: the log's file may still have some room of its own.
    ///
    /// - Returns: the ids of those that were acknowledged.
    private func postUntilFull(from first: Int, _ service: Service, _ stage: Stage) async throws -> [String] {
        for number in first..<400 {
            switch try await stage.post(Self.follow(number), to: service) {
            case 200: continue
            case let status:
                #expect(status == 503)
                return (0..<number).map(Self.id)
            }
        }
        throw SimulatedLINE.Trouble("the disk does not become full")
    }

    private func until(_ isDone: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while try await !isDone() {
            guard ContinuousClock.now < deadline else { throw SimulatedLINE.Trouble("it does not come") }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private static func count<Fact: Event>(_ type: Fact.Type, in log: any EventStore) async throws -> Int {
        let page = Page<Position>()
        let query = Query([Query.Item(names: [Fact.schema.name])])
        _ = try await log.read(query, after: .start, through: nil, limit: .max) { page.append($0.position) }
        return page.count
    }

    /// The ids of the webhooks that the log holds.
    private static func webhooks(in log: any EventStore) async throws -> Set<String> {
        let page = Page<String>()
        let query = Query([Query.Item(names: [WebhookReceived.schema.name])])
        _ = try await log.read(query, after: .start, through: nil, limit: .max) { stored in
            let data = String(decoding: stored.data, as: UTF8.self)
            if let start = data.firstRange(of: "01KAV0N3") { page.append(String(data[start.lowerBound...].prefix(26))) }
        }
        return Set(page.take())
    }
}
