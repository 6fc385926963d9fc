import Projections
import Support
import Testing

@Suite("Rows as CSV")
struct CSVTextTests {
    @Test(
        "a cell that a spreadsheet would run gets an apostrophe",
        arguments: ["=1+1", "+81", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\0=1", "＝1", "＋1", "－1", "＠1"])
    func formulas(_ cell: String) {
        let text = CSVText.text([[cell, "b"]])
        #expect(text.hasPrefix("'" + cell) || text.hasPrefix("\"'" + cell))
    }

    @Test("commas, quotes and line breaks are quoted, everything else stands as it is")
    func quoting() {
        #expect(
            CSVText.text([["a", "b,c"], ["d\"e", "f\ng"], ["h\r\ni", ""]])
                == "a,\"b,c\"\r\n\"d\"\"e\",\"f\ng\"\r\n\"h\r\ni\",")
        #expect(CSVText.text([["1-2", "a=b", "<20", " =1"]]) == "1-2,a=b,<20, =1")
        #expect(CSVText.text([]) == "")
    }
}
