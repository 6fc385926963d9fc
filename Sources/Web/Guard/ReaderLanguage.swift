package import Events
import HTTPTypes
package import Hummingbird

/// The language of somebody who has not told us: a link's `?lang=`, an earlier choice, or the browser's.
package enum ReaderLanguage {
    package static let cookie = "hagukumi-language"

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
