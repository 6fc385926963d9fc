import Facilities

/// What an import says: the counts, what changed, and everything that is doubtful.
struct ListImportOutput {
    let read: ReadList
    let summary: ImportSummary
    let duplicates: Int
    let isDryRun: Bool
    let isWhole: Bool
    let showsAll: Bool

    private static let shownAtOnce = 30

    var output: Output {
        var parts: [Output] = [.record(counts)]
        // After an import only the counts matter; before it people want to see the rows.
        if isDryRun || showsAll { parts += table(changes, of: ["change", "id", "name", "what"]) }
        parts += table(doubts, of: ["line", "column", "value", "doubt", "meaning", "remedy"])
        return .several(parts)
    }

    private var counts: [(String, Output.Value)] {
        let reasons = Dictionary(grouping: read.doubts, by: \.reason)
        let list = reasons.sorted { ($1.value.count, $0.key.rawValue) < ($0.value.count, $1.key.rawValue) }
            .map { "\($0.key.rawValue) \($0.value.count)" }
        return [
            ("result", .text(isDryRun ? "nothing was recorded" : summary.isNothing ? "nothing new" : "imported")),
            ("encoding", .text(read.encoding.rawValue)), ("records", .number(read.records.count)),
            ("set aside", .number(read.setAside)), ("new", .number(summary.count(.new))),
            ("changed", .number(summary.count(.changed))),
            (isWhole ? "closed" : "missing", .number(summary.count(.gone))),
            ("counted", .number(summary.count(.counted))), ("possible duplicates", .number(duplicates)),
            ("doubts", .number(read.doubts.count)), ("by reason", .list(list)),
        ]
    }

    private var changes: [[String]] {
        summary.lines.map { [$0.change.rawValue, $0.id, Self.line($0.name), $0.what] }
    }

    private var doubts: [[String]] {
        read.doubts.map { doubt in
            [
                "\(doubt.line)", doubt.column, Self.line(doubt.value), doubt.reason.rawValue, doubt.reason.meaning,
                doubt.reason.remedy,
            ]
        }
    }

    private func table(_ rows: [[String]], of header: [String]) -> [Output] {
        guard !rows.isEmpty else { return [] }
        guard !showsAll, rows.count > Self.shownAtOnce else { return [.table(header: header, rows: rows, footer: [])] }
        let more = "… and \(rows.count - Self.shownAtOnce) more: --json or --format csv shows all"
        return [.table(header: header, rows: Array(rows.prefix(Self.shownAtOnce)), footer: []), .text(more)]
    }

    /// Names in lists may go over several lines.
    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
