import HTTPTypes
import Hummingbird

/// Takes a visitor's address from what the proxies in front of us say. Without it everybody behind a proxy would be one
/// visitor, and share one allowance.
struct VisitorAddress: RouterMiddleware {
    /// The addresses that are believed. Whoever else sends the header is not.
    let proxies: Set<String>

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        guard proxies.contains(context.address), let visitor = visitor(of: request) else {
            return try await next(request, context)
        }
        var visit = context
        visit.address = visitor
        return try await next(request, visit)
    }

    /// Each proxy adds whom it spoke with at the end, so the last one that is no proxy of ours is the visitor. What
    /// stands before it was said by the visitor.
    ///
    /// Source: <https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/X-Forwarded-For>
    private func visitor(of request: Request) -> String? {
        guard let name = HTTPField.Name("X-Forwarded-For") else { return nil }
        let hops = request.headers[values: name].flatMap { $0.split { ", ".contains($0) }.map(String.init) }
        return hops.last { !proxies.contains($0) }.map { String($0.prefix(Self.longest)) }
    }

    /// Characters of an IPv6 address with an IPv4 one in it.
    private static let longest = 45
}
