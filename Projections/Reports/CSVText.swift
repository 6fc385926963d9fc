/// Rows as comma-separated values that a spreadsheet takes for what they are.
///
/// RFC 4180; a cell that a spreadsheet would take for a formula gets an apostrophe in front.
/// Source: <https://owasp.org/www-community/attacks/CSV_Injection>
package enum CSVText {
    /// What begins a formula, its full-width forms, and what some programs pass over before one.
    private static let beginnings = "=+-@\t\r\n\0＝＋－＠".unicodeScalars

    package static func text(_ rows: [[String]]) -> String {
        rows.map { $0.map(cell).joined(separator: ",") }.joined(separator: "\r\n")
    }

    private static func cell(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map(beginnings.contains) ?? false
        let safe = isFormula ? "'" + text : text
        // Scalars, because “\r\n” is one character.
        let needsQuotes = safe.unicodeScalars.contains { "\",\n\r".unicodeScalars.contains($0) }
        return needsQuotes ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
    }
}
