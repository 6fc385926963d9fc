package import Calendar
import Crypto
package import Events

/// Signs passes: JWS compact (RFC 7515) with ES256, which any JOSE library checks.
package struct PassMint: Sendable {
    package let keys: PassKeys
    /// Where the service is reached; the tokens' `iss`.
    package let issuer: String
    private let signers: [PassPeriod: Signer]

    /// What signs in one period, with the headers written beforehand.
    private struct Signer: Sendable {
        let key: P256.Signing.PrivateKey
        let headers: [String: [UInt8]]
    }

    /// - Parameter day: the keys of its quarter and of the next are made ready.
    package init(keys: PassKeys, issuer: String, on day: CivilDate) {
        self.keys = keys
        self.issuer = issuer
        let periods = [PassPeriod(of: day), PassPeriod(of: day.adding(months: 3))]
        signers = Dictionary(periods.map { ($0, Self.signer($0, keys)) }) { first, _ in first }
    }

    private static func signer(_ period: PassPeriod, _ keys: PassKeys) -> Signer {
        let types = PassForm.allCases.map(\.rawValue) + [RevocationList.type]
        let headers = types.map { type in
            let header = #"{"alg":"ES256","kid":"\#(keys.name(of: period))","typ":"\#(type)"}"#
            return (type, Array(Base64Text.text(of: header.utf8).utf8))
        }
        return Signer(key: keys.signing(period), headers: Dictionary(uniqueKeysWithValues: headers))
    }

    /// The pass as it is shown now: good for a minute.
    package func live(_ serial: PassSerial, at now: JapanTime) throws -> PassToken {
        try token(serial, .live, from: now, life: .live)
    }

    /// What a phone keeps for when it has no network: good for a week, or to the end of the pass if that is sooner.
    ///
    /// - Parameter last: the last day on which the pass is valid.
    package func kept(_ serial: PassSerial, at now: JapanTime, last: CivilDate) throws -> PassToken {
        try token(serial, .kept, from: now, life: .kept, last: last)
    }

    /// For paper: good to the end of a day, at most for 400 days.
    ///
    /// - Parameter serial: the paper's own.
    package func paper(_ serial: PassSerial, at now: JapanTime, last: CivilDate) throws -> PassToken {
        try token(serial, .paper, from: now, life: .paper, last: last)
    }

    private func token(
        _ serial: PassSerial, _ form: PassForm, from now: JapanTime, life: PassForm, last: CivilDate? = nil
    ) throws -> PassToken {
        let issuedAt = now.milliseconds / 1_000
        var expiresAt = issuedAt + life.longestLife.components.seconds
        if let last { expiresAt = min(expiresAt, JapanTime(last.adding(days: 1)).milliseconds / 1_000) }
        let claims = PassClaims(
            issuer: issuer, issuedAt: issuedAt, expiresAt: expiresAt,
            pseudonym: keys.pseudonym(of: serial, as: form, on: now.date))
        return PassToken(text: try sign(claims, as: form), claims: claims, form: form)
    }

    /// Signs any claims: what they say is the caller's to answer for.
    func sign(_ claims: PassClaims, as form: PassForm) throws -> String {
        let payload = #"""
            {"iss":"\#(claims.issuer)","iat":\#(claims.issuedAt),"exp":\#(claims.expiresAt),\#
            "jti":"\#(claims.pseudonym)"}
            """#
        return try sign(payload, type: form.rawValue, at: JapanTime(milliseconds: claims.issuedAt * 1_000))
    }

    /// - Parameter type: the header's `typ`: nothing that was signed for one use is good for another.
    func sign(_ payload: String, type: String, at now: JapanTime) throws -> String {
        let period = PassPeriod(of: now.date)
        let signer = signers[period] ?? Self.signer(period, keys)
        var text = signer.headers[type] ?? []
        text.reserveCapacity(512)
        text.append(UInt8(ascii: "."))
        Base64Text.append(payload.utf8, to: &text)
        let signature = try signer.key.signature(for: text)
        text.append(UInt8(ascii: "."))
        Base64Text.append(signature.rawRepresentation, to: &text)
        return String(decoding: text, as: UTF8.self)
    }
}
