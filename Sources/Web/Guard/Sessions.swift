package import Hummingbird

/// Opens the session of a front door's requests, gives a nameless one to whoever has none, and keeps used ones alive.
package struct Sessions: RouterMiddleware {
    private let cookies: SessionCookies
    private let door: FrontDoor
    private let world: WebWorld

    package init(cookies: SessionCookies, door: FrontDoor, world: WebWorld) {
        self.cookies = cookies
        self.door = door
        self.world = world
    }

    /// A cookie younger than this is not written again.
    static let freshness: Int64 = 60_000

    package func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        var visit = context
        let now = world.now()
        let known = cookies.session(of: request, behind: door, at: now)
        var session = known ?? Session(id: world.freshID(), who: nil, startedAt: now)
        visit.session = session
        var response = try await next(request, visit)
        let name = SessionCookies.name(of: door) + "="
        let isSet = response.headers[values: .setCookie].contains { $0.hasPrefix(name) }
        if !isSet, known == nil || now - session.seenAt > Self.freshness {
            session.seenAt = now
            try cookies.set(session, behind: door, on: &response)
        }
        return response
    }
}
