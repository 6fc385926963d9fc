import App
import AsyncHTTPClient
import Foundation
import LINE
import Logging
import NIOCore
import NIOHTTP1
import Synchronization
import Testing

/// Signing in against the simulator, which signs and checks with code of its own.
@Suite("Signing in with LINE")
struct SignInTests {
    private static let callback = "http://127.0.0.1:9/r/back"
    private static let channel = SimulatedLINE.loginChannelID

    private struct Desk: Sendable {
        let line: SimulatedLINE
        let http: HTTPClient
        let login: LoginClient
        let later: @Sendable (Duration) -> Void

        func friend() async throws -> String {
            struct Made: Decodable { let userIds: [String] }
            let data = try await line.order("POST", "users", ["follow": true])
            return try #require(try JSONDecoder().decode(Made.self, from: data).userIds.first)
        }

        /// A LIFF token of this person's, with something wrong with it if asked.
        func liffToken(_ user: String, wrong: String? = nil) async throws -> String {
            struct Tokens: Decodable { let idToken: String }
            let body = wrong.map { ["wrong": $0] } ?? [:]
            let data = try await line.order("POST", "users/\(user)/liff-token", body)
            return try JSONDecoder().decode(Tokens.self, from: data).idToken
        }

        func fault(_ token: String) async -> IDTokenFault? {
            do throws(IDTokenFault) { _ = try await login.user(liffToken: token) } catch { return error }
            return nil
        }

        /// Goes to LINE as the browser in LINE does, and comes back.
        func returned(_ user: String, _ attempt: LoginAttempt) async throws -> LoginReturn {
            let address = try #require(login.web).authorizeURL(attempt, returningTo: SignInTests.callback)
            let request = HTTPClientRequest(url: address + "&sim_auto=1&sim_user=\(user)")
            let response = try await http.execute(request, timeout: .seconds(20))
            let items = URLComponents(string: response.headers.first(name: "location") ?? "")?.queryItems ?? []
            return LoginReturn(Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }, to: attempt)
        }

        func signIn(_ user: String, _ attempt: LoginAttempt) async throws -> Result<LoginGrant, LoginFailure> {
            guard case .code(let code, _) = try await returned(user, attempt) else {
                throw SimulatedLINE.Trouble("no code")
            }
            return await exchange(code, attempt)
        }

        func exchange(_ code: String, _ attempt: LoginAttempt) async -> Result<LoginGrant, LoginFailure> {
            guard let web = login.web else { return .failure(.token(.notAToken)) }
            do throws(LoginFailure) {
                return .success(try await web.signIn(code: code, attempt, returningTo: SignInTests.callback))
            } catch { return .failure(error) }
        }
    }

    private func atDesk(_ play: (Desk) async throws -> Void) async throws {
        let http = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))
        let line = try SimulatedLINE.start(port: 0, over: http)
        let skipped = Skipped()
        var timing = World().timing
        let monotonic = timing.monotonic
        timing.monotonic = { monotonic() + skipped.time.withLock { $0 } }
        let web = LoginChannel(id: Self.channel, secret: SimulatedLINE.loginSecret)
        let login = LoginClient(
            LoginClient.Configuration(
                liffChannels: [Self.channel], web: web, api: line.address, access: line.address),
            http: http, timing: timing, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let desk = Desk(
            line: line, http: http, login: login, later: { time in skipped.time.withLock { $0 += time } })
        let result: Result<Void, any Error>
        do { result = .success(try await play(desk)) } catch { result = .failure(error) }
        line.stop()
        try await http.shutdown()
        try result.get()
    }

    private func attempt(_ first: UInt8) throws -> LoginAttempt {
        try #require(LoginAttempt(random: (0..<96).map { first &+ $0 }))
    }

    @Test("a LIFF token of the platform's names the person, and each wrong one is refused for what is wrong")
    func liff() async throws {
        try await atDesk { desk in
            let user = try await desk.friend()
            let known = try await desk.login.user(liffToken: try await desk.liffToken(user))
            #expect(known.rawValue == user)
            let wrongs: [String: IDTokenFault] = [
                "issuer": .wrongIssuer, "audience": .wrongAudience, "subject": .notAUser, "expired": .expired,
                "future": .issuedInFuture, "none": .notAToken, "public-key-as-secret": .wrongAlgorithm,
                "unknown-key": .unknownKey, "foreign-key": .badSignature, "other-algorithm": .wrongAlgorithm,
            ]
            for (wrong, fault) in wrongs {
                #expect(await desk.fault(try await desk.liffToken(user, wrong: wrong)) == fault, "\(wrong)")
            }
        }
    }

    @Test("new keys of the platform's are found, and its silence ends nothing")
    func keys() async throws {
        try await atDesk { desk in
            let user = try await desk.friend()
            let old = try await desk.liffToken(user)
            #expect(await desk.fault(old) == nil)
            try await desk.line.order("POST", "login/keys", ["keepOld": false])
            let new = try await desk.liffToken(user)
            #expect(await desk.fault(new) == .unknownKey)
            desk.later(.seconds(15))
            #expect(await desk.fault(new) == nil)
            #expect(await desk.fault(old) == .unknownKey)
            let silence: [String: Any] = ["fault": "status-500", "endpoint": "login/certs", "times": 100]
            try await desk.line.order("POST", "faults", silence)
            desk.later(.seconds(3_600))
            #expect(await desk.fault(new) == nil)
        }
    }

    @Test("a code of the platform's becomes the person once, and a wrong token in its place nobody")
    func web() async throws {
        try await atDesk { desk in
            let user = try await desk.friend()
            let first = try attempt(1)
            guard case .code(let code, false) = try await desk.returned(user, first) else {
                Issue.record("no code")
                return
            }
            let grant = try await desk.exchange(code, first).get()
            #expect(grant.user.rawValue == user)
            guard case .failure(.line(.refused(let refusal))) = await desk.exchange(code, first) else {
                Issue.record("a code served twice")
                return
            }
            #expect(refusal.status == 400)
            // Somebody else's code is of no use in this browser.
            guard case .code(let stolen, _) = try await desk.returned(user, try attempt(2)) else { return }
            guard case .failure(.line(.refused)) = await desk.exchange(stolen, first) else {
                Issue.record("a stolen code served")
                return
            }
            let wrongs: [String: IDTokenFault] = [
                "issuer": .wrongIssuer, "audience": .wrongAudience, "subject": .notAUser, "expired": .expired,
                "future": .issuedInFuture, "nonce": .wrongNonce, "none": .notAToken, "foreign-key": .badSignature,
            ]
            for (wrong, fault) in wrongs {
                try await desk.line.order("POST", "login/tokens", ["wrong": wrong])
                #expect(try await desk.signIn(user, first) == .failure(.token(fault)), "\(wrong)")
            }
            let web = try #require(desk.login.web)
            try await web.deauthorize(userAccessToken: try #require(grant.accessToken))
            await #expect(throws: LINEFailure.self) {
                try await web.deauthorize(userAccessToken: try #require(grant.accessToken))
            }
        }
    }
}

/// Time that a test passes by.
private final class Skipped: Sendable {
    let time = Mutex(Duration.zero)
}
