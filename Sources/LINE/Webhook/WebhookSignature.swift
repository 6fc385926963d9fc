import Crypto
import FoundationEssentials

/// Tells whether a webhook comes from LINE: base64 of HMAC-SHA256 over the body's very bytes, under a channel secret.
///
/// Several secrets may be valid at once, because reissuing one ends the old one immediately on LINE's side while
/// webhooks signed with it are still on their way. Verify before parsing anything.
/// https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/
package struct WebhookSignature: Sendable {
    /// Why the secrets can't be used.
    package enum Fault: Error, Equatable {
        case noSecret
        case blankSecret(position: Int)
    }

    private let keys: [SymmetricKey]

    /// Throws when there is no secret or a blank one: a server that can't verify must not start.
    package init(secrets: [String]) throws(Fault) {
        guard !secrets.isEmpty else { throw .noSecret }
        if let blank = secrets.firstIndex(where: { $0.allSatisfy(\.isWhitespace) }) {
            throw .blankSecret(position: blank)
        }
        keys = secrets.map { SymmetricKey(data: Array($0.utf8)) }
    }

    /// Whether `signature`, the header's value, was made over `body` with any of the secrets; takes the same time
    /// whichever secret fits and wherever the bytes differ.
    package func verifies(_ signature: String, over body: [UInt8]) -> Bool {
        guard let code = Data(base64Encoded: signature), code.count == SHA256.byteCount else { return false }
        var verified = false
        for key in keys {
            let fits = HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: body, using: key)
            verified = fits || verified
        }
        return verified
    }
}
