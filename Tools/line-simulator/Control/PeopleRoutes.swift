import HTTPTypes

/// Users, and what they do.
func addPeopleRoutes(to control: ControlRouter) {
    control.on(.post, "users") { try await createUsers($0) }
    control.on(.get, "users") { call in
        let limit = try call.queryCount("limit", 200)
        let offset = try call.queryCount("offset", 0)
        return await call.platform.userList(search: call.query["search"] ?? "", limit: limit, offset: offset)
    }
    control.on(.get, "users/:user") { try await $0.platform.userJSON(try $0.named()) }
    control.on(.get, "users/:user/chat") { call in
        try await call.platform.chat(try call.named(), after: try call.queryCount("after", 0))
    }
    control.on(.post, "users/:user/follow") { call in
        try await call.platform.follow(try call.named())
        return [:]
    }
    control.on(.post, "users/:user/unfollow") { call in
        try await call.platform.unfollow(try call.named())
        return [:]
    }
    control.on(.post, "users/:user/unblock") { call in
        try await call.platform.unblock(try call.named())
        return [:]
    }
    control.on(.post, "users/:user/text") { call in
        try call.order.only("text")
        try await call.platform.say(try call.named(), text: try call.order.text("text"))
        return [:]
    }
    control.on(.post, "users/:user/sticker") { call in
        try call.order.only("packageId", "stickerId")
        try await call.platform.sendSticker(
            try call.named(), package: try call.order.maybeText("packageId") ?? "446",
            sticker: try call.order.maybeText("stickerId") ?? "1988")
        return [:]
    }
    control.on(.post, "users/:user/location") { call in
        try call.order.only("latitude", "longitude", "title", "address")
        guard let latitude = try call.order.number("latitude"), let longitude = try call.order.number("longitude")
        else { throw Refusal(400, "latitude, longitude: are needed") }
        try await call.platform.sendLocation(
            try call.named(), latitude: latitude, longitude: longitude, title: try call.order.maybeText("title"),
            address: try call.order.maybeText("address"))
        return [:]
    }
    control.on(.post, "users/:user/postback") { call in
        try call.order.only("data", "params", "displayText")
        try await call.platform.postback(
            try call.named(), data: try call.order.text("data"), params: call.order["params"],
            shown: try call.order.maybeText("displayText"))
        return [:]
    }
}

/// One user, a list, or `count` of them drawn from a seed.
private func createUsers(_ call: ControlCall) async throws -> JSON {
    let order = call.order
    try order.only("users", "count", "seed", "userId", "displayName", "language", "follow")
    let language = try order.maybeText("language") ?? "ja"
    var ids: [UserID] = []
    if let list = order["users"]?.list {
        for entry in list {
            let one = Order(entry.object ?? [:])
            try one.only("userId", "displayName", "language")
            ids.append(
                try await call.platform.create(
                    try identified(one), name: try one.maybeText("displayName") ?? "だれか",
                    language: try one.maybeText("language") ?? language))
        }
    } else if order.has("count") {
        let count = try order.count("count", in: 1...5_000_000)
        let seed = UInt64(try order.count("seed", 1))
        let name = try order.maybeText("displayName") ?? "家族"
        ids = try await call.platform.createMany(count, seed: seed, name: name, language: language)
    } else {
        ids = [
            try await call.platform.create(
                try identified(order), name: try order.maybeText("displayName") ?? "だれか", language: language)
        ]
    }
    if try order.flag("follow") {
        for id in ids { try await call.platform.follow(id) }
    }
    return ["userIds": .list(ids.map { .text($0.description) })]
}

private func identified(_ order: Order) throws(Refusal) -> UserID? {
    guard let text = try order.maybeText("userId") else { return nil }
    guard let id = UserID(text) else {
        throw Refusal(400, "userId: must be U and 32 hexadecimal digits in lower case")
    }
    return id
}

/// Taps on quick replies, buttons of messages and areas of the rich menu.
func addTapRoutes(to control: ControlRouter) {
    control.on(.post, "users/:user/tap") { call in
        let order = call.order
        try order.only(
            "quickReply", "button", "menu", "action", "label", "on", "message", "value", "latitude", "longitude",
            "title", "address")
        let entered = Platform.Entered(
            value: try order.maybeText("value"), latitude: try order.number("latitude"),
            longitude: try order.number("longitude"), title: try order.maybeText("title"),
            address: try order.maybeText("address"))
        let id = try call.named()
        let label = try order.maybeText("label")
        if let action = order["action"] { return try await call.platform.tapAction(id, action, entered) }
        let guess = order.has("button") ? "button" : order.has("menu") ? "menu" : "quickReply"
        let place = try order.maybeText("on") ?? guess
        switch place {
        case "quickReply":
            return try await call.platform.tapQuickReply(
                id, number: try order.maybeCount("quickReply"), label: label, entered)
        case "button":
            return try await call.platform.tapButton(
                id, message: try order.maybeText("message"), number: try order.maybeCount("button"), label: label,
                entered)
        case "menu":
            return try await call.platform.tapMenu(
                id, number: try order.maybeCount("menu"), label: label, entered)
        default: throw Refusal(400, "on: must be quickReply, button or menu")
        }
    }
}
