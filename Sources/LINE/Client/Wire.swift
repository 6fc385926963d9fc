package import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// One request and its answer over HTTP.
struct Wire: Sendable {
    let http: HTTPClient

    /// Sends and waits for the answer to begin for at most `timeout`. Never throws: what went wrong is a result.
    func exchange(
        _ method: String, _ url: String, headers: [(String, String)], body: ByteBuffer?, timeout: Duration
    ) async -> WireResult {
        var request = HTTPClientRequest(url: url)
        request.method = HTTPMethod(rawValue: method)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body { request.body = .bytes(body) }
        do {
            let response = try await http.execute(request, timeout: TimeAmount(timeout))
            // The status is LINE's decision. If the rest is lost on the way, only message ids are lost.
            let body = try? await response.body.collect(upTo: Self.largestAnswer)
            return .answered(
                WireAnswer(
                    status: Int(response.status.code),
                    requestID: response.headers.first(name: Platform.Header.requestID),
                    acceptedRequestID: response.headers.first(name: Platform.Header.acceptedRequestID),
                    body: body ?? ByteBuffer()))
        } catch {
            return Self.result(of: error)
        }
    }

    /// Answers of the Messaging API are small; more than this is not read.
    private static let largestAnswer = 1_000_000

    /// Reasons are our words: an error's own description may hold an address with a user id.
    private static func result(of error: any Error) -> WireResult {
        switch error {
        case let error as HTTPClientError:
            switch error {
            case .connectTimeout, .getConnectionFromPoolTimeout: .unsent("no connection in time")
            case .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout: .unsent("no TLS in time")
            case .deadlineExceeded, .readTimeout, .writeTimeout: .lost("no answer in time")
            case .remoteConnectionClosed: .lost("connection closed before the answer")
            case .cancelled: .lost("cancelled")
            case .invalidURL, .emptyHost, .emptyScheme: .unsent("the address of the API is not one")
            default: .lost("HTTP failed: \(error.shortDescription)")
            }
        case is NIOConnectionError: .unsent("no connection")
        // Only connecting can be refused; any other error of the socket may come after LINE has the request.
        case let error as IOError where error.errnoCode == ECONNREFUSED: .unsent("no connection")
        case is CancellationError: .lost("cancelled")
        default: .lost("connection lost: \(type(of: error))")
        }
    }
}

extension HTTPClient.Configuration {
    /// Suits LINE: HTTP/1.1, which sends faster here than HTTP/2, no redirects, and no retries behind our back.
    /// `connections` is how many requests may be under way at once.
    package static func line(connections: Int = 64) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: Timeout(connect: .seconds(5), read: .seconds(15)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
    }
}
