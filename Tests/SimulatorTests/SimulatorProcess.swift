import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// The simulator as its own process on a free port, for the length of one test.
struct SimulatorProcess: Sendable {
    static let channel = "1234567890"
    static let secret = "8c570fa6dd201bb328f1c1eac23a96d8"
    static let token = "fixed-token"

    /// Follows no redirect: where somebody is sent to is what tests look at. Lives as long as the tests.
    private static let http = HTTPClient(
        eventLoopGroupProvider: .singleton,
        configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))

    let base: String

    /// Starts it, waits for its first line, runs `work`, stops it.
    static func run<Value>(
        _ options: [String] = [], _ work: (SimulatorProcess) async throws -> Value
    ) async throws -> Value {
        let process = Process()
        process.executableURL = try program()
        process.arguments =
            [
                "--listen", "127.0.0.1:0", "--channel-id", channel, "--channel-secret", secret,
                "--channel-token", token,
            ] + options
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        var line = Data()
        while !line.contains(0x0A) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Trouble("the simulator ended before it listened") }
            line.append(more)
        }
        guard let ready = try JSONSerialization.jsonObject(with: line) as? [String: String],
            let base = ready["listening"]
        else { throw Trouble("not the line that names the address") }
        return try await work(SimulatorProcess(base: base))
    }

    /// The program that was built beside this test bundle.
    private static func program() throws -> URL {
        let starts = [
            Bundle.main.executableURL?.deletingLastPathComponent(),
            URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent(),
            URL(fileURLWithPath: ".build/debug"), URL(fileURLWithPath: ".build/release"),
        ]
        for start in starts.compactMap({ $0 }) {
            let file = start.appendingPathComponent("line-simulator")
            if FileManager.default.isExecutableFile(atPath: file.path) { return file }
        }
        throw Trouble("line-simulator is not built; run swift build --product line-simulator")
    }
}

struct Trouble: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// What came back.
struct Reply: Sendable {
    let status: Int
    let headers: [String: String]
    let data: Data

    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: data) as? [String: Any]) ?? [:] }
    var message: String { json["message"] as? String ?? "" }
    /// The properties named in `details`.
    var properties: [String] {
        (json["details"] as? [[String: String]] ?? []).compactMap { $0["property"] }
    }
    func list(_ name: String) -> [[String: Any]] { json[name] as? [[String: Any]] ?? [] }
    func count(_ name: String) -> Int { json[name] as? Int ?? -1 }
}

extension SimulatorProcess {
    /// One request, with the fixed token unless told otherwise.
    func ask(
        _ method: String, _ path: String, data: Data? = nil, type: String = "application/json",
        token: String? = SimulatorProcess.token, headers: [String: String] = [:]
    ) async throws -> Reply {
        var request = HTTPClientRequest(url: base + path)
        request.method = HTTPMethod(rawValue: method)
        if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
        if let data {
            request.headers.add(name: "content-type", value: type)
            request.body = .bytes(ByteBuffer(bytes: data))
        }
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        let response = try await Self.http.execute(request, timeout: .seconds(60))
        let body = try await response.body.collect(upTo: 64 << 20)
        var found: [String: String] = [:]
        for header in response.headers { found[header.name.lowercased()] = header.value }
        return Reply(status: Int(response.status.code), headers: found, data: Data(body.readableBytesView))
    }

    func post(
        _ path: String, _ body: [String: Any], key: String? = nil, token: String? = SimulatorProcess.token
    ) async throws -> Reply {
        let data = try JSONSerialization.data(withJSONObject: body)
        return try await ask(
            "POST", path, data: data, token: token, headers: key.map { ["x-line-retry-key": $0] } ?? [:])
    }

    func push(_ user: String, _ messages: [[String: Any]], key: String? = nil) async throws -> Reply {
        try await post("/v2/bot/message/push", ["to": user, "messages": messages], key: key)
    }

    func multicast(_ users: [String], _ messages: [[String: Any]], key: String? = nil) async throws -> Reply {
        try await post("/v2/bot/message/multicast", ["to": users, "messages": messages], key: key)
    }

    /// An order to the simulator itself; it must succeed.
    @discardableResult
    func order(_ path: String, _ body: [String: Any] = [:]) async throws -> Reply {
        let reply = try await post("/_sim/" + path, body)
        guard reply.status == 200 else { throw Trouble("\(path): \(reply.status) \(reply.message)") }
        return reply
    }

    func counts() async throws -> Reply { try await ask("GET", "/_sim/counts") }

    /// The user's chat, oldest first.
    func chat(_ user: String) async throws -> [[String: Any]] {
        try await ask("GET", "/_sim/users/\(user)/chat").list("messages")
    }

    /// A friend with this number as id.
    func friend(_ number: Int) async throws -> String {
        let id = userID(number)
        try await order("users", ["userId": id, "displayName": "家族\(number)", "follow": true])
        return id
    }
}

func userID(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return "U" + String(repeating: "0", count: 32 - digits.count) + digits
}

func text(_ words: String) -> [String: Any] { ["type": "text", "text": words] }
