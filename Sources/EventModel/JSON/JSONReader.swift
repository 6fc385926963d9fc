/// Why stored bytes are not the fact they claim to be.
package struct JSONFault: Error, Equatable, CustomStringConvertible {
    /// What was being read, such as a field's name; empty at the top.
    package var path: String
    package var problem: String
    /// Byte offset in the stored text.
    package var offset: Int

    package var description: String { "\(path.isEmpty ? "data" : path) \(problem) (at byte \(offset))" }
}

/// Reads compact JSON straight from the store's memory, field by field in declared order.
///
/// Valid only while the bytes are: it never outlives the closure that was given the row.
package struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var field = ""
    /// Opens sealed personal values; nil leaves them sealed.
    package var opener: ((_ sealed: UnsafeBufferPointer<UInt8>) throws -> [UInt8]?)?

    package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    package var isAtEnd: Bool { index == bytes.count }

    package func fault(_ problem: String) -> JSONFault { JSONFault(path: field, problem: problem, offset: index) }

    @inline(__always)
    package mutating func expect(_ byte: UInt8) throws(JSONFault) {
        guard index < bytes.count, bytes[index] == byte else {
            throw fault("should have \(Character(UnicodeScalar(byte)))")
        }
        index += 1
    }

    /// Whether the next byte is `byte`; takes it if so.
    @inline(__always)
    package mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    /// Takes a key that is already quoted and followed by a colon, after the comma that `isFirst` lets out.
    @inline(__always)
    package mutating func key(_ quotedKey: [UInt8], named name: String, isFirst: Bool) throws(JSONFault) {
        field = name
        if !isFirst { try expect(UInt8(ascii: ",")) }
        let end = index + quotedKey.count
        guard end <= bytes.count else { throw fault("is missing") }
        for offset in 0..<quotedKey.count where bytes[index + offset] != quotedKey[offset] {
            throw fault("is missing or not in its declared place")
        }
        index = end
    }

    /// Takes `null` if it comes next.
    @inline(__always)
    package mutating func null() -> Bool {
        guard index + 4 <= bytes.count, bytes[index] == UInt8(ascii: "n") else { return false }
        index += 4
        return true
    }

    package mutating func bool() throws(JSONFault) -> Bool {
        if index + 4 <= bytes.count, bytes[index] == UInt8(ascii: "t") {
            index += 4
            return true
        }
        guard index + 5 <= bytes.count, bytes[index] == UInt8(ascii: "f") else { throw fault("is not true or false") }
        index += 5
        return false
    }

    package mutating func integer() throws(JSONFault) -> Int64 {
        let isNegative = take(UInt8(ascii: "-"))
        let start = index
        var value: Int64 = 0
        while index < bytes.count, case let digit = bytes[index] &- UInt8(ascii: "0"), digit < 10 {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow, product <= Int64.max - Int64(digit) else { throw fault("is too large") }
            value = product + Int64(digit)
            index += 1
        }
        guard index > start else { throw fault("is not a whole number") }
        return isNegative ? -value : value
    }

    /// A string without escapes, as bytes of the row itself.
    @inline(__always)
    package mutating func plainString() throws(JSONFault) -> UnsafeBufferPointer<UInt8> {
        try expect(UInt8(ascii: "\""))
        let start = index
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                return UnsafeBufferPointer(rebasing: bytes[start..<(index - 1)])
            }
            guard byte != UInt8(ascii: "\\") else { break }
            index += 1
        }
        index = start
        throw fault("is not a plain string")
    }

    package mutating func string() throws(JSONFault) -> String {
        let start = index
        if let plain = try? plainString() { return String(decoding: plain, as: UTF8.self) }
        index = start
        return try escapedString()
    }

    private mutating func escapedString() throws(JSONFault) -> String {
        try expect(UInt8(ascii: "\""))
        var text: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += try escape()
            default: text.append(byte)
            }
        }
        throw fault("is a string without an end")
    }

    /// The writer escapes only quotes, backslashes and control characters; anything else is not ours.
    private mutating func escape() throws(JSONFault) -> [UInt8] {
        guard index < bytes.count else { throw fault("ends inside an escape") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            guard index + 4 <= bytes.count,
                let code = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16),
                let scalar = UnicodeScalar(code)
            else { throw fault("has a bad \\u escape") }
            index += 4
            return Array(String(Character(scalar)).utf8)
        default: throw fault("has an unknown escape")
        }
    }
}
