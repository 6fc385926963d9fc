import EventModel
import EventStore

/// Whether the service can work, and the numbers that operators watch.
struct Health: Sendable {
    let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    /// Read models that are further behind than this make the service unready: its answers would mislead.
    private static let longestLag: Int64 = 100_000

    func problem() async -> String? {
        do {
            let lag = try await lag()
            return lag > Self.longestLag ? "read models are \(lag) facts behind" : nil
        } catch {
            return "the log can't be read: \(error)"
        }
    }

    func lag() async throws -> Int64 {
        let head = try await installation.log.store.head()
        return try await head.value - installation.projector.position().value
    }
}
