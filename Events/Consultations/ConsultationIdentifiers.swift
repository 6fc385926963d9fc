package import EventModel

/// One consultation: what a client and counsellors say to each other from its opening until it is shredded. It has a
/// key of its own.
package struct ConsultationID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let ulid: ULID
    package init(_ ulid: ULID) { self.ulid = ulid }
    /// Nil unless it is a ULID.
    package init?(_ text: String) {
        guard let ulid = ULID(text) else { return nil }
        self.ulid = ulid
    }
    /// The consultation that a tag names; nil if the tag is about something else.
    package init?(_ tag: Tag) {
        guard tag.text.hasPrefix("consultation:") else { return nil }
        self.init(String(tag.text.dropFirst("consultation:".count)))
    }
    package var tag: Tag { Tag("consultation", ulid) }
    package var description: String { ulid.description }
    package static func < (left: Self, right: Self) -> Bool { left.ulid < right.ulid }
}

extension ConsultationID: FieldValue {
    package static var shape: Shape { ULID.shape }
    package func write(to writer: inout JSONWriter) { ulid.write(to: &writer) }
    package init(from reader: inout JSONReader) throws(JSONFault) { ulid = try ULID(from: &reader) }
}
