import App
import ArgumentParser
import Crypto
import EventModel
import Foundation
import floor

/// Signed webhooks over HTTP to the real server, each answered only when its fact is on disk.
struct WebhookBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhooks", abstract: "Signed webhooks, durably recorded, over HTTP, by 64 callers.")

    @OptionGroup var options: BenchOptions
    static let (callers, count, users) = (64, 20_000, 2_000)

    func run() async throws { try Figure.show(try await Self.figures(options), options) }

    static func figures(_ options: BenchOptions) async throws -> [Figure] {
        let directory = try BenchDirectory(in: options.directory)
        let secret = "bench-secret"
        let (server, port) = try Child.serve(in: directory.path, ["HAGUKUMI_LINE_CHANNEL_SECRET": secret])
        defer { server.terminate() }
        // Each user once beforehand: most webhooks come from people who are known.
        _ = try Load.run(port, callers, (0..<users).map { webhook($0, secret) })
        let floor = try Load.run(port, callers, Array(repeating: Load.request("GET /livez", [], ""), count: count))
        let ours = try Load.run(port, callers, (0..<count).map { webhook($0 % users, secret) })
        return [
            Figure(
                what: "signed webhooks, durably recorded, over HTTP", floor: floor.perSecond, ours: ours.perSecond,
                bar: .perSecond(atLeast: 5_000), p99: ours.latencies.quantile(0.99),
                floorP99: floor.latencies.quantile(0.99), p99Below: 50,
                note: "Webhooks: \(count) of \(users) users by \(callers) connections; the floor is GET /livez.")
        ]
    }

    private static func webhook(_ user: Int, _ secret: String) -> [UInt8] {
        let digits = String(user, radix: 16)
        let id = "U" + String(repeating: "0", count: 32 - digits.count) + digits
        // A kind that the chat has no answer to: what is measured is the intake.
        let body = """
            {"destination":"U00000000000000000000000000000000","events":[{"type":"videoPlayComplete","mode":"active",\
            "timestamp":1764000000000,"source":{"type":"user","userId":"\(id)"},"webhookEventId":"\(freshID())",\
            "deliveryContext":{"isRedelivery":false},"videoPlayComplete":{"trackingId":"bench"}}]}
            """
        let code = HMAC<SHA256>.authenticationCode(for: Data(body.utf8), using: SymmetricKey(data: Data(secret.utf8)))
        return Load.request("POST /webhook/line", ["x-line-signature: \(Data(code).base64EncodedString())"], body)
    }
}
