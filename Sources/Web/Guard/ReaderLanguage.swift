package import Events
import HTTPTypes
package import Hummingbird

/// The language of somebody who has not told us: a link's `?lang=`, an earlier choice, or the browser's.
package enum ReaderLanguage {
    static let cookie = "hagukumi-language"

    package static func told(by request: Request) -> Language {
        if let asked = asked(in: request) { return asked }
        if let chosen = request.cookies[cookie].flatMap({ Language(rawValue: $0.value) }) { return chosen }
        return browser(request.headers[.acceptLanguage] ?? "")
    }

    /// What the address itself asks for; nil if nothing.
    package static func asked(in request: Request) -> Language? {
        request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
    }

    /// The first of our languages in `Accept-Language`; Japanese if there is none. Weights are in order as browsers
    /// send them.
    static func browser(_ header: String) -> Language {
        for part in header.split(separator: ",") {
            let tag = part.split(separator: ";").first.map { $0.trimmingPrefix { $0.isWhitespace }.lowercased() } ?? ""
            if tag == "ja" || tag.hasPrefix("ja-") { return .japanese }
            if tag == "en" || tag.hasPrefix("en-") { return .english }
        }
        return .japanese
    }
}

/// Keeps the language that a link asked for, for the pages after it.
struct RememberLanguage: RouterMiddleware {
    private static let year = 31_536_000

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        if let language = ReaderLanguage.asked(in: request) {
            response.setCookie(
                Cookie(
                    name: ReaderLanguage.cookie, value: language.rawValue, maxAge: Self.year, path: "/", secure: true,
                    httpOnly: true, sameSite: .lax))
        }
        return response
    }
}
