import App
import AsyncHTTPClient
import Calendar
import Crypto
import EventModel
import EventStore
import Events
import Foundation
import Households
import NIOCore
import NIOHTTP1
import Programs
import Reactions
import SQLiteStore
import Synchronization
import Testing

/// A service and a LINE simulator, each a process of its own, around a folder of their own.
final class Stage: Sendable {
    let line: SimulatedLINE
    let folder: String
    private let http: HTTPClient

    /// A Monday; where nothing else is said, everything happens at ten in the morning.
    static let firstDay = CivilDate(iso: "2026-11-23")!

    /// Starts the simulator, runs `play`, and stops whatever was started.
    static func run(_ options: [String] = [], folder: String? = nil, _ play: (Stage) async throws -> Void) async throws
    {
        let folder = folder ?? NSTemporaryDirectory() + "/hagukumi-journey-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let http = HTTPClient(eventLoopGroupProvider: .singleton)
        let line = try SimulatedLINE.start(
            port: 0, over: http,
            options: ["--now", "\(JapanTime(firstDay, at: TimeOfDay(hour: 10, minute: 0)!))"] + options)
        let result: Result<Void, any Error>
        do {
            try await play(Stage(line: line, folder: folder, http: http))
            result = .success(())
        } catch {
            result = .failure(error)
        }
        line.stop()
        try await http.shutdown()
        try? FileManager.default.removeItem(atPath: folder)
        try result.get()
    }

    private init(line: SimulatedLINE, folder: String, http: HTTPClient) {
        self.line = line
        self.folder = folder
        self.http = http
    }

    var environment: [String: String] {
        [
            "HAGUKUMI_STORE": "sqlite:\(folder)/log.sqlite", "HAGUKUMI_KEYS": "file:\(folder)/keys",
            "HAGUKUMI_LISTEN": "127.0.0.1:0", "HAGUKUMI_LINE_API": line.address,
            "HAGUKUMI_LINE_DATA_API": line.address, "HAGUKUMI_LINE_CHANNEL_ID": SimulatedLINE.channelID,
            "HAGUKUMI_LINE_CHANNEL_SECRET": SimulatedLINE.channelSecret, "HAGUKUMI_LOG_LEVEL": "error",
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        ]
    }

    /// Starts `hagukumi serve`, tells LINE its address, and stops it after `play`.
    func serving(on day: CivilDate = firstDay, _ play: (Service) async throws -> Void) async throws {
        let service = try Service.start(now: Self.morning(of: day), environment)
        defer { service.stop() }
        try await line.order("POST", "webhooks", ["address": service.address + "/webhook/line"])
        try await play(service)
    }

    static func morning(of day: CivilDate) -> JapanTime { JapanTime(day, at: TimeOfDay(hour: 10, minute: 0)!) }

    /// Runs `hagukumi deliver`, as a process of its own.
    ///
    /// - Returns: what it printed, by name.
    @discardableResult
    func deliver(on day: CivilDate, at time: String = "10:00") throws -> [String: Int] {
        try delivery(on: day, at: time).counts
    }

    /// The same, with the status with which it ended.
    func delivery(on day: CivilDate, at time: String = "10:00") throws -> (status: Int32, counts: [String: Int]) {
        let now = "\(day)T\(time):00+09:00"
        let (status, output) = try Program.run(["deliver", "--now", now, "--json"], environment)
        let json = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
        return (status, (json ?? [:]).compactMapValues { $0 as? Int })
    }

    /// Starts `hagukumi deliver` while LINE fails, and kills it after its first request: the request stays open.
    func deliverAndDie(on day: CivilDate) async throws {
        try await line.order("POST", "faults", ["fault": "status-500", "endpoint": "multicast", "times": 1_000_000])
        let process = try Program.start(["deliver", "--now", "\(Self.morning(of: day))"], environment)
        let deadline = ContinuousClock.now + .seconds(20)
        while try await line.counts().statuses["multicast"] == nil {
            guard ContinuousClock.now < deadline else { throw SimulatedLINE.Trouble("nothing was sent") }
        }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try await line.order("DELETE", "faults")
    }

    /// How many webhooks are in the log. The service records other facts by itself, such as its menu.
    func webhooks() async throws -> Int {
        let count = Mutex(0)
        let store = try SQLiteStore(path: folder + "/log.sqlite", catalogue: .hagukumi)
        let query = Query([Query.Item(names: [WebhookReceived.schema.name])])
        _ = try await store.read(query, after: .start, through: nil, limit: .max) { _ in count.withLock { $0 += 1 } }
        return count.withLock(\.self)
    }

    /// What is at an address; nil where nobody listens.
    static func get(_ address: String) async -> String? {
        let response = try? await HTTPClient.shared.execute(HTTPClientRequest(url: address), timeout: .seconds(10))
        return (try? await response?.body.collect(upTo: 1 << 20)).map { String(buffer: $0) }
    }

    /// Sends bytes as LINE would; the signature is right unless another is given.
    func post(_ body: [UInt8], to service: Service, signature: String? = nil) async throws -> Int {
        let key = SymmetricKey(data: Array(SimulatedLINE.channelSecret.utf8))
        let right = Data(HMAC<SHA256>.authenticationCode(for: body, using: key)).base64EncodedString()
        var request = HTTPClientRequest(url: service.address + "/webhook/line")
        request.method = .POST
        request.headers.add(name: "x-line-signature", value: signature ?? right)
        request.body = .bytes(ByteBuffer(bytes: body))
        let response = try await http.execute(request, timeout: .seconds(20))
        _ = try? await response.body.collect(upTo: 1 << 20)
        return Int(response.status.code)
    }
}

extension Stage {
    /// A new friend.
    func friend(_ name: String = "家族") async throws -> Phone {
        let phone = try await Phone.new(named: name, on: line)
        try await phone.follow()
        try await line.idle()
        return phone
    }

    /// A family that has registered, and what it tapped and typed for that.
    @discardableResult
    func register(
        _ phone: Phone, born: [CivilDate] = [], twins: CivilDate? = nil, due: CivilDate? = nil,
        code: String = "231-0005"
    ) async throws -> Int {
        var acts: [(Phone) async throws -> Void] = [
            { try await $0.tap(.agree(version: ConsentText.version)) }, { try await $0.say(code) },
        ]
        acts += born.map { day in { try await $0.choose(.born(count: 1, on: nil), day) } }
        if let twins { acts.append { try await $0.choose(.born(count: 2, on: nil), twins) } }
        if let due { acts.append { try await $0.choose(.expect(due: nil), due) } }
        acts.append { try await $0.tap(.finish) }
        for act in acts {
            try await act(phone)
            try await line.idle()
        }
        return acts.count
    }

    /// Titles and texts of the notices on a phone; answers in the chat are none.
    func notices(on phone: Phone) async throws -> [String] {
        try await phone.received().map(\.text).filter { $0.hasPrefix("はぐくみからのお知らせ") }
    }
}
