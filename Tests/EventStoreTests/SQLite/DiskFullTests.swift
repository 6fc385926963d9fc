import EventModel
import EventStore
import Foundation
import SQLiteStore
import Testing

/// A small disk in memory. Only root may mount one.
final class SmallDisk {
    let path: String

    /// - Parameter size: such as `2m`.
    init(size: String) throws {
        path = NSTemporaryDirectory() + "/hagukumi-disk-\(ULID.fresh())"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard Self.run("mount", ["-t", "tmpfs", "-o", "size=\(size)", "tmpfs", path]) else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    deinit {
        _ = Self.run("umount", ["-l", path])
        try? FileManager.default.removeItem(atPath: path)
    }

    func grow(to size: String) -> Bool { Self.run("mount", ["-o", "remount,size=\(size)", path]) }

    static let isPossible = (try? SmallDisk(size: "1m")) != nil

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

@Suite("A full disk", .enabled(if: SmallDisk.isPossible, "only root may mount the small disk that this fills"))
struct DiskFullTests {
    @Test("appends fail with a clear word, what was acknowledged stays, and appends succeed again when there is room")
    func full() async throws {
        let disk = try SmallDisk(size: "2m")
        var kept: [ULID] = []
        var fault: StoreFault?
        do {
            let store = try SQLiteStore(path: disk.path + "/log.sqlite", catalogue: .tests)
            let large = String(repeating: "x", count: 10_000)
            while fault == nil {
                let event = noted(large)
                do {
                    try await store.put(event)
                    kept.append(event.id)
                } catch {
                    fault = error as? StoreFault
                    try #require(fault != nil, "\(error)")
                }
            }
            guard case .full = fault else {
                Issue.record("\(String(describing: fault)) is not .full")
                return
            }
            #expect(fault?.description.contains("Nothing was recorded") == true)
            #expect(kept.count > 20)
            #expect(try await store.rows().rows.map(\.id) == kept)

            // Every further caller is told the same, and none of theirs is kept.
            for _ in 1...3 {
                await #expect(throws: StoreFault.self) { try await store.put(noted(large), noted(large)) }
            }
            #expect(try await store.rows().rows.map(\.id) == kept)

            try #require(disk.grow(to: "16m"))
            let event = noted(large)
            #expect(try await store.put(event) == Position(Int64(kept.count + 1)))
            kept.append(event.id)
        }
        let again = try SQLiteStore(path: disk.path + "/log.sqlite", catalogue: .tests)
        #expect(try await again.rows().rows.map(\.id) == kept)
        #expect(try OtherClient(disk.path + "/log.sqlite").rows("PRAGMA integrity_check") == [["ok"]])
    }
}
