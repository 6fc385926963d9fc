import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Keeps cookies and follows nothing by itself.
final class Browser: @unchecked Sendable {
    // One test uses it, one request after the other.
    let address: String
    private var jar: [String: String] = [:]
    /// What a browser would say of where a form came from.
    var origin: String? = Site.publicURL

    init(address: String) { self.address = address }

    struct Answer: Sendable {
        let status: Int
        let headers: HTTPHeaders
        let text: String

        func header(_ name: String) -> String? { headers.first(name: name) }

        /// The value of the first hidden field of that name.
        func field(_ name: String) -> String? {
            guard let start = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
            return String(text[start.upperBound...].prefix { $0 != "\"" })
        }
    }

    /// Takes a cookie `name=value` as if a page had set it.
    func keep(_ cookie: String) {
        let parts = cookie.split(separator: "=", maxSplits: 1)
        guard let name = parts.first else { return }
        jar[String(name)] = parts.count > 1 ? String(parts[1]) : ""
    }

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await send(HTTPClientRequest(url: address + path), headers)
    }

    func post(_ path: String, _ fields: [(String, String)], _ headers: [String: String] = [:]) async throws -> Answer {
        let allowed = CharacterSet.alphanumerics
        let body = fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
        }.joined(separator: "&")
        var headers = headers
        headers["content-type"] = headers["content-type"] ?? "application/x-www-form-urlencoded"
        if let origin { headers["origin"] = headers["origin"] ?? origin }
        return try await post(path, body: Array(body.utf8), headers)
    }

    func post(_ path: String, body: [UInt8], _ headers: [String: String] = [:]) async throws -> Answer {
        var request = HTTPClientRequest(url: address + path)
        request.method = .POST
        request.body = .bytes(ByteBuffer(bytes: body))
        return try await send(request, headers)
    }

    private func send(_ request: HTTPClientRequest, _ headers: [String: String]) async throws -> Answer {
        var request = request
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        if !jar.isEmpty {
            request.headers.add(name: "cookie", value: jar.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))
        }
        let response = try await Self.client.execute(request, timeout: .seconds(30))
        for cookie in response.headers["set-cookie"] { keep(String(cookie.prefix { $0 != ";" })) }
        let text = String(buffer: try await response.body.collect(upTo: 10_000_000))
        return Answer(status: Int(response.status.code), headers: response.headers, text: text)
    }

    /// What a stream says until a text has come; the whole of it where it ends before.
    func beginning(of path: String, until mark: String) async throws -> String {
        var request = HTTPClientRequest(url: address + path)
        if !jar.isEmpty {
            request.headers.add(name: "cookie", value: jar.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))
        }
        let response = try await Self.client.execute(request, timeout: .seconds(30))
        var text = ""
        for try await part in response.body {
            text += String(buffer: part)
            if text.contains(mark) { return text }
        }
        return text
    }

    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()
}
