import Support
import Testing

@testable import Offices

@Suite("Codes of the authenticator")
struct TOTPTests {
    /// RFC 6238, appendix B, SHA-1, its last six of eight digits.
    @Test(
        "are those of RFC 6238",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func vectors(_ seconds: Int64, _ code: String) {
        let secret = TOTPSecret(random: Array("12345678901234567890".utf8))
        #expect(TOTP.code(of: secret, step: TOTP.step(at: seconds * 1_000)) == code)
        #expect(secret == totp && secret.base32 == Example.totpSecret)
    }

    @Test("hold for their half minute and the one on each side, and once")
    func window() {
        let step = TOTP.step(at: Example.at)
        for distance in Int64(-3)...3 {
            let code = TOTP.code(of: totp, step: step + distance)
            let found = TOTP.step(ofTyped: code, totp, at: Example.at, after: .min)
            #expect(found == (abs(distance) <= 1 ? step + distance : nil))
            #expect(TOTP.step(ofTyped: code, totp, at: Example.at, after: step + distance) == nil)
        }
        let code = TOTP.code(of: totp, step: step)
        let spaced = code.prefix(3) + " " + code.suffix(3)
        #expect(TOTP.step(ofTyped: String(spaced), totp, at: Example.at, after: .min) == step)
        for wrong in ["", "1", "１２３４５６", code + "0", String(code.dropLast())] {
            #expect(TOTP.step(ofTyped: wrong, totp, at: Example.at, after: .min) == nil)
        }
    }

    @Test("secrets come back from base 32, and nothing else is one", arguments: Seeds.some(8))
    func base32(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let bytes = (0..<20).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let secret = TOTPSecret(random: bytes)
        #expect(TOTPSecret(base32: secret.base32) == secret && secret.base32.utf8.count == 32)
        for bad in ["", "GEZDGNBV", "0189", "ä", String(secret.base32.dropLast()) + "1"] {
            #expect(TOTPSecret(base32: bad) == nil)
        }
        #expect(!"\(secret)".contains(secret.base32))
    }

    @Test("the QR code's text names issuer and account safely")
    func uri() {
        #expect(
            totp.uri(issuer: "はぐくみ", account: "a&b=c@d") == """
                otpauth://totp/%E3%81%AF%E3%81%90%E3%81%8F%E3%81%BF:a%26b%3Dc%40d?secret=\(Example.totpSecret)\
                &issuer=%E3%81%AF%E3%81%90%E3%81%8F%E3%81%BF&algorithm=SHA1&digits=6&period=30
                """)
    }
}
