import ArgumentParser
import AsyncHTTPClient
import Foundation
import NIOCore

/// How soon the pages of a whole prefecture's service are answered, and how many of the lightest kind a second.
struct PagesBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages", abstract: "Families' pages and the console over HTTP, with 1.6 M households.")

    @OptionGroup var options: BenchOptions
    @Option(help: "How many households the log holds.")
    var households = Prefecture.households
    @Option(help: "A folder that `bench fill-pages` filled less than a quarter of an hour ago.")
    var filled: String?

    func run() async throws {
        try Figure.show(try await Self.figures(options, households: households, filled: filled), options)
    }

    /// The pages that every family may open, the lightest first.
    private static let family = [
        "/r/more", "/r", "/r/coming", "/r/messages", "/r/wishes", "/r/children", "/r/compare?to=141046", "/r/links",
        "/r/held", "/r/held/file",
    ]
    private static let (viewsOfEach, callers) = (600, 4)
    private static let (lightViews, lightCallers) = (20_000, 64)

    static func figures(
        _ options: BenchOptions, households: Int, filled: String?
    ) async throws -> [Figure] {
        let directory = try BenchDirectory(in: options.directory)
        let folder = filled ?? directory.path
        if filled == nil { try Child.run("bench", ["fill-pages", folder, "--households", "\(households)"]) }
        let visitors = try JSONDecoder().decode(
            PageVisitors.self, from: Data(contentsOf: PageVisitors.file(in: folder)))
        let (server, port) = try Child.serve(in: folder, ["HAGUKUMI_PROXIES": "127.0.0.1"])
        defer {
            server.terminate()
            server.waitUntilExit()
        }
        try await waitForReactions(port)
        let alive = Array(repeating: Load.request("GET /livez", [], ""), count: lightViews)
        let few = try Load.run(port, callers, Array(alive.prefix(viewsOfEach)))
        let many = try Load.run(port, lightCallers, alive)
        let light = try Load.run(port, lightCallers, views(of: family[0], by: visitors.families, lightViews))
        let families = try family.map { path in
            try View(path, Load.run(port, callers, views(of: path, by: visitors.families, viewsOfEach)))
        }
        let console = try visitors.staff.map { page in
            try View(page.path, Load.run(port, callers, views(of: page.path, by: page.cookies, viewsOfEach)))
        }
        return [
            Figure(
                what: "views of the lightest page, \(households) households", floor: many.perSecond,
                ours: light.perSecond, bar: .perSecond(atLeast: 2_000), p99: light.latencies.quantile(0.99),
                floorP99: many.latencies.quantile(0.99), p99Below: 50,
                note:
                    "Pages: \(lightCallers) visitors at a time for the lightest, \(callers) for the others; the floor "
                    + "is GET /livez."),
            figure("families' pages, the slowest", families, few),
            figure("console's pages, the slowest", console, few),
        ]
    }

    /// The first start on a log that another program filled has all of it to look at, once. Not the menus: they wait
    /// for LINE, which is not there.
    private static func waitForReactions(_ port: Int32) async throws {
        while true {
            let metrics = try await HTTPClient.shared.execute(
                HTTPClientRequest(url: "http://127.0.0.1:\(port)/metrics"), timeout: .seconds(30))
            let lines = String(buffer: try await metrics.body.collect(upTo: 1_000_000)).split(separator: "\n")
            func number(_ name: String) -> Int? {
                lines.first { $0.hasPrefix("hagukumi_\(name) ") }?.split(separator: " ").last.flatMap { Int($0) }
            }
            let lags = ["sharing", "doors"].map { number("reaction_lag_events{reaction=\"\($0)\"}") }
            // A place is saved at each 10,000th fact at the latest.
            if number("log_head_position") ?? 0 < 10_000 || lags.allSatisfy({ $0 ?? .max <= 10_000 }) { return }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// A page's views, one after the other by different visitors, each from an address of its own.
    private static func views(of path: String, by cookies: [String], _ count: Int) -> [[UInt8]] {
        (0..<count).map { view in
            let address = "10.\(view >> 16 & 255).\(view >> 8 & 255).\(view & 255)"
            let headers = ["Cookie: \(cookies[view % cookies.count])", "X-Forwarded-For: \(address)"]
            return Load.request("GET \(path)", headers, "")
        }
    }

    private struct View {
        let path: String
        let perSecond: Double
        let p99: Double

        init(_ path: String, _ load: (perSecond: Double, latencies: [Double])) {
            self.path = path
            perSecond = load.perSecond
            p99 = load.latencies.quantile(0.99)
        }
    }

    private static func figure(
        _ what: String, _ views: [View], _ floor: (perSecond: Double, latencies: [Double])
    ) -> Figure {
        let list = views.map { String(format: "\($0.path) %.1f ms", $0.p99) }.joined(separator: ", ")
        return Figure(
            what: what, floor: floor.perSecond, ours: views.map(\.perSecond).min() ?? 0, bar: .latency,
            p99: views.map(\.p99).max() ?? 0, floorP99: floor.latencies.quantile(0.99), p99Below: 50,
            note: "p99 of \(viewsOfEach) views: \(list).")
    }
}
