import HTTPTypes

/// Reading what happened.
func addRecordRoutes(to control: ControlRouter) {
    control.on(.get, "counts") { call in
        let delivered = await call.courier.delivered
        let failed = await call.courier.failed
        return await call.platform.counts(
            top: try call.queryCount("top", 0), webhooks: ["delivered": .count(delivered), "failed": .count(failed)])
    }
    control.on(.get, "counts/:user") { await $0.platform.count(of: try $0.named()) }
    control.on(.get, "requests") { call in
        let from = try call.queryCount("from", 0)
        let limit = try call.queryCount("limit", 1_000)
        let recipients = call.query["recipients"] == "true"
        return await call.platform.acceptedRequests(from: from, limit: limit, recipients: recipients)
    }
    control.on(.get, "log") { await $0.platform.logLines(limit: try $0.queryCount("limit", 1_000)) }
    control.on(.get, "webhooks") { await $0.courier.log(limit: try $0.queryCount("limit", 1_000)) }
    control.on(.get, "state") { await $0.platform.state() }
}

extension Platform {
    /// Cheap whatever the number of users: nothing is walked but what `top` asks for.
    func counts(top: Int, webhooks: JSON) -> JSON {
        var statuses: [String: JSON] = [:]
        for (endpoint, counts) in ledger.statuses {
            statuses[endpoint.rawValue] = .object(
                Dictionary(uniqueKeysWithValues: counts.map { (String($0), JSON.count($1)) }))
        }
        var counts: [String: JSON] = [
            "recipientsReached": .count(ledger.reached), "recipientsAsked": .count(ledger.recipients),
            "usersReached": .count(ledger.perUser.count), "acceptedRequests": .count(ledger.accepted.count),
            "requests": .count(ledger.totalLines), "duplicates": .count(ledger.duplicates.count),
            "duplicateUsers": .list(ledger.duplicates.prefix(20).map { .text($0.description) }),
            "mixedRetries": .count(ledger.mixedRetries), "statuses": .object(statuses), "webhooks": webhooks,
            "quotaUsed": .count(quota.usage(now: now)), "users": .count(users.count),
        ]
        if top > 0 {
            let most = ledger.perUser.sorted { ($0.value, $1.key.bits) > ($1.value, $0.key.bits) }.prefix(top)
            counts["top"] = .list(most.map { ["userId": .text($0.key.description), "reached": .count(Int($0.value))] })
        }
        return .object(counts)
    }

    func count(of id: UserID) -> JSON {
        [
            "userId": .text(id.description), "reached": .count(Int(ledger.perUser[id] ?? 0)),
            "duplicate": .bool(ledger.duplicates.contains(id)),
        ]
    }

    func acceptedRequests(from: Int, limit: Int, recipients: Bool) -> JSON {
        let list = ledger.accepted.dropFirst(from).prefix(limit).map { request -> JSON in
            var fields: [String: JSON] = [
                "requestId": .text(request.requestID), "endpoint": .text(request.endpoint.rawValue),
                "retryKey": .maybe(request.retryKey), "at": .time(request.at),
                "recipients": .count(request.recipients.count), "reached": .count(request.reached),
                "messages": .list(request.messages), "contentSum": .text(String(request.sum, radix: 16)),
            ]
            if recipients { fields["to"] = .list(request.recipients.map { .text($0.description) }) }
            return .object(fields)
        }
        return ["requests": .list(list), "total": .count(ledger.accepted.count)]
    }

    func logLines(limit: Int) -> JSON {
        let lines = ledger.lines.suffix(limit).map { line -> JSON in
            [
                "at": .time(line.at), "endpoint": .text(line.endpoint.rawValue), "requestId": .text(line.requestID),
                "status": .count(line.status), "retryKey": .maybe(line.retryKey), "bytes": .count(line.bytes),
                "fault": .maybe(line.fault),
            ]
        }
        return ["log": .list(lines), "total": .count(ledger.totalLines)]
    }

    func state() -> JSON {
        [
            "account": ["userId": .text(settings.account.description), "name": .text(settings.name)],
            "now": .time(now), "webhook": .maybe(webhookAddress), "users": .count(users.count),
            "anyUser": .bool(settings.anyUser), "rateLimits": .text(settings.rateLimits.rawValue),
            "faults": .list(faults.rules.map(\.json)), "seed": .count(Int(truncatingIfNeeded: settings.seed)),
        ]
    }
}

extension Courier {
    func log(limit: Int) -> JSON {
        let lines = deliveries.suffix(limit).map { delivery -> JSON in
            [
                "at": .time(delivery.at), "events": .list(delivery.events.map { .text($0) }),
                "status": delivery.status.map { .count($0) } ?? .null, "reason": .text(delivery.reason),
                "milliseconds": .count(delivery.milliseconds), "isRedelivery": .bool(delivery.isRedelivery),
            ]
        }
        return [
            "webhooks": .list(lines), "delivered": .count(delivered), "failed": .count(failed),
            "held": .count(held?.count ?? 0), "idle": .bool(isIdle),
        ]
    }
}
