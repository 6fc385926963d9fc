import Crypto
import EventModel
import EventStore
import Foundation
import SQLiteStore
import Testing

/// The keyrings that keep one contract.
enum KeyringKind: String, CaseIterable {
    case memory
    case file

    func withKeyring(_ body: (any Keyring) async throws -> Void) async throws {
        switch self {
        case .memory: try await body(MemoryKeyring())
        case .file:
            let directory = try TemporaryDirectory()
            try await body(try FileKeyring(directory: directory.path + "/keys"))
        }
    }
}

@Suite("Keyrings")
struct KeyringTests {
    private let one = Tag(stored: "household:1")
    private let other = Tag(stored: "household:2")

    @Test("a household gets one key and keeps it, whoever asks and how often", arguments: KeyringKind.allCases)
    func oneKey(_ kind: KeyringKind) async throws {
        try await kind.withKeyring { keyring in
            let keys = try await withThrowingTaskGroup(of: SealingKey?.self) { group in
                for _ in 1...20 { group.addTask { try await keyring.keys(for: [one, other])[one] } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let first = try #require(keys[0])
            #expect(keys.allSatisfy { $0?.number == first.number && $0?.secret == first.secret })
            #expect(try keyring.key(numbered: first.number)?.secret == first.secret)
            let second = try #require(try await keyring.keys(for: [other])[other])
            #expect(second.number != first.number && second.secret != first.secret)
        }
    }

    @Test("a destroyed key is gone, its number is never used again, and others stay", arguments: KeyringKind.allCases)
    func destroyed(_ kind: KeyringKind) async throws {
        try await kind.withKeyring { keyring in
            let keys = try await keyring.keys(for: [one, other])
            let (mine, theirs) = (try #require(keys[one]), try #require(keys[other]))
            try await keyring.destroyKey(of: other)
            #expect(try keyring.key(numbered: theirs.number) == nil)
            #expect(try keyring.key(numbered: mine.number)?.secret == mine.secret)
            let fresh = try #require(try await keyring.keys(for: [other])[other])
            #expect(fresh.number > max(mine.number, theirs.number) && fresh.secret != theirs.secret)
        }
    }

    @Test("of many newcomers at one door at once, one is let in and all are told who", arguments: KeyringKind.allCases)
    func doorRace(_ kind: KeyringKind) async throws {
        try await kind.withKeyring { keyring in
            for round in 1...10 {
                let door = Door(line: "U\(round)")
                #expect(try keyring.subject(behind: door) == nil)
                let told = try await withThrowingTaskGroup(of: Tag.self) { group in
                    for caller in 1...16 {
                        group.addTask {
                            try await keyring.subject(behind: door, orElse: Tag(stored: "household:\(round)-\(caller)"))
                        }
                    }
                    return try await group.reduce(into: Set()) { $0.insert($1) }
                }
                #expect(told.count == 1)
                #expect(try keyring.subject(behind: door) == told.first)
            }
        }
    }

    @Test("a closed door lets the next newcomer in, and another's stays as it was", arguments: KeyringKind.allCases)
    func closedDoor(_ kind: KeyringKind) async throws {
        try await kind.withKeyring { keyring in
            let (mine, theirs) = (Door(line: "Ua"), Door(line: "Ub"))
            #expect(try await keyring.subject(behind: mine, orElse: one) == one)
            #expect(try await keyring.subject(behind: theirs, orElse: other) == other)
            try await keyring.closeDoors(of: one)
            #expect(try keyring.subject(behind: mine) == nil)
            #expect(try await keyring.subject(behind: mine, orElse: other) == other)
            #expect(try keyring.subject(behind: theirs) == other)
        }
    }
}

@Suite("The keyring's directory")
struct FileKeyringTests {
    private let directory: TemporaryDirectory
    private var path: String { directory.path + "/keys" }
    private let household = Tag(stored: "household:1")

    init() throws { directory = try TemporaryDirectory() }

    @Test("keys and doors are there when the directory is opened again, and for a second opener at once")
    func kept() async throws {
        let first = try FileKeyring(directory: path)
        let key = try #require(try await first.keys(for: [household])[household])
        _ = try await first.subject(behind: Door(line: "U1"), orElse: household)
        let second = try FileKeyring(directory: path)
        #expect(try await second.keys(for: [household])[household]?.secret == key.secret)
        #expect(try second.key(numbered: key.number)?.secret == key.secret)
        #expect(try second.subject(behind: Door(line: "U1")) == household)
        try await second.closeDoors(of: household)
        #expect(try first.subject(behind: Door(line: "U1")) == nil)
    }

    @Test("only its owner can read the directory and every file in it")
    func modes() async throws {
        let keyring = try FileKeyring(directory: path)
        _ = try await keyring.keys(for: [household])
        let files = try FileManager.default.contentsOfDirectory(atPath: path)
        #expect(Set(files).isSuperset(of: ["keys.sqlite", "keys.sqlite-wal", "keys.sqlite-shm"]))
        for file in files { #expect(try mode(path + "/" + file) == 0o600, "\(file)") }
        #expect(try mode(path) == 0o700)
    }

    @Test("a file that others could read is closed to them when it is opened")
    func closesMode() throws {
        _ = try FileKeyring(directory: path)
        let file = path + "/keys.sqlite"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        _ = try FileKeyring(directory: path)
        #expect(try mode(file) == 0o600)
    }

    @Test("neither a LINE user id nor a destroyed key stands in any file")
    func bytes() async throws {
        let keyring = try FileKeyring(directory: path)
        let key = try #require(try await keyring.keys(for: [household])[household])
        let secret = key.secret.withUnsafeBytes { Data($0) }
        _ = try await keyring.subject(behind: Door(line: "Ucanary0123456789"), orElse: household)
        #expect(try files(holding: secret) != [])
        try await keyring.destroyKey(of: household)
        #expect(try files(holding: secret) == [])
        #expect(try files(holding: Data("canary".utf8)) == [])
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func files(holding bytes: Data) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).filter { file in
            try Data(contentsOf: URL(fileURLWithPath: path + "/" + file)).range(of: bytes) != nil
        }
    }
}
