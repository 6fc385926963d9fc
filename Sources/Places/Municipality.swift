/// A prefecture, municipality or ward as the gazetteer knows it.
package struct Municipality: Hashable, Sendable, Identifiable {
    /// What kind of body it is.
    package enum Kind: String, CaseIterable, Sendable {
        case prefecture
        /// 政令指定都市: a city divided into wards.
        case designatedCity = "designated_city"
        /// A ward of a designated city; also Tokyo's special wards, whose parent is the prefecture.
        case ward
        case city, town, village
    }

    package let code: MunicipalityCode
    package let kind: Kind
    /// Ward → designated city → prefecture; municipality → prefecture; nothing above a prefecture.
    package let parent: MunicipalityCode?
    /// The short name, which several may share: 緑区, 葉山町.
    package let name: String
    /// The name within the prefecture: 横浜市緑区, 三浦郡葉山町.
    package let fullName: String
    /// The short name in full-width katakana.
    package let kana: String
    /// The full name in full-width katakana.
    package let fullKana: String

    package init(
        code: MunicipalityCode, kind: Kind, parent: MunicipalityCode?, name: String, fullName: String, kana: String,
        fullKana: String
    ) {
        self.code = code
        self.kind = kind
        self.parent = parent
        self.name = name
        self.fullName = fullName
        self.kana = kana
        self.fullKana = fullKana
    }

    package var id: MunicipalityCode { code }

    /// Whether a child can live here without a ward having to be asked for.
    package var isResidence: Bool { kind != .prefecture && kind != .designatedCity }
}

extension Municipality {
    /// The columns of a municipality file, in order.
    static let columns = ["code6", "kind", "parent_code6", "name", "full_name", "kana", "full_kana"]

    /// Reads one line of a municipality file, or adds what is wrong with it.
    init?(_ line: TSV.Line, faults: inout FaultList) {
        let code = line.municipalityCode(in: 0, &faults)
        let kind = Kind(rawValue: line[1])
        if kind == nil {
            let allowed = Kind.allCases.map(\.rawValue).joined(separator: ", ")
            line.fault("kind: \(line[1]) is not one of \(allowed)", &faults)
        }
        let parent = line[2].isEmpty ? nil : line.municipalityCode(in: 2, &faults)
        for column in 3...6 where line[column].isEmpty {
            line.fault("\(Self.columns[column]): is empty", &faults)
        }
        guard let code, let kind, parent != nil || line[2].isEmpty else { return nil }
        self.init(
            code: code, kind: kind, parent: parent, name: line[3], fullName: line[4], kana: line[5], fullKana: line[6])
    }

    /// The line of a municipality file.
    var line: String {
        [code.description, kind.rawValue, parent?.description ?? "", name, fullName, kana, fullKana]
            .joined(separator: "\t")
    }
}
