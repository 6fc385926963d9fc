/// One field of a fact: its stored name, where it is found, and what it means to an officer.
package struct Field<Root, Value: FieldValue>: Sendable {
    let name: String
    let meaning: String
    let value: @Sendable (Root) -> Value

    /// - Parameter name: stored in every event and never reused for another meaning.
    package init(_ name: String, _ value: @escaping @Sendable (Root) -> Value, _ meaning: String) {
        self.name = name
        self.meaning = meaning
        self.value = value
    }

    /// Writes the others, then this one.
    func writer(
        after others: @escaping @Sendable (Root, inout JSONWriter) throws -> Void
    ) -> @Sendable (Root, inout JSONWriter) throws -> Void {
        let quotedKey = Array("\"\(name)\":".utf8)
        let value = value
        return { root, writer in
            try others(root, &writer)
            writer.key(quotedKey)
            try value(root).write(to: &writer)
        }
    }

    var description: FieldDescription { FieldDescription(name: name, meaning: meaning, shape: Value.shape) }
}

/// A field as documents see it.
package struct FieldDescription: Sendable, Equatable {
    package let name: String
    package let meaning: String
    package let shape: Shape

    /// Whether the field, or a part of it, is sealed under the household's key.
    package var isPersonal: Bool { shape.isPersonal }
}

extension Shape {
    var isPersonal: Bool {
        switch self {
        case .personal: true
        case .list(let inner), .optional(let inner): inner.isPersonal
        case .record(let fields): fields.contains(where: \.isPersonal)
        case .text, .choice, .integer, .boolean: false
        }
    }
}

/// The fields of a record, declared once: coder, JSON Schema, glossary and the marking of personal fields come from it.
///
///     static let fields = Fields(
///         Field("household", \.household, "the household that followed"),
///         Field("at", \.at, "when LINE saw it"),
///         build: Self.init)
package struct Fields<Root>: Sendable {
    package let list: [FieldDescription]
    private let writeAll: @Sendable (Root, inout JSONWriter) throws -> Void
    private let readAll: @Sendable (inout JSONReader) throws(JSONFault) -> Root

    package init<each Value: FieldValue>(
        _ field: repeat Field<Root, each Value>, build: @escaping @Sendable (repeat each Value) -> Root
    ) {
        var list: [FieldDescription] = []
        repeat list.append((each field).description)
        self.list = list
        // One closure calls the next: a list of them would be asked for its type at each fact.
        var write: @Sendable (Root, inout JSONWriter) throws -> Void = { _, _ in }
        repeat write = (each field).writer(after: write)
        writeAll = write
        // Only keys and types are captured: asking a pack of fields for their types at run time takes longer than
        // reading them.
        let keys = FieldKeys(list.map(\.name))
        readAll = { (reader) throws(JSONFault) in
            var place = 0
            return build(repeat try next((each Value).self, keys, &place, &reader))
        }
    }

    func write(_ root: Root, to writer: inout JSONWriter) throws {
        writer.beginObject()
        try writeAll(root, &writer)
        writer.endObject()
    }

    func read(from reader: inout JSONReader) throws(JSONFault) -> Root {
        let root = try readAll(&reader)
        try reader.expect(UInt8(ascii: "}"))
        return root
    }
}

private func next<Value: FieldValue>(
    _ type: Value.Type, _ keys: FieldKeys, _ place: inout Int, _ reader: inout JSONReader
) throws(JSONFault) -> Value {
    do {
        try keys.take(place, from: &reader)
        let value = try Value(from: &reader)
        place += 1
        return value
    } catch {
        throw error.inside(keys.names[place])
    }
}

/// A value made of named fields.
package protocol Record: FieldValue {
    static var fields: Fields<Self> { get }
}

extension Record {
    package static var shape: Shape { .record(fields.list) }
    package func write(to writer: inout JSONWriter) throws { try Self.fields.write(self, to: &writer) }
    package init(from reader: inout JSONReader) throws(JSONFault) { self = try Self.fields.read(from: &reader) }
}
