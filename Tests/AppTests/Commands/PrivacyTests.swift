import EventModel
import EventStore
import Events
import Foundation
import SQLiteStore
import Support
import Synchronization
import Testing

@testable import App

@Suite("What stands on the disk and on the screen about a family")
struct PrivacyTests {
    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("read models and the folders that are made for them are open to their owner only")
    func modes() async throws {
        let app = try await TestInstallation(Families.family(1))
        try await app.installation.projector.catchUp()
        let tables = app.settings.tablesPath
        for file in [tables, tables + "-wal", tables + "-shm"] { #expect(try mode(file) == 0o600, "\(file)") }
        #expect(try mode(app.folder + "/var") == 0o700)
    }

    @Test("a tables file that others could read is closed to them when it is opened")
    func closed() throws {
        let path = NSTemporaryDirectory() + "/hagukumi-tables-\(UUID()).sqlite"
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o644])
        _ = try SQLiteTableStore(path: path)
        #expect(try mode(path) == 0o600)
    }

    @Test("the tables of a look back are open to their owner only and gone afterwards, also when it is cancelled")
    func lookBack() async throws {
        let app = try await TestInstallation(Families.family(1))
        let scratch = app.folder + "/scratch"
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        func left() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: scratch) }
        var command = ReplayCommand()
        (command.asOf, command.subject, command.scratch) = ("4", .audience, scratch)
        let modes = Mutex<[Int?]>([])
        _ = try await command.run(on: app.installation) { _ in
            let name = (try? FileManager.default.contentsOfDirectory(atPath: scratch))?.first ?? "none"
            let seen: Int? = try? mode(scratch + "/" + name)
            modes.withLock { $0.append(seen) }
        }
        let seen = modes.withLock { $0 }
        #expect(!seen.isEmpty && seen.allSatisfy { $0 == 0o700 })
        #expect(try left().isEmpty)
        let cancelled = Task { [command] in
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try await command.run(on: app.installation) { _ in }
        }
        _ = await cancelled.result
        #expect(try left().isEmpty)
    }

    @Test("a household that was forgotten since is shown at no earlier moment, only that it was forgotten")
    func forgotten() async throws {
        let app = try await TestInstallation(Families.family(1, born: [Example.today]))
        var command = ReplayCommand()
        (command.asOf, command.subject) = ("5", .household)
        command.household = Families.household(1).description
        #expect(try await command.run(on: app.installation) { _ in }.rendered(as: .json).contains("1: born 2026-11-22"))
        try await app.record([HouseholdForgotten(household: Families.household(1))])
        #expect(
            try await command.run(on: app.installation) { _ in }.rendered(as: .json)
                == #"{"household":"\#(Families.household(1))","status":"forgotten"}"#)
    }
}
