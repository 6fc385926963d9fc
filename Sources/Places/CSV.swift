/// Reads comma-separated values as RFC 4180 describes them: quoted cells may hold commas, line breaks and doubled
/// quotes.
///
/// Lines end in CRLF or LF. Source: https://www.rfc-editor.org/rfc/rfc4180
package enum CSV {
    /// The cells of one row.
    package struct Record: Equatable, Sendable {
        /// The line on which the record begins, from 1.
        package let line: Int
        package let cells: [String]
    }

    /// The records of a text and what is wrong with its quotation marks, for files that others made.
    ///
    /// - Parameter delimiter: what stands between the cells: a comma, a tab or a semicolon.
    package static func records(
        of file: TextFile, delimiter: UInt8
    ) -> (records: [Record], faults: [PlaceFaults.Fault]) {
        var faults = FaultList()
        let records = records(of: file, delimiter: delimiter, faults: &faults)
        return (records, faults.faults)
    }

    /// The records of a text; empty lines are passed over, faults are added under the name of the file.
    static func records(
        of file: TextFile, delimiter: UInt8 = UInt8(ascii: ","), faults: inout FaultList
    ) -> [Record] {
        var text = file.text
        return text.withUTF8 { bytes in
            var reader = Reader(file: file.name, bytes: bytes, delimiter: delimiter)
            while reader.readRecord(&faults) {}
            return reader.records
        }
    }

    private struct Reader {
        let file: String
        let bytes: UnsafeBufferPointer<UInt8>
        let delimiter: UInt8
        var records: [Record] = []
        private var position = 0
        private var line = 1

        init(file: String, bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) {
            self.file = file
            self.bytes = bytes
            self.delimiter = delimiter
        }

        /// Reads up to the end of a line; false at the end of the text.
        mutating func readRecord(_ faults: inout FaultList) -> Bool {
            guard position < bytes.count else { return false }
            let start = line
            var cells: [String] = []
            repeat { cells.append(readCell(&faults)) } while take(delimiter)
            _ = take(UInt8(ascii: "\r"))
            if take(UInt8(ascii: "\n")) { line += 1 }
            if cells != [""] { records.append(Record(line: start, cells: cells)) }
            return true
        }

        private mutating func readCell(_ faults: inout FaultList) -> String {
            let isQuoted = take(UInt8(ascii: "\""))
            let quoted = isQuoted ? readQuoted(&faults) : ""
            let start = position
            while position < bytes.count, !endsCell(at: position) { position += 1 }
            let plain = String(decoding: bytes[start..<position], as: UTF8.self)
            if isQuoted, !plain.isEmpty { faults.add(file, line, "has \(plain) behind a closing quotation mark") }
            if !isQuoted, plain.contains("\"") {
                faults.add(file, line, "has a quotation mark inside the unquoted cell \(plain)")
            }
            return quoted + plain
        }

        /// Reads behind an opening quotation mark up to and over the closing one.
        private mutating func readQuoted(_ faults: inout FaultList) -> String {
            let opened = line
            var cell: [UInt8] = []
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                if byte == UInt8(ascii: "\""), !take(UInt8(ascii: "\"")) {
                    return String(decoding: cell, as: UTF8.self)
                }
                if byte == UInt8(ascii: "\n") { line += 1 }
                cell.append(byte)
            }
            faults.add(file, opened, "opens a quotation mark that nothing closes")
            return String(decoding: cell, as: UTF8.self)
        }

        private func endsCell(at position: Int) -> Bool {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\r") {
                return position + 1 == bytes.count || bytes[position + 1] == UInt8(ascii: "\n")
            }
            return byte == delimiter || byte == UInt8(ascii: "\n")
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard position < bytes.count, bytes[position] == byte else { return false }
            position += 1
            return true
        }
    }
}
