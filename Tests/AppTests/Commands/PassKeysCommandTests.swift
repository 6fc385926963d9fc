import EventModel
import EventStore
import Events
import Foundation
import Passports
import Support
import Testing

@testable import App

@Suite("The keys of passes on the terminal")
struct PassKeysCommandTests {
    private func list(_ app: TestInstallation) async throws -> [String] {
        try await PassKeysCommand(.list).run(on: app.installation).rendered(as: .csv).components(separatedBy: "\r\n")
    }

    @Test("one key signs, the next is published, and earlier ones only check")
    func listed() async throws {
        let app = try await TestInstallation()
        let keys = try await list(app)
        #expect(keys.filter { $0.contains(",signs,") }.map { $0.prefix(8) } == ["1.2026q4"])
        #expect(keys.filter { $0.contains(",next,") }.map { $0.prefix(8) } == ["1.2027q1"])
        #expect(keys.count { $0.contains(",checks only,") } == 4)
        #expect(try await list(app) == keys, "kept in the keyring")
    }

    @Test("replaced secrets leave no earlier key, and a wrong reason is named with what is allowed")
    func replaced() async throws {
        let app = try await TestInstallation()
        let said = await complaint { _ = try await PassKeysCommand(.replace(why: "bored")).run(on: app.installation) }
        #expect(said?.contains("leaked, exercise") == true)
        _ = try await PassKeysCommand(.replace(why: "leaked")).run(on: app.installation)
        let after = try await list(app)
        #expect(after.contains { $0.hasPrefix("2.2026q4,signs,") } && !after.contains { $0.hasPrefix("1.") })
        let facts = try await app.facts.compactMap { $0 as? PassKeysReplaced }
        #expect(facts.map(\.generation) == [2] && facts.map(\.why) == [.leaked])
    }
}
