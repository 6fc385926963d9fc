/// The text of a file as offices publish it, whichever encoding it has.
package struct ListText: Sendable, Equatable {
    package enum Encoding: String, CaseIterable, Sendable {
        case utf8 = "UTF-8"
        case utf16 = "UTF-16"
        case cp932 = "CP932"
    }

    package let text: String
    package let encoding: Encoding
    /// How many byte order marks stand at its beginning; more than one is an oddity.
    package let marks: Int
    /// Lines with bytes that mean nothing; each became U+FFFD.
    package let brokenLines: [Int]

    /// A line that is longer than this is no line of a list.
    private static let longestLine = 1 << 20

    package init(_ bytes: [UInt8]) throws(ListFault) {
        let count = Self.marks(bytes)
        guard bytes[(count * 3)...].contains(where: { $0 > 0x20 }) else { throw .empty }
        if let form = Self.packed(bytes) { throw .notText(form) }
        if let wide = Self.utf16(bytes) {
            encoding = .utf16
            marks = 1
            brokenLines = []
            text = Self.withLineFeeds(wide)
        } else {
            let body = Array(bytes[(count * 3)...])
            guard !body.contains(0) else { throw .notText(.binary) }
            let line = body.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? body.count
            guard line <= Self.longestLine else { throw .oneLine(bytes: line) }
            marks = count
            (text, encoding, brokenLines) = try Self.text(body)
        }
        if let form = Self.markup(text) { throw .notText(form) }
    }

    private static func text(_ body: [UInt8]) throws(ListFault) -> (String, Encoding, [Int]) {
        if let text = String(validating: body, as: UTF8.self) { return (withLineFeeds(text), .utf8, []) }
        let lossy = String(decoding: body, as: UTF8.self)
        let broken = lossy.unicodeScalars.count { $0 == "\u{FFFD}" }
        let letters = lossy.unicodeScalars.count { $0.value > 0x7F } - broken
        // Shift_JIS read as UTF-8 is broken nearly everywhere; UTF-8 that was cut somewhere only there.
        if broken * 20 < letters { return (withLineFeeds(lossy), .utf8, lines(lossy)) }
        guard let (bytes, places) = CP932.text(body), places.count * 100 < body.count else {
            throw .unknownEncoding(line: lines(lossy).first ?? 1)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        return (withLineFeeds(text), .cp932, places.isEmpty ? [] : lines(text))
    }

    /// The lines that hold U+FFFD.
    private static func lines(_ text: String) -> [Int] {
        var line = 1
        var found: [Int] = []
        for scalar in text.unicodeScalars {
            if scalar == "\n" { line += 1 }
            if scalar == "\u{FFFD}", found.last != line { found.append(line) }
        }
        return found
    }

    /// Old line ends, a carriage return alone, become line feeds.
    private static func withLineFeeds(_ text: String) -> String {
        let bytes = text.utf8
        guard bytes.contains(0x0D), !bytes.contains(0x0A) else { return text }
        return String(decoding: bytes.map { $0 == 0x0D ? 0x0A : $0 }, as: UTF8.self)
    }

    private static func marks(_ bytes: [UInt8]) -> Int {
        var count = 0
        while bytes[(count * 3)...].starts(with: [0xEF, 0xBB, 0xBF]) { count += 1 }
        return count
    }

    private static func utf16(_ bytes: [UInt8]) -> String? {
        let isLittle: Bool
        if bytes.starts(with: [0xFF, 0xFE]) {
            isLittle = true
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            isLittle = false
        } else {
            // Without a mark: every other byte of a header's ASCII letters and line ends is NUL.
            let head = bytes.prefix(2_048)
            let (even, odd) = head.enumerated().reduce((0, 0)) { counts, byte in
                guard byte.element == 0 else { return counts }
                return byte.offset % 2 == 0 ? (counts.0 + 1, counts.1) : (counts.0, counts.1 + 1)
            }
            guard bytes.count % 2 == 0, even + odd > 4, min(even, odd) * 20 < max(even, odd) else { return nil }
            isLittle = odd > even
        }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for place in stride(from: 0, to: bytes.count - 1, by: 2) {
            let (one, two) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            units.append(isLittle ? two << 8 | one : one << 8 | two)
        }
        while units.first == 0xFEFF { units.removeFirst() }
        return String(decoding: units, as: UTF16.self)
    }

    private static func packed(_ bytes: [UInt8]) -> ListFault.FileForm? {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            let head = String(decoding: bytes.prefix(4_096), as: UTF8.self)
            return head.contains("xl/") || head.contains("[Content_Types]") ? .excel : .zip
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .oldExcel }
        if bytes.starts(with: Array("%PDF".utf8)) { return .pdf }
        return bytes.starts(with: [0x1F, 0x8B]) ? .gzip : nil
    }

    private static func markup(_ text: String) -> ListFault.FileForm? {
        let start = text.unicodeScalars.lazy.drop { $0.properties.isWhitespace || $0 == "\u{FEFF}" }.prefix(15)
        let head = String(String.UnicodeScalarView(start)).lowercased()
        if head.hasPrefix("<!doctype") || head.hasPrefix("<html") || head.hasPrefix("<?xml") { return .html }
        if head.hasPrefix("<head") || head.hasPrefix("<!--") { return .html }
        return head.hasPrefix("{") || head.hasPrefix("[{") ? .json : nil
    }
}
