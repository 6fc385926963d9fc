/// Names and values as `application/x-www-form-urlencoded`, in the order given; also the query of an address.
package struct FormFields: Sendable {
    static let contentType = "application/x-www-form-urlencoded"

    package let text: String

    package init(_ fields: [(name: String, value: String)]) {
        text = fields.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }.joined(separator: "&")
    }

    /// Percent-encodes everything but letters, digits and `-._~`.
    package static func escaped(_ text: String) -> String {
        text.utf8.reduce(into: "") { escaped, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default: escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}
