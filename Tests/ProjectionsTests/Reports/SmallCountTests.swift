import Projections
import Support
import Testing

@Suite("Small counts")
struct SmallCountTests {
    private func shown(_ counts: [[Int]], isExact: Bool = false) -> ShownReport {
        let rows = counts.enumerated().map { ReportTable.Line(labels: ["place \($0.offset)"], counts: $0.element) }
        let measures = (counts.first ?? [0]).indices.map { "measure \($0)" }
        let table = ReportTable(title: "test", dimensions: ["place"], measures: measures, rows: rows)
        return ShownReport(table, isExact: isExact)
    }

    @Test("1 to 19 are shown as <20; 0 and 20 as they are; all as they are when exact counts are asked for")
    func floor() {
        let report = shown([[0], [1], [19], [20], [1_234]])
        #expect(report.rows.map { $0[1] } == ["0", "<20", "<20", "20", "1234"])
        #expect(shown([[0], [1], [19]], isExact: true).rows.map { $0[1] } == ["0", "1", "19"])
    }

    @Test("a total is that of the shown rows, and says so where rows are hidden")
    func totals() {
        #expect(shown([[25], [30]]).total == ["total", "55"])
        #expect(shown([[25], [3]]).total == ["total", "25+"])
        #expect(shown([[3], [0]]).total == ["total", "0+"])
        #expect(shown([[0], [0]]).total == ["total", "0"])
        #expect(shown([[25], [3]], isExact: true).total == ["total", "28"])
        #expect(shown([[25, 3], [30, 40]]).total == ["total", "55", "40+"])
    }

    @Test("two tables that differ only in hidden counts look the same", arguments: Seeds.some(30))
    func nothingShowsThrough(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let counts = (0..<8).map { _ in (0..<3).map { _ in Int.random(in: 0...40, using: &random) } }
        let others = counts.map { row in
            row.map { 1...19 ~= $0 ? Int.random(in: 1...19, using: &random) : $0 }
        }
        #expect(shown(counts) == shown(others))
    }
}
