import HTTPTypes
package import Hummingbird

/// Lets nothing change by a request that another site's page made. Forms carry a token besides.
///
/// Source: OWASP ASVS 5.0, 3.5; Fetch Metadata <https://www.w3.org/TR/fetch-metadata/>
package struct SameOrigin: RouterMiddleware {
    private let origin: String

    package init(publicURL: String) {
        let slashes = publicURL.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        origin = slashes.prefix(3).joined(separator: "/").lowercased()
    }

    package func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        guard request.method != .get, request.method != .head else { return try await next(request, context) }
        let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
        let told = request.headers[.origin].map { $0.lowercased() }
        // A browser that keeps its origin to itself says "null": then the other header has to speak.
        let named = told == "null" ? nil : told
        // A browser names at least one of the two; whatever names neither is no form of ours.
        guard site != nil || named != nil, site.map({ $0 == "same-origin" }) ?? true,
            named.map({ $0 == origin }) ?? true
        else { throw Trouble.notOurForm }
        return try await next(request, context)
    }
}
