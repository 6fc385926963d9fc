import HTTPTypes

/// What the world does to the service: faults, webhooks that fail or come twice, time, quota, the waiting for quiet.
func addWeatherRoutes(to control: ControlRouter) {
    control.on(.post, "faults") { call in
        let rule = try fault(call.order)
        await call.platform.add(rule)
        return rule.json
    }
    control.on(.delete, "faults") { call in
        await call.platform.clearFaults()
        return [:]
    }
    control.on(.post, "webhooks") { call in try await changeManner(call) }
    control.on(.post, "webhooks/hold") { call in
        await call.courier.hold()
        return [:]
    }
    control.on(.post, "webhooks/release") { call in
        try call.order.only("order", "twice")
        let name = try call.order.maybeText("order") ?? "given"
        guard let order = ReleaseOrder(rawValue: name) else {
            throw Refusal(400, "order: must be given, reversed or shuffled")
        }
        let twice = try call.order.flag("twice")
        return ["released": .count(await call.courier.release(order: order, twice: twice))]
    }
    control.on(.post, "webhooks/redeliver") { call in
        try call.order.only("last", "webhookEventIds")
        let ids = call.order["webhookEventIds"]?.list.map { Set($0.compactMap(\.text)) }
        let last = try call.order.count("last", 1)
        return ["redelivered": .count(await call.courier.redeliver(ids: ids, last: last))]
    }
    control.on(.post, "clock") { call in
        try call.order.only("now", "advanceSeconds")
        let advance = Duration.seconds(try call.order.number("advanceSeconds") ?? 0)
        return ["now": .time(await call.platform.moveClock(to: try call.order.moment("now"), by: advance))]
    }
    control.on(.post, "quota") { call in
        try call.order.only("monthly")
        await call.platform.setQuota(try call.order.maybeCount("monthly"))
        return [:]
    }
    control.on(.post, "expect") { call in
        try call.order.only("users")
        await call.platform.expect(users: try call.order.count("users", in: 0...20_000_000))
        return [:]
    }
    control.on(.post, "idle") { try await waitForQuiet($0) }
    control.on(.post, "reset") { call in
        await call.platform.reset()
        await call.courier.reset()
        return [:]
    }
}

private func fault(_ order: Order) throws -> Faults.Rule {
    try order.only("endpoint", "fault", "times", "probability", "milliseconds")
    let kinds = Faults.Kind.allCases.map(\.rawValue).joined(separator: ", ")
    guard let kind = Faults.Kind(rawValue: try order.text("fault")) else {
        throw Refusal(400, "fault: must be one of \(kinds)")
    }
    var endpoint: Endpoint?
    if let name = try order.maybeText("endpoint"), name != "*" {
        guard let known = Endpoint(rawValue: name) else {
            let names = Endpoint.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(400, "endpoint: must be * or one of \(names)")
        }
        endpoint = known
    }
    let times = try order.maybeCount("times", in: 1...Int.max)
    return Faults.Rule(
        endpoint: endpoint, kind: kind, times: times ?? (order.has("probability") ? nil : 1),
        probability: try order.probability("probability", 1),
        delay: .milliseconds(try order.count("milliseconds", kind == .delay ? 1_000 : 0)))
}

private func changeManner(_ call: ControlCall) async throws -> JSON {
    let order = call.order
    try order.only(
        "retries", "retryMilliseconds", "batch", "concurrency", "duplicate", "reorder", "address")
    let old = await call.courier.manner
    let retries = try order.count("retries", old.retries)
    let delay = try order.maybeCount("retryMilliseconds").map { Duration.milliseconds($0) } ?? old.retryDelay
    let batch = try order.count("batch", old.batch, in: 1...1_000)
    let concurrency = try order.count("concurrency", old.concurrency, in: 1...64)
    let duplicate = try order.probability("duplicate", old.duplicate)
    let reorder = try order.probability("reorder", old.reorder)
    let address = try order.maybeText("address") ?? old.address
    await call.courier.change { manner in
        manner = Courier.Manner(
            address: address, retries: retries, retryDelay: delay, batch: batch, concurrency: concurrency,
            duplicate: duplicate, reorder: reorder)
    }
    return [:]
}

/// Waits until no webhook is under way or waiting and nothing was asked of the platform for a while.
private func waitForQuiet(_ call: ControlCall) async throws -> JSON {
    try call.order.only("quietMilliseconds", "timeoutMilliseconds")
    let quiet = Duration.milliseconds(try call.order.count("quietMilliseconds", 200))
    let patience = Duration.milliseconds(try call.order.count("timeoutMilliseconds", 30_000))
    let began = ContinuousClock.now
    while ContinuousClock.now - began < patience {
        let last = max(await call.platform.lastActivity, await call.courier.lastAnswer)
        if await call.courier.isIdle, ContinuousClock.now - last >= quiet {
            return ["idle": true, "waitedMilliseconds": .count(Int((ContinuousClock.now - began).wholeMilliseconds))]
        }
        try await Task.sleep(for: .milliseconds(5))
    }
    throw Refusal(408, "not quiet within \(patience.wholeMilliseconds) ms")
}

extension Platform {
    func add(_ rule: Faults.Rule) { faults.add(rule) }
    func clearFaults() { faults.clear() }
    func setQuota(_ monthly: Int?) { quota.monthly = monthly }
    func expect(users: Int) { ledger.expect(users: users) }

    func moveClock(to moment: Moment?, by span: Duration) -> Moment {
        if let moment { clock.set(to: moment) }
        clock.advance(by: span)
        return now
    }
}
