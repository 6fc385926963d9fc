import Logging
import NIOCore

/// Asks LINE for stateless channel access tokens.
struct TokenIssuer: Sendable {
    let configuration: LINEClient.Configuration
    let wire: Wire
    let log: Logger

    /// One request; who needs the token decides about another.
    @Sendable func issue() async -> Result<IssuedToken, AccessTokens.Failure> {
        guard case .stateless(let id, let secret) = configuration.token else {
            return .failure(.unreachable("a fixed token is not renewed"))
        }
        let form = "grant_type=client_credentials&client_id=\(Self.escaped(id))&client_secret=\(Self.escaped(secret))"
        let result = await wire.exchange(
            Endpoint.token.method, configuration.api + Endpoint.token.path([]),
            headers: [("Content-Type", "application/x-www-form-urlencoded")], body: ByteBuffer(string: form),
            timeout: configuration.retry.requestTimeout)
        log.record(.token, result, attempt: 1)
        switch result {
        case .answered(let answer) where answer.isSuccess:
            guard let body = answer.read(JSONObject.self), let value = body.string("access_token"), !value.isEmpty
            else { return .failure(.unreachable("LINE's answer holds none")) }
            let life = body.integer("expires_in").map { Duration.seconds($0) } ?? Platform.TokenRule.life
            return .success(IssuedToken(value: value, life: life))
        case .answered(let answer) where answer.status == 429 || answer.status >= 500:
            return .failure(.unreachable("LINE answered \(answer.status)"))
        case .answered(let answer), .noToken(let answer): return .failure(.refused(answer))
        case .unsent(let reason), .lost(let reason), .stopped(let reason): return .failure(.unreachable(reason))
        }
    }

    /// Percent-encodes everything but letters, digits and `-._~`.
    private static func escaped(_ text: String) -> String {
        text.utf8.reduce(into: "") { escaped, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default: escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}

extension Logger {
    /// Says what LINE asks everybody to keep: endpoint, status and request id. The endpoint is the template, because
    /// the address itself may hold a user id.
    func record(_ endpoint: Endpoint, _ result: WireResult, attempt: Int) {
        var metadata: Logger.Metadata = ["endpoint": "\(endpoint.rawValue)", "attempt": "\(attempt)"]
        switch result {
        case .answered(let answer), .noToken(let answer):
            metadata["status"] = "\(answer.status)"
            metadata["request-id"] = "\(answer.requestID ?? "none")"
            log(level: answer.isSuccess ? .debug : .warning, "LINE answered", metadata: metadata)
        case .unsent(let reason), .lost(let reason), .stopped(let reason):
            metadata["reason"] = "\(reason)"
            log(level: .warning, "LINE did not answer", metadata: metadata)
        }
    }
}
