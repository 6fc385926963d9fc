/// What a field looks like from outside: enough for a JSON Schema and the glossary.
package indirect enum Shape: Sendable, Equatable {
    case text(format: String?)
    case choice([String])
    case integer
    case boolean
    case list(Shape)
    case optional(Shape)
    case personal(Shape)
    case record([FieldDescription])
}

/// A value that can stand in a field of a fact.
///
/// `write` then `init(from:)` gives an equal value, and writing that again gives the same bytes.
package protocol FieldValue: Sendable, Equatable {
    static var shape: Shape { get }
    func write(to writer: inout JSONWriter) throws
    init(from reader: inout JSONReader) throws(JSONFault)
}

extension String: FieldValue {
    package static var shape: Shape { .text(format: nil) }
    package func write(to writer: inout JSONWriter) { writer.string(self) }
    package init(from reader: inout JSONReader) throws(JSONFault) { self = try reader.string() }
}

extension Int: FieldValue {
    package static var shape: Shape { .integer }
    package func write(to writer: inout JSONWriter) { writer.integer(Int64(self)) }
    package init(from reader: inout JSONReader) throws(JSONFault) { self = Int(try reader.integer()) }
}

extension Int64: FieldValue {
    package static var shape: Shape { .integer }
    package func write(to writer: inout JSONWriter) { writer.integer(self) }
    package init(from reader: inout JSONReader) throws(JSONFault) { self = try reader.integer() }
}

extension Bool: FieldValue {
    package static var shape: Shape { .boolean }
    package func write(to writer: inout JSONWriter) { writer.bool(self) }
    package init(from reader: inout JSONReader) throws(JSONFault) { self = try reader.bool() }
}

extension Optional: FieldValue where Wrapped: FieldValue {
    package static var shape: Shape { .optional(Wrapped.shape) }
    package func write(to writer: inout JSONWriter) throws {
        if let self { try self.write(to: &writer) } else { writer.null() }
    }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        self = reader.null() ? nil : try Wrapped(from: &reader)
    }
}

extension Array: FieldValue where Element: FieldValue {
    package static var shape: Shape { .list(Element.shape) }
    package func write(to writer: inout JSONWriter) throws {
        writer.beginArray()
        for element in self { try element.write(to: &writer) }
        writer.endArray()
    }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        self = []
        try reader.expect(UInt8(ascii: "["))
        if reader.take(UInt8(ascii: "]")) { return }
        repeat { append(try Element(from: &reader)) } while reader.take(UInt8(ascii: ","))
        try reader.expect(UInt8(ascii: "]"))
    }
}

/// Closed vocabularies are enums of their stored names.
extension FieldValue where Self: RawRepresentable & CaseIterable, RawValue == String {
    package static var shape: Shape { .choice(allCases.map(\.rawValue)) }
    package func write(to writer: inout JSONWriter) { writer.string(rawValue) }
    package init(from reader: inout JSONReader) throws(JSONFault) {
        let name = try reader.string()
        guard let value = Self(rawValue: name) else {
            throw reader.fault("is “\(name)”, not one of \(Self.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self = value
    }
}
