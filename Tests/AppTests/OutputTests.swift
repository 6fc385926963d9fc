import Foundation
import Testing

@testable import App

@Suite("Results")
struct OutputTests {
    private let table = Output.table(
        header: ["municipality", "code", "registered"],
        rows: [["横浜市", "007", "1234"], ["ﾊｺﾈ町", "12", "<20"], ["–", "", "0"]],
        footer: ["total", "", "1234+"], counts: 1)

    @Test("a table for people has straight columns with Japanese text, and numbers to the right")
    func people() {
        #expect(
            table.rendered(as: .table) == """
                municipality  code  registered
                ──────────────────────────────
                横浜市        007         1234
                ﾊｺﾈ町         12           <20
                –                            0
                ──────────────────────────────
                total                    1234+
                """)
    }

    @Test("CSV has CRLF between lines, quotes what must be, and no cell that a spreadsheet takes for a formula")
    func spreadsheets() {
        let odd = Output.table(
            header: ["a", "b"],
            rows: [
                ["plain", "with, comma"], ["say \"no\"", "two\r\nlines"], ["=1+1", "+81"], ["-1", "@sum"],
                ["\tx", "＝1"], ["<20", ""],
            ], footer: ["total", ""])
        #expect(
            odd.rendered(as: .csv)
                == [
                    "a,b", #"plain,"with, comma""#, "\"say \"\"no\"\"\",\"two\r\nlines\"", "'=1+1,'+81", "'-1,'@sum",
                    "'\tx,'＝1", "<20,",
                ].joined(separator: "\r\n"))
    }

    @Test("JSON is one object a line; counts are numbers, labels text, hidden counts text")
    func programs() throws {
        let lines = table.rendered(as: .json).split(separator: "\n")
        #expect(lines.first == #"{"municipality":"横浜市","code":"007","registered":1234}"#)
        for line in lines {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(object?["code"] is String)
        }
        #expect(lines[1].hasSuffix(#""registered":"<20"}"#))
    }

    @Test("a record is a list of names and values for people, and one object for programs")
    func records() {
        let record = Output.record([("name", .text("a \"b\"")), ("number", .number(-3)), ("list", .list(["x", "y"]))])
        #expect(record.rendered(as: .table) == "name    a \"b\"\nnumber  -3\nlist    x, y")
        #expect(record.rendered(as: .json) == #"{"name":"a \"b\"","number":-3,"list":["x","y"]}"#)
        #expect(record.rendered(as: .csv) == "name,\"a \"\"b\"\"\"\r\nnumber,'-3\r\nlist,\"x, y\"")
    }
}
