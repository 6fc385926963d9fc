import ArgumentParser
import Foundation

/// The service with a full directory: how much later it answers after a start, and how many searches it answers.
enum ServedSearch {
    /// So many callers at a time ask more than twice as often as the bar wants.
    private static let (searches, callers) = (20_000, 16)

    static func figures(_ options: BenchOptions) async throws -> [Figure] {
        let directory = try BenchDirectory(in: options.directory)
        let (full, empty) = (directory.path + "/full", directory.path + "/empty")
        for folder in [full, empty] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        try Child.run("bench", ["fill-directory", full])
        var (with, without): ([Double], [Double]) = ([], [])
        // Before the first round both have been started once: what is done once for a log is no part of a start.
        for round in 0...max(1, options.rounds) {
            let times = (try await start(in: empty), try await start(in: full))
            guard round > 0 else { continue }
            without.append(times.0)
            with.append(times.1)
        }
        return [
            Figure(
                what: "start with 200,000 places and 50,000 events, later than without", floor: nil,
                ours: with.median - without.median, bar: .seconds(atMost: 1),
                note: String(format: "A start takes %.2f s with them and %.2f s without.", with.median, without.median)
            )
        ] + (try await searches(in: full))
    }

    /// Seconds until the service says that it is ready, and until searches are answered.
    private static func start(in folder: String) async throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        let (server, port) = try Child.serve(in: folder, [:])
        defer { end(server) }
        while !answers("/readyz", port) { try await Task.sleep(for: .milliseconds(5)) }
        let ready = (clock.now - start) / .seconds(1)
        // What a start begins beside the answering is ended by no measurement half way.
        guard answers("/r/places?q=x", port) else { throw ValidationError("no search is answered") }
        return ready
    }

    private static func searches(in folder: String) async throws -> [Figure] {
        let (server, port) = try Child.serve(in: folder, ["HAGUKUMI_PROXIES": "127.0.0.1"])
        defer { end(server) }
        guard answers("/r/places?q=x", port) else { throw ValidationError("no search is answered") }
        let alive = Array(repeating: Load.request("GET /livez", [], ""), count: searches)
        let floor = try Load.run(port, callers, alive)
        return try [
            (false, "searches over HTTP, many of them the same"),
            (true, "searches over HTTP, no two of them the same"),
        ].map { differing, what in
            let found = try Load.run(port, callers, requests(differing: differing))
            return Figure(
                what: what, floor: floor.perSecond, ours: found.perSecond, bar: .perSecond(atLeast: 2_000),
                p99: found.latencies.quantile(0.99), floorP99: floor.latencies.quantile(0.99), p99Below: 50,
                note: "Searches over HTTP: \(callers) at a time, each from another address, of 200,000 places and "
                    + "50,000 events; the floor is GET /livez.")
        }
    }

    /// Each from an address of its own.
    ///
    /// - Parameter differing: whether no two of them ask the same.
    private static func requests(differing: Bool) -> [[UInt8]] {
        var drawn = DrawnDirectory(seed: 2)
        var seen: Set<String> = []
        var requests: [[UInt8]] = []
        while requests.count < searches {
            var path = path(requests.count, &drawn, isNarrow: differing)
            if differing {
                path += "&age=\(12 * drawn.pick(Array(0..<18)))&start=\(10 * drawn.pick([0, 0, 0, 1, 2]))"
                guard seen.insert(path).inserted else { continue }
            }
            let number = requests.count
            let address = "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
            requests.append(Load.request("GET \(path)", ["X-Forwarded-For: \(address)"], ""))
        }
        return requests
    }

    /// Four of five look for places.
    ///
    /// - Parameter isNarrow: with one more word, so that there are enough that differ.
    private static func path(_ number: Int, _ drawn: inout DrawnDirectory, isNarrow: Bool) -> String {
        let allowed = CharacterSet.alphanumerics.intersection(CharacterSet(charactersIn: "\u{21}"..."\u{7E}"))
        func words(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: allowed) ?? "" }
        let town = words(drawn.pick(DrawnDirectory.towns))
        let first = words(drawn.pick(DrawnDirectory.firsts))
        let (inTown, named) = isNarrow ? ("+\(town)", "+\(first)") : ("", "")
        return switch number % 5 {
        case 0: "/r/places?q=\(first)\(inTown)&kind=nursery&open=now"
        case 1: "/r/places?q=\(town)+\(words("公園"))\(named)"
        case 2: "/r/places?area=\(drawn.area())&kind=nursery&age=12&vacancy=yes"
        case 3: "/r/places?q=\(first)+\(words("保育園"))\(inTown)&has=nursing-room"
        default: "/r/events?q=\(town)\(named)&from=2026-11-28&until=2026-11-29"
        }
    }

    private static func answers(_ path: String, _ port: Int32) -> Bool {
        (try? Load.run(port, 1, [Load.request("GET \(path)", [], "")])) != nil
    }

    private static func end(_ server: Process) {
        server.terminate()
        server.waitUntilExit()
    }
}
