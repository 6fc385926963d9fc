import EventModel
import EventStore
import Projections

/// Rebuilds read models beside the live ones, and swaps them in.
package struct RebuildCommand: Sendable {
    package var names: [String] = []

    package init() {}

    package func run(
        on installation: Installation, progress: @escaping @Sendable (String) -> Void
    ) async throws -> Output {
        let known = ReadModels.all.map { $0.name }
        if let unknown = names.first(where: { !known.contains($0) }) {
            throw Problem.wrongUse("there is no read model “\(unknown)”; there are \(known.joined(separator: ", "))")
        }
        let wanted = names.isEmpty ? ReadModels.all : ReadModels.all.filter { names.contains($0.name) }
        let head = try await installation.log.store.head()
        try await installation.projector.rebuild(wanted) { progress("\($0) of \(head) facts") }
        try await installation.projector.catchUp()
        return .record([("rebuilt", .list(wanted.map { $0.name })), ("facts", .number(Int(head.value)))])
    }
}

/// Shows how this installation is set up; secrets are masked.
package enum ConfigCommand {
    package static func show(_ settings: Settings) -> Output {
        .table(
            header: ["setting", "value", "environment", "meaning"],
            rows: zip(settings.shown, Settings.entries).map { shown, entry in
                [shown.key, shown.value, entry.environmentName, entry.meaning]
            }, footer: [])
    }
}
