import HTTPTypes
import Hummingbird

/// LINE's own addresses.
/// https://developers.line.biz/en/reference/messaging-api/
func addMessagingRoutes(to router: Router<SimulatorContext>, _ front: Front, _ courier: Courier) {
    /// One address, one endpoint, one piece of work.
    func route(
        _ method: HTTPRequest.Method, _ path: RouterPath, _ endpoint: Endpoint, _ work: @escaping Front.Work
    ) {
        router.on(path, method: method) { request, context in
            await front.handle(endpoint, request, context, work)
        }
    }
    route(.post, "oauth2/v3/token", .token) { try $0.issueToken($1) }
    route(.post, "v2/bot/message/reply", .reply) { try $0.reply($1) }
    route(.post, "v2/bot/message/push", .push) { try $0.push($1) }
    route(.post, "v2/bot/message/multicast", .multicast) { try $0.multicast($1) }
    route(.post, "v2/bot/message/validate/reply", .validateReply) { try $0.validate($1) }
    route(.post, "v2/bot/message/validate/push", .validatePush) { try $0.validate($1) }
    route(.post, "v2/bot/message/validate/multicast", .validateMulticast) { try $0.validate($1) }
    route(.get, "v2/bot/message/quota", .quota) { platform, _ in platform.quotaLimit() }
    route(.get, "v2/bot/message/quota/consumption", .consumption) { platform, _ in platform.quotaConsumption() }
    route(.get, "v2/bot/profile/:user", .profile) { try $0.profile($1) }
    route(.get, "v2/bot/followers/ids", .followers) { try $0.followers($1) }
    route(.get, "v2/bot/info", .botInfo) { platform, _ in platform.botInfo() }
    route(.post, "v2/bot/chat/loading/start", .loading) { try $0.loading($1) }

    addRichMenuRoutes(route)

    route(.get, "v2/bot/channel/webhook/endpoint", .webhookEndpoint) { platform, _ in platform.webhookEndpoint() }
    router.on("v2/bot/channel/webhook/endpoint", method: .put) { request, context in
        let response = await front.handle(.webhookEndpoint, request, context) { try $0.setWebhookEndpoint($1) }
        let address = await front.platform.webhookAddress
        await courier.change { $0.address = address }
        return response
    }
    router.on("v2/bot/channel/webhook/test", method: .post) { request, context in
        let outcome = await courier.post([])
        return await front.handle(.webhookTest, request, context) { platform, _ in
            platform.webhookTest(status: outcome.status, reason: outcome.reason)
        }
    }
}

/// https://developers.line.biz/en/reference/messaging-api/#rich-menu
private func addRichMenuRoutes(
    _ route: (HTTPRequest.Method, RouterPath, Endpoint, @escaping Front.Work) -> Void
) {
    route(.post, "v2/bot/richmenu/validate", .richMenuValidate) { try $0.validateMenu($1) }
    route(.post, "v2/bot/richmenu", .richMenuCreate) { try $0.createMenu($1) }
    route(.get, "v2/bot/richmenu/list", .richMenuList) { platform, _ in platform.listMenus() }
    route(.get, "v2/bot/richmenu/:menu", .richMenuGet) { try $0.getMenu($1) }
    route(.delete, "v2/bot/richmenu/:menu", .richMenuDelete) { try $0.deleteMenu($1) }
    route(.post, "v2/bot/richmenu/:menu/content", .richMenuUpload) { try $0.uploadPicture($1) }
    route(.get, "v2/bot/richmenu/:menu/content", .richMenuDownload) { try $0.picture($1) }
    route(.post, "v2/bot/user/all/richmenu/:menu", .richMenuDefault) { try $0.setDefaultMenu($1) }
    route(.get, "v2/bot/user/all/richmenu", .richMenuDefault) { platform, _ in try platform.defaultMenu() }
    route(.delete, "v2/bot/user/all/richmenu", .richMenuDefault) { platform, _ in platform.clearDefaultMenu() }
    route(.post, "v2/bot/user/:user/richmenu/:menu", .richMenuLink) { try $0.linkMenu($1) }
    route(.get, "v2/bot/user/:user/richmenu", .richMenuGet) { try $0.linkedMenu($1) }
    route(.delete, "v2/bot/user/:user/richmenu", .richMenuUnlink) { try $0.unlinkMenu($1) }
    route(.post, "v2/bot/richmenu/bulk/link", .richMenuBulkLink) { try $0.linkMenus($1) }
    route(.post, "v2/bot/richmenu/bulk/unlink", .richMenuBulkUnlink) { try $0.unlinkMenus($1) }
}

/// https://developers.line.biz/en/reference/messaging-api/#webhook-settings
extension Platform {
    func webhookEndpoint() -> Answer {
        .ok(["endpoint": .text(webhookAddress ?? ""), "active": .bool(webhookAddress != nil)])
    }

    /// LINE takes https only; plain http is allowed here for this machine.
    func setWebhookEndpoint(_ call: Call) throws -> Answer {
        var checker = Checker()
        let fields = try call.fields()
        checker.address(fields, "endpoint", schemes: ["https", "http"], longest: 500, at: .body)
        guard checker.faults.isEmpty, let endpoint = fields["endpoint"]?.text else {
            throw Refusal.faults(checker.faults)
        }
        let local = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"]
        guard endpoint.hasPrefix("https://") || local.contains(where: { endpoint.hasPrefix($0) }) else {
            throw Refusal.badRequest("Invalid webhook endpoint URL: https is required")
        }
        webhookAddress = endpoint
        return .ok()
    }

    func webhookTest(status: Int?, reason: String) -> Answer {
        .ok([
            "success": .bool(reason.isEmpty), "timestamp": .time(now), "statusCode": .count(status ?? 0),
            "reason": .text(reason.isEmpty ? "OK" : reason), "detail": .text(reason),
        ])
    }
}
