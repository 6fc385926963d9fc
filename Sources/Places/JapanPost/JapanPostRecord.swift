/// One line of Japan Post's file, checked.
struct JapanPostRecord {
    let line: Int
    let postalCode: PostalCode
    let municipality: MunicipalityCode
    let prefectureKana: String
    let cityKana: String
    var townKana: String
    let prefectureName: String
    let cityName: String
    var town: String
    let flags: PostalRow.Flags

    /// 全国地方公共団体コード, old code, postal code, three names in kana, the same in kanji, six figures.
    private static let columnCount = 15

    /// Reads a record, or adds all that is wrong with it.
    init?(_ record: CSV.Record, file: String, faults: inout FaultList) {
        let cells = record.cells
        guard cells.count == Self.columnCount else {
            faults.add(file, record.line, "has \(cells.count) columns, not \(Self.columnCount)")
            return nil
        }
        for (column, cell) in cells.enumerated() where cell.contains(where: { $0 == "\t" || $0.isNewline }) {
            faults.add(file, record.line, "column \(column + 1): a tab or line break cannot be kept")
        }
        let municipality = MunicipalityCode(fiveDigits: cells[0])
        if municipality == nil {
            faults.add(file, record.line, "column 1: \(cells[0]) is not a municipality code of five digits")
        }
        let postalCode = PostalCode(digits: cells[2])
        if postalCode == nil { faults.add(file, record.line, "column 3: \(cells[2]) is not seven digits") }
        let names = [3: "prefecture in kana", 4: "municipality in kana", 7: "municipality", 8: "town"]
        for (column, what) in names.sorted(by: { $0.key < $1.key }) where cells[column].isEmpty {
            faults.add(file, record.line, "column \(column + 1): the \(what) is empty")
        }
        let prefecture = municipality.flatMap { code in Prefecture.all.first { $0.number == code.prefecture } }
        if let municipality, prefecture?.name != cells[6] {
            let expected =
                prefecture.map { "\(municipality.fiveDigits) is of \($0.name)" } ?? "no prefecture has this number"
            faults.add(file, record.line, "column 7: \(cells[6]) does not fit column 1: \(expected)")
        }
        for column in 9...12 where cells[column] != "0" && cells[column] != "1" {
            faults.add(file, record.line, "column \(column + 1): \(cells[column]) is neither 0 nor 1")
        }
        guard let municipality, let postalCode else { return nil }
        line = record.line
        self.municipality = municipality
        self.postalCode = postalCode
        (prefectureKana, cityKana, townKana) = (fullWidth(cells[3]), fullWidth(cells[4]), fullWidth(cells[5]))
        (prefectureName, cityName, town) = (cells[6], cells[7], cells[8])
        let figures: [PostalRow.Flags] = [.partial, .koaza, .chome, .severalTowns]
        flags = PostalRow.Flags(zip(figures, cells[9...12]).filter { $0.1 == "1" }.map(\.0))
    }

    /// Joins towns that a bracket too long for one line has split over several.
    static func joined(_ records: [Self], file: String, faults: inout FaultList) -> [Self] {
        var towns: [Self] = []
        var open: Self?
        for record in records {
            if var town = open {
                if record.postalCode == town.postalCode, record.municipality == town.municipality {
                    town.town += record.town
                    if town.townKana != record.townKana { town.townKana += record.townKana }
                    open = town
                } else {
                    faults.add(file, town.line, "column 9: \(town.town) opens a bracket that no line closes")
                    towns.append(town)
                    open = record
                }
            } else {
                open = record
            }
            guard let town = open else { continue }
            let depth = town.depth
            if depth < 0 {
                faults.add(file, record.line, "column 9: \(record.town) closes a bracket that no line opens")
            }
            if depth <= 0 {
                towns.append(town)
                open = nil
            }
        }
        if let open { faults.add(file, open.line, "column 9: \(open.town) opens a bracket that no line closes") }
        return towns
    }

    private var depth: Int {
        town.reduce(0) { depth, mark in mark == "（" ? depth + 1 : mark == "）" ? depth - 1 : depth }
    }

    /// The row of a postal file, with what is not a town's name moved to the note.
    func row(isAlternate: Bool) -> PostalRow {
        let (name, note) = Self.nameAndNote(town, in: cityName)
        let kana = name.isEmpty ? "" : String(townKana.prefix { $0 != "（" })
        return PostalRow(
            postalCode: postalCode, municipality: municipality, prefectureName: prefectureName, cityName: cityName,
            town: name, cityKana: cityKana, townKana: kana, note: note,
            flags: isAlternate ? flags.union(.alternate) : flags)
    }

    /// Parts the name of a town from what Japan Post notes about it.
    ///
    /// 「以下に掲載がない場合」, 「小菅村の次に１～６６３番地がくる場合」 and 「利島村一円」 say that there is no town; 一円 in
    /// 多賀町 is the name of one.
    private static func nameAndNote(_ town: String, in city: String) -> (name: String, note: String) {
        let name = String(town.prefix { $0 != "（" })
        let isWholePlace = name.hasSuffix("一円") && name.count > 2 && city.hasSuffix(name.dropLast(2))
        if name == "以下に掲載がない場合" || (name.contains("の次に") && name.hasSuffix("がくる場合")) || isWholePlace {
            return ("", town)
        }
        let note = town.dropFirst(name.count + 1)
        return (name, String(note.hasSuffix("）") ? note.dropLast() : note))
    }
}

/// Kana, digits and marks of half width made full: the reading columns of `KEN_ALL.CSV` in the form of the newer file.
private func fullWidth(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in compatibleForm(text).unicodeScalars {
        let isNarrow = (0x21...0x7E).contains(scalar.value)
        result.append(isNarrow ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
    }
    return String(result)
}
