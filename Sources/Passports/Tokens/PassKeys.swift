package import Calendar
package import Crypto
package import Events

/// What signs passes, and makes their pseudonyms: everything follows from one secret of the keyring.
///
/// ES256, because WebCrypto knows it on every phone that has WebCrypto at all; Ed25519 only since 2023 to 2025.
package struct PassKeys: Sendable {
    /// Raised when the secret was replaced; the first is 1.
    package let generation: Int
    private let secret: SymmetricKey
    private let pseudonyms: SymmetricKey

    package init(secret: SymmetricKey, generation: Int) {
        self.secret = secret
        self.generation = generation
        pseudonyms = Self.derive("pseudonyms", from: secret)
    }

    /// What the keyring calls the secret of a generation: `pass-keys-a`, …, `pass-keys-z`, `pass-keys-ba`.
    package static func secretName(of generation: Int) -> String {
        var (rest, letters) = (max(1, generation) - 1, "")
        repeat {
            letters = String(UnicodeScalar(UInt8(0x61 + rest % 26))) + letters
            rest /= 26
        } while rest > 0
        return "pass-keys-" + letters
    }

    private static func derive(_ purpose: String, from secret: SymmetricKey) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, info: Array("hagukumi pass \(purpose)".utf8), outputByteCount: 32)
    }

    /// `1.2026q4`
    package func name(of period: PassPeriod) -> String { "\(generation).\(period)" }

    /// The key of a period. Of 2³² numbers one is no key of the curve: then the next is taken.
    func signing(_ period: PassPeriod) -> P256.Signing.PrivateKey {
        for attempt in 0... {
            let bytes = Self.derive("signing \(period) \(attempt)", from: secret).withUnsafeBytes { Array($0) }
            if let key = try? P256.Signing.PrivateKey(rawRepresentation: bytes) { return key }
        }
        return P256.Signing.PrivateKey()
    }

    /// By which name shops know a pass: another one on each day, and on paper one of its own.
    package func pseudonym(of serial: PassSerial, as form: PassForm, on day: CivilDate) -> String {
        let stamp = PassClaims.stamp(of: form, on: day)
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(stamp) \(serial)".utf8), using: pseudonyms)
        return stamp + "." + Base64Text.text(of: code.prefix(9))
    }

    /// A number that is the same in the whole prefecture on a day and can't be known before: for the word of the day.
    package func number(of day: CivilDate) -> UInt64 {
        HMAC<SHA256>.authenticationCode(for: Array("word \(day)".utf8), using: pseudonyms).prefix(8)
            .reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The keys by which anybody checks passes on a day, as JSON Web Key Set (RFC 7517).
    package func keySet(on day: CivilDate) -> PassKeySet {
        PassKeySet(
            keys: PassPeriod.published(on: day).map { period in
                let point = Array(signing(period).publicKey.rawRepresentation)
                return PassKeySet.Key(
                    kid: name(of: period), x: Base64Text.text(of: point.prefix(32)),
                    y: Base64Text.text(of: point.suffix(32)))
            })
    }
}

/// The public keys by which passes are checked.
package struct PassKeySet: Sendable, Equatable, Codable {
    package struct Key: Sendable, Equatable, Codable {
        package let kty: String
        package let crv: String
        package let alg: String
        package let use: String
        package let kid: String
        package let x: String
        package let y: String

        init(kid: String, x: String, y: String) {
            (kty, crv, alg, use) = ("EC", "P-256", "ES256", "sig")
            self.kid = kid
            self.x = x
            self.y = y
        }
    }

    package let keys: [Key]

    package init(keys: [Key]) { self.keys = keys }

    /// `{"keys":[{"kty":"EC",…}]}`
    package var json: String {
        let list = keys.map {
            #"{"kty":"\#($0.kty)","crv":"\#($0.crv)","alg":"\#($0.alg)","use":"\#($0.use)","kid":"\#($0.kid)","#
                + #""x":"\#($0.x)","y":"\#($0.y)"}"#
        }
        return #"{"keys":[\#(list.joined(separator: ","))]}"#
    }
}
