import App
import ArgumentParser
import AsyncHTTPClient
import Calendar
import Chromium
import Crypto
import EventModel
import Events
import Foundation
import NIOCore
import Passports
import SQLiteStore

/// Passes: how many are signed a second, how soon the checking page is answered, and how long a check takes on a phone.
struct CheckBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checks",
        abstract: "Signing passes, answering /v, and checking at a phone's pace. Needs make browser.")

    @OptionGroup var options: BenchOptions

    func run() async throws { try Figure.show(try await Self.figures(options), options) }

    private static let (minted, views, callers) = (20_000, 40_000, 32)

    static func figures(_ options: BenchOptions) async throws -> [Figure] {
        let signing = try signing(options)
        let directory = try BenchDirectory(in: options.directory)
        let (server, port) = try Child.serve(in: directory.path, ["HAGUKUMI_PROXIES": "127.0.0.1"])
        defer {
            server.terminate()
            server.waitUntilExit()
        }
        let serving = try serving(port, options)
        let secret = try await FileKeyring(directory: directory.path + "/keys")
            .secret(named: PassKeys.secretName(of: 1))
        let address = "http://127.0.0.1:\(port)"
        // What the tokens say of their issuer is what the page was told.
        let page = try await HTTPClient.shared.execute(
            HTTPClientRequest(url: address + "/v"), timeout: .seconds(30))
        let html = String(buffer: try await page.body.collect(upTo: 1_000_000))
        let issuer = html.firstMatch(of: /data-issuer="([^"]*)"/).map { String($0.1) } ?? address
        let today = World().now.date
        let mint = PassMint(keys: PassKeys(secret: secret, generation: 1), issuer: issuer, on: today)
        return [signing, serving] + (try await checking(mint, address, options))
    }

    private static func signing(_ options: BenchOptions) throws -> Figure {
        let now = World().now
        let keys = PassKeys(secret: SymmetricKey(size: .bits256), generation: 1)
        let mint = PassMint(keys: keys, issuer: "https://pass.pref.kanagawa.example", on: now.date)
        let serials = (0..<minted).map { PassSerial(ULID(bits: UInt128($0))) }
        let (key, text) = (P256.Signing.PrivateKey(), Array(try mint.live(serials[0], at: now).text.utf8))
        var (floor, ours): ([Double], [Double]) = ([], [])
        let clock = ContinuousClock()
        for _ in 0..<options.rounds {
            let bare = try clock.measure { for _ in 0..<minted { _ = try key.signature(for: text) } }
            let whole = try clock.measure { for serial in serials { _ = try mint.live(serial, at: now) } }
            floor.append(Double(minted) / (bare / .seconds(1)))
            ours.append(Double(minted) / (whole / .seconds(1)))
        }
        return Figure(
            what: "passes signed, one core", floor: floor.median, ours: ours.median, bar: .perSecond(atLeast: 20_000),
            note: "Passes: the floor signs a text of the same length with the same library and nothing else.")
    }

    private static func serving(_ port: Int32, _ options: BenchOptions) throws -> Figure {
        func requests(_ path: String) -> [[UInt8]] {
            (0..<views).map { view in
                let address = "10.\(view >> 16 & 255).\(view >> 8 & 255).\(view & 255)"
                return Load.request("GET \(path)", ["X-Forwarded-For: \(address)"], "")
            }
        }
        let floor = try Load.run(port, callers, requests("/livez"))
        let ours = try Load.run(port, callers, requests("/v"))
        return Figure(
            what: "the checking page /v", floor: floor.perSecond, ours: ours.perSecond, bar: .perSecond(atLeast: 2_000),
            p99: ours.latencies.quantile(0.99), floorP99: floor.latencies.quantile(0.99), p99Below: 20,
            note: "/v: \(callers) callers as fast as they are answered; the floor is GET /livez.")
    }

    /// From the script's start of a check to the verdict on the page, the processor slowed six times.
    private static func checking(_ mint: PassMint, _ address: String, _ options: BenchOptions) async throws -> [Figure]
    {
        let http = HTTPClient(eventLoopGroupProvider: .singleton)
        let result: Result<[Double], any Error>
        do { result = .success(try await checks(mint, address, http, options)) } catch { result = .failure(error) }
        try await http.shutdown()
        return [
            Figure(
                what: "a check of a pass, processor slowed 6 times", floor: nil, ours: try result.get().median,
                bar: .seconds(atMost: 0.05),
                note: "A check: from the code being read to ○ on the page, keys kept on the device.")
        ]
    }

    private static func checks(
        _ mint: PassMint, _ address: String, _ http: HTTPClient, _ options: BenchOptions
    ) async throws -> [Double] {
        let chromium = try Chromium.start(over: http)
        defer { chromium.stop() }
        let window = try await chromium.open()
        try await window.use(Screen(360))
        try await window.go(to: address + "/v")
        let _: Bool = try await window.later("await navigator.serviceWorker.ready; return true")
        try await window.tool("Emulation.setCPUThrottlingRate", ["rate": 6])
        var seconds: [Double] = []
        for round in 0..<max(10, options.rounds) {
            let serial = PassSerial(ULID(bits: UInt128(round)))
            let token = try mint.live(serial, at: World().now).text
            let milliseconds: Double = try await window.later(
                """
                const main = document.querySelector('main');
                delete main.dataset.took;
                location.hash = arguments[0];
                while (!main.dataset.took) await new Promise(done => setTimeout(done, 5));
                return main.dataset.shown === 'live' ? Number(main.dataset.took) : -1;
                """, [.text(token)])
            guard milliseconds >= 0 else { throw ValidationError("a good pass was refused") }
            seconds.append(milliseconds / 1_000)
        }
        return seconds
    }
}
