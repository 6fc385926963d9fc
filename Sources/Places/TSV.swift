/// A text with the name under which its faults are reported.
package struct TextFile: Sendable {
    package let name: String
    package let text: String

    /// - Parameter name: what precedes the line number in a fault, usually the last part of the path.
    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

/// Tab-separated lines under a header, without quoting: the form of every file this module keeps.
enum TSV {
    struct Line {
        let file: String
        let number: Int
        let cells: [Substring]

        subscript(column: Int) -> String { String(cells[column]) }

        func fault(_ problem: String, _ faults: inout FaultList) { faults.add(file, number, problem) }

        func postalCode(in column: Int, _ faults: inout FaultList) -> PostalCode? {
            let code = PostalCode(digits: cells[column])
            if code == nil { fault("postal_code: \(cells[column]) is not seven digits", &faults) }
            return code
        }

        func municipalityCode(in column: Int, _ faults: inout FaultList) -> MunicipalityCode? {
            let code = MunicipalityCode(utf8: cells[column].utf8)
            if code == nil { fault("\(cells[column]) is not a municipality code with its check digit", &faults) }
            return code
        }
    }

    /// The column names of a file.
    static func header(of file: TextFile) -> [String] {
        let first = trimmed(file.text.utf8.prefix { $0 != newline })
        return first.split(separator: tab, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }

    /// The lines after the header that have all columns; the others become faults.
    static func lines(of file: TextFile, columns: [String], faults: inout FaultList) -> [Line] {
        guard header(of: file) == columns else {
            faults.add(file.name, 1, "the columns must be \(columns.joined(separator: ", ")), separated by tabs")
            return []
        }
        var result: [Line] = []
        var number = 0
        for raw in file.text.utf8.split(separator: newline, omittingEmptySubsequences: false) {
            number += 1
            let line = trimmed(raw)
            if number == 1 || line.isEmpty { continue }
            let cells = line.split(separator: tab, omittingEmptySubsequences: false).map { Substring($0) }
            if cells.count == columns.count {
                result.append(Line(file: file.name, number: number, cells: cells))
            } else {
                faults.add(file.name, number, "has \(cells.count) columns, not \(columns.count)")
            }
        }
        return result
    }

    /// A file of these columns and lines.
    static func text(columns: [String], lines: some Sequence<String>) -> String {
        ([columns.joined(separator: "\t")] + lines).map { $0 + "\n" }.joined()
    }

    private static let newline = UInt8(ascii: "\n")
    private static let tab = UInt8(ascii: "\t")

    /// Without a byte order mark before and a carriage return behind.
    private static func trimmed(_ line: Substring.UTF8View) -> Substring.UTF8View {
        var line = line
        if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }
}
