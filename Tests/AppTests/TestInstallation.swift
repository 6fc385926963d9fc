import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Support

@testable import App

/// An installation in a folder of its own, at 22 November 2026, 9:00 in Japan, gone when nobody holds it any more.
final class TestInstallation: Sendable {
    let folder: String
    let settings: Settings
    let installation: Installation

    init(_ facts: [any Event] = [], environment: [String: String] = [:]) async throws {
        folder = NSTemporaryDirectory() + "/hagukumi-app-\(UUID())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        settings = try await Settings.load(
            environment: Self.environment(of: folder).merging(environment) { $1 })
        installation = try await Installation.open(settings, world: Self.world)
        try await record(facts)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    static func environment(of folder: String) -> [String: String] {
        [
            "HAGUKUMI_STORE": "sqlite:\(folder)/var/log.sqlite", "HAGUKUMI_KEYS": "file:\(folder)/keys",
            "HAGUKUMI_LOG_LEVEL": "critical",
        ]
    }

    static var world: World { World(startingAt: JapanTime(milliseconds: Example.at)) }

    func record(_ facts: [any Event]) async throws {
        guard !facts.isEmpty else { return }
        try await installation.log.append(facts, as: Command(actor: "family", id: installation.world.freshID()))
    }

    func reopened() async throws -> Installation { try await Installation.open(settings, world: Self.world) }

    /// Writes a file into the folder and returns its path.
    func file(_ name: String, _ text: String) throws -> String {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    var facts: [any Event] {
        get async throws {
            let page = Page<any Event>()
            try await installation.log.read(.all) { page.append($0.event) }
            return page.take()
        }
    }
}

/// The words of what a body throws; nil when it throws nothing.
func complaint(_ body: () async throws -> Void) async -> String? {
    do { try await body() } catch { return "\(error)" }
    return nil
}
