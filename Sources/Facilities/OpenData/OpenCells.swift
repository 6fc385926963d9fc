/// Rows as RFC 4180 has them.
enum OpenCells {
    /// One row with its line end.
    static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// Begins what a spreadsheet would take for a formula with a space. Blanks about a cell mean nothing in these
    /// lists, while an apostrophe would stand in everybody's data. Numbers are what they are.
    /// Source: <https://owasp.org/www-community/attacks/CSV_Injection>
    private static func cell(_ text: String) -> String {
        let safe = isFormula(text) ? " " + text : text
        let needsQuotes = safe.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
    }

    private static func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        if "=@\t\r＝＠".unicodeScalars.contains(first) { return true }
        guard "+-＋－".unicodeScalars.contains(first), text.unicodeScalars.count > 1 else { return false }
        return !text.unicodeScalars.dropFirst().allSatisfy { "0123456789.- ()".unicodeScalars.contains($0) }
    }
}
