import Calendar
import Crypto
import EventModel
import Events
import Support
import Testing

@testable import Passports

@Suite("Checking a pass")
struct VerifierTests {
    private static let cases = try! PassCases.all()
    private static let verifier = PassVerifier(
        keys: cases.keys, issuer: cases.issuer, revoked: cases.revoked)

    @Test("every token gets its own answer", arguments: cases.cases)
    func answers(_ one: PassCase) {
        do throws(PassFault) {
            let good = try Self.verifier.verify(one.token, at: JapanTime(milliseconds: one.now))
            #expect(one.fault == nil && "\(good.form)" == one.form)
        } catch {
            #expect(error.rawValue == one.fault)
        }
    }

    @Test("the list has a case of every reason but replay, which no token shows by itself")
    func complete() {
        let known = Set(Self.cases.cases.compactMap(\.fault))
        #expect(known == Set(PassFault.allCases.map(\.rawValue)).subtracting(["replayed"]))
    }

    @Test("whichever bit of a good token is changed, it is good no more")
    func everyBit() throws {
        let token = Array(try PassCases.mint.live(PassCases.serial, at: PassCases.at).text.utf8)
        for place in token.indices {
            for bit in 0..<7 {
                var changed = token
                changed[place] ^= 1 << UInt8(bit)
                let text = String(decoding: changed, as: UTF8.self)
                #expect(throws: PassFault.self, "\(place) \(bit)") {
                    try Self.verifier.verify(text, at: PassCases.at)
                }
            }
        }
    }

    @Test("wherever a good token is cut, it is good no more")
    func everyCut() throws {
        let token = try PassCases.mint.live(PassCases.serial, at: PassCases.at).text
        for length in 0..<token.count {
            #expect(throws: PassFault.self) {
                try Self.verifier.verify(String(token.prefix(length)), at: PassCases.at)
            }
        }
    }

    @Test("a shop that has been offline for a week knows the keys of every day of it, for passes of every form")
    func rotation() throws {
        var day = CivilDate(iso: "2026-01-01")!
        for _ in 0..<800 {
            let known = PassVerifier(
                keys: PassCases.keys.keySet(on: day.adding(days: -7)), issuer: PassCases.issuer)
            let mint = PassMint(keys: PassCases.keys, issuer: PassCases.issuer, on: day)
            let noon = JapanTime(day, at: TimeOfDay(hour: 12, minute: 0)!)
            _ = try known.verify(mint.live(PassCases.serial, at: noon).text, at: noon)
            day = day.adding(days: 9)
        }
    }

    @Test("paper is good to its last day, also when the key that signed it has been followed by four others")
    func paperLives() throws {
        let from = JapanTime(iso: "2026-04-01T00:00:00+09:00")!
        let last = CivilDate(iso: "2027-03-31")!
        let mint = PassMint(keys: PassCases.keys, issuer: PassCases.issuer, on: from.date)
        let paper = try mint.paper(PassCases.serial, at: from, last: last)
        let evening = JapanTime(last, at: TimeOfDay(hour: 23, minute: 59)!)
        let then = PassVerifier(keys: PassCases.keys.keySet(on: last), issuer: PassCases.issuer)
        #expect(try then.verify(paper.text, at: evening).form == .paper)
        #expect(throws: PassFault.over) { try then.verify(paper.text, at: evening.adding(milliseconds: 120_000)) }
    }

    @Test("what replaced secrets signed is a stranger's")
    func replaced() throws {
        let fresh = PassKeys(secret: SymmetricKey(size: .bits256), generation: 2)
        let then = PassVerifier(keys: fresh.keySet(on: PassCases.at.date), issuer: PassCases.issuer)
        let old = try PassCases.mint.paper(PassCases.serial, at: PassCases.at, last: PassCases.last)
        #expect(throws: PassFault.unknownIssuer) { try then.verify(old.text, at: PassCases.at) }
    }
}
