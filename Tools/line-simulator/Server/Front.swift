import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import ServiceLifecycle

/// The door of the platform: envelope, faults, shared checks, log; then the endpoint's own work.
struct Front: Sendable {
    typealias Work = @Sendable (isolated Platform, Call) throws -> Answer

    /// https://developers.line.biz/en/reference/messaging-api/#status-codes
    static let largestBody = 2_000_000

    let platform: Platform

    func handle(
        _ endpoint: Endpoint, _ request: Request, _ context: SimulatorContext, _ work: Work
    ) async -> Response {
        let (requestID, fault) = await platform.begin(endpoint)
        let (body, tooLarge) = await Self.read(request)
        var call = Call(
            endpoint: endpoint, requestID: requestID, retryKey: request.headers[.retryKey], body: body,
            contentType: request.headers[.contentType] ?? "", parameters: [:], query: [:])
        for name in ["user", "menu"] { call.parameters[name] = context.parameters.get(name) }
        for (name, value) in request.uri.queryParameters { call.query[String(name)] = String(value) }
        var answer: Answer
        if fault?.kind == .status500 {
            answer = Self.broken
        } else {
            answer = await run(call, tooLarge: tooLarge, authorization: request.headers[.authorization], work)
        }
        if fault?.kind == .status500AfterAccept { answer = Self.broken }
        await platform.finish(call, status: answer.status, fault: fault?.kind.rawValue)
        switch fault?.kind {
        case .loseAnswer: context.channel.close(promise: nil)
        case .delay:
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: fault?.delay ?? .zero) }
        case .status500, .status500AfterAccept, nil: break
        }
        answer.headers.append(("x-line-request-id", requestID))
        return answer.response
    }

    private static let broken = Answer(status: 500, body: .json(["message": "Internal server error"]))

    private func run(_ call: Call, tooLarge: Bool, authorization: String?, _ work: Work) async -> Answer {
        do {
            try await platform.admit(
                call.endpoint, authorization: authorization, retryKey: call.retryKey, contentType: call.contentType)
            if tooLarge { throw Refusal.tooLarge }
            return try await work(platform, call)
        } catch let refusal as Refusal {
            return refusal.answer
        } catch {
            return Answer(status: 500, body: .json(["message": .text("\(error)")]))
        }
    }

    /// The body, read to its end so that the connection stays usable; kept only up to the limit.
    private static func read(_ request: Request) async -> (bytes: [UInt8], tooLarge: Bool) {
        var bytes: [UInt8] = []
        var length = 0
        do {
            for try await buffer in request.body {
                length += buffer.readableBytes
                if length <= largestBody { bytes.append(contentsOf: buffer.readableBytesView) }
            }
        } catch {
            return ([], false)
        }
        return length > largestBody ? ([], true) : (bytes, false)
    }
}

extension HTTPField.Name {
    static let retryKey = HTTPField.Name("x-line-retry-key").unsafelyKnown
}

extension HTTPField.Name? {
    /// For names written in this program, which are tokens.
    fileprivate var unsafelyKnown: HTTPField.Name {
        guard let self else { preconditionFailure("not a header name") }
        return self
    }
}

extension Answer {
    var response: Response {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        let bytes: [UInt8]
        switch body {
        case .json(let json):
            fields[.contentType] = "application/json"
            bytes = json.bytes
        case .bytes(let raw, let type):
            fields[.contentType] = type
            bytes = raw
        case .nothing: return Response(status: .init(code: status), headers: fields)
        }
        return Response(
            status: .init(code: status), headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
