import Events
import Support
import Testing

@testable import Offices

@Suite("Passwords")
struct PasswordTests {
    @Test("the verifier is scrypt of RFC 7914")
    func vector() throws {
        // RFC 7914, 12: the first 32 of 64 bytes of scrypt("password", "NaCl", N = 1024, r = 8, p = 16); scrypt's last
        // step makes them independently of how many follow.
        let verifier = try Verifier(
            password: "password", salt: Array("NaCl".utf8), cost: Verifier.Cost(logN: 10, r: 8, p: 16))
        #expect(
            verifier.text == "$scrypt$ln=10,r=8,p=16$TmFDbA$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI")
        #expect(verifier.matches("password") && !verifier.matches("passwort") && !verifier.matches(""))
    }

    @Test("a verifier comes back from its text; a damaged or monstrous one is none", arguments: Seeds.some(3))
    func text(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let verifier = try Verifier(password: password, salt: salt, cost: small)
        #expect(Verifier(verifier.text) == verifier && !"\(verifier)".contains("scrypt"))
        for bad in [
            "", "$", "scrypt", verifier.text + "$", verifier.text.replacing("ln=4", with: "ln=30"),
            verifier.text.replacing("ln=4", with: "ln=x"), verifier.text.replacing("$scrypt", with: "$argon2"),
            String(verifier.text.dropLast(3)),
        ] { #expect(Verifier(bad) == nil, "\(bad)") }
    }

    @Test("the same password typed in full or half width is the same")
    func width() throws {
        let verifier = try Verifier(password: "ＡＢＣ カタカナ ひらがな", salt: [1], cost: small)
        #expect(verifier.matches("ABC ｶﾀｶﾅ ひらがな"))
    }

    private func fault(_ password: String, unlike names: [String] = []) -> PasswordFault? {
        do { _ = try NewPassword(password, unlike: names, salt: [1], cost: small) } catch { return error }
        return nil
    }

    @Test(
        "long ones are taken, whatever they are made of",
        arguments: [
            "correct horse battery staple", "あかまきがみあおまきがみき", "tq7-9vL!x0pW", "kuroneko ga nete iru yo",
            "mountain-92-window",
        ])
    func good(_ password: String) { #expect(fault(password) == nil) }

    @Test(
        "the first that are tried are refused",
        arguments: [
            "password1234", "P@ssw0rd2026!", "123456789012", "qwertyuiop12", "aaaaaaaaaaaa", "abcabcabcabc",
            "1qaz2wsx3edc", "Administrator1", "hagukumi2026", "kanagawa1234", "zyxwvutsrqponm", "passwordpassword",
            "iloveyou12345", "さささささささささささささ",
        ])
    func common(_ password: String) { #expect(fault(password) == .common) }

    @Test("too short, too long, or with one's own name is refused")
    func others() {
        #expect(fault("tq7-9vL!x0p") == .tooShort(least: 12))
        #expect(fault("") == .tooShort(least: 12))
        #expect(fault(String(repeating: "tq7-9vL!x0pW", count: 22)) == .tooLong(most: 256))
        #expect(fault("hanako-no-neko-77", unlike: ["港 花子", "hanako@example.lg.jp"]) == .ownName)
        #expect(fault("横浜市中区のうみとそらとふね", unlike: ["横浜市中区"]) == .ownName)
        #expect(fault("the sea is blue today", unlike: ["a@b.jp", "x"]) == nil)
    }
}
