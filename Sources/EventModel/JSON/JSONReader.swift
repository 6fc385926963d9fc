/// Why stored bytes are not the fact they claim to be.
package struct JSONFault: Error, Equatable, CustomStringConvertible {
    /// What was being read, such as a field's name; empty at the top.
    package var path: String
    package var problem: String
    /// Byte offset in the stored text.
    package var offset: Int

    package var description: String { "\(path.isEmpty ? "data" : path) \(problem) (at byte \(offset))" }

    /// The same fault inside a field.
    func inside(_ field: String) -> JSONFault {
        JSONFault(path: path.isEmpty ? field : "\(field).\(path)", problem: problem, offset: offset)
    }
}

/// Reads compact JSON straight from the store's memory, field by field in declared order.
///
/// It takes what `JSONWriter` writes and nothing else, so that reading and writing again gives the same bytes.
/// Valid only while the bytes are: it never outlives the closure that was given the row.
package struct JSONReader {
    private let start: UnsafePointer<UInt8>
    private let count: Int
    private var index = 0
    /// Opens sealed personal values; nil leaves them sealed.
    package var opener: ((_ sealed: UnsafeBufferPointer<UInt8>) throws -> [UInt8]?)?

    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        // An empty buffer may have no address; nothing is ever read from this one.
        start = bytes.baseAddress ?? StaticString("").utf8Start
        count = bytes.count
    }

    package var isAtEnd: Bool { index == count }

    package func fault(_ problem: String) -> JSONFault { JSONFault(path: "", problem: problem, offset: index) }

    @inline(__always)
    package mutating func expect(_ byte: UInt8) throws(JSONFault) {
        guard index < count, start[index] == byte else {
            throw fault("should have \(Character(UnicodeScalar(byte)))")
        }
        index += 1
    }

    /// Whether the next byte is `byte`; takes it if so.
    @inline(__always)
    package mutating func take(_ byte: UInt8) -> Bool {
        guard index < count, start[index] == byte else { return false }
        index += 1
        return true
    }

    /// Whether these bytes come next; takes them if so.
    @inline(__always)
    package mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= count - index else { return false }
        for offset in 0..<bytes.count where start[index + offset] != bytes[offset] { return false }
        index += bytes.count
        return true
    }

    @inline(__always)
    private mutating func take(_ word: StaticString) -> Bool {
        take(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Takes `null` if it comes next.
    @inline(__always)
    package mutating func null() -> Bool {
        guard index < count, start[index] == UInt8(ascii: "n") else { return false }
        return take("null")
    }

    package mutating func bool() throws(JSONFault) -> Bool {
        if take("true") { return true }
        if take("false") { return false }
        throw fault("is not true or false")
    }

    package mutating func integer() throws(JSONFault) -> Int64 {
        let isNegative = take(UInt8(ascii: "-"))
        let first = index
        var magnitude: UInt64 = 0
        while index < count, case let digit = start[index] &- UInt8(ascii: "0"), digit < 10 {
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
            guard !overflow, !carry else { throw fault("is too large") }
            magnitude = sum
            index += 1
        }
        guard index > first else { throw fault("is not a whole number") }
        guard start[first] != UInt8(ascii: "0") || index == first + 1 && !isNegative else {
            throw fault("is not a whole number as we write them")
        }
        guard magnitude <= Int64.max.magnitude || isNegative && magnitude == Int64.min.magnitude else {
            throw fault("is too large")
        }
        return isNegative ? Int64(truncatingIfNeeded: 0 &- magnitude) : Int64(magnitude)
    }

    /// A string without escapes, as bytes of the row itself.
    @inline(__always)
    package mutating func plainString() throws(JSONFault) -> UnsafeBufferPointer<UInt8> {
        guard let plain = plainStringIfAny() else { throw fault("is not a plain string") }
        return plain
    }

    package mutating func string() throws(JSONFault) -> String {
        if let plain = plainStringIfAny() { return try text(plain) }
        return try escapedString()
    }

    /// Nil, with nothing taken, where a string is missing or has escapes.
    @inline(__always)
    private mutating func plainStringIfAny() -> UnsafeBufferPointer<UInt8>? {
        guard index < count, start[index] == UInt8(ascii: "\"") else { return nil }
        var end = index + 1
        while end < count {
            let byte = start[end]
            if byte == UInt8(ascii: "\"") {
                defer { index = end + 1 }
                return UnsafeBufferPointer(start: start + index + 1, count: end - index - 1)
            }
            guard byte != UInt8(ascii: "\\"), byte >= 0x20 else { return nil }
            end += 1
        }
        return nil
    }

    @inline(__always)
    private func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) -> String {
        guard let valid = try? UTF8Span(validating: bytes.span) else { throw fault("is not UTF-8") }
        return String(copying: valid)
    }
}

extension JSONReader {
    private mutating func escapedString() throws(JSONFault) -> String {
        try expect(UInt8(ascii: "\""))
        var bytes: [UInt8] = []
        while index < count {
            let byte = start[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: bytes, as: UTF8.self) else { throw fault("is not UTF-8") }
                return text
            case UInt8(ascii: "\\"): bytes.append(try escaped())
            case 0..<0x20: throw fault("has a control character that is not escaped")
            default: bytes.append(byte)
            }
        }
        throw fault("is a string without an end")
    }

    /// The writer escapes only quotes, backslashes and control characters; anything else is not ours.
    private mutating func escaped() throws(JSONFault) -> UInt8 {
        guard index < count else { throw fault("ends inside an escape") }
        let byte = start[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "u"):
            guard take("00"), index + 2 <= count, let high = hexadecimal(start[index]), high < 2,
                let low = hexadecimal(start[index + 1])
            else { throw fault("has a \\u escape that is not ours") }
            index += 2
            let code = high << 4 | low
            guard code != 0x09, code != 0x0A, code != 0x0D else { throw fault("has a \\u escape that is not ours") }
            return code
        default: throw fault("has an unknown escape")
        }
    }

    private func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
