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
        let (server, line) = try Child.start(
            "hagukumi", ["serve"],
            environment: [
                "HAGUKUMI_STORE": "sqlite:\(directory.path)/log.sqlite", "HAGUKUMI_KEYS": "file:\(directory.path)/keys",
                "HAGUKUMI_LISTEN": "127.0.0.1:0", "HAGUKUMI_LINE_CHANNEL_SECRET": secret,
                "HAGUKUMI_LINE_CHANNEL_TOKEN": "bench", "HAGUKUMI_LINE_API": "http://127.0.0.1:9",
                "HAGUKUMI_LOG_LEVEL": "critical",
            ], firstLineFrom: true)
        defer { server.terminate() }
        guard let port = Int32(line.split(separator: ":").last ?? "") else {
            throw ValidationError("the server said “\(line)”")
        }
        // Each user once beforehand: most webhooks come from people who are known.
        _ = try load(port, (0..<users).map { webhook($0, secret) })
        let floor = try load(port, Array(repeating: request("GET /livez", [], ""), count: count))
        let ours = try load(port, (0..<count).map { webhook($0 % users, secret) })
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
        return request("POST /webhook/line", ["x-line-signature: \(Data(code).base64EncodedString())"], body)
    }

    private static func request(_ line: String, _ headers: [String], _ body: String) -> [UInt8] {
        let head = ["\(line) HTTP/1.1", "Host: 127.0.0.1", "Content-Length: \(body.utf8.count)"] + headers
        return Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
    }

    private static func load(
        _ port: Int32, _ requests: [[UInt8]]
    ) throws -> (perSecond: Double, latencies: [Double]) {
        let buffers = requests.map { bytes in
            let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
            for (index, byte) in bytes.enumerated() { buffer[index] = CChar(bitPattern: byte) }
            return UnsafePointer(buffer)
        }
        defer { for buffer in buffers { buffer.deallocate() } }
        var latencies = [Double](repeating: 0, count: requests.count)
        var seconds = 0.0
        let pointers: [UnsafePointer<CChar>?] = buffers
        let failed = floor_load(
            port, Int32(callers), pointers, requests.map { Int32($0.count) }, Int32(requests.count), &latencies,
            &seconds)
        guard failed == 0 else { throw ValidationError("\(failed) requests were not answered with 200") }
        return (Double(requests.count) / seconds, latencies)
    }
}
