import EventModel
import EventStore
import Foundation
import SQLiteStore
import Testing

@Suite("Crashes")
struct CrashTests {
    /// `bench crash-writer` appends from eight tasks and prints every position that was acknowledged.
    private static let writer = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("bench").path

    @Test("whatever moment the writer is killed at, everything acknowledged is there, in one order without gaps")
    func killed() async throws {
        try #require(FileManager.default.isExecutableFile(atPath: Self.writer), "build bench first: \(Self.writer)")
        let seed = UInt64.random(in: 0...UInt64.max)
        print("crash seed \(seed)")
        var random = SeededRandom(seed)
        let directory = try TemporaryDirectory()
        let path = directory.path + "/log.sqlite"
        var acknowledged = 0
        for round in 1...20 {
            let told = try Self.runAndKill(path, after: Int.random(in: 1...120, using: &random))
            acknowledged += told.count
            let store = try SQLiteStore(path: path, catalogue: Catalogue([EventType(Struck.self)]))
            let ids = try await store.rows().rows.map { "\($0.id)" }
            let head = try await store.head()
            #expect(head.value == Int64(ids.count))
            for (position, id) in told { #expect(ids.count >= position && ids[position - 1] == id, "round \(round)") }
        }
        #expect(acknowledged > 500)
        #expect(try OtherClient(path).rows("PRAGMA integrity_check") == [["ok"]])
        #expect(
            try OtherClient(path).rows("SELECT count(*) FROM tagged")
                == OtherClient(path).rows("SELECT count(*) FROM events"))
    }

    /// - Parameter lines: how many acknowledgements are waited for before the process is killed.
    /// - Returns: every acknowledged position with the fact's id.
    private static func runAndKill(_ path: String, after lines: Int) throws -> [(Int, String)] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: writer)
        process.arguments = ["crash-writer", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        var told = Data()
        while told.count(where: { $0 == UInt8(ascii: "\n") }) < lines {
            let more = pipe.fileHandleForReading.availableData
            guard !more.isEmpty else { break }
            told += more
        }
        kill(process.processIdentifier, SIGKILL)
        told += pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: told, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true).compactMap
        { line in
            let words = line.split(separator: " ")
            guard words.count == 2, words[1].count == 26, let position = Int(words[0]) else { return nil }
            return (position, String(words[1]))
        }
    }
}
