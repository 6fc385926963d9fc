import Testing

/// One habit of this code base that a machine can check.
struct Rule: Sendable, CustomTestStringConvertible {
    /// Short, and used to name the rule in `Exceptions`.
    let name: String
    /// What to do about a finding.
    let remedy: String
    /// Whether the rule looks at a file at all.
    let covers: @Sendable (SourceFile) -> Bool
    /// Line and what was found.
    let find: @Sendable (SourceFile) -> [(line: Int, what: String)]

    var testDescription: String { name }

    /// Every finding in a file, as `path:line: what: remedy`.
    func findings(in file: SourceFile) -> [String] {
        guard covers(file) else { return [] }
        return find(file).map { "\(file.path):\($0.line): \($0.what): \(remedy)" }
    }

    static let all: [Rule] = sizes + words + purity + texts
}

/// Files that break a rule for a reason. An entry that is no longer needed fails too.
struct Exception: Sendable, CustomTestStringConvertible {
    let rule: String
    /// A file, or a folder ending in `/`.
    let path: String
    let reason: String

    var testDescription: String { "\(rule) in \(path)" }

    func excuses(_ rule: Rule, in file: SourceFile) -> Bool {
        rule.name == self.rule && (file.path == path || path.hasSuffix("/") && file.path.hasPrefix(path))
    }

    static let all: [Exception] = [
        Exception(
            rule: "pure", path: "Sources/Places/Atlas.swift", reason: "reads the lists that the module itself carries"),
        Exception(
            rule: "pure", path: "Sources/Delivery/Catalogue/StageCatalogue.swift",
            reason: "reads the catalogue that the module itself carries"),
        Exception(
            rule: "pure", path: "Sources/Facilities/Reading/ListReader.swift",
            reason: "reads the tables of words that the module itself carries"),
        Exception(
            rule: "crash", path: "Sources/Households/Household.swift",
            reason: "times of day written as literals, proven by a test"),
        Exception(
            rule: "crash", path: "Tools/line-simulator/Server/Front.swift",
            reason: "names of header fields written as literals"),
        Exception(
            rule: "crash", path: "Sources/EventModel/Tables/RowSet.swift",
            reason: "changes a row in place; the line above has seen that it is there, and a copy costs the rebuild"),
        Exception(
            rule: "crash", path: "Sources/LINE/Messages/EncodedMessages.swift",
            reason: "our own types hold only what JSON can say"),
        Exception(
            rule: "crash", path: "Sources/SQLiteStore/GroupWriter.swift",
            reason: "a write that was committed has left its result"),
    ]
}
