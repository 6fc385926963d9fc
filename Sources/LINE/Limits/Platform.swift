/// Everything that LINE may change, in one place: hosts, header names, rates, sizes and life times.
///
/// Read from the Messaging API documentation of 2026-08-07. Where LINE's current documentation differs, LINE is right.
/// https://developers.line.biz/en/reference/messaging-api/
package enum Platform {
    /// Base of the Messaging API and of the token endpoints.
    package static let api = "https://api.line.me"
    /// Base of content up- and download.
    package static let dataAPI = "https://api-data.line.me"
    /// Base of the pages on which people sign in.
    package static let access = "https://access.line.me"
    /// Largest request body in bytes; above it LINE answers 413.
    package static let largestBody = 2_000_000

    /// Names of LINE's own HTTP headers; compare them without regard to case.
    package enum Header {
        package static let signature = "x-line-signature"
        package static let retryKey = "X-Line-Retry-Key"
        package static let requestID = "x-line-request-id"
        package static let acceptedRequestID = "x-line-accepted-request-id"
    }

    /// What LINE expects of a webhook server, and how long it remembers.
    package enum WebhookRule {
        /// After this LINE counts the webhook as `request_timeout`.
        package static let answerWithin: Duration = .seconds(2)
        /// A reply token works once and this long after the webhook was received; not guaranteed beyond.
        package static let replyTokenLife: Duration = .seconds(60)
        /// The window of redelivery is not published; ids of events are remembered at least this long.
        package static let rememberEventsFor: Duration = .seconds(7 * 86_400)
    }

    /// https://developers.line.biz/en/docs/messaging-api/retrying-api-request/
    package enum RetryKeyRule {
        /// After this the same key counts as a new request, and would send twice.
        package static let life: Duration = .seconds(24 * 3_600)
        /// We stop an hour earlier, because clocks differ.
        package static let stopAfter: Duration = .seconds(23 * 3_600)
    }

    /// https://developers.line.biz/en/reference/messaging-api/#issue-stateless-channel-access-token
    package enum TokenRule {
        /// Life of a stateless token when the answer does not say `expires_in`.
        package static let life: Duration = .seconds(900)
        /// A newer token is fetched after this share of the life (900 s: 10 minutes).
        package static let freshShare = 2.0 / 3.0
        /// A token is not used in its last seconds: the request could arrive late.
        package static let margin: Duration = .seconds(30)
        /// A failed refresh is not tried again earlier while the old token still works.
        package static let pauseAfterFailure: Duration = .seconds(15)
    }

    /// Signing in. https://developers.line.biz/en/docs/line-login/verify-id-token/
    package enum LoginRule {
        /// `iss` of every ID token, whichever address issued it.
        static let issuer = "https://access.line.me"
        /// Clocks differ; LINE's own SDKs allow as much.
        static let skew: Duration = .seconds(300)
        /// Bytes of an ID token. LINE names no limit; its tokens have less than one thousand.
        static let largestToken = 8_000
        /// Keys are asked for anew after this time, while the old ones go on.
        static let keysAreFreshFor: Duration = .seconds(3_600)
        /// Between two questions for keys, so that tokens with made-up key ids can't make us ask.
        static let pauseBetweenKeyRequests: Duration = .seconds(15)
    }

    /// Counts of one request.
    package enum Count {
        package static let recipients = 1...500
        package static let messages = 1...5
        package static let quickReplyItems = 1...13
        package static let bubbles = 1...12
        package static let richMenuAreas = 1...20
    }

    /// Lengths of texts, each in the unit that LINE counts it in.
    /// https://developers.line.biz/en/docs/messaging-api/text-character-count/
    package enum Length {
        static let text = TextLimit(5_000, .utf16)
        static let altText = TextLimit(1_500, .utf16)
        static let senderName = TextLimit(20, .utf16)
        static let address = TextLimit(2_000, .utf16)
        static let actionAddress = TextLimit(1_000, .utf16)
        static let postbackData = TextLimit(300, .utf16)
        static let actionText = TextLimit(300, .graphemes)
        static let label = TextLimit(20, .graphemes)
        static let flexLabel = TextLimit(40, .graphemes)
        static let richMenuName = TextLimit(300, .graphemes)
        static let chatBarText = TextLimit(14, .graphemes)
        static let aggregationUnit = TextLimit(30, .utf16)
    }

    /// Sizes in bytes of encoded JSON; LINE writes KB without saying 1,000 or 1,024, so the smaller.
    package enum Size {
        static let bubble = 30_000
        static let carousel = 50_000
        static let richMenuImage = 1_000_000
    }

    /// Words that LINE refuses in the name of a sender.
    static let wordsRefusedInSenderName = ["LINE"]
    /// Schemes that a uri action may open.
    static let actionSchemes = ["https", "http", "line", "tel"]

    /// Loading animation: seconds, a multiple of five.
    package enum Loading {
        static let seconds = 5...60
        static let step = 5
    }

    /// Rich menu image in pixels. https://developers.line.biz/en/reference/messaging-api/#create-rich-menu
    package enum RichMenuSize {
        static let width = 800...2_500
        static let leastHeight = 250
        static let leastRatio = 1.45
    }
}

/// A call that LINE counts in a bucket of its own: method and URL template; ids in the URL do not matter.
package enum Endpoint: String, CaseIterable, Sendable {
    case reply = "POST /v2/bot/message/reply"
    case push = "POST /v2/bot/message/push"
    case multicast = "POST /v2/bot/message/multicast"
    case validateReply = "POST /v2/bot/message/validate/reply"
    case validatePush = "POST /v2/bot/message/validate/push"
    case validateMulticast = "POST /v2/bot/message/validate/multicast"
    case quota = "GET /v2/bot/message/quota"
    case consumption = "GET /v2/bot/message/quota/consumption"
    case profile = "GET /v2/bot/profile/{userId}"
    case loading = "POST /v2/bot/chat/loading/start"
    case richMenuValidate = "POST /v2/bot/richmenu/validate"
    case richMenuCreate = "POST /v2/bot/richmenu"
    case richMenuList = "GET /v2/bot/richmenu/list"
    case richMenuDelete = "DELETE /v2/bot/richmenu/{richMenuId}"
    case richMenuImage = "POST /v2/bot/richmenu/{richMenuId}/content"
    case richMenuDefault = "POST /v2/bot/user/all/richmenu/{richMenuId}"
    case richMenuLink = "POST /v2/bot/user/{userId}/richmenu/{richMenuId}"
    case richMenuBulkLink = "POST /v2/bot/richmenu/bulk/link"
    case richMenuUnlink = "DELETE /v2/bot/user/{userId}/richmenu"
    case token = "POST /oauth2/v3/token"
    case certificates = "GET /oauth2/v2.1/certs"
    case loginToken = "POST /oauth2/v2.1/token"
    case deauthorize = "POST /user/v1/deauthorize"

    /// LINE's limit. https://developers.line.biz/en/reference/messaging-api/#rate-limits
    package var rate: Rate {
        switch self {
        case .multicast: Rate(200, per: .seconds(1))
        case .loading: Rate(100, per: .seconds(1))
        // Five at once and 95 % of the rate are 100 in the first hour, too: all languages are published without a wait.
        case .richMenuCreate, .richMenuDelete: Rate(100, per: .seconds(3_600), burst: 5)
        case .richMenuList: Rate(10, per: .seconds(1))
        case .reply, .push, .validateReply, .validatePush, .validateMulticast, .quota, .consumption, .profile,
            .richMenuValidate, .richMenuImage, .richMenuDefault, .richMenuLink, .richMenuBulkLink, .richMenuUnlink,
            .token, .certificates, .loginToken, .deauthorize:
            Rate(2_000, per: .seconds(1))
        }
    }

    /// Whether the endpoint is served by the data host.
    var usesDataHost: Bool { self == .richMenuImage }

    /// Whether a channel access token goes with the request.
    var needsToken: Bool {
        switch self {
        case .token, .certificates, .loginToken: false
        default: true
        }
    }

    var method: String { String(rawValue.prefix { $0 != " " }) }

    /// The path with its placeholders filled from left to right.
    func path(_ values: [String]) -> String {
        var rest = values[...]
        return rawValue.drop { $0 != " " }.dropFirst().split(separator: "/").reduce(into: "") { path, part in
            path += "/" + (part.first == "{" ? rest.popFirst() ?? "" : String(part))
        }
    }
}
