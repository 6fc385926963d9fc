import EventModel
import EventStore

/// Whether the service can work, and the numbers that operators watch.
struct Health: Sendable {
    private let installation: Installation

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

    /// Prometheus text. Source: <https://prometheus.io/docs/instrumenting/exposition_formats/>
    func metrics() async -> String {
        let head = (try? await installation.log.store.head()) ?? .start
        let lag = (try? await lag()) ?? -1
        return """
            # HELP hagukumi_log_head_position Position of the newest fact.
            # TYPE hagukumi_log_head_position gauge
            hagukumi_log_head_position \(head)
            # HELP hagukumi_projection_lag_events Facts that the slowest read model has not applied.
            # TYPE hagukumi_projection_lag_events gauge
            hagukumi_projection_lag_events \(lag)
            """
    }

    private func lag() async throws -> Int64 {
        let head = try await installation.log.store.head()
        return try await head.value - installation.projector.position().value
    }
}
