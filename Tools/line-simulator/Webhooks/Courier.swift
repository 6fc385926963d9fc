import AsyncHTTPClient
import Crypto
import Foundation
import NIOCore
import NIOHTTP1

/// Carries events to the service: signed, in a user's order, several users at a time, again when it failed.
actor Courier {
    /// How webhooks behave; changed on demand.
    struct Manner: Sendable {
        var address: String?
        var retries: Int
        var retryDelay: Duration
        /// Events in one request at most.
        var batch = 1
        /// Requests under way at most.
        var concurrency = 16
        /// Chance that a delivered event comes a second time though it was answered.
        var duplicate = 0.0
        /// Chance that an event is overtaken by those after it.
        var reorder = 0.0
    }

    /// One request that was made.
    struct Delivery: Sendable {
        var at: Moment
        var events: [String]
        var status: Int?
        /// Empty if it was answered in time with 2xx; else LINE's reason.
        var reason: String
        var milliseconds: Int
        var isRedelivery: Bool
    }

    /// https://developers.line.biz/en/docs/messaging-api/check-webhook-error-statistics/
    static let timeout = TimeAmount.seconds(2)
    private static let kept = 50_000

    private(set) var manner: Manner
    private(set) var deliveries: [Delivery] = []
    private(set) var delivered = 0
    private(set) var failed = 0
    private(set) var lastAnswer = ContinuousClock.now
    private(set) var held: [WebhookEvent]?
    private let secret: SymmetricKey
    private let destination: String
    private let client: HTTPClient
    private var lanes = Lanes()
    private var underWay = 0
    private var postponed = 0
    private var random: SplitMix
    private var history: [WebhookEvent] = []
    private var onDelivery: @Sendable ([WebhookEvent]) async -> Void = { _ in }

    init(settings: Settings, client: HTTPClient) {
        manner = Manner(
            address: settings.webhook, retries: settings.webhookRetries, retryDelay: settings.webhookRetryDelay)
        secret = SymmetricKey(data: Data(settings.channelSecret.utf8))
        destination = settings.account.description
        self.client = client
        random = SplitMix(seed: settings.seed ^ 0xC0_0C1E)
    }

    func whenDelivering(_ action: @escaping @Sendable ([WebhookEvent]) async -> Void) { onDelivery = action }
    func change(_ change: @Sendable (inout Manner) -> Void) {
        change(&manner)
        pump()
    }

    /// Nothing waits, nothing is under way, nothing is to be tried again.
    var isIdle: Bool { underWay == 0 && postponed == 0 && lanes.isEmpty }

    func reset() {
        lanes = Lanes()
        deliveries = []
        history = []
        held = nil
        (delivered, failed) = (0, 0)
    }

    func enqueue(_ events: [WebhookEvent]) {
        if held != nil {
            held?.append(contentsOf: events)
            return
        }
        for event in events {
            if random.chance(manner.reorder) {
                postpone(event, by: .milliseconds(Int.random(in: 20...200, using: &random)))
            } else {
                lanes.add(event)
            }
        }
        pump()
    }

    /// From now on events wait for `release`.
    func hold() { held = held ?? [] }

    /// Lets held events go in the given order, `batch` of them in one request.
    func release(order: ReleaseOrder, twice: Bool) -> Int {
        var events = held ?? []
        held = nil
        switch order {
        case .given: break
        case .reversed: events.reverse()
        case .shuffled: events.shuffle(using: &random)
        }
        if twice { events = events.flatMap { [$0, $0] } }
        for event in events { lanes.add(event) }
        pump()
        return events.count
    }

    /// Sends past events again, with the same ids and marked as redelivered.
    func redeliver(ids: Set<String>?, last: Int) -> Int {
        let chosen = ids.map { ids in history.filter { ids.contains($0.id) } } ?? Array(history.suffix(last))
        for event in chosen {
            var again = event
            again.isRedelivery = true
            lanes.add(again)
        }
        pump()
        return chosen.count
    }

    private func postpone(_ event: WebhookEvent, by delay: Duration) {
        postponed += 1
        Task {
            try? await Task.sleep(for: delay)
            self.resume(event)
        }
    }

    private func resume(_ event: WebhookEvent) {
        postponed -= 1
        lanes.add(event)
        pump()
    }

    private func pump() {
        while underWay < manner.concurrency {
            let events = lanes.take(manner.batch)
            if events.isEmpty { return }
            underWay += 1
            Task { await self.carry(events) }
        }
    }

    private func carry(_ events: [WebhookEvent]) async {
        await onDelivery(events)
        let began = ContinuousClock.now
        let outcome = await post(events.map(\.json))
        let spent = Int((ContinuousClock.now - began).wholeMilliseconds)
        let ok = outcome.reason.isEmpty
        note(
            Delivery(
                at: .ofMachine, events: events.map(\.id), status: outcome.status, reason: outcome.reason,
                milliseconds: spent, isRedelivery: events.contains { $0.isRedelivery }), events)
        for event in events {
            var again = event
            again.attempts += 1
            if !ok, again.attempts <= manner.retries {
                again.isRedelivery = true
                postpone(again, by: manner.retryDelay)
            } else if ok, event.attempts == 0, random.chance(manner.duplicate) {
                lanes.add(again)
            }
        }
        lanes.free(events)
        underWay -= 1
        lastAnswer = .now
        pump()
    }

    private func note(_ delivery: Delivery, _ events: [WebhookEvent]) {
        if delivery.reason.isEmpty { delivered += events.count } else { failed += events.count }
        if deliveries.count >= Self.kept { deliveries.removeFirst(Self.kept / 2) }
        deliveries.append(delivery)
        if history.count >= Self.kept { history.removeFirst(Self.kept / 2) }
        history.append(contentsOf: events.filter { !$0.isRedelivery && $0.attempts == 0 })
    }

    /// One signed request. `reason` is empty on success, else one of LINE's.
    func post(_ events: [JSON]) async -> (status: Int?, reason: String) {
        guard let address = manner.address else { return (nil, "") }
        let body = JSON.object(["destination": .text(destination), "events": .list(events)]).bytes
        let code = HMAC<SHA256>.authenticationCode(for: body, using: secret)
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/json; charset=utf-8")
        request.headers.add(name: "user-agent", value: "LineBotWebhook/2.0")
        request.headers.add(name: "x-line-signature", value: Data(code).base64EncodedString())
        request.body = .bytes(ByteBuffer(bytes: body))
        do {
            let response = try await client.execute(request, timeout: Self.timeout)
            _ = try await response.body.collect(upTo: 1 << 20)
            let status = Int(response.status.code)
            return (status, (200..<300).contains(status) ? "" : "error_status_code")
        } catch let error as HTTPClientError {
            let late: [HTTPClientError] = [.deadlineExceeded, .readTimeout, .getConnectionFromPoolTimeout]
            return (nil, late.contains(error) ? "request_timeout" : "could_not_connect")
        } catch {
            return (nil, "could_not_connect")
        }
    }
}

/// The order in which held events are let go.
enum ReleaseOrder: String, CaseIterable, Sendable {
    case given
    case reversed
    case shuffled
}
