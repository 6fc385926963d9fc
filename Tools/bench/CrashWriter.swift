import ArgumentParser
import EventModel
import EventStore
import Glibc
import SQLiteStore

/// Appends from eight tasks until it is killed, and says so only after each acknowledgement. For the crash test.
struct CrashWriter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crash-writer", abstract: "Append until killed, printing what was acknowledged.",
        shouldDisplay: false)

    @Argument(help: "The log's file.")
    var path: String

    private static let schema = Schema("test.struck", version: 1)

    func run() async throws {
        let store = try SQLiteStore(path: path, catalogue: Catalogue([EventType(Written.self)]))
        await withTaskGroup(of: Void.self) { group in
            for _ in 1...8 { group.addTask { await Self.append(to: store) } }
        }
    }

    private static func append(to store: SQLiteStore) async {
        while true {
            let id = ULID(milliseconds: 0, random: .random(in: 0...UInt128.max))
            let event = NewEvent(id: id, schema: schema, tags: [Tag("writer", id)], data: Array(#"{"topic":"a"}"#.utf8))
            let append = Append([event], recordedAt: 0, actor: "system", cause: id, correlation: id)
            guard let position = try? await store.append(append) else { continue }
            // One write(2) a line: below PIPE_BUF it is whole or absent, whenever the process is killed.
            let line = Array("\(position) \(id)\n".utf8)
            _ = line.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
        }
    }

    private struct Written: Event {
        let topic: String
        static let schema = CrashWriter.schema
        static let meaning = "The crash test wrote something."
        static let fields = Fields(Field("topic", \.topic, "the topic"), build: Self.init)
        var tags: [Tag] { [] }
    }
}
