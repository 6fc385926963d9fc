package import Calendar
package import EventModel
package import Places

/// A household: everyone who is told about the same children.
package struct HouseholdID: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let ulid: ULID
    package init(_ ulid: ULID) { self.ulid = ulid }
    /// Nil unless it is a ULID.
    package init?(_ text: String) {
        guard let ulid = ULID(text) else { return nil }
        self.ulid = ulid
    }
    /// The household that a tag names; nil if the tag is about something else.
    package init?(_ tag: Tag) {
        guard tag.text.hasPrefix("household:") else { return nil }
        self.init(String(tag.text.dropFirst("household:".count)))
    }
    package var tag: Tag { Tag("household", ulid) }
    package var description: String { ulid.description }
    package static func < (left: Self, right: Self) -> Bool { left.ulid < right.ulid }
}

/// A child's number within its household, from 1. It stays the same from pregnancy to adulthood and is never reused.
package struct ChildNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let value: Int
    package init(_ value: Int) { self.value = value }
    package var description: String { "\(value)" }
    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// One request to LINE for up to 500 families.
package struct BatchID: Hashable, Sendable, CustomStringConvertible {
    package let ulid: ULID
    package init(_ ulid: ULID) { self.ulid = ulid }
    package var tag: Tag { Tag("batch", ulid) }
    package var description: String { ulid.description }
}

/// The words of a message, named by their hash: 64 hexadecimal digits of SHA-256.
package struct ContentID: Hashable, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ hash: String) { description = hash }
    package var tag: Tag { Tag("content", description) }
}

/// The code in a registration link, such as `K7Q2`: who led a family here.
package struct SourceCode: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// Nil unless it is 3 to 16 of the characters A–Z, 0–9 and hyphen. Letters are taken in either case.
    package init?(_ text: String) {
        let code = text.uppercased()
        let allowed = code.utf8.allSatisfy { byte in
            (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        guard allowed, (3...16).contains(code.utf8.count) else { return nil }
        description = code
    }
    package var tag: Tag { Tag("source", description) }
}

/// A family that a batch is for, and why.
package struct Recipient: Record {
    package let household: HouseholdID
    package let children: [[ChildNumber]]

    package init(household: HouseholdID, children: [[ChildNumber]]) {
        self.household = household
        self.children = children
    }

    package static let fields = Fields(
        Field("household", \.household, "the family"),
        Field(
            "children", \.children, "for each entry, the children whom it concerns; none for one about the household"),
        build: Self.init)
}

extension HouseholdID: FieldValue {
    package static var shape: Shape { ULID.shape }
    package func write(to writer: inout JSONWriter) { ulid.write(to: &writer) }
    package init(from reader: inout JSONReader) throws(JSONFault) { ulid = try ULID(from: &reader) }
}

extension BatchID: FieldValue {
    package static var shape: Shape { ULID.shape }
    package func write(to writer: inout JSONWriter) { ulid.write(to: &writer) }
    package init(from reader: inout JSONReader) throws(JSONFault) { ulid = try ULID(from: &reader) }
}

extension ChildNumber: FieldValue {
    package static var shape: Shape { .integer }
    package func write(to writer: inout JSONWriter) { writer.integer(Int64(value)) }
    package init(from reader: inout JSONReader) throws(JSONFault) { value = Int(try reader.integer()) }
}

extension ContentID: FieldValue {
    package static var shape: Shape { .text(format: "sha256") }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package init(from reader: inout JSONReader) throws(JSONFault) { description = try reader.string() }
}

extension SourceCode: FieldValue {
    package static var shape: Shape { .text(format: "source-code") }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        guard let code = SourceCode(try reader.string()) else { throw reader.fault("is not a source code") }
        self = code
    }
}

extension CivilDate: FieldValue {
    package static var shape: Shape { .text(format: "date") }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        let text = try reader.plainString()
        guard let date = CivilDate(utf8: text) else { throw reader.fault("is not a date") }
        self = date
    }
}

extension MunicipalityCode: FieldValue {
    package static var shape: Shape { .text(format: "municipality-code") }
    package func write(to writer: inout JSONWriter) { writer.string(description) }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        let text = try reader.plainString()
        guard let code = MunicipalityCode(utf8: text) else { throw reader.fault("is not a municipality code") }
        self = code
    }
}
