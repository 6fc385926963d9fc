/// What is wrong with an ID token. Nothing of the token is in it, so that it may be logged.
package enum IDTokenFault: Error, Sendable, Hashable {
    /// A part of a token, or a claim in it.
    package enum Part: String, Sendable {
        case header, payload, signature
    }
    package enum Claim: String, Sendable {
        case iss, aud, sub, exp, iat, nonce
    }

    /// Longer than any token that is taken.
    case tooLong
    /// Not three parts in base64url.
    case notAToken
    /// Not a JSON object, or one with a name that stands there twice.
    case unreadable(Part)
    /// The header asks for something that must be understood, and is not.
    case critical
    /// Another algorithm than this way of signing in has: an attempt to choose how it is checked.
    case wrongAlgorithm
    /// The header names no key.
    case noKeyID
    /// The issuer has no such key.
    case unknownKey
    /// The issuer's keys could not be read, so that nothing can be said. Not the token's fault: try again later.
    case keysUnavailable
    case badSignature
    /// A claim that is needed is not there, or not of its type.
    case missing(Claim)
    case wrongIssuer
    /// Made for another channel or client.
    case wrongAudience
    case expired
    /// Issued later than now.
    case issuedInFuture
    /// Not the answer to this attempt to sign in.
    case wrongNonce
    /// The subject has not the form of a user id.
    case notAUser
}
