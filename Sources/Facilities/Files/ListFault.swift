/// Why a file is no list that can be taken in. Nothing of it is.
package enum ListFault: Error, Equatable, CustomStringConvertible {
    case empty
    /// What the bytes are instead.
    case notText(FileForm)
    case oneLine(bytes: Int)
    /// Bytes that are neither UTF-8, UTF-16 nor CP932, and the first line that has them.
    case unknownEncoding(line: Int)
    case openQuote(line: Int)
    /// No line at the beginning names columns that such a list has.
    case noHeader(found: String, wanted: [String])
    /// The columns are there, and the one that nothing works without is not.
    case missingColumn(String)
    case sameColumnTwice(String, Int, Int)
    /// A header and no record.
    case noRecords(setAside: Int)

    /// What offices have uploaded as a CSV file.
    package enum FileForm: String, CaseIterable, Sendable {
        case zip, excel, oldExcel, pdf, gzip, html, json, binary
    }

    package var description: String {
        switch self {
        case .empty: "the file is empty; export the list again"
        case .notText(let form): Self.words(form)
        case .oneLine(let bytes):
            "the first line has \(bytes) bytes and does not end; that is no list. Export it again with line ends"
        case .unknownEncoding(let line):
            "line \(line) is neither UTF-8, UTF-16 nor Shift_JIS (CP932); save the file as CSV UTF-8"
        case .openQuote(let line):
            "line \(line) opens a quotation mark that nothing closes, so the rest of the file is one cell; close it"
        case .noHeader(let found, let wanted):
            "no line at the beginning names the columns; found “\(found)”, wanted such as "
                + wanted.joined(separator: ", ")
        case .missingColumn(let column): "the column \(column) is missing; without it no record can be named"
        case .sameColumnTwice(let name, let first, let second):
            "columns \(first) and \(second) are both called \(name); rename or remove one"
        case .noRecords(let setAside):
            setAside == 0
                ? "there is a header and no record under it"
                : "all \(setAside) rows had to be set aside; see the doubts"
        }
    }

    private static func words(_ form: FileForm) -> String {
        switch form {
        case .zip: "this is a ZIP archive, not a CSV file; unpack it and import what is inside"
        case .excel: "this is an Excel workbook, not a CSV file; save the sheet as CSV UTF-8"
        case .oldExcel: "this is an old Excel workbook (.xls), not a CSV file; save the sheet as CSV UTF-8"
        case .pdf: "this is a PDF, not a CSV file; ask the office for the list behind it"
        case .gzip: "this is packed with gzip; unpack it first"
        case .html: "this is a web page, probably an error page instead of the file; download the file again"
        case .json: "this is JSON, not a CSV file; look for the CSV edition of the list"
        case .binary: "this holds NUL bytes and is no text; save the list as CSV UTF-8"
        }
    }
}
