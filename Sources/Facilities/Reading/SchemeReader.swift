import Calendar
import Events
import Places

/// Reads support schemes out of rows.
struct SchemeReader {
    private let reader: ListReader

    init(_ reader: ListReader) { self.reader = reader }

    func read(_ row: ListRow, _ doubts: inout [Doubt]) -> Listed<SupportScheme>? {
        if let record = reader.exactScheme(row) {
            return Listed(line: row.line, record: record, counts: [])
        }
        guard let title = row[.name] else {
            doubts.append(row.doubt(.name, "", .noName))
            return nil
        }
        // Lengths are those of the universal-menu form.
        check(.name, title, 40, row, &doubts)
        if title.unicodeScalars.contains(where: { (0xFF61...0xFF9F).contains($0.value) }) {
            doubts.append(row.doubt(.name, title, .halfWidthKana))
        }
        var scheme = SupportScheme(title: title)
        scheme.ownID = row[.ownID]
        scheme.subtitle = row[.commonName]
        scheme.municipality = municipality(row, &doubts)
        scheme.audience = text(.audience, 500, row, &doubts)
        scheme.summary = text(.schemeSummary, 200, row, &doubts)
        scheme.content = text(.schemeContent, 5_000, row, &doubts)
        scheme.application = text(.application, 500, row, &doubts)
        scheme.openFrom = day(.openFrom, row, &doubts)
        scheme.openUntil = day(.openUntil, row, &doubts)
        scheme.shownFrom = day(.shownFrom, row, &doubts)
        scheme.shownUntil = day(.shownUntil, row, &doubts)
        if let from = scheme.openFrom, let until = scheme.openUntil, until < from {
            doubts.append(row.doubt(.openUntil, "\(from)-\(until)", .backwards))
            scheme.openUntil = nil
        }
        scheme.contact = reader.contact(row, &doubts)
        scheme.applyAt = row[.applyAt].flatMap { reader.link($0, .applyAt, row, &doubts) }
        scheme.offeredBy = row[.runBy]
        scheme.categories = row.all(.categories).flatMap(Self.values)
        scheme.keywords = row[.keywords].map(Self.values) ?? []
        if scheme.keywords.count > 5 {
            doubts.append(row.doubt(.keywords, row[.keywords] ?? "", .tooLong))
        }
        scheme.details = row.details
        if let broken = reader.brokenLink(row, scheme.contact) { scheme.details.append(broken) }
        if let note = row[.note] { scheme.details.append(Detail(name: "備考", text: note)) }
        return Listed(line: row.line, record: scheme, counts: [])
    }

    private func municipality(_ row: ListRow, _ doubts: inout [Doubt]) -> MunicipalityCode? {
        guard let cell = row[.code] else { return reader.office.municipality }
        let digits = CellText.folded(cell)
        if let code = MunicipalityCode(digits) ?? MunicipalityCode(fiveDigits: digits) { return code }
        doubts.append(row.doubt(.code, cell, .code))
        return reader.office.municipality
    }

    private func text(_ column: Column, _ longest: Int, _ row: ListRow, _ doubts: inout [Doubt]) -> String? {
        guard let cell = row[column] else { return nil }
        check(column, cell, longest, row, &doubts)
        return cell
    }

    private func check(_ column: Column, _ cell: String, _ longest: Int, _ row: ListRow, _ doubts: inout [Doubt]) {
        if cell.count > longest { doubts.append(row.doubt(column, cell, .tooLong)) }
    }

    private func day(_ column: Column, _ row: ListRow, _ doubts: inout [Doubt]) -> CivilDate? {
        guard let cell = row[column], !CellText.isBlank(cell) else { return nil }
        if let day = DayText.day(cell) { return day }
        doubts.append(row.doubt(column, cell, .date))
        return nil
    }

    /// Several values stand in one cell with semicolons of either width between them.
    private static func values(_ cell: String) -> [String] {
        cell.split { ";；".contains($0) }.map { ListRow.trimmed(String($0)) }.filter { !$0.isEmpty }
    }
}
