package import Calendar
package import Crypto
import EventModel
package import Events
import Foundation

@testable package import Passports

/// Tokens as they may come to a checker, each with the answer that every checker of ours has to give.
package struct PassCase: Codable, Sendable {
    package let name: String
    package let token: String
    /// Milliseconds since 1970 on the checker's clock.
    package let now: Int64
    /// The reason, or nil where it is good.
    package let fault: String?
    package let form: String?
}

/// The list of cases, with what is needed to check them: for our own verifier, the browser's and those in the docs.
package struct PassCases: Codable, Sendable {
    package let issuer: String
    package let keys: PassKeySet
    package let revoked: [String]
    package let cases: [PassCase]

    package static let issuer = "https://hagukumi.example"
    package static let at = JapanTime(iso: "2026-11-23T10:00:00+09:00")!
    package static let secret = SymmetricKey(data: Array("the secret of a test, 32 bytes..".utf8))
    package static let keys = PassKeys(secret: secret, generation: 1)
    package static let mint = PassMint(keys: keys, issuer: issuer, on: at.date)
    package static let serial = PassSerial(ULID("01JD8Z0000SER1A00000000001")!)
    package static let voided = PassSerial(ULID("01JD8Z0000SER1A00000000002")!)
    package static let last = CivilDate(iso: "2027-03-31")!

    package static func all() throws -> PassCases {
        let void = [
            VoidSerial(serial: voided, isPaper: true, on: at.date),
            VoidSerial(serial: voided, isPaper: false, on: at.date),
        ]
        return PassCases(
            issuer: issuer, keys: keys.keySet(on: at.date),
            revoked: RevocationList(void, keys: keys, at: at).pseudonyms,
            cases: try good() + clocks() + changed() + signedByUs() + signedByOthers())
    }

    private static func one(
        _ name: String, _ token: String, after seconds: Int64 = 5, _ fault: PassFault?, _ form: PassForm? = nil
    ) -> PassCase {
        let forms: [PassForm: String] = [.live: "live", .kept: "kept", .paper: "paper"]
        return PassCase(
            name: name, token: token, now: at.milliseconds + seconds * 1_000, fault: fault?.rawValue,
            form: form.flatMap { forms[$0] })
    }

    private static func good() throws -> [PassCase] {
        let live = try mint.live(serial, at: at).text
        let kept = try mint.kept(serial, at: at, last: last).text
        let paper = try mint.paper(serial, at: at, last: last).text
        return [
            one("fresh", live, nil, .live), one("of this very second", live, after: 0, nil, .live),
            one("a checker 30 s slow", live, after: -30, nil, .live),
            one("the last second", live, after: 89, nil, .live), one("kept", kept, after: 86_400, nil, .kept),
            one("on paper", paper, after: 100 * 86_400, nil, .paper),
            // The next quarter's key, of which an offline shop knew a week before.
            PassCase(
                name: "after the key changed, with keys of before",
                token: try mint.live(serial, at: JapanTime(iso: "2027-01-01T00:00:03+09:00")!).text,
                now: JapanTime(iso: "2027-01-01T00:00:05+09:00")!.milliseconds, fault: nil, form: "live"),
        ]
    }

    private static func clocks() throws -> [PassCase] {
        let live = try mint.live(serial, at: at).text
        let kept = try mint.kept(serial, at: at, last: last).text
        let paper = try mint.paper(serial, at: at, last: last).text
        return [
            one("a picture of 90 s ago", live, after: 90, .screenshot),
            one("a picture of yesterday", live, after: 86_400, .screenshot),
            one("a checker 5 minutes fast", live, after: 300, .screenshot),
            one("a checker 5 minutes slow", live, after: -300, .notYet),
            one("from the future", try mint.live(serial, at: at.adding(milliseconds: 3_600_000)).text, .notYet),
            one("kept for more than a week", kept, after: 7 * 86_400 + 30, .over),
            one("on paper past its day", paper, after: 129 * 86_400, .over),
            one("revoked on paper", try mint.paper(voided, at: at, last: last).text, .revoked),
            one(
                "revoked and kept",
                try mint.kept(voided, at: at.adding(milliseconds: -3 * 86_400_000), last: last).text, .revoked),
        ]
    }

    /// One changed from outside.
    private static func changed() throws -> [PassCase] {
        let live = try mint.live(serial, at: at).text
        let parts = live.split(separator: ".").map(String.init)
        let other = try mint.live(voided, at: at).text.split(separator: ".").map(String.init)
        var signature = Base64Text.bytes(of: parts[2].utf8)!
        signature[20] ^= 1
        var claims = Base64Text.bytes(of: parts[1].utf8)!
        claims[claims.count - 4] ^= 1
        let longer = String(decoding: Base64Text.bytes(of: parts[1].utf8)!, as: UTF8.self)
            .replacing(/"exp":\d+/, with: "\"exp\":1795400000")
        return [
            one("one bit of the signature", "\(parts[0]).\(parts[1]).\(Base64Text.text(of: signature))", .forged),
            one("one bit of what it says", "\(parts[0]).\(Base64Text.text(of: claims)).\(parts[2])", .forged),
            one("another's claims", "\(parts[0]).\(other[1]).\(parts[2])", .forged),
            one("a longer life written in", "\(parts[0]).\(Base64Text.text(of: longer.utf8)).\(parts[2])", .forged),
            one("no signature", "\(parts[0]).\(parts[1]).", .unreadable),
            one("two parts", "\(parts[0]).\(parts[1])", .unreadable), one("four parts", live + ".a", .unreadable),
            one("cut in the middle", String(live.prefix(120)), .unreadable),
            one("without its last letter", String(live.dropLast()), .unreadable), one("nothing", "", .unreadable),
            one("another code", "https://example.com/", .unreadable),
            one("the signature in another spelling", live + "=", .unreadable),
            one(
                "a zero signature", "\(parts[0]).\(parts[1]).\(Base64Text.text(of: [UInt8](repeating: 0, count: 64)))",
                .forged),
            one("10 KB long", live + String(repeating: "A", count: 10_000), .tooLong),
            one(
                "algorithm none", header(#"{"alg":"none","kid":"1.2026q4","typ":"pass+jwt"}"#, parts[1], ""), .algorithm
            ),
            one("algorithm in capitals", header(#"{"alg":"None","typ":"pass+jwt"}"#, parts[1], parts[2]), .algorithm),
            one(
                "algorithm swapped, with our public key as the secret",
                try swapped(#"{"alg":"HS256","kid":"1.2026q4","typ":"pass+jwt"}"#, parts[1]), .algorithm),
            one("no algorithm", header(#"{"kid":"1.2026q4","typ":"pass+jwt"}"#, parts[1], parts[2]), .unreadable),
            one(
                "its type changed to paper",
                header(#"{"alg":"ES256","kid":"1.2026q4","typ":"paper-pass+jwt"}"#, parts[1], parts[2]), .forged),
        ]
    }

    private static func header(_ header: String, _ claims: String, _ signature: String) -> String {
        "\(Base64Text.text(of: header.utf8)).\(claims).\(signature)"
    }

    private static func swapped(_ header: String, _ claims: String) throws -> String {
        let signed = "\(Base64Text.text(of: header.utf8)).\(claims)"
        let public_ = keys.signing(PassPeriod(of: at.date)).publicKey.rawRepresentation
        let code = HMAC<SHA256>.authenticationCode(for: Array(signed.utf8), using: SymmetricKey(data: public_))
        return "\(signed).\(Base64Text.text(of: code))"
    }

    /// With our own key, but not what we say: a mistake of ours may not open a till either.
    private static func signedByUs() throws -> [PassCase] {
        let (now, day) = (at.milliseconds / 1_000, at.date)
        func claims(_ issuer: String = issuer, from: Int64 = now, life: Int64 = 60, _ name: String? = nil) -> PassClaims
        {
            PassClaims(
                issuer: issuer, issuedAt: from, expiresAt: from + life,
                pseudonym: name ?? keys.pseudonym(of: serial, as: .live, on: day))
        }
        let yesterday = keys.pseudonym(of: serial, as: .live, on: day.adding(days: -1))
        return [
            one("wrong issuer", try mint.sign(claims("https://elsewhere.example"), as: .live), .unknownIssuer),
            one("another day's pseudonym", try mint.sign(claims(issuer, yesterday), as: .live), .anotherDay),
            one(
                "paper's pseudonym on a phone", try mint.sign(claims(issuer, "paper.abcdefghijkl"), as: .live),
                .anotherDay),
            one("no pseudonym", try mint.sign(claims(issuer, ""), as: .live), .anotherDay),
            one("a life of an hour", try mint.sign(claims(life: 3_600), as: .live), .unreadable),
            one("ends before it begins", try mint.sign(claims(life: -5), as: .live), .unreadable),
            one("no claims", try mint.sign("[]", type: "pass+jwt", at: at), .unreadable),
            one(
                "times as text",
                try mint.sign(#"{"iss":"\#(issuer)","iat":"1","exp":"2","jti":"a"}"#, type: "pass+jwt", at: at),
                .unreadable),
            one(
                "the list of revocations", try mint.sign(#"{"revoked":[]}"#, type: RevocationList.type, at: at),
                .unreadable),
        ]
    }

    private static func signedByOthers() throws -> [PassCase] {
        func mint(_ secret: String, _ generation: Int) -> PassMint {
            let keys = PassKeys(secret: SymmetricKey(data: Array(secret.utf8)), generation: generation)
            return PassMint(keys: keys, issuer: issuer, on: at.date)
        }
        let stranger = "the secret of somebody else, 32b"
        return [
            one("forged under our key's name", try mint(stranger, 1).live(serial, at: at).text, .forged),
            one("a key of nobody", try mint(stranger, 9).live(serial, at: at).text, .unknownIssuer),
        ]
    }
}
