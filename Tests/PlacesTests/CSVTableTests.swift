import Places
import Testing

@Suite("CSV tables of offices")
struct CSVTableTests {
    private func table(_ text: String) throws -> CSVTable {
        try CSVTable(bytes: Array(text.utf8), name: "f.csv", columns: ["code", "name"])
    }

    private func faults(_ bytes: [UInt8]) -> [String] {
        do {
            _ = try CSVTable(bytes: bytes, name: "f.csv", columns: ["code", "name"])
            return []
        } catch { return error.faults.map(\.description) }
    }

    @Test("cells are read by the names of their columns, in any order, with or without a byte order mark")
    func columns() throws {
        for text in ["code,name\nA,a\n", "\u{FEFF}name , code\r\n a ,　A\r\n", "name,code\r\n\"a\",\"A\""] {
            let lines = try table(text).lines
            #expect(lines.map { $0["code"] } == ["A"] && lines.map { $0["name"] } == ["a"], "\(text)")
        }
    }

    @Test("a row is known by the line on which it begins, behind empty lines and cells with line breaks")
    func lineNumbers() throws {
        let lines = try table("code,name\n\nA,\"two\nlines\"\nB,\n").lines
        #expect(lines.map(\.number) == [3, 5] && lines[0]["name"] == "two\nlines" && lines[1]["name"] == "")
    }

    @Test("missing, other and doubled columns are told together with those that must be there")
    func header() {
        for text in ["code\nA\n", "code,name,more\n", "code,code\n", "\n", "A,a\n"] {
            let faults = faults(Array(text.utf8))
            #expect(faults.count == 1 && faults[0].hasPrefix("f.csv:1: the header must be code,name"), "\(text)")
        }
    }

    @Test("every row with too few or too many cells is told")
    func cells() {
        #expect(
            faults(Array("code,name\nA\nB,b\nC,c,c\n".utf8)) == [
                "f.csv:2: has 1 cells, the header has 2", "f.csv:4: has 3 cells, the header has 2",
            ])
    }

    @Test("an empty file and one in another encoding are refused")
    func encoding() {
        #expect(faults([]).count == 1)
        #expect(faults([0x63, 0x6F, 0x64, 0x65, 0x2C, 0x96, 0xBC]).first?.contains("UTF-8") == true)
    }
}
