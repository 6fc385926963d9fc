import App
import Calendar
import EventModel
import EventStore
import Foundation
import Reactions
import Testing

/// What LINE may send, and how often.
@Suite("A webhook")
struct WebhookTests {
    private static let follow = Array(
        (#"{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[{"type":"follow","#
            + #""webhookEventId":"01KAV0N3PZ5QD2W7T9X4YB6C8E","timestamp":1795395600000,"mode":"active","#
            + #""source":{"type":"user","userId":"U00000000000000000000000000000001"},"#
            + #""deliveryContext":{"isRedelivery":false},"replyToken":"x","follow":{"isUnblocked":false}}]}"#).utf8)

    @Test("is refused with 401 and not recorded when it is signed by another, or not at all")
    func signature() async throws {
        try await Stage.run { stage in
            try await stage.serving { service in
                let before = try await stage.head()
                #expect(try await stage.post(Self.follow, to: service, signature: "AAAA") == 401)
                #expect(try await stage.post(Self.follow, to: service, signature: "") == 401)
                #expect(try await stage.head() == before)
                #expect(try await stage.post(Self.follow, to: service) == 200)
                #expect(try await stage.head() > before)
            }
        }
    }

    @Test("that is no JSON is 400, one larger than 2 MB 413, one without events 200, and none of them is recorded")
    func malformed() async throws {
        try await Stage.run { stage in
            try await stage.serving { service in
                let before = try await stage.head()
                #expect(try await stage.post(Array("{\"events\":[".utf8), to: service) == 400)
                let padding = Array(repeating: UInt8(ascii: " "), count: 2 * 1024 * 1024)
                #expect(try await stage.post(Array("{}".utf8) + padding, to: service) == 413)
                #expect(try await stage.post(Array(#"{"destination":"U1","events":[]}"#.utf8), to: service) == 200)
                #expect(try await stage.head() == before)
            }
        }
    }

    @Test("changes nothing when it comes again, or several come in another order and twice")
    func repeated() async throws {
        try await Stage.run { stage in
            try await stage.serving { _ in
                let phone = try await stage.friend()
                try await stage.register(phone, born: [CivilDate(iso: "2026-10-01")!])
                let before = try await stage.head()
                try await stage.line.order("POST", "webhooks/redeliver", ["last": 20])
                try await stage.line.idle()
                #expect(try await stage.head() == before)

                try await stage.line.order("POST", "webhooks/hold")
                try await phone.say("やめる")
                try await phone.say("再開")
                try await phone.say("メニュー")
                try await stage.line.order("POST", "webhooks/release", ["order": "shuffled", "twice": true])
                try await stage.line.idle()
                let after = try await stage.head()
                try await stage.line.order("POST", "webhooks/redeliver", ["last": 3])
                try await stage.line.idle()
                #expect(try await stage.head() == after)
                let facts = try Program.run(["events", "--json", "--type", "line.webhook-received"], stage.environment)
                let ids = facts.output.split(separator: "\n").compactMap(Self.webhook)
                #expect(ids.count == Set(ids).count)
                // Following, four steps of registering, three texts.
                #expect(ids.count == 8)
            }
        }
    }

    private static func webhook(_ line: Substring) -> String? {
        line.firstRange(of: #"webhook:"#).map { String(line[$0.upperBound...].prefix(26)) }
    }

    @Test("is answered 503 while the disk is full, and recorded when there is room", .enabled(if: SmallDisk.isPossible))
    func fullDisk() async throws {
        let disk = try SmallDisk(size: "16m")
        try await Stage.run(folder: disk.path + "/hagukumi") { stage in
            try await stage.serving { service in
                #expect(try await stage.post(Self.follow, to: service) == 200)
                let filler = disk.path + "/filler"
                try disk.fill(filler)
                let other = Array(String(decoding: Self.follow, as: UTF8.self).replacing("6C8E", with: "6C8F").utf8)
                var statuses: [Int] = []
                // The log's file may still have some room of its own.
                for number in 0..<400 where statuses.last != 503 {
                    let id = String(1_000 + number)
                    let body = String(decoding: other, as: UTF8.self).replacing("6C8F", with: id)
                    statuses.append(try await stage.post(Array(body.utf8), to: service))
                }
                #expect(statuses.last == 503)
                try FileManager.default.removeItem(atPath: filler)
                let before = try await stage.head()
                let again = try await stage.post(
                    Array(String(decoding: other, as: UTF8.self).replacing("6C8F", with: "9999").utf8), to: service)
                #expect(again == 200)
                #expect(try await stage.head() > before)
            }
        }
    }
}

/// A small disk in memory. Only root may mount one.
final class SmallDisk {
    let path: String

    init(size: String) throws {
        path = NSTemporaryDirectory() + "/hagukumi-disk-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard Self.run("mount", ["-t", "tmpfs", "-o", "size=\(size)", "tmpfs", path]) else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    deinit {
        _ = Self.run("umount", ["-l", path])
        try? FileManager.default.removeItem(atPath: path)
    }

    static let isPossible = (try? SmallDisk(size: "1m")) != nil

    /// Writes a file until there is no room left.
    func fill(_ file: String) throws {
        try Data().write(to: URL(fileURLWithPath: file))
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        for size in [65_536, 512, 1] {
            while (try? handle.write(contentsOf: Data(repeating: 0x78, count: size))) != nil {}
        }
        try? handle.close()
    }

    private static func run(_ command: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [command] + arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
