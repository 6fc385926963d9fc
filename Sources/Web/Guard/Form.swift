package import Hummingbird
import HummingbirdCore
import HTTPTypes
import NIOCore

/// What somebody filled in and sent: every field as text, in the order in which it came.
package struct Form: Sendable {
    private let fields: [String: [String]]

    /// How much a form of ours may send at most, in bytes. A Japanese letter takes nine on its way.
    package enum Size: Int, Sendable {
        case short = 65_536
        /// Staff write several texts of thousands of letters in one form: what is too long is told at its field.
        case ofTexts = 524_288
    }

    /// Reads a form that came from a page of ours in this session.
    ///
    /// - Throws: `Trouble.notOurForm` when its token is missing or another session's.
    package static func read(
        _ request: Request, _ visit: Visit, _ cookies: SessionCookies, _ size: Size = .short
    ) async throws -> Form {
        let form = try await readUnsigned(request, size)
        guard let session = visit.session, cookies.isFormToken(form["token"], of: session) else {
            throw Trouble.notOurForm
        }
        return form
    }

    /// Reads a form of a page that has no session: whoever sends it proves who they are by the address alone.
    static func readUnsigned(_ request: Request, _ size: Size = .short) async throws -> Form {
        guard let type = request.headers[.contentType], type.hasPrefix("application/x-www-form-urlencoded") else {
            throw Trouble.notOurForm
        }
        let body: ByteBuffer
        do { body = try await request.body.collect(upTo: size.rawValue) } catch is NIOTooManyBytesError {
            throw Trouble.tooLarge
        }
        return Form(urlEncoded: String(buffer: body))
    }

    /// - Parameter text: `name=value&name=value`, percent-encoded.
    package init(urlEncoded text: String) {
        // A + in a body is a space; the engine leaves it to us.
        let query = URI("/?" + text.replacing("+", with: "%20"))
        var fields: [String: [String]] = [:]
        for (name, value) in query.queryParameters { fields[String(name), default: []].append(String(value)) }
        self.fields = fields
    }

    /// The field's first value without blanks around it; empty if it did not come.
    package subscript(name: String) -> String { all(name).first ?? "" }

    /// Every value of a field: the boxes that were ticked.
    package func all(_ name: String) -> [String] { (fields[name] ?? []).map(Self.trimmed) }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}
