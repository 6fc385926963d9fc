import Foundation
import Testing

@testable import LINE

@Suite("LINE's signing keys")
struct SigningKeyTests {
    private static func set(_ mints: Mint...) -> ScriptedLINE.Answer { .status(200, Mint.keySet(mints)) }

    @Test("are asked for once, by however many come at once")
    func cached() async throws {
        let mint = Mint()
        let line = ScriptedLINE(keys: [mint])
        try await line.signingIn { login in
            await withTaskGroup(of: IDTokenFault?.self) { group in
                for _ in 0..<50 { group.addTask { await login.fault(mint.token()) } }
                for await fault in group { #expect(fault == nil) }
            }
        }
        #expect(line.asked.count == 1)
        #expect(line.asked.first?.headers["authorization"] == nil)
    }

    @Test("are asked for again when a token names a new one, and the old one goes with them")
    func rotation() async throws {
        let (old, new) = (Mint("old"), Mint("new"))
        let time = ManualTime()
        let line = ScriptedLINE([Mint.certificates: [Self.set(old), Self.set(old, new), Self.set(new)]])
        try await line.signingIn(time) { login in
            #expect(await login.fault(old.token()) == nil)
            time.pass(Platform.LoginRule.pauseBetweenKeyRequests)
            #expect(await login.fault(new.token()) == nil)
            #expect(await login.fault(old.token()) == nil)
            time.pass(Platform.LoginRule.keysAreFreshFor)
            #expect(await login.fault(new.token()) == nil)
            await login.keys.settled()
            time.pass(Platform.LoginRule.pauseBetweenKeyRequests)
            #expect(await login.fault(old.token()) == .unknownKey)
        }
        #expect(line.asked.count == 4)
    }

    @Test("are not asked for more often because tokens name keys that nobody has")
    func limited() async throws {
        let mint = Mint()
        let time = ManualTime()
        let line = ScriptedLINE(keys: [mint])
        try await line.signingIn(time) { login in
            for number in 0..<100 { #expect(await login.fault(Mint("made-up-\(number)").token()) == .unknownKey) }
            #expect(line.asked.count == 1)
            #expect(await login.fault(mint.token()) == nil)
            time.pass(Platform.LoginRule.pauseBetweenKeyRequests)
            for number in 0..<100 { #expect(await login.fault(Mint("made-up-\(number)").token()) == .unknownKey) }
            #expect(line.asked.count == 2)
        }
    }

    @Test("go on to be used when LINE is silent, however long")
    func stale() async throws {
        let (mint, new) = (Mint("old"), Mint("new"))
        let time = ManualTime()
        let line = ScriptedLINE([Mint.certificates: [Self.set(mint), .status(500)]])
        try await line.signingIn(time) { login in
            #expect(await login.fault(mint.token()) == nil)
            for _ in 0..<3 {
                time.pass(Platform.LoginRule.keysAreFreshFor * 24)
                let late = Mint.now + Int(time.elapsed / .seconds(1))
                let token = mint.token(Mint.claims(with: ["iat": late, "exp": late + 3_600]))
                #expect(await login.fault(token) == nil)
                await login.keys.settled()
            }
            // Whether a new key is LINE's can't be told now: not the person's fault.
            #expect(await login.fault(new.token()) == .keysUnavailable)
        }
    }

    @Test(
        "that can't be read are as good as none",
        arguments: [
            .status(503), .status(200, "{}"), .status(200, #"{"keys":[]}"#), .status(200, #"{"keys":{}}"#),
            .status(200, "no JSON"), .status(404), .closed,
            .status(200, #"{"keys":[{"kty":"RSA","alg":"RS256","kid":"key-1","n":"AQAB","e":"AQAB"}]}"#),
        ] as [ScriptedLINE.Answer])
    func unavailable(answer: ScriptedLINE.Answer) async throws {
        let mint = Mint()
        let time = ManualTime()
        let line = ScriptedLINE([Mint.certificates: [answer]])
        try await line.signingIn(time) { login in
            #expect(await login.fault(mint.token()) == .keysUnavailable)
            #expect(await login.fault(mint.token()) == .keysUnavailable)
            #expect(line.asked.count <= 3)
        }
    }

    @Test("come back when LINE does")
    func recovery() async throws {
        let mint = Mint()
        let time = ManualTime()
        let line = ScriptedLINE([Mint.certificates: [.status(404), Self.set(mint)]])
        try await line.signingIn(time) { login in
            #expect(await login.fault(mint.token()) == .keysUnavailable)
            time.pass(Platform.LoginRule.pauseBetweenKeyRequests)
            #expect(await login.fault(mint.token()) == nil)
        }
    }
}
