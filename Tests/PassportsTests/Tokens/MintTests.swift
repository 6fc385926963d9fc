import Calendar
import Crypto
import EventModel
import Events
import Support
import Testing

@testable import Passports

@Suite("Signing a pass")
struct MintTests {
    @Test("a token is short enough for a code that old cameras read")
    func short() throws {
        let token = try PassCases.mint.live(PassCases.serial, at: PassCases.at)
        let address = token.address(at: "https://pass.pref.kanagawa.example")
        // Version 13 with error correction M holds 331 bytes. Source: ISO/IEC 18004, table 7.
        #expect(address.utf8.count <= 331, "\(address.utf8.count)")
        #expect(token.claims.expiresAt - token.claims.issuedAt == 60)
    }

    @Test("a pass has one pseudonym a day, another on the next, and another form has its own")
    func pseudonyms() {
        let (keys, serial) = (PassCases.keys, PassCases.serial)
        var seen: Set<String> = []
        for day in 0..<400 {
            let date = PassCases.at.date.adding(days: day)
            let name = keys.pseudonym(of: serial, as: .live, on: date)
            #expect(name == keys.pseudonym(of: serial, as: .live, on: date))
            #expect(name != keys.pseudonym(of: PassCases.voided, as: .live, on: date))
            #expect(seen.insert(String(name.suffix(12))).inserted)
        }
        let paper = keys.pseudonym(of: serial, as: .paper, on: PassCases.at.date)
        #expect(paper.hasPrefix("paper.") && !seen.contains(String(paper.suffix(12))))
        #expect(paper == keys.pseudonym(of: serial, as: .paper, on: PassCases.last))
    }

    @Test("no token says anything of the serial")
    func silent() throws {
        let token = try PassCases.mint.live(PassCases.serial, at: PassCases.at).text
        let said = token.split(separator: ".").prefix(2).compactMap { Base64Text.bytes(of: $0.utf8) }
            .map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(said.contains("\"jti\":\"261123.") && !said.contains("\(PassCases.serial)"))
    }

    @Test("what a phone keeps ends within a week, and never after the pass's last day")
    func kept() throws {
        let long = try PassCases.mint.kept(PassCases.serial, at: PassCases.at, last: PassCases.last)
        #expect(long.claims.expiresAt == long.claims.issuedAt + 7 * 86_400)
        let short = try PassCases.mint.kept(PassCases.serial, at: PassCases.at, last: PassCases.at.date)
        #expect(short.claims.expiresAt * 1_000 == JapanTime(PassCases.at.date.adding(days: 1)).milliseconds)
    }

    @Test("a quarter follows the calendar, and the next one is published before it begins")
    func periods() {
        let day = CivilDate(iso: "2026-12-31")!
        #expect("\(PassPeriod(of: day))" == "2026q4" && "\(PassPeriod(of: day.adding(days: 1)))" == "2027q1")
        #expect(PassPeriod.published(on: day).last == PassPeriod(of: day.adding(days: 1)))
        #expect(PassPeriod.published(on: day).first.map { "\($0)" } == "2025q4")
    }

    @Test("each generation has a name in the keyring, which the keyring takes")
    func names() {
        #expect([1, 2, 26, 27].map(PassKeys.secretName) == ["a", "b", "z", "ba"].map { "pass-keys-" + $0 })
    }

    @Test("a list of what is void names papers always, and phones for as long as they may keep something")
    func list() {
        let (keys, at) = (PassCases.keys, PassCases.at)
        let long = VoidSerial(serial: PassCases.voided, isPaper: false, on: at.date.adding(days: -8))
        #expect(RevocationList([long], keys: keys, at: at).pseudonyms == [])
        let today = VoidSerial(serial: PassCases.voided, isPaper: false, on: at.date)
        #expect(RevocationList([today], keys: keys, at: at).pseudonyms.count == 8)
        let paper = VoidSerial(serial: PassCases.voided, isPaper: true, on: at.date.adding(days: -300))
        #expect(
            RevocationList([paper], keys: keys, at: at).pseudonyms
                == [keys.pseudonym(of: PassCases.voided, as: .paper, on: at.date)])
    }

    @Test("base64url comes back as it was, and one value has one text", arguments: Seeds.some(20))
    func base64(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let bytes = (0..<Int.random(in: 0...70, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
        let text = Base64Text.text(of: bytes)
        #expect(Base64Text.bytes(of: text.utf8) == bytes)
        for bad in ["\(text)=", "\(text) ", "\(text)+", "\(text)/"] { #expect(Base64Text.bytes(of: bad.utf8) == nil) }
        #expect(Base64Text.bytes(of: "AB".utf8) == nil && Base64Text.bytes(of: "A".utf8) == nil)
    }
}
