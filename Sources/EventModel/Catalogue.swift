/// A kind of fact that the log may hold.
package struct EventType: Sendable {
    package let schema: Schema
    package let meaning: String
    package let fields: [FieldDescription]
    package let type: any Event.Type
    let decode: @Sendable (inout JSONReader) throws(JSONFault) -> any Event

    package init<Fact: Event>(_ type: Fact.Type) {
        schema = Fact.schema
        meaning = Fact.meaning
        fields = Fact.fields.list
        self.type = type
        decode = { (reader) throws(JSONFault) in try Fact(from: &reader) }
    }

    package var isPersonal: Bool { fields.contains(where: \.isPersonal) }
}

/// An older stored form, and how it becomes the next version's fact.
package struct Upcast: Sendable {
    package let from: Schema
    let decode: @Sendable (inout JSONReader) throws(JSONFault) -> any Event

    /// - Parameter old: the record of the old form, kept only for this purpose.
    package init<Old: Record, New: Event>(
        _ old: Old.Type, version: Int, to new: New.Type, _ convert: @escaping @Sendable (Old) -> New
    ) {
        from = Schema(New.schema.name, version: version)
        decode = { (reader) throws(JSONFault) in convert(try Old(from: &reader)) }
    }
}

/// Every kind of fact, current and past. Code only ever sees the current versions.
package struct Catalogue: Sendable {
    package let types: [EventType]
    private let decoders: [Schema: @Sendable (inout JSONReader) throws(JSONFault) -> any Event]

    package init(_ types: [EventType], history: [Upcast] = []) {
        self.types = types
        var decoders = Dictionary(uniqueKeysWithValues: types.map { ($0.schema, $0.decode) })
        for upcast in history { decoders[upcast.from] = upcast.decode }
        self.decoders = decoders
    }

    package func knows(_ schema: Schema) -> Bool { decoders[schema] != nil }

    /// The decoder of a stored form, to be looked up once and used for many rows; nil if the form is unknown.
    package func decoder(
        of schema: Schema
    ) -> (@Sendable (inout JSONReader) throws(JSONFault) -> any Event)? { decoders[schema] }

    /// The highest version known of a name; nil if the name is unknown.
    package func latestVersion(of name: String) -> Int? {
        decoders.keys.filter { $0.name == name }.map(\.version).max()
    }
}
