import ArgumentParser
import Foundation
import Glibc

/// Conversations as they happen: from a tap on “send” to the other side's open page, and the queue of a desk.
struct ConsultationBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consultations",
        abstract: "1,000 open conversations, 50 messages a second, and a queue of 5,000.")

    @OptionGroup var options: BenchOptions
    @Option(help: "How long messages are sent.") var minutes = 1.0

    func run() async throws { try Figure.show(try await Self.figures(options, minutes: minutes), options) }

    private static let (open, waiting) = (1_000, 5_000)
    private static let perSecond = 50.0
    private static let (views, callers) = (600, 4)

    static func figures(_ options: BenchOptions, minutes: Double = 1) async throws -> [Figure] {
        try allowManyConnections()
        let directory = try BenchDirectory(in: options.directory)
        try Child.run(
            "bench", ["fill-consultations", directory.path, "--open", "\(open)", "--waiting", "\(waiting)"])
        let visitors = try JSONDecoder().decode(
            TalkVisitors.self, from: Data(contentsOf: TalkVisitors.file(in: directory.path)))
        let (server, port) = try Child.serve(in: directory.path, ["HAGUKUMI_PROXIES": "127.0.0.1"])
        defer {
            server.terminate()
            server.waitUntilExit()
        }
        let floor = try Load.run(port, callers, Array(repeating: Load.request("GET /livez", [], ""), count: views))
        let queue = try Load.run(port, callers, queueViews(visitors))
        let talk = try await TalkLoad.run(
            visitors, port: port, perSecond: perSecond, seconds: minutes * 60, process: server.processIdentifier)
        return [
            Figure(
                what: "messages between \(open) open conversations", floor: nil, ours: talk.perSecond,
                bar: .perSecond(atLeast: perSecond * 0.95), p99: talk.latencies.quantile(0.99), p99Below: 200,
                note: """
                    Messages: from before the request to the event on the other side's open page, half of them from \
                    clients; \(talk.streams) pages are followed live. Median \
                    \(String(format: "%.1f", talk.latencies.median)) ms, \(talk.lost) of \(talk.sent) never arrived. \
                    The server had \(talk.memoryBefore) MB before and \(talk.memoryAfter) MB after \
                    \(String(format: "%g", minutes)) min.
                    """),
            Figure(
                what: "the queue of a desk, \(waiting) waiting", floor: floor.perSecond, ours: queue.perSecond,
                bar: .latency, p99: queue.latencies.quantile(0.99), floorP99: floor.latencies.quantile(0.99),
                p99Below: 50, note: "The queue: \(callers) callers; the floor is GET /livez."),
        ]
    }

    private static func queueViews(_ visitors: TalkVisitors) -> [[UInt8]] {
        (0..<views).map { view in
            let cookie = visitors.counsellors[view % visitors.counsellors.count].cookie
            return Load.request(
                "GET /console/desk", ["Cookie: \(cookie)", "X-Forwarded-For: 10.9.0.\(view % 250)"], "")
        }
    }

    /// A followed page is a connection on both sides; the server inherits the limit.
    private static func allowManyConnections() throws {
        var limit = rlimit()
        guard getrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, 16_384)
        guard setrlimit(Int32(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur >= 4_096 else {
            throw ValidationError("\(limit.rlim_cur) open files are too few; ulimit -n 4096")
        }
    }
}
