import HTTPTypes
import Hummingbird
import NIOCore

/// What a control route is given.
struct ControlCall: Sendable {
    var platform: Platform
    var courier: Courier
    var order: Order
    var query: [String: String]
    var user: UserID?

    /// The user named in the path.
    func named() throws(Refusal) -> UserID {
        guard let user else { throw Refusal(400, "userId: must be U and 32 hexadecimal digits in lower case") }
        return user
    }

    func queryCount(_ name: String, _ absent: Int) throws(Refusal) -> Int {
        guard let text = query[name] else { return absent }
        guard let count = Int(text), count >= 0 else { throw Refusal(400, "\(name): must be a whole number") }
        return count
    }
}

/// Everything under `/_sim/`; README.md of this folder says what each address does.
func addControlRoutes(to router: Router<SimulatorContext>, _ platform: Platform, _ courier: Courier) {
    let control = ControlRouter(router: router, platform: platform, courier: courier)
    addPeopleRoutes(to: control)
    addTapRoutes(to: control)
    addRecordRoutes(to: control)
    addWeatherRoutes(to: control)
    addLoginOrders(to: control)
    router.get("_sim/menus/:menu/picture") { _, context in
        do {
            return try await platform.shownPicture(context.parameters.get("menu") ?? "").response
        } catch let refusal as Refusal {
            return refusal.answer.response
        }
    }
}

/// Adds routes that read an order and answer JSON.
struct ControlRouter {
    typealias Work = @Sendable (ControlCall) async throws -> JSON

    let router: Router<SimulatorContext>
    let platform: Platform
    let courier: Courier
    /// Room for a million users in one order.
    private static let largestBody = 256 << 20

    func on(_ method: HTTPRequest.Method, _ path: String, _ work: @escaping Work) {
        let (platform, courier) = (platform, courier)
        router.on(RouterPath("_sim/" + path), method: method) { request, context in
            do {
                let body = try await request.body.collect(upTo: Self.largestBody)
                var query: [String: String] = [:]
                for (name, value) in request.uri.queryParameters { query[String(name)] = String(value) }
                let call = ControlCall(
                    platform: platform, courier: courier, order: try Order(Array(body.readableBytesView)),
                    query: query, user: context.parameters.get("user").flatMap { UserID($0) })
                return Answer.ok(try await work(call)).response
            } catch let refusal as Refusal {
                return refusal.answer.response
            }
        }
    }
}
