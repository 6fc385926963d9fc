import CQRencode

/// A QR code for a poster: black squares on white with the quiet zone that readers need.
///
/// Made by libqrencode with error correction M, which bears some dirt. Source: ISO/IEC 18004.
struct QRCode {
    private let rows: [[Bool]]

    /// The quiet zone, in modules. Source: ISO/IEC 18004, 6.3.8.
    private static let quiet = 4

    /// Nil when the text does not fit, or is not ASCII: other characters come out differently in some readers.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 < 0x80 }),
            let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1)
        else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        // The lowest bit of each byte says whether the module is black.
        rows = (0..<width).map { row in
            (0..<width).map { column in code.pointee.data[row * width + column] & 1 == 1 }
        }
    }

    /// How many modules wide and high it is, with the quiet zone.
    var size: Int { rows.count + 2 * Self.quiet }

    /// Black neighbours in a row, as one: where they begin in modules, and how many they are.
    func eachRun(_ body: (_ column: Int, _ row: Int, _ length: Int) -> Void) {
        for (y, row) in rows.enumerated() {
            var x = 0
            while x < row.count {
                let end = row[x...].firstIndex { $0 != row[x] } ?? row.count
                if row[x] { body(x + Self.quiet, y + Self.quiet, end - x) }
                x = end
            }
        }
    }

    /// One SVG path of strokes, each as wide as a module; it prints sharp at any size, and takes half of what outlines
    /// would: a page of a phone carries two of them.
    var svg: String {
        var path = ""
        // One stroke for neighbours: no hairlines between them.
        eachRun { column, row, length in path += "M\(column) \(row)h\(length)" }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size) \(size)" shape-rendering="crispEdges">
            <rect width="\(size)" height="\(size)" fill="#fff"/>
            <path stroke="#000" transform="translate(0 .5)" d="\(path)"/>
            </svg>

            """
    }
}
