import EventStore
import Events
import Foundation
import Support
import Testing

@testable import App

@Suite("The keyring of an installation")
struct InstalledKeyringTests {
    private func open(_ app: TestInstallation, keys: String) async throws -> Installation {
        let environment = TestInstallation.environment(of: app.folder).merging(["HAGUKUMI_KEYS": "file:\(keys)"]) { $1 }
        return try await Installation.open(
            try await Settings.load(environment: environment), world: TestInstallation.world)
    }

    @Test("that is missing beside a log of families is refused, named with its setting, and not made")
    func missing() async throws {
        let app = try await TestInstallation(Families.family(1))
        let keys = app.folder + "/kyes"
        let words = await complaint { _ = try await open(app, keys: keys) }
        for part in ["no key was ever made in \(keys)", app.settings.logPath, "HAGUKUMI_KEYS", "backup"] {
            #expect(words?.contains(part) == true, "\(words ?? "nothing"): \(part)")
        }
        #expect(!FileManager.default.fileExists(atPath: keys))
    }

    @Test("that is empty, because it was made for another log, is refused too")
    func empty() async throws {
        let (app, other) = (try await TestInstallation(Families.family(1)), try await TestInstallation())
        #expect(await complaint { _ = try await open(app, keys: other.settings.keysPath) }?.contains("no key") == true)
    }

    @Test("whose every key was destroyed is the right one all the same")
    func erased() async throws {
        let app = try await TestInstallation(Families.family(1))
        try await app.installation.log.keyring.destroyKey(of: Families.household(1).tag)
        _ = try await app.reopened()
    }

    @Test("is made beside a log that holds nothing personal")
    func first() async throws {
        let app = try await TestInstallation()
        let keys = app.folder + "/others"
        _ = try await open(app, keys: keys)
        #expect(FileManager.default.fileExists(atPath: keys + "/keys.sqlite"))
    }
}
