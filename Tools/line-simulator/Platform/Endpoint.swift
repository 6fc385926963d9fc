/// The endpoints played here, each with LINE's published limit.
/// https://developers.line.biz/en/reference/messaging-api/#rate-limits
enum Endpoint: String, CaseIterable, Sendable {
    case token
    case reply
    case push
    case multicast
    case validateReply = "validate/reply"
    case validatePush = "validate/push"
    case validateMulticast = "validate/multicast"
    case profile
    case quota
    case consumption = "quota/consumption"
    case followers = "followers/ids"
    case botInfo = "bot/info"
    case loading
    case richMenuValidate = "richmenu/validate"
    case richMenuCreate = "richmenu/create"
    case richMenuGet = "richmenu/get"
    case richMenuList = "richmenu/list"
    case richMenuDelete = "richmenu/delete"
    case richMenuUpload = "richmenu/content"
    case richMenuDownload = "richmenu/content/get"
    case richMenuDefault = "richmenu/default"
    case richMenuLink = "richmenu/link"
    case richMenuUnlink = "richmenu/unlink"
    case richMenuBulkLink = "richmenu/bulk/link"
    case richMenuBulkUnlink = "richmenu/bulk/unlink"
    case webhookEndpoint = "webhook/endpoint"
    case webhookTest = "webhook/test"
    case loginToken = "login/token"
    case loginVerify = "login/verify"
    case certificates = "login/certs"
    case liffToken = "liff/token"
    case deauthorize

    /// Requests in a period. Capacity of the bucket is not published.
    var limit: (requests: Double, seconds: Double) {
        switch self {
        case .multicast: (200, 1)
        case .loading: (100, 1)
        case .richMenuList: (10, 1)
        case .richMenuCreate, .richMenuDelete: (100, 3_600)
        case .webhookTest: (60, 3_600)
        case .webhookEndpoint: (1_000, 60)
        default: (2_000, 1)
        }
    }

    /// Whether `X-Line-Retry-Key` is taken; elsewhere it is refused with 400.
    var takesRetryKey: Bool { self == .push || self == .multicast }

    /// Whether a channel access token is needed: not to get one, and not where people sign in.
    var needsToken: Bool { ![.token, .loginToken, .loginVerify, .certificates, .liffToken].contains(self) }

    /// Whether the body must be JSON.
    var needsJSON: Bool {
        switch self {
        case .reply, .push, .multicast, .validateReply, .validatePush, .validateMulticast, .loading, .richMenuCreate,
            .richMenuValidate, .richMenuBulkLink, .richMenuBulkUnlink, .deauthorize:
            true
        default: false
        }
    }
}
