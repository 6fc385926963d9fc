/// What somebody writes in a consultation, as it is kept and shown: as typed, but for what could deceive the reader.
///
/// Signs that turn the direction of writing round are left out (Unicode TR36, 3.2 “Bidirectional Text Spoofing”), and
/// so is everything that can't be seen and isn't a line break. Nothing else is changed: script or SQL is only text.
package struct WrittenText: Hashable, Sendable {
    package let text: String

    /// Why a text isn't taken.
    package enum Fault: Error, Equatable {
        case empty
        /// How long it may be, in characters.
        case tooLong(limit: Int)
    }

    /// As much as a page of writing. Longer stories come in several messages.
    package static let longest = 4_000

    package init(_ typed: String) throws(Fault) {
        // Counting characters is the slow part: what is far too long isn't looked at.
        guard typed.utf8.count <= Self.longest * 16 else { throw .tooLong(limit: Self.longest) }
        var kept = String.UnicodeScalarView()
        for scalar in typed.unicodeScalars where !Self.isLeftOut(scalar) { kept.append(scalar) }
        let text = String(kept).replacing("\r\n", with: "\n").replacing("\r", with: "\n").trimmed
        guard !text.isEmpty else { throw .empty }
        guard text.count <= Self.longest else { throw .tooLong(limit: Self.longest) }
        self.text = text
    }

    private static func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0D, 0x09: false
        // Joins the parts of one emoji.
        case 0x200D: false
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
