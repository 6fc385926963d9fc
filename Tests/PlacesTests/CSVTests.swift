import Testing

@testable import Places

@Suite struct CSVTests {
    private func read(_ text: String) -> (records: [CSV.Record], faults: [PlaceFaults.Fault]) {
        var faults = FaultList()
        let records = CSV.records(of: TextFile(name: "f.csv", text: text), faults: &faults)
        return (records, faults.faults)
    }

    @Test(
        "cells written with every need for quotation marks are read back, with LF and with CRLF",
        arguments: ["\n", "\r\n"])
    func roundTrip(end: String) {
        let cells = ["", "a", "あ", "a,b", "say \"hi\"", "two\nlines", "\"", ",", " space ", "\r\n", "''"]
        let quoted = cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        let result = read(quoted + end + "x,y" + end)
        #expect(result.records.map(\.cells) == [cells, ["x", "y"]])
        #expect(result.records.map(\.line) == [1, 4], "the line counts the breaks inside cells")
        #expect(result.faults.isEmpty)
    }

    @Test("empty cells stay, empty lines go, and the last line needs no end")
    func emptiness() {
        #expect(
            read("a,,\n\r\n\n,b").records == [.init(line: 1, cells: ["a", "", ""]), .init(line: 4, cells: ["", "b"])])
        #expect(read("").records.isEmpty)
        #expect(read("\"\",\"\"").records.map(\.cells) == [["", ""]])
    }

    @Test("wrong quotation marks are faults with the line where they are")
    func faults() {
        #expect(read("a\nb,\"c\"d\ne").faults.map(\.line) == [2])
        #expect(read("a\nb\"c\n").faults.map(\.line) == [2])
        #expect(read("a\n\"b\nc\nd").faults.map(\.line) == [2])
    }
}
