import EventModel
import Foundation
import Projections
import Support
import Testing

@Suite("SQL that SQLite and PostgreSQL share")
struct SharedSQLTests {
    private static let foreign = [
        "strftime", "julianday", "datetime(", "date(", "ifnull", "iif(", "insert or", "replace into", "autoincrement",
        "json_", "pragma", "glob", "rowid", "group_concat", "string_agg", "::", "ilike", "returning", "without rowid",
        "total(", "printf(", "substr(", "now()", "extract(", "like",
    ]

    /// The lines of string literals that hold SQL, in the folders that query read models.
    private static let statements: [String] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return ["Projections", "Sources/Reactions", "Sources/App"].flatMap { folder -> [String] in
            let files = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            return (files?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".swift") }.flatMap {
                file -> [String] in
                let text = (try? String(contentsOf: root.appending(path: folder + "/" + file), encoding: .utf8)) ?? ""
                return literals(in: text).filter { $0.contains(/\b(SELECT|INSERT|UPDATE|DELETE|CREATE)\b/) }
                    .map { "\(folder)/\(file): \($0)" }
            }
        }
    }()

    private static func literals(in text: String) -> [String] {
        let long = text.matches(of: /"""(.*?)"""/.dotMatchesNewlines()).map { String($0.1) }
        let short = text.replacing(/""".*?"""/.dotMatchesNewlines(), with: "").matches(of: /"([^"\n]*)"/).map {
            String($0.1)
        }
        return long + short
    }

    @Test("no statement uses what only one of them knows")
    func onlyShared() {
        #expect(Self.statements.count >= 6)
        for statement in Self.statements {
            let sql = statement.drop { $0 != " " }.lowercased()
            for word in Self.foreign { #expect(!sql.contains(word), "\(statement) uses \(word)") }
        }
    }

    @Test("no table or column is called by a reserved word of either")
    func names() {
        let reserved: Set = [
            "user", "order", "group", "from", "to", "end", "table", "index", "check", "default", "limit",
        ]
        for shape in ReadModels.all.flatMap({ $0.tables }) {
            #expect(reserved.isDisjoint(with: shape.columns + [shape.name]), "\(shape.name)")
            #expect((shape.columns + [shape.name]).allSatisfy { $0.wholeMatch(of: /[a-z][a-z_]*/) != nil })
        }
        let tables = ReadModels.all.flatMap { $0.tables }.map(\.name)
        #expect(Set(tables).count == tables.count)
    }
}
