/// Builds municipalities from the names and codes that stand before the towns in Japan Post's file.
enum JapanPostMunicipalities {
    /// The municipalities of these records with their prefectures and designated cities, in code order.
    static func found(in records: [JapanPostRecord], file: String, faults: inout FaultList) -> [Municipality] {
        var found: [MunicipalityCode: (municipality: Municipality, line: Int)] = [:]
        for record in records {
            if let (known, line) = found[record.municipality] {
                if known.fullName != record.cityName {
                    let problem = "column 8: \(record.municipality.fiveDigits) is \(known.fullName) on line \(line)"
                    faults.add(file, record.line, "\(problem), not \(record.cityName)")
                }
                continue
            }
            guard let (municipality, above) = municipality(of: record) else {
                faults.add(file, record.line, "column 8: \(record.cityName) ends in none of 市, 区, 町, 村")
                continue
            }
            found[municipality.code] = (municipality, record.line)
            for one in above where found[one.code] == nil { found[one.code] = (one, record.line) }
        }
        return found.values.map(\.municipality).sorted { $0.code < $1.code }
    }

    private static func municipality(of record: JapanPostRecord) -> (Municipality, above: [Municipality])? {
        let prefectureCode = MunicipalityCode(prefecture: record.municipality.prefecture)
        let prefecture = Municipality(
            code: prefectureCode, kind: .prefecture, parent: nil, name: record.prefectureName,
            fullName: record.prefectureName, kana: record.prefectureKana, fullKana: record.prefectureKana)
        let full = record.cityName
        func make(_ kind: Municipality.Kind, in parent: MunicipalityCode, name: Substring, kana: Substring)
            -> Municipality
        {
            Municipality(
                code: record.municipality, kind: kind, parent: parent, name: String(name), fullName: full,
                kana: String(kana), fullKana: record.cityKana)
        }
        switch full.last {
        case "区":
            let city = DesignatedCity.all.first {
                full.hasPrefix($0.name) && $0.code.prefecture == record.municipality.prefecture
            }
            guard let city else {
                return (make(.ward, in: prefectureCode, name: full[...], kana: record.cityKana[...]), [prefecture])
            }
            let name = full.dropFirst(city.name.count)
            let kana = record.cityKana.dropFirst(city.kana.count)
            return (make(.ward, in: city.code, name: name, kana: kana), [prefecture, city.municipality])
        case "市":
            return (make(.city, in: prefectureCode, name: full[...], kana: record.cityKana[...]), [prefecture])
        case "町", "村":
            let kind = full.last == "町" ? Municipality.Kind.town : .village
            let name = after("郡", in: full, last: false)
            return (
                make(kind, in: prefectureCode, name: name, kana: after("グン", in: record.cityKana, last: true)),
                [prefecture]
            )
        default:
            return nil
        }
    }

    /// What follows the county. In kana the last グン counts, since キタグンマグン has two.
    private static func after(_ county: String, in name: String, last: Bool) -> Substring {
        let ranges = name.ranges(of: county)
        guard let range = last ? ranges.last : ranges.first else { return name[...] }
        return name[range.upperBound...]
    }
}

/// The twenty 政令指定都市, which Japan Post's file names only as the beginning of their wards' names.
///
/// Source: https://www.soumu.go.jp/main_sosiki/jichi_gyousei/bunken/shitei_toshi-ichiran.html
struct DesignatedCity {
    let code: MunicipalityCode
    let name: String
    let kana: String

    static let all = [
        ("01100", "札幌市", "サッポロシ"), ("04100", "仙台市", "センダイシ"), ("11100", "さいたま市", "サイタマシ"),
        ("12100", "千葉市", "チバシ"), ("14100", "横浜市", "ヨコハマシ"), ("14130", "川崎市", "カワサキシ"),
        ("14150", "相模原市", "サガミハラシ"), ("15100", "新潟市", "ニイガタシ"), ("22100", "静岡市", "シズオカシ"),
        ("22130", "浜松市", "ハママツシ"), ("23100", "名古屋市", "ナゴヤシ"), ("26100", "京都市", "キョウトシ"),
        ("27100", "大阪市", "オオサカシ"), ("27140", "堺市", "サカイシ"), ("28100", "神戸市", "コウベシ"),
        ("33100", "岡山市", "オカヤマシ"), ("34100", "広島市", "ヒロシマシ"), ("40100", "北九州市", "キタキュウシュウシ"),
        ("40130", "福岡市", "フクオカシ"), ("43100", "熊本市", "クマモトシ"),
    ].compactMap { five, name, kana in
        MunicipalityCode(fiveDigits: five).map { DesignatedCity(code: $0, name: name, kana: kana) }
    }

    /// The city as the gazetteer holds it.
    var municipality: Municipality {
        Municipality(
            code: code, kind: .designatedCity, parent: MunicipalityCode(prefecture: code.prefecture), name: name,
            fullName: name, kana: kana, fullKana: kana)
    }
}
