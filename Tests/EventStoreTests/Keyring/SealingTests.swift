import EventModel
import EventStore
import Foundation
import SQLiteStore
import Testing

@Suite("Personal values in the log")
struct SealingTests {
    private let directory: TemporaryDirectory
    private let store: SQLiteStore
    private let keyring: FileKeyring
    private let log: Log
    private let canary = "canary-横浜-はなこ"
    private let household = ULID(milliseconds: 1, random: 1)
    private let command = Command(actor: "family", id: .fresh())

    init() throws {
        directory = try TemporaryDirectory()
        store = try SQLiteStore(path: directory.path + "/log.sqlite", catalogue: .tests)
        keyring = try FileKeyring(directory: directory.path + "/keys")
        log = Log(
            store: store, catalogue: .tests, keyring: keyring,
            stamp: Stamp(now: { 7 }, freshID: { ULID.fresh() }))
    }

    private func confide() async throws {
        try await log.append([Confided(household: household, secret: .known(canary))], as: command)
    }

    private func read(opening: Bool = true) async throws -> [Personal<String>] {
        let page = Page<Personal<String>>()
        try await log.read(.all, opening: opening) { recorded in
            if let confided = recorded.event as? Confided { page.append(confided.secret) }
        }
        return page.take()
    }

    @Test("only the values of the facts that are asked for are opened")
    func openedOnly() async throws {
        try await confide()
        for (names, isOpen) in [([Confided.schema.name], true), (["another"], false), ([], false)] {
            let page = Page<Personal<String>>()
            try await log.read(.all, after: .start, through: nil, limit: 9, openingOnly: Set(names)) { recorded in
                if let confided = recorded.event as? Confided { page.append(confided.secret) }
            }
            #expect(page.take().map { $0.value } == [isOpen ? canary : nil])
        }
    }

    @Test("the keyring opens what was sealed, and nothing else does")
    func opened() async throws {
        try await confide()
        #expect(try await read() == [.known(canary)])
        guard case .sealed(let text) = try await read(opening: false)[0] else {
            Issue.record("it was open without the keyring")
            return
        }
        #expect(!text.contains("canary"))
        let stranger = try FileKeyring(directory: directory.path + "/others")
        _ = try await stranger.keys(for: [Tag("household", household)])
        let other = Log(store: store, catalogue: .tests, keyring: stranger, stamp: log.stamp)
        await #expect(throws: StoreFault.self) { try await other.read(.all) { _ in } }
    }

    @Test("no file of the log holds a personal value in the open")
    func silent() async throws {
        try await confide()
        for file in try FileManager.default.contentsOfDirectory(atPath: directory.path) where file.hasPrefix("log.") {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: directory.path + "/" + file))
            #expect(bytes.range(of: Data("canary".utf8)) == nil, "\(file)")
        }
    }

    @Test("the same value sealed twice looks different")
    func unlinkable() async throws {
        try await confide()
        try await confide()
        let sealed = try await read(opening: false)
        #expect(sealed[0] != sealed[1])
    }

    @Test("a sealed value that was moved to another fact, or altered, is not opened")
    func moved() async throws {
        try await confide()
        try await confide()
        let client = try OtherClient(directory.path + "/log.sqlite")
        try client.rows("UPDATE events SET data = (SELECT data FROM events WHERE position = 1) WHERE position = 2")
        let fault = await #expect(throws: StoreFault.self) { try await read() }
        #expect(fault?.description.contains("position 2") == true)
        #expect(
            fault?.description.contains("secret can't be opened: it was altered or belongs to another event") == true)
        #expect(fault?.description.contains("canary") == false)
    }

    @Test("where the household's key was destroyed the value reads as erased, and the fact stays")
    func erased() async throws {
        try await confide()
        try await keyring.destroyKey(of: Tag("household", household))
        #expect(try await read() == [.erased])
        try await confide()
        #expect(try await read() == [.erased, .known(canary)])
    }

    @Test("a value that is still sealed can't be written into another fact")
    func notResealed() async throws {
        try await confide()
        let sealed = try await read(opening: false)[0]
        await #expect(throws: PersonalFault.self) {
            try await log.append([Confided(household: household, secret: sealed)], as: command)
        }
        #expect(try await store.head() == Position(1))
    }
}
