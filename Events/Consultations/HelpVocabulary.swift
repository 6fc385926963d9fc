package import EventModel

/// In what situation somebody looks for help. Stored by name; names are never reused.
package enum HelpSituation: String, CaseIterable, FieldValue, Hashable {
    /// Life or body is at risk.
    case danger
    /// A child is ill, or somebody is.
    case illness
    /// Bringing a child up is too much now.
    case parent
    /// The child itself asks.
    case child
}

/// One line of help: `cao_189`. Small letters, digits, `_` and `-`.
package struct HelpLineKey: FieldValue, Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Nil unless it has two to thirty-two of these characters.
    package init?(_ text: String) {
        let isAllowed = text.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2D
        }
        guard (2...32).contains(text.utf8.count), isAllowed else { return nil }
        description = text
    }

    package static var shape: Shape { .text(format: "help-line") }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        guard let key = HelpLineKey(try reader.string()) else { throw reader.fault("is no line of help") }
        self = key
    }
}
