import HTTPTypes

/// Why a page can't be shown. Each has a page that says it kindly, in the reader's language, with what to do next.
package enum Trouble: Error, Equatable, Sendable {
    case notFound
    case notSignedIn
    /// Signed in, but it is not theirs, or their role does not allow it.
    case forbidden
    /// The form did not come from our page, or the page was open for too long.
    case notOurForm
    case tooLarge
    /// Seconds after which it may be tried again.
    case tooMany(retryAfter: Int)
    /// Disk full, log closed: nothing was recorded.
    case unavailable
    case broken

    var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .notSignedIn: .unauthorized
        case .forbidden, .notOurForm: .forbidden
        case .tooLarge: .contentTooLarge
        case .tooMany: .tooManyRequests
        case .unavailable: .serviceUnavailable
        case .broken: .internalServerError
        }
    }

    /// Its texts are `trouble.<name>` and `trouble.<name>-advice`.
    var name: String {
        switch self {
        case .notFound: "not-found"
        case .notSignedIn: "not-signed-in"
        case .forbidden: "forbidden"
        case .notOurForm: "not-our-form"
        case .tooLarge: "too-large"
        case .tooMany: "too-many"
        case .unavailable: "unavailable"
        case .broken: "broken"
        }
    }

    /// All, for the test that looks for their texts.
    static let all: [Trouble] = [
        .notFound, .notSignedIn, .forbidden, .notOurForm, .tooLarge, .tooMany(retryAfter: 1), .unavailable, .broken,
    ]
}
