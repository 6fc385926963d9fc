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
        let form = FormFields([
            ("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret),
        ])
        let result = await wire.exchange(
            Endpoint.token.method, configuration.api + Endpoint.token.path([]),
            headers: [("Content-Type", FormFields.contentType)], body: ByteBuffer(string: form.text),
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
