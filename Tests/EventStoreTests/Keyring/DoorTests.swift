import Crypto
import EventModel
import EventStore
import Foundation
import SQLiteStore
import Testing

@Suite("Doors and secrets")
struct DoorTests {
    private let one = Tag(stored: "household:1")
    private let other = Tag("staff", "2")

    @Test("what is shown at one kind of door opens no other kind", arguments: KeyringKind.allCases)
    func kinds(_ kind: KeyringKind) async throws {
        try await kind.withKeyring { keyring in
            for door in Door.Kind.allCases {
                let mine = Door(kind: door, text: "the same")
                try await keyring.open(mine, for: Tag("door", door.rawValue))
                #expect(try keyring.subject(behind: mine) == Tag("door", door.rawValue))
            }
        }
    }

    @Test("a door is opened for one subject, as often as asked, and for no other", arguments: KeyringKind.allCases)
    func open(_ kind: KeyringKind) async throws {
        try await kind.withKeyring { keyring in
            let door = Door(recovery: "0123")
            try await keyring.open(door, for: one)
            try await keyring.open(door, for: one)
            await #expect(throws: KeyringFault.doorTaken) { try await keyring.open(door, for: other) }
            #expect(try keyring.subject(behind: door) == one)
        }
    }

    @Test("of many who want one door at once, one gets it and all others are refused", arguments: KeyringKind.allCases)
    func race(_ kind: KeyringKind) async throws {
        try await kind.withKeyring { keyring in
            let door = Door(offer: "0123")
            let opened = try await withThrowingTaskGroup(of: Int.self) { group in
                for caller in 1...16 {
                    group.addTask {
                        do {
                            try await keyring.open(door, for: Tag("household", caller))
                        } catch KeyringFault.doorTaken { return 0 }
                        return caller
                    }
                }
                return try await group.reduce(into: [Int]()) { if $1 > 0 { $0.append($1) } }
            }
            #expect(opened.count == 1)
            #expect(try keyring.subject(behind: door) == opened.first.map { Tag("household", $0) })
        }
    }

    @Test("one door, or all doors of one kind, are closed and the others stay open", arguments: KeyringKind.allCases)
    func close(_ kind: KeyringKind) async throws {
        try await kind.withKeyring { keyring in
            let mine = [Door(line: "U1"), Door(calendar: "a"), Door(calendar: "b"), Door(recovery: "c")]
            for door in mine { try await keyring.open(door, for: one) }
            try await keyring.open(Door(calendar: "d"), for: other)
            try await keyring.closeDoors(.calendar, of: one)
            #expect(try mine.map { try keyring.subject(behind: $0) } == [one, nil, nil, one])
            #expect(try keyring.subject(behind: Door(calendar: "d")) == other)
            try await keyring.close(Door(recovery: "c"))
            try await keyring.close(Door(recovery: "c"))
            #expect(try mine.map { try keyring.subject(behind: $0) } == [one, nil, nil, nil])
            try await keyring.open(Door(calendar: "a"), for: other)
            #expect(try keyring.subject(behind: Door(calendar: "a")) == other)
        }
    }

    @Test("a secret is made once, whoever asks, and differs from every other", arguments: KeyringKind.allCases)
    func secrets(_ kind: KeyringKind) async throws {
        try await kind.withKeyring { keyring in
            let told = try await withThrowingTaskGroup(of: SymmetricKey.self) { group in
                for _ in 1...20 { group.addTask { try await keyring.secret(named: "session-cookies") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(told.allSatisfy { $0 == told[0] } && told[0].bitCount == 256)
            #expect(try await keyring.secret(named: "another") != told[0])
        }
    }

    @Test(
        "only short names in small letters and hyphens name a secret", arguments: KeyringKind.allCases,
        ["", "Session", "a b", "a1", "é", "a'--", String(repeating: "a", count: 65)])
    func names(_ kind: KeyringKind, _ name: String) async throws {
        try await kind.withKeyring { keyring in
            await #expect(throws: KeyringFault.notASecretName(name)) { try await keyring.secret(named: name) }
        }
    }

    @Test("a door says its kind and nothing of what is shown at it")
    func silent() {
        let door = Door(calendar: "canary")
        var dumped = ""
        dump(door, to: &dumped)
        for text in ["\(door)", String(reflecting: door), dumped] { #expect(!text.contains("canary")) }
        #expect("\(door)" == "‹calendar door›")
    }

    @Test("secrets and doors are there when the directory is opened again, and no file holds what is shown at a door")
    func kept() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/keys"
        let secret = try await FileKeyring(directory: path).secret(named: "session-cookies")
        try await FileKeyring(directory: path).open(Door(recovery: "canary"), for: one)
        let again = try FileKeyring(directory: path)
        #expect(try await again.secret(named: "session-cookies") == secret)
        #expect(try again.subject(behind: Door(recovery: "canary")) == one)
        for file in try FileManager.default.contentsOfDirectory(atPath: path) {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path + "/" + file))
            #expect(bytes.range(of: Data("canary".utf8)) == nil, "\(file)")
        }
    }

    @Test("doors that were stored before there were kinds still open for the LINE user, and are closed as LINE's")
    func older() async throws {
        let directory = try TemporaryDirectory()
        let keyring = try FileKeyring(directory: directory.path)
        try await keyring.open(Door(line: "U1"), for: one)
        let client = try OtherClient(directory.path + "/keys.sqlite")
        try client.rows("ALTER TABLE doors DROP COLUMN kind")
        let again = try FileKeyring(directory: directory.path)
        #expect(try again.subject(behind: Door(line: "U1")) == one)
        try await again.closeDoors(.recovery, of: one)
        #expect(try again.subject(behind: Door(line: "U1")) == one)
        try await again.closeDoors(.line, of: one)
        #expect(try again.subject(behind: Door(line: "U1")) == nil)
    }
}
