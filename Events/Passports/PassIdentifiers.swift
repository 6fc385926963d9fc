package import EventModel

/// One support pass of one adult, from its issue to its end. A new one gets a new id; a lost phone does not.
package struct PassID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let ulid: ULID
    package init(_ ulid: ULID) { self.ulid = ulid }
    /// Nil unless it is a ULID.
    package init?(_ text: String) {
        guard let ulid = ULID(text) else { return nil }
        self.ulid = ulid
    }
    package var tag: Tag { Tag("pass", ulid) }
    package var description: String { ulid.description }
    package static func < (left: Self, right: Self) -> Bool { left.ulid < right.ulid }
}

/// What a pass, or a print of it on paper, is known by until it is issued again. It is shown to nobody: what a shop
/// sees is made of it and of the day, under a key.
package struct PassSerial: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let ulid: ULID
    package init(_ ulid: ULID) { self.ulid = ulid }
    /// Nil unless it is a ULID.
    package init?(_ text: String) {
        guard let ulid = ULID(text) else { return nil }
        self.ulid = ulid
    }
    package var description: String { ulid.description }
    package static func < (left: Self, right: Self) -> Bool { left.ulid < right.ulid }
}

extension PassID: FieldValue {
    package static var shape: Shape { ULID.shape }
    package func write(to writer: inout JSONWriter) { ulid.write(to: &writer) }
    package init(from reader: inout JSONReader) throws(JSONFault) { ulid = try ULID(from: &reader) }
}

extension PassSerial: FieldValue {
    package static var shape: Shape { ULID.shape }
    package func write(to writer: inout JSONWriter) { ulid.write(to: &writer) }
    package init(from reader: inout JSONReader) throws(JSONFault) { ulid = try ULID(from: &reader) }
}
