import HTTPTypes
package import Hummingbird

/// Puts on every answer what keeps a browser from being used against its reader. Source: OWASP ASVS 5.0, 3.4.
package struct SafeHeaders: RouterMiddleware {
    private let isSecure: Bool

    /// - Parameter publicURL: where people reach the service; HSTS is for `https` only.
    package init(publicURL: String) { isSecure = publicURL.hasPrefix("https:") }

    package func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        func set(_ name: HTTPField.Name?, _ value: String) {
            if let name, response.headers[name] == nil { response.headers[name] = value }
        }
        set(.contentSecurityPolicy, Self.policy())
        set(.xContentTypeOptions, "nosniff")
        // Nobody else learns from where they were reached. With "no-referrer" a browser would say "Origin: null" with
        // our own forms too. https://fetch.spec.whatwg.org/#append-a-request-origin-header
        set(HTTPField.Name("Referrer-Policy"), "same-origin")
        set(HTTPField.Name("Cross-Origin-Opener-Policy"), "same-origin")
        set(HTTPField.Name("Cross-Origin-Resource-Policy"), "same-origin")
        set(HTTPField.Name("Permissions-Policy"), "camera=(), microphone=(), geolocation=(), payment=()")
        // Pages are somebody's own unless they say otherwise.
        set(.cacheControl, "no-store")
        if isSecure { set(.strictTransportSecurity, "max-age=31536000; includeSubDomains") }
        return response
    }

    /// Only our own files; a page that needs one other origin names it.
    package static func policy(
        scripts: String? = nil, connections: String? = nil, images: String? = nil
    ) -> String {
        let image = images.map { "'self' data: \($0)" } ?? "'self' data:"
        let script = scripts.map { "'self' \($0)" } ?? "'self'"
        let connect = connections.map { "'self' \($0)" } ?? "'self'"
        return [
            "default-src 'none'", "script-src \(script)", "style-src 'self'", "img-src \(image)",
            "connect-src \(connect)", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
        ].joined(separator: "; ")
    }
}
