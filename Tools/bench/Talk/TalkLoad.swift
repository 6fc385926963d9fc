import ArgumentParser
import AsyncHTTPClient
import EventModel
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// Clients and counsellors who write, and their open pages, which are told.
enum TalkLoad {
    struct Outcome {
        let perSecond: Double
        /// Milliseconds.
        let latencies: [Double]
        let sent: Int
        let lost: Int
        let streams: Int
        let memoryBefore: Int
        let memoryAfter: Int
    }

    /// What was sent and not yet seen on the other side, by conversation and by who is to see it.
    private final class Watch: Sendable {
        private struct Key: Hashable {
            let conversation: Int
            let isForClient: Bool
        }
        private struct State {
            var pending: [Key: (mark: String, since: ContinuousClock.Instant)] = [:]
            var latencies: [Double] = []
            var sent = 0
        }
        private let state = Mutex(State())

        /// False while an earlier one is on its way.
        func send(_ mark: String, in conversation: Int, toClient: Bool) -> Bool {
            state.withLock { state in
                let key = Key(conversation: conversation, isForClient: toClient)
                guard state.pending[key] == nil else { return false }
                state.pending[key] = (mark, .now)
                state.sent += 1
                return true
            }
        }

        /// A client's page is told the message itself; a counsellor's that there is one.
        func see(_ text: String, in conversation: Int, asClient: Bool) {
            state.withLock { state in
                let key = Key(conversation: conversation, isForClient: asClient)
                guard let pending = state.pending[key] else { return }
                guard asClient ? text.contains(pending.mark) : text.contains("event: change") else { return }
                state.pending[key] = nil
                state.latencies.append((ContinuousClock.now - pending.since) / .milliseconds(1))
            }
        }

        var outcome: (latencies: [Double], sent: Int, lost: Int) {
            state.withLock { ($0.latencies, $0.sent, $0.pending.count) }
        }
    }

    /// Conversations whose counsellor has the page open: two of each, as a session may have.
    private static let watchedByCounsellors = 200

    static func run(
        _ visitors: TalkVisitors, port: Int32, perSecond: Double, seconds: Double, process: Int32
    ) async throws -> Outcome {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 4_096
        configuration.redirectConfiguration = .disallow
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let caller = Caller(http: http, base: "http://127.0.0.1:\(port)")
        let watch = Watch()
        let result: Result<Outcome, any Error>
        do {
            result = .success(
                try await run(visitors, caller, watch, perSecond: perSecond, seconds: seconds, process: process))
        } catch {
            result = .failure(error)
        }
        try await http.shutdown()
        return try result.get()
    }

    private static func run(
        _ visitors: TalkVisitors, _ caller: Caller, _ watch: Watch, perSecond: Double, seconds: Double, process: Int32
    ) async throws -> Outcome {
        let watched = min(watchedByCounsellors, visitors.conversations.count)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, talk) in visitors.conversations.enumerated() {
                let stream = try await caller.stream("/r/talk/c/\(talk.id)/stream", talk.client, number)
                group.addTask {
                    for try await piece in stream { watch.see(String(buffer: piece), in: number, asClient: true) }
                }
            }
            for (number, talk) in visitors.conversations.prefix(watched).enumerated() {
                let counsellor = visitors.counsellors[talk.counsellor]
                let stream = try await caller.stream("/console/desk/\(talk.id)/stream", counsellor, 5_000 + number)
                group.addTask {
                    for try await piece in stream { watch.see(String(buffer: piece), in: number, asClient: false) }
                }
            }
            let before = memory(of: process)
            let start = ContinuousClock.now
            let count = Int(perSecond * seconds)
            try await withThrowingTaskGroup(of: Void.self) { writers in
                for number in 0..<count {
                    try await Task.sleep(until: start + .seconds(Double(number) / perSecond))
                    writers.addTask { try await write(number, visitors, caller, watch, watched: watched) }
                }
                try await writers.waitForAll()
            }
            let took = (ContinuousClock.now - start) / .seconds(1)
            try await Task.sleep(for: .seconds(2))
            let (latencies, sent, lost) = watch.outcome
            group.cancelAll()
            return Outcome(
                perSecond: Double(latencies.count) / took, latencies: latencies, sent: sent, lost: lost,
                streams: visitors.conversations.count + watched, memoryBefore: before,
                memoryAfter: memory(of: process))
        }
    }

    /// Every second message is a client's; each goes to another conversation than the one before.
    private static func write(
        _ number: Int, _ visitors: TalkVisitors, _ caller: Caller, _ watch: Watch, watched: Int
    ) async throws {
        let toClient = number % 2 == 0
        let place = (number / 2) * 7 % (toClient ? visitors.conversations.count : watched)
        let talk = visitors.conversations[place]
        let mark = ULID(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000), random: .random(in: .min ... .max))
        guard watch.send("\(mark)", in: place, toClient: toClient) else { return }
        let words = "きょうもあまり眠れませんでした。\(number)"
        if toClient {
            try await caller.post(
                "/console/desk/\(talk.id)/write", visitors.counsellors[talk.counsellor],
                [("message", "\(mark)"), ("words", words)], 10_000 + number)
        } else {
            try await caller.post(
                "/r/talk/c/\(talk.id)/say", talk.client, [("message", "\(mark)"), ("words", words)], 10_000 + number)
        }
    }

    /// In MB. Source: proc(5), `VmRSS`.
    private static func memory(of process: Int32) -> Int {
        let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1_024
    }
}

/// Asks as a browser does, each visitor from an address of its own.
private struct Caller: Sendable {
    let http: HTTPClient
    let base: String

    private func request(_ path: String, _ who: TalkVisitors.Visitor, _ number: Int) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: base + path)
        request.headers.add(name: "cookie", value: who.cookie)
        request.headers.add(
            name: "x-forwarded-for", value: "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)")
        return request
    }

    func stream(_ path: String, _ who: TalkVisitors.Visitor, _ number: Int) async throws -> HTTPClientResponse.Body {
        let answer = try await http.execute(request(path, who, number), deadline: .distantFuture)
        guard answer.status.code == 200 else {
            throw ValidationError("\(path) can't be followed: \(answer.status.code)")
        }
        return answer.body
    }

    func post(
        _ path: String, _ who: TalkVisitors.Visitor, _ fields: [(String, String)], _ number: Int
    ) async throws {
        var request = request(path, who, number)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        request.headers.add(name: "sec-fetch-site", value: "same-origin")
        let body = ([("token", who.token)] + fields).map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }
        request.body = .bytes(ByteBuffer(string: body.joined(separator: "&")))
        let answer = try await http.execute(request, timeout: .seconds(30))
        _ = try await answer.body.collect(upTo: 1_000_000)
        guard [204, 303].contains(answer.status.code) else {
            throw ValidationError("\(path) was answered with \(answer.status.code)")
        }
    }
}
