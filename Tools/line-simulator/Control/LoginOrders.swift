import HTTPTypes

/// What may happen to signing in: keys that change, tokens with something wrong, LIFF apps.
func addLoginOrders(to control: ControlRouter) {
    control.on(.get, "login") { await $0.platform.loginState() }
    control.on(.post, "login/keys") { call in
        try call.order.only("keepOld")
        await call.platform.rotateKeys(keepsOld: try call.order.flag("keepOld", true))
        return await call.platform.loginState()
    }
    control.on(.post, "login/tokens") { call in
        try call.order.only("wrong", "times")
        let times = try call.order.count("times", 1, in: 1...1_000)
        guard let wrong = try tokenFault(call.order) else { throw Refusal(400, "wrong: is needed") }
        await call.platform.spoil(wrong, times: times)
        return [:]
    }
    control.on(.delete, "login/tokens") { call in
        await call.platform.spoilNothing()
        return [:]
    }
    control.on(.post, "login/liff") { call in
        try call.order.only("liffId", "endpoint")
        try await call.platform.setLIFF(try call.order.text("liffId"), at: try call.order.text("endpoint"))
        return [:]
    }
    control.on(.post, "users/:user/liff-token") { call in
        try call.order.only("liffId", "wrong")
        let id = try call.order.maybeText("liffId")
        return try await call.platform.liffTokens(id, try call.named(), wrong: try tokenFault(call.order))
    }
}

private func tokenFault(_ order: Order) throws(Refusal) -> TokenFault? {
    guard let name = try order.maybeText("wrong") else { return nil }
    guard let fault = TokenFault(rawValue: name) else {
        throw Refusal(400, "wrong: must be one of \(TokenFault.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return fault
}

extension Platform {
    func loginState() -> JSON {
        [
            "channelId": .text(settings.loginChannelID), "keys": .list(login.signer.keyIDs.map { .text($0) }),
            "liff": .object(login.apps.mapValues { .text($0) }), "issued": .count(login.issued),
            "deauthorized": .count(login.deauthorized),
        ]
    }

    func rotateKeys(keepsOld: Bool) { login.signer.rotate(keepsOld: keepsOld, random: &random) }

    func spoil(_ wrong: TokenFault, times: Int) { login.wrongs += Array(repeating: wrong, count: times) }

    func spoilNothing() { login.wrongs = [] }

    func setLIFF(_ id: String, at endpoint: String) throws {
        guard Self.channel(ofLIFF: id) == settings.loginChannelID, id != settings.loginChannelID else {
            throw Refusal(400, "liffId: must be \(settings.loginChannelID)- and a name")
        }
        guard endpoint.hasPrefix("http://") || endpoint.hasPrefix("https://") else {
            throw Refusal(400, "endpoint: must be an http or https address")
        }
        login.apps[id] = endpoint
    }

    /// What a LIFF app would get in this person's phone, for tests without a browser.
    func liffTokens(_ id: String?, _ user: UserID, wrong: TokenFault?) throws -> JSON {
        guard canSignIn(user) else { throw Refusal(404, "no such user: \(user)") }
        let (idToken, access) = try openLIFF(id ?? settings.loginChannelID + "-app", user, wrong: wrong)
        return ["idToken": .text(idToken), "accessToken": .text(access)]
    }
}
