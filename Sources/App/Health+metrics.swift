import EventModel
import EventStore
import LINE
import Projections
import Synchronization

extension Health {
    /// Prometheus text. A number that can't be read is left out, rather than shown as another.
    /// Source: <https://prometheus.io/docs/instrumenting/exposition_formats/>
    func metrics() async -> String {
        var page = MetricsPage()
        if let head = try? await installation.log.store.head() {
            page.add("log_head_position", .gauge, "Position of the newest fact.", head.value)
            if let places = try? await Checkpoint.all(in: installation.tables) {
                page.add(
                    "reaction_lag_events", .gauge,
                    "Facts that a reaction has not looked at; where none concern it, told in steps of 10000.",
                    label: "reaction", places.map { ($0.reaction, head.value - $0.position.value) })
            }
        }
        if let lag = try? await lag() {
            page.add("projection_lag_events", .gauge, "Facts that the slowest read model has not applied.", lag)
        }
        if let counts = try? await installation.tables.read({ try DeliveryHistory.counts(in: $0) }) {
            Self.addDelivery(counts, to: &page)
        }
        if let last = installation.runs.last {
            let seconds = max(0, (installation.world.milliseconds() - last) / 1000)
            page.add("delivery_last_run_seconds", .gauge, "Since this process last looked for what is due.", seconds)
        }
        page.add(
            "delivery_runs_total", .counter, "Looks of this process for what is due, by how they ended.",
            label: "result",
            installation.runs.counts.map { ($0.key.rawValue, Int64($0.value)) })
        addCalls(to: &page)
        return page.text
    }

    private static func addDelivery(_ counts: [DeliveryHistory.Count], to page: inout MetricsPage) {
        let answers = ["accepted", "refused", "failed", "unknown"]
        func sum(_ number: KeyPath<DeliveryHistory.Count, Int64>, _ name: String) -> Int64 {
            counts.filter { self.name($0) == name }.reduce(0) { $0 + $1[keyPath: number] }
        }
        page.add(
            "delivery_requests_total", .counter, "Requests to LINE that were recorded, of up to 500 families each.",
            counts.reduce(0) { $0 + $1.requests })
        page.add(
            "delivery_answers_total", .counter,
            "Requests by what became of them; refused by LINE, or failed before LINE was asked.", label: "outcome",
            answers.map { ($0, sum(\.requests, $0)) })
        page.add(
            "delivery_families_total", .counter, "Families in those requests.", label: "outcome",
            answers.map { ($0, sum(\.families, $0)) })
        page.add("delivery_open_requests", .gauge, "Requests without a clear answer yet.", sum(\.requests, "requested"))
        page.add("delivery_open_families", .gauge, "Families in those requests.", sum(\.families, "requested"))
    }

    private static func name(_ count: DeliveryHistory.Count) -> String {
        count.outcome == .failed && count.isRefused ? "refused" : count.outcome.rawValue
    }

    private func addCalls(to page: inout MetricsPage) {
        let calls = installation.calls.all
        let limited = calls.reduce(0) { $0 + ($1.key.status == 429 ? $1.value : 0) }
        page.add("line_rate_limited_total", .counter, "Answers 429 of LINE to this process.", Int64(limited))
        page.add(
            "line_calls_total", .counter, "Calls of this process to LINE; status 0 where no answer came.",
            calls.sorted { $0.key < $1.key }.map {
                ("endpoint=\"\($0.key.endpoint)\",status=\"\($0.key.status)\"", Int64($0.value))
            })
    }
}

/// What the looks for what is due came to, since the process began.
package final class RunTally: Sendable {
    enum Result: String, CaseIterable, Sendable {
        case complete
        /// Somebody has to look: the next run would fare no better.
        case stopped
        case failed
    }
    private struct State {
        var last: Int64?
        var counts: [(key: Result, value: Int)] = Result.allCases.map { ($0, 0) }
    }
    private let state = Mutex(State())

    package init() {}

    /// When a run last ended without an error, in milliseconds since 1970; nil before the first.
    var last: Int64? { state.withLock(\.last) }
    var counts: [(key: Result, value: Int)] { state.withLock(\.counts) }

    func note(_ result: Result, at milliseconds: Int64) {
        state.withLock { state in
            if result != .failed { state.last = milliseconds }
            for index in state.counts.indices where state.counts[index].key == result { state.counts[index].value += 1 }
        }
    }
}

/// Metrics as Prometheus reads them.
struct MetricsPage {
    enum Kind: String { case counter, gauge }
    private(set) var text = ""

    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Int64) {
        add(name, kind, help, [("", value)])
    }

    mutating func add(_ name: String, _ kind: Kind, _ help: String, label: String, _ samples: [(String, Int64)]) {
        add(name, kind, help, samples.map { ("\(label)=\"\($0.0)\"", $0.1) })
    }

    /// Samples with their labels, such as `status="200"`.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ samples: [(labels: String, value: Int64)]) {
        if !text.isEmpty { text += "\n" }
        text += "# HELP hagukumi_\(name) \(help)\n# TYPE hagukumi_\(name) \(kind.rawValue)"
        for sample in samples {
            let labels = sample.labels.isEmpty ? "" : "{\(sample.labels)}"
            text += "\nhagukumi_\(name)\(labels) \(sample.value)"
        }
    }
}
