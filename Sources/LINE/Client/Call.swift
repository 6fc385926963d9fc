import NIOCore

/// One request as it goes out; every repetition sends this very value.
struct Call: Sendable {
    let endpoint: Endpoint
    /// Fills the placeholders of the endpoint's path.
    var path: [String] = []
    var body: ByteBuffer?
    var contentType = "application/json"
    var retryKey: RetryKey?
}

/// What came of one request.
enum WireResult: Sendable {
    case answered(WireAnswer)
    /// The request certainly did not reach LINE.
    case unsent(String)
    /// The request may have reached LINE.
    case lost(String)
    /// Nothing was sent, and this call has no time left to do so.
    case stopped(String)
    /// There is no access token, and LINE says that there will be none.
    case noToken(WireAnswer)
}

/// LINE's answer.
struct WireAnswer: Sendable {
    let status: Int
    let requestID: String?
    let acceptedRequestID: String?
    let body: ByteBuffer

    var isSuccess: Bool { (200..<300).contains(status) }
}
