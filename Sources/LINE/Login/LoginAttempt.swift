import Crypto

/// What belongs to one attempt to sign in, from leaving for LINE until coming back: kept in a sealed cookie meanwhile.
package struct LoginAttempt: Sendable, Equatable {
    /// So many random bytes make one attempt.
    package static let randomBytes = 3 * share
    private static let share = 32

    /// Comes back in the address: proves that the answer belongs to a question of this browser.
    package let state: String
    /// Comes back in the ID token: proves that the token was made for this question.
    package let nonce: String
    /// Goes to LINE with the code only: proves that who has the code also asked for it (PKCE).
    package let verifier: String

    /// Nil unless there are `randomBytes` of them.
    package init?(random: [UInt8]) {
        guard random.count == Self.randomBytes else { return nil }
        state = Base64URL.text(of: random[0..<Self.share])
        nonce = Base64URL.text(of: random[Self.share..<2 * Self.share])
        verifier = Base64URL.text(of: random[(2 * Self.share)...])
    }

    /// Reads what `text` wrote; nil for anything else.
    package init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ Base64URL.bytes(of: $0.utf8)?.count == Self.share }) else {
            return nil
        }
        (state, nonce, verifier) = (String(parts[0]), String(parts[1]), String(parts[2]))
    }

    /// The attempt as one text. It is a secret.
    package var text: String { "\(state).\(nonce).\(verifier)" }

    /// What LINE is told beforehand about the verifier.
    /// https://datatracker.ietf.org/doc/html/rfc7636#section-4.2
    var challenge: String { Base64URL.text(of: SHA256.hash(data: Array(verifier.utf8))) }
}

/// With what the browser comes back from LINE.
/// https://developers.line.biz/en/docs/line-login/integrate-line-login/#receiving-the-authorization-code
package enum LoginReturn: Sendable, Equatable {
    /// To be exchanged once, within ten minutes; and whether the person became a friend on the way, or stopped being
    /// one.
    case code(String, friendshipChanged: Bool)
    /// The person said no.
    case declined
    /// It was asked for without a person, and needs one.
    case needsPerson
    /// LINE names another error; a bare word.
    case failed(String)
    /// Not an answer to this attempt: another tab's, an old one, or somebody else's.
    case foreign

    /// - Parameters:
    ///   - query: of the address that LINE sent the browser to, decoded.
    ///   - attempt: from this browser's cookie; nil when there is none.
    package init(_ query: [String: String], to attempt: LoginAttempt?) {
        guard let attempt, let state = query["state"], Secret.equal(state, attempt.state) else {
            self = .foreign
            return
        }
        if let code = query["code"], !code.isEmpty, query["error"] == nil {
            self = .code(code, friendshipChanged: query["friendship_status_changed"] == "true")
            return
        }
        switch (query["error"] ?? "").lowercased() {
        case "access_denied": self = .declined
        case "login_required", "interaction_required", "consent_required": self = .needsPerson
        case let error:
            let isWord =
                (1...40).contains(error.utf8.count) && error.allSatisfy { $0.isLetter && $0.isASCII || $0 == "_" }
            self = .failed(isWord ? error : "unknown")
        }
    }
}
