import ArgumentParser
import EventModel
import EventStore
import Foundation
import SQLiteStore
import Synchronization
import floor

/// The fact that the writing measurements record: 300 bytes as stored, about one household.
struct Written: Event {
    let text: String

    static let schema = Schema("bench.written", version: 1)
    static let meaning = "The benchmark wrote something."
    static let fields = Fields(Field("text", \.text, "filling"), build: Self.init)
    var tags: [Tag] { [] }

    static let bytes = 300
    static let data =
        Array(#"{"text":""#.utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: bytes - 11) + Array(#""}"#.utf8)
    static let catalogue = Catalogue([EventType(Written.self)])
}

/// A directory of one measurement, gone afterwards.
final class BenchDirectory {
    let path: String

    init(in parent: String) throws {
        path =
            parent + "/hagukumi-bench-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0...UInt32.max))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// An empty log, with the tables that ours makes.
    func newLog(_ name: String) throws -> String {
        let file = path + "/\(name).sqlite"
        _ = try SQLiteStore(path: file, catalogue: Written.catalogue)
        return file
    }

    func remove(_ file: String) {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + suffix) }
    }
}

/// The C program could not do its part.
struct FloorFault: Error, CustomStringConvertible {
    let code: Int32
    var description: String { "the floor program ended with SQLite's code \(code)" }

    static func check(_ code: Int32) throws {
        guard code == 0 else { throw FloorFault(code: code) }
    }
}

/// Identifiers as scattered as random ones, made as cheaply as the floor makes its own: the operating system's random
/// numbers cost two calls of it for each, which is not what is measured.
func freshID() -> ULID {
    ULID(milliseconds: 1_764_000_000_000, random: UInt128(scattered()) << 64 | UInt128(scattered()))
}

private let counter = Atomic<UInt64>(UInt64(ProcessInfo.processInfo.processIdentifier) << 32)

/// SplitMix64 of a counter. Source: <https://prng.di.unimi.it/splitmix64.c>.
func scattered() -> UInt64 {
    var mixed = counter.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
}

/// The households whose facts are written, as many as the floor has.
struct Households: Sendable {
    static let count = 10_000
    private let tags = (0..<count).map { _ in Tag("household", freshID()) }

    func any() -> Tag { tags[Int(truncatingIfNeeded: scattered() >> 1) % Self.count] }

    func written() -> NewEvent {
        NewEvent(id: freshID(), schema: Written.schema, tags: [any()], data: Written.data)
    }
}
