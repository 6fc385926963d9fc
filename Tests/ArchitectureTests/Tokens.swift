/// A word or sign of Swift text, enough of it to check how code is written.
struct Token: Sendable, Equatable {
    enum Kind: Sendable { case word, symbol, string, comment }
    let kind: Kind
    /// A string's or comment's text without its marks; interpolated code follows as tokens of its own.
    var text: String
    let line: Int
    /// No space stands between it and the token before.
    let isGlued: Bool
}

/// Cuts Swift text into tokens: knows nested comments, raw and multi-line strings, and interpolation.
struct Lexer {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    private var lastEnd = -1
    private(set) var tokens: [Token] = []

    static func tokens(of text: String) -> [Token] {
        var lexer = Lexer(bytes: Array(text.utf8))
        lexer.code(untilParenthesis: false)
        return lexer.tokens
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private func byte(_ offset: Int = 0) -> UInt8 { at + offset < bytes.count ? bytes[at + offset] : 0 }
    private func starts(_ text: StaticString) -> Bool {
        (0..<text.utf8CodeUnitCount).allSatisfy { byte($0) == text.utf8Start[$0] }
    }

    private mutating func step(_ count: Int = 1) {
        for _ in 0..<count {
            if byte() == UInt8(ascii: "\n") { line += 1 }
            at += 1
        }
    }

    private mutating func emit(_ kind: Token.Kind, from start: Int, to end: Int, line: Int, glued: Bool) {
        let text = String(decoding: bytes[min(start, end)..<min(end, bytes.count)], as: UTF8.self)
        tokens.append(Token(kind: kind, text: text, line: line, isGlued: glued))
        lastEnd = at
    }

    private mutating func code(untilParenthesis: Bool) {
        var depth = 0
        while at < bytes.count {
            let glued = at == lastEnd
            let first = byte()
            if first == UInt8(ascii: "/") && starts("//") {
                lineComment()
            } else if first == UInt8(ascii: "/") && starts("/*") {
                blockComment()
            } else if let hashes = hashesBeforeQuote() {
                string(hashes: hashes, glued: glued)
            } else if Self.isWord(byte()) {
                let start = at
                while Self.isWord(byte()) { at += 1 }
                emit(.word, from: start, to: at, line: line, glued: glued)
            } else if Self.isSpace(byte()) {
                step()
            } else {
                if byte() == UInt8(ascii: "(") { depth += 1 }
                if byte() == UInt8(ascii: ")") { depth -= 1 }
                step()
                if untilParenthesis && depth < 0 { return }
                emit(.symbol, from: at - 1, to: at, line: line, glued: glued)
            }
        }
    }

    private mutating func lineComment() {
        let start = at
        while at < bytes.count && byte() != UInt8(ascii: "\n") { at += 1 }
        emit(.comment, from: start, to: at, line: line, glued: false)
    }

    private mutating func blockComment() {
        let start = at
        let first = line
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
                step(2)
            } else if starts("*/") {
                depth -= 1
                step(2)
            } else {
                step()
            }
        } while depth > 0 && at < bytes.count
        emit(.comment, from: start, to: at, line: first, glued: false)
    }

    /// The number of `#` that open a string here; nil where no string begins.
    private func hashesBeforeQuote() -> Int? {
        var count = 0
        while byte(count) == UInt8(ascii: "#") { count += 1 }
        return byte(count) == UInt8(ascii: "\"") ? count : nil
    }

    private mutating func string(hashes: Int, glued: Bool) {
        let index = tokens.count
        tokens.append(Token(kind: .string, text: "", line: line, isGlued: glued))
        step(hashes)
        let isLong = starts("\"\"\"")
        step(isLong ? 3 : 1)
        var text: [UInt8] = []
        while at < bytes.count {
            if byte() == UInt8(ascii: "\\"), (0..<hashes).allSatisfy({ byte(1 + $0) == UInt8(ascii: "#") }) {
                if byte(1 + hashes) == UInt8(ascii: "(") {
                    step(2 + hashes)
                    code(untilParenthesis: true)
                } else {
                    step(2 + hashes)
                }
                continue
            }
            let quotes = isLong ? 3 : 1
            let isEnd =
                (0..<quotes).allSatisfy { byte($0) == UInt8(ascii: "\"") }
                && (0..<hashes).allSatisfy { byte(quotes + $0) == UInt8(ascii: "#") }
            if isEnd {
                step(quotes + hashes)
                break
            }
            if !isLong && byte() == UInt8(ascii: "\n") { break }
            text.append(byte())
            step()
        }
        tokens[index].text = String(decoding: text, as: UTF8.self)
        lastEnd = at
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

    /// Letters, digits, `_`, `` ` `` and everything beyond ASCII.
    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x60, 0x80...: true
        default: false
        }
    }
}
