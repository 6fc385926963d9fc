import JWTKit

/// A public key with which an issuer signs ID tokens, and by which algorithm.
enum SigningKey: Sendable {
    case elliptic(ES256PublicKey)
    case rsa(Insecure.RSA.PublicKey)

    /// As a token's header names it. https://datatracker.ietf.org/doc/html/rfc7518#section-3.1
    enum Algorithm: String, Sendable {
        case es256 = "ES256"
        case rs256 = "RS256"
    }

    var algorithm: Algorithm {
        switch self {
        case .elliptic: .es256
        case .rsa: .rs256
        }
    }

    /// Shorter keys of RSA are refused. Source: NIST SP 800-131A, 3.
    private static let leastModulusBytes = 256

    /// Nil for what is no key for signing, or one of another kind. https://datatracker.ietf.org/doc/html/rfc7517
    init?(_ entry: JSONObject) {
        guard ["sig", nil].contains(entry.string("use")) else { return nil }
        let algorithm = entry.string("alg")
        switch entry.string("kty") {
        case "EC":
            guard entry.string("crv") == "P-256", ["ES256", nil].contains(algorithm), let x = entry.string("x"),
                let y = entry.string("y"), let key = try? ES256PublicKey(parameters: (x, y))
            else { return nil }
            self = .elliptic(key)
        case "RSA":
            guard ["RS256", nil].contains(algorithm), let n = entry.string("n"), let e = entry.string("e"),
                let modulus = Base64URL.bytes(of: n.utf8), modulus.count >= Self.leastModulusBytes,
                let key = try? Insecure.RSA.PublicKey(modulus: n, exponent: e)
            else { return nil }
            self = .rsa(key)
        default: return nil
        }
    }
}

extension JSONObject {
    /// The keys of a key set that sign by these algorithms; a set may have others besides, which are none of ours.
    /// https://datatracker.ietf.org/doc/html/rfc7517#section-5
    func signingKeys(_ algorithms: Set<SigningKey.Algorithm>) -> [String: SigningKey]? {
        guard let entries = objects("keys") else { return nil }
        return entries.reduce(into: [:]) { keys, entry in
            guard let id = entry.string("kid"), !id.isEmpty, keys[id] == nil, let key = SigningKey(entry),
                algorithms.contains(key.algorithm)
            else { return }
            keys[id] = key
        }
    }
}
