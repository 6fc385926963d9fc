/// One line of a postal file: a town and its postal code.
package struct PostalRow: Hashable, Sendable {
    /// What Japan Post says of the relation between town and code.
    package struct Flags: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// p: the town has several codes.
        package static let partial = Flags(rawValue: 1)
        /// k: 小字 are numbered each on its own.
        package static let koaza = Flags(rawValue: 2)
        /// c: the town has 丁目.
        package static let chome = Flags(rawValue: 4)
        /// m: the code has several towns.
        package static let severalTowns = Flags(rawValue: 8)
        /// a: the second or a later line of its code.
        package static let alternate = Flags(rawValue: 16)
    }

    package let postalCode: PostalCode
    package let municipality: MunicipalityCode
    /// 神奈川県.
    package let prefectureName: String
    /// The full name of the municipality or ward: 横浜市西区.
    package let cityName: String
    /// The town without notes; empty for 「以下に掲載がない場合」.
    package let town: String
    package let cityKana: String
    package let townKana: String
    /// What stood in brackets behind the town: 4〜7丁目. Not for showing.
    package let note: String
    package let flags: Flags
}

extension PostalRow {
    /// The columns of a postal file, in order.
    static let columns = [
        "postal_code", "code6", "pref", "city", "town", "city_kana", "town_kana", "note", "flags",
    ]

    /// Reads one line of a postal file, or adds what is wrong with it.
    init?(_ line: TSV.Line, faults: inout FaultList) {
        let postalCode = line.postalCode(in: 0, &faults)
        let municipality = line.municipalityCode(in: 1, &faults)
        let flags = Flags(letters: line.cells[8])
        if flags == nil { line.fault("flags: \(line[8]) is not made of p, k, c, m and a in this order", &faults) }
        guard let postalCode, let municipality, let flags else { return nil }
        self.init(
            postalCode: postalCode, municipality: municipality, prefectureName: line[2], cityName: line[3],
            town: line[4], cityKana: line[5], townKana: line[6], note: line[7], flags: flags)
    }

    /// The line of a postal file.
    package var line: String {
        [
            postalCode.digits, municipality.description, prefectureName, cityName, town, cityKana, townKana, note,
            flags.letters,
        ].joined(separator: "\t")
    }

    /// The text of a postal file with these rows.
    package static func file(_ rows: some Sequence<PostalRow>) -> String {
        TSV.text(columns: columns, lines: rows.map(\.line))
    }
}

extension PostalRow.Flags {
    private static let names: [(Character, Self)] = [
        ("p", .partial), ("k", .koaza), ("c", .chome), ("m", .severalTowns), ("a", .alternate),
    ]

    init?(letters: Substring) {
        self = []
        if letters.isEmpty { return }
        for (letter, flag) in Self.names where letters.contains(letter) { insert(flag) }
        if self.letters != letters { return nil }
    }

    var letters: String { String(Self.names.filter { contains($0.1) }.map(\.0)) }
}
