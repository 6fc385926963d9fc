import EventModel
import EventStore

/// The numbers that stand for types and tags in the log's rows. Numbers are never changed or reused, so that they may
/// be kept in memory whoever else writes to the file. Used by the writer's thread alone.
final class InternedNames {
    private var types: [Schema: Int64] = [:]
    private var tags: [Tag: Int64] = [:]
    private let insertType: Statement
    private let selectType: Statement
    private let selectTypesNamed: Statement
    private let insertTag: Statement
    private let selectTag: Statement

    /// Tags are kept in memory up to this many; then forgotten and looked up again.
    private static let mostTags = 500_000

    init(_ connection: Connection) throws {
        insertType = try Statement("INSERT OR IGNORE INTO types (name, version) VALUES (?, ?)", on: connection)
        selectType = try Statement("SELECT id FROM types WHERE name = ? AND version = ?", on: connection)
        selectTypesNamed = try Statement("SELECT id FROM types WHERE name = ?", on: connection)
        insertTag = try Statement("INSERT INTO tags (tag) VALUES (?) RETURNING id", on: connection)
        selectTag = try Statement("SELECT id FROM tags WHERE tag = ?", on: connection)
    }

    func forget() {
        types = [:]
        tags = [:]
    }

    func trim() {
        if tags.count > Self.mostTags { tags = [:] }
    }

    /// The numbers of every version recorded under these names.
    func knownNumbers(of names: Set<String>) throws -> Set<Int64> {
        var all: Set<Int64> = []
        for name in names {
            defer { selectTypesNamed.reset() }
            selectTypesNamed.bind(1, name)
            while try selectTypesNamed.step() { all.insert(selectTypesNamed.integer(0)) }
        }
        return all
    }

    /// Nil if nothing was ever recorded with the tag.
    func knownNumber(of tag: Tag) throws -> Int64? {
        if let known = tags[tag] { return known }
        defer { selectTag.reset() }
        selectTag.bind(1, tag.text)
        guard try selectTag.step() else { return nil }
        let number = selectTag.integer(0)
        tags[tag] = number
        return number
    }

    func number(of tag: Tag) throws -> Int64 {
        if let known = try knownNumber(of: tag) { return known }
        defer { insertTag.reset() }
        insertTag.bind(1, tag.text)
        guard try insertTag.step() else { throw StoreFault.failed("the tag \(tag) could not be interned") }
        let number = insertTag.integer(0)
        tags[tag] = number
        return number
    }

    func number(of schema: Schema) throws -> Int64 {
        if let known = types[schema] { return known }
        insertType.bind(1, schema.name)
        insertType.bind(2, Int64(schema.version))
        try insertType.run()
        defer { selectType.reset() }
        selectType.bind(1, schema.name)
        selectType.bind(2, Int64(schema.version))
        guard try selectType.step() else { throw StoreFault.failed("\(schema) could not be interned") }
        let number = selectType.integer(0)
        types[schema] = number
        return number
    }
}
