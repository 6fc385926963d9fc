import Foundation

/// Japan Post's file of all towns and their postal codes, read for chosen prefectures.
///
/// Both editions are understood: `utf_ken_all.csv` (UTF-8, a town on one line) and `KEN_ALL.CSV` (Shift_JIS, kana of
/// half width, long towns split over several lines). Japan Post claims no copyright in it.
/// Source: https://www.post.japanpost.jp/zipcode/dl/readme.html
package struct JapanPostFile: Sendable {
    /// The towns, by postal code and then in the order of the file.
    package let rows: [PostalRow]
    /// The prefectures, designated cities, municipalities and wards named in the file, in code order.
    package let municipalities: [Municipality]

    /// Reads the file.
    ///
    /// - Parameters:
    ///   - bytes: the unpacked file.
    ///   - name: what precedes the line number in a fault.
    ///   - prefectures: those to keep; all if nothing is given. The others are checked all the same.
    /// - Throws: every fault of the file, and a fault for each chosen prefecture that it does not hold.
    package init(bytes: [UInt8], name: String, prefectures: Set<Prefecture>? = nil) throws(PlaceFaults) {
        var faults = FaultList()
        let text = Self.text(of: bytes, name, &faults)
        try faults.check()
        let file = TextFile(name: name, text: text)
        let records = CSV.records(of: file, faults: &faults).compactMap { record in
            JapanPostRecord(record, file: name, faults: &faults)
        }
        let towns = JapanPostRecord.joined(records, file: name, faults: &faults)
        let wanted = Set((prefectures ?? Set(Prefecture.all)).map(\.number))
        let kept = towns.filter { wanted.contains($0.municipality.prefecture) }
        municipalities = JapanPostMunicipalities.found(in: kept, file: name, faults: &faults)
        for prefecture in (prefectures ?? []).sorted(by: { $0.number < $1.number })
        where !kept.contains(where: { $0.municipality.prefecture == prefecture.number }) {
            faults.add(name, 1, "no line is of \(prefecture.name)")
        }
        if records.isEmpty { faults.add(name, 1, "holds no towns") }
        try faults.check()
        rows = Self.rows(kept)
    }

    /// The rows in the form of `postal_kanagawa.tsv`, to be read by `Atlas.load(further:)`.
    package var postalText: String { PostalRow.file(rows) }

    /// The municipalities in the form of `municipalities_kanagawa.tsv`, to be read beside the postal codes.
    package var municipalitiesText: String {
        TSV.text(columns: Municipality.columns, lines: municipalities.map(\.line))
    }
}

extension JapanPostFile {
    /// The text, whichever of the two encodings it has.
    private static func text(of bytes: [UInt8], _ name: String, _ faults: inout FaultList) -> String {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            faults.add(name, 1, "is a zip archive: unpack it and give the CSV file inside")
            return ""
        }
        var content = bytes[...]
        while content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
        if let text = String(validating: content, as: UTF8.self) { return text }
        if let text = String(data: Data(content), encoding: .shiftJIS) { return text }
        faults.add(name, 1, "is neither UTF-8 nor Shift_JIS text")
        return ""
    }

    /// By postal code; the lines of one code stay in the order of the file, and all but the first are alternates.
    private static func rows(_ towns: [JapanPostRecord]) -> [PostalRow] {
        let ordered = towns.enumerated().sorted { one, other in
            (one.element.postalCode, one.offset) < (other.element.postalCode, other.offset)
        }
        var previous: PostalCode?
        return ordered.map { _, town in
            defer { previous = town.postalCode }
            return town.row(isAlternate: previous == town.postalCode)
        }
    }
}
