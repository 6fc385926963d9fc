import FoundationEssentials

/// An ID token taken apart, and nothing about it believed yet.
/// https://datatracker.ietf.org/doc/html/rfc7515#section-7.1
struct IDTokenText: Sendable {
    let algorithm: String?
    let keyID: String?
    let payload: [UInt8]

    /// Stricter than RFC 7515 asks: no padding, no name twice, no extension.
    init(_ token: String) throws(IDTokenFault) {
        guard token.utf8.count <= Platform.LoginRule.largestToken else { throw .tooLong }
        let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw .notAToken }
        let decoded = parts.compactMap { Base64URL.bytes(of: $0) }
        guard decoded.count == 3, !decoded.contains(where: \.isEmpty) else { throw .notAToken }
        let header = try Self.object(decoded[0], .header)
        guard try !Self.names(decoded[0], .header).contains("crit") else { throw .critical }
        _ = try Self.names(decoded[1], .payload)
        algorithm = header.string("alg")
        keyID = header.string("kid")
        payload = decoded[1]
    }

    /// What the token says; to be read after its signature has been checked.
    func claims() throws(IDTokenFault) -> JSONObject { try Self.object(payload, .payload) }

    private static func object(_ bytes: [UInt8], _ part: IDTokenFault.Part) throws(IDTokenFault) -> JSONObject {
        guard let object = try? JSONDecoder().decode(JSONObject.self, from: Data(bytes)) else {
            throw .unreadable(part)
        }
        return object
    }

    /// The names in an object. One that stands there twice would be read differently by different readers.
    private static func names(_ bytes: [UInt8], _ part: IDTokenFault.Part) throws(IDTokenFault) -> Set<String> {
        _ = try object(bytes, part)
        var scanner = JSONScanner(bytes)
        guard let names = scanner.names() else { throw .unreadable(part) }
        let unique = Set(names)
        guard unique.count == names.count else { throw .unreadable(part) }
        return unique
    }
}

/// base64 in the alphabet for addresses, without padding.
/// https://datatracker.ietf.org/doc/html/rfc4648#section-5
package enum Base64URL {
    /// Nil when a byte is not of the alphabet, or these bytes are written in another way: one value, one text.
    package static func bytes(of text: some Sequence<UInt8>) -> [UInt8]? {
        var standard: [UInt8] = []
        for byte in text {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: standard.append(byte)
            case UInt8(ascii: "-"): standard.append(UInt8(ascii: "+"))
            case UInt8(ascii: "_"): standard.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        while standard.count % 4 != 0 { standard.append(UInt8(ascii: "=")) }
        guard let data = Data(base64Encoded: Data(standard)), Array(data.base64EncodedData()) == standard else {
            return nil
        }
        return Array(data)
    }

    package static func text(of bytes: some Sequence<UInt8>) -> String {
        let standard = Data(bytes).base64EncodedData()
        let text = standard.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            case UInt8(ascii: "="): nil
            default: byte
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
