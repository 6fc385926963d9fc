import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// The driver's own interface: W3C WebDriver, which is JSON over HTTP. Source: <https://www.w3.org/TR/webdriver2/>
struct Driver: Sendable {
    let address: String
    let http: HTTPClient

    /// What the driver could not do, in its own words.
    struct Trouble: Error, Decodable, CustomStringConvertible {
        let error: String
        let message: String
        var description: String { "\(error): \(message)" }
    }

    private struct Answer<Value: Decodable>: Decodable { let value: Value }

    func ask<Value: Decodable>(_ method: String, _ path: String, _ body: JSON) async throws -> Value {
        try JSONDecoder().decode(Answer<Value>.self, from: try await tell(method, path, body)).value
    }

    /// The same, for commands whose answer says nothing.
    @discardableResult
    func tell(_ method: String, _ path: String, _ body: JSON) async throws -> Data {
        var request = HTTPClientRequest(url: address + path)
        request.method = HTTPMethod(rawValue: method)
        if method == "POST" {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: try JSONEncoder().encode(body)))
        }
        let response = try await http.execute(request, timeout: .seconds(90))
        let data = Data((try await response.body.collect(upTo: 256 << 20)).readableBytesView)
        guard response.status == .ok else { throw try JSONDecoder().decode(Answer<Trouble>.self, from: data).value }
        return data
    }
}

/// What is told to the driver.
package enum JSON: Encodable, Sendable {
    case text(String)
    case number(Double)
    case truth(Bool)
    case list([JSON])
    case object([String: JSON])

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .truth(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .text(value) }
    package init(integerLiteral value: Int) { self = .number(Double(value)) }
    package init(booleanLiteral value: Bool) { self = .truth(value) }
    package init(arrayLiteral elements: JSON...) { self = .list(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}
