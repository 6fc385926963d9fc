import FoundationEssentials

/// Finds where the values of a JSON text begin and end, without reading them.
///
/// Expects well-formed JSON (decode it as `AnyJSON` first); on other input it gives nonsense, but stays within bounds.
/// It exists because each event is kept as the bytes that LINE signed, and no decoder gives those back.
struct JSONScanner {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The values of the outermost object by name, the first where a name stands twice, as the decoder has it; nil when
    /// it is not an object.
    mutating func members() -> [String: Range<Int>]? {
        pairs().map { pairs in Dictionary(pairs) { first, _ in first } }
    }

    /// The names in the outermost object, each as often as it stands there; nil when it is not an object.
    mutating func names() -> [String]? { pairs()?.map(\.0) }

    private mutating func pairs() -> [(String, Range<Int>)]? {
        at = 0
        guard take("{") else { return nil }
        var pairs: [(String, Range<Int>)] = []
        repeat {
            skipSpace()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { break }
            let key = text(of: value())
            guard take(":") else { break }
            let value = value()
            if let key { pairs.append((key, value)) }
        } while take(",")
        return pairs
    }

    /// The elements of the array in `range`; nil when it is not an array.
    mutating func elements(in range: Range<Int>) -> [Range<Int>]? {
        at = range.lowerBound
        guard take("[") else { return nil }
        var elements: [Range<Int>] = []
        guard !take("]") else { return elements }
        repeat { elements.append(value()) } while take(",")
        return elements.filter { !$0.isEmpty }
    }

    /// The string in `range`; nil when it is something else.
    func text(of range: Range<Int>) -> String? {
        let quoted = bytes[range]
        guard quoted.count >= 2, quoted.first == UInt8(ascii: "\"") else { return nil }
        guard quoted.contains(UInt8(ascii: "\\")) else {
            return String(validating: quoted.dropFirst().dropLast(), as: UTF8.self)
        }
        return try? JSONDecoder().decode(String.self, from: Data(quoted))
    }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 0x20 || (0x09...0x0D).contains(bytes[at]) { at += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    /// Steps over one value of any kind.
    private mutating func value() -> Range<Int> {
        skipSpace()
        let start = at
        var depth = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""): skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return start..<at }
                depth -= 1
            case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09...0x0D:
                if depth == 0 { return start..<at }
            default: break
            }
            at += 1
            if depth == 0, isClosing(bytes[at - 1]) { return start..<at }
        }
        return start..<at
    }

    private func isClosing(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "\"")
    }

    /// From an opening quote to the closing one, which `value` steps over.
    private mutating func skipString() {
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        at = min(at, bytes.count - 1)
    }
}

/// Any JSON text: decoding it fails only where the structure is wrong.
struct AnyJSON: Decodable {
    /// Nil when it is something else than an object.
    let object: JSONObject?

    init(from decoder: any Decoder) { object = try? JSONObject(from: decoder) }
}

/// A property name that is not known in advance.
struct AnyKey: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringLiteral value: String) { stringValue = value }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
