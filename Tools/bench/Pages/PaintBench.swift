import App
import ArgumentParser
import AsyncHTTPClient
import Chromium
import Foundation
import NIOCore
import NIOPosix

/// How soon a page is there on a slow phone: Chromium with a sixth of this machine's speed, behind a slow network.
struct PaintBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paint", abstract: "First paint of pages in Chromium, at a phone's pace. Needs make browser.")

    @OptionGroup var options: BenchOptions

    func run() async throws { try Figure.show(try await Self.figures(options), options) }

    private static let family = ["/r/sign-in", "/r", "/r/coming", "/r/messages", "/r/children", "/r/more"]
    private static let office = ["/console", "/console/counts", "/console/dates", "/console/notes"]

    /// Where the demo's service is, and links that sign in.
    private struct Demo: Decodable {
        let service: String
        let pages: [String]
        let console: [String]
    }

    static func figures(_ options: BenchOptions) async throws -> [Figure] {
        let directory = try BenchDirectory(in: options.directory)
        let (process, line) = try Child.start(
            "hagukumi", ["demo", "--json", "--families", "40", "--folder", directory.path + "/demo"],
            isQuiet: true)
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        let demo = try JSONDecoder().decode(Demo.self, from: Data(line.utf8))
        let page = try await EmptyPage.serve()
        let http = HTTPClient(eventLoopGroupProvider: .singleton)
        let result: Result<[Figure], any Error>
        do {
            result = .success(try await figures(demo, page.address, http, options))
        } catch {
            result = .failure(error)
        }
        try await page.stop()
        try await http.shutdown()
        return try result.get()
    }

    private static func figures(
        _ demo: Demo, _ empty: String, _ http: HTTPClient, _ options: BenchOptions
    ) async throws -> [Figure] {
        // The last of the people in offices writes and advises: these rooms are open to her.
        guard let link = demo.pages.first, let author = demo.console.last else {
            throw ValidationError("the demo has printed no links")
        }
        let chromium = try Chromium.start(over: http)
        defer { chromium.stop() }
        let window = try await chromium.open()
        var figures: [Figure] = []
        for (link, paths) in [(link, family), (author, office)] {
            try await window.atFullSpeed()
            try await window.go(to: link)
            try await window.atPhonesPace()
            for path in paths {
                var (floor, ours): ([Double], [Double]) = ([], [])
                for _ in 0..<options.rounds {
                    floor.append(try await window.secondsToPaint(empty))
                    ours.append(try await window.secondsToPaint(demo.service + path))
                }
                let what = "first paint of \(path)"
                figures.append(Figure(what: what, floor: floor.median, ours: ours.median, bar: .seconds(atMost: 1)))
            }
        }
        figures[0].note = """
            First paint: nothing kept from before, the processor slowed 6 times, 150 ms for each round trip, \
            1.6 Mbit/s (Lighthouse's slow 4G); the floor is a page of one word.
            """
        return figures
    }
}

extension Window {
    fileprivate func atFullSpeed() async throws { try await pace(slower: 1, milliseconds: 0, bytesPerSecond: -1) }

    fileprivate func atPhonesPace() async throws {
        try await use(Screen(360))
        try await pace(slower: 6, milliseconds: 150, bytesPerSecond: 200_000)
    }

    private func pace(slower: Int, milliseconds: Int, bytesPerSecond: Int) async throws {
        try await tool("Network.enable")
        try await tool("Network.setCacheDisabled", ["cacheDisabled": true])
        try await tool(
            "Network.emulateNetworkConditions",
            [
                "offline": false, "latency": .number(Double(milliseconds)),
                "downloadThroughput": .number(Double(bytesPerSecond)),
                "uploadThroughput": .number(Double(bytesPerSecond) / 2),
            ])
        try await tool("Emulation.setCPUThrottlingRate", ["rate": .number(Double(slower))])
    }

    /// Since the browser was told to go there, until it has drawn the first words.
    fileprivate func secondsToPaint(_ address: String) async throws -> Double {
        try await go(to: address)
        let milliseconds: Double = try await later(
            """
            if (performance.getEntriesByType('navigation')[0].responseStatus !== 200) return -1;
            for (;;) {
                const [paint] = performance.getEntriesByName('first-contentful-paint');
                if (paint) return paint.startTime;
                await new Promise(done => setTimeout(done, 20));
            }
            """)
        guard milliseconds >= 0 else { throw ValidationError("\(address) is not shown") }
        return milliseconds / 1_000
    }
}

/// A page of one word, whatever is asked: what the browser and the network need by themselves.
private struct EmptyPage {
    let address: String
    private let channel: any Channel

    static func serve() async throws -> EmptyPage {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Answer()) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return EmptyPage(address: "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/", channel: channel)
    }

    func stop() async throws { try await channel.close() }

    private final class Answer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let body = "<!doctype html><title>Floor</title><link rel=\"icon\" href=\"data:,\"><p>Floor</p>"
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: head + body)), promise: nil)
        }
    }
}
