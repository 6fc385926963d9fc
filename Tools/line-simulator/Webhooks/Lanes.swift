/// Events that wait, one lane a user: a user's events go one after the other, users among each other at once.
struct Lanes: Sendable {
    private var waiting: [UserID: [WebhookEvent]] = [:]
    private var busy: Set<UserID> = []
    /// Users with something to send and nothing under way, in order of arrival; read from `first`.
    private var ready: [UserID] = []
    private var first = 0

    var isEmpty: Bool { waiting.isEmpty }

    mutating func add(_ event: WebhookEvent) {
        waiting[event.user, default: []].append(event)
        if waiting[event.user]?.count == 1, !busy.contains(event.user) { ready.append(event.user) }
    }

    /// Up to `count` events for one request; their users are busy until `free`.
    mutating func take(_ count: Int) -> [WebhookEvent] {
        var events: [WebhookEvent] = []
        while events.count < count, first < ready.count {
            let user = ready[first]
            first += 1
            let lane = waiting.removeValue(forKey: user) ?? []
            let taken = lane.prefix(count - events.count)
            events.append(contentsOf: taken)
            busy.insert(user)
            if taken.count < lane.count { waiting[user] = Array(lane.dropFirst(taken.count)) }
        }
        if first > 1_024 {
            ready.removeFirst(first)
            first = 0
        }
        return events
    }

    mutating func free(_ events: [WebhookEvent]) {
        for user in Set(events.map(\.user)) {
            busy.remove(user)
            if waiting[user] != nil { ready.append(user) }
        }
    }
}
