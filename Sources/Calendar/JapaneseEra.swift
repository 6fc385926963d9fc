/// An era of Japanese years (元号法; before it the decrees of the emperors).
package enum JapaneseEra: String, CaseIterable, Comparable, Sendable {
    case meiji, taisho, showa, heisei, reiwa

    /// The first day of the era, which already belongs to its year one.
    ///
    /// Meiji was counted back to the start of its lunar year; its months agree with ours from 1873-01-01 (明治6年) only.
    package var firstDay: CivilDate {
        switch self {
        case .meiji: CivilDate(knownYear: 1868, month: 1, day: 25)
        case .taisho: CivilDate(knownYear: 1912, month: 7, day: 30)
        case .showa: CivilDate(knownYear: 1926, month: 12, day: 25)
        case .heisei: CivilDate(knownYear: 1989, month: 1, day: 8)
        case .reiwa: CivilDate(knownYear: 2019, month: 5, day: 1)
        }
    }

    /// 「令和」.
    package var name: String {
        switch self {
        case .meiji: "明治"
        case .taisho: "大正"
        case .showa: "昭和"
        case .heisei: "平成"
        case .reiwa: "令和"
        }
    }

    /// The Latin letter of forms and licences: M, T, S, H, R.
    package var letter: Character {
        switch self {
        case .meiji: "M"
        case .taisho: "T"
        case .showa: "S"
        case .heisei: "H"
        case .reiwa: "R"
        }
    }

    /// The era of a day; nil before Meiji.
    package init?(containing day: CivilDate) {
        guard let era = JapaneseEra.allCases.last(where: { $0.firstDay <= day }) else { return nil }
        self = era
    }

    package static func < (left: JapaneseEra, right: JapaneseEra) -> Bool { left.firstDay < right.firstDay }
}

/// A year of an era, such as 令和8年.
package struct JapaneseYear: Hashable, Sendable, CustomStringConvertible {
    /// The era.
    package let era: JapaneseEra
    /// The year in it, from 1.
    package let year: Int

    /// The year of an era; nil when the era had no such year.
    package init?(_ era: JapaneseEra, _ year: Int) {
        guard 1...8000 ~= year,
            let lastDay = CivilDate(year: era.firstDay.year + year - 1, month: 12, day: 31),
            let firstDay = CivilDate(year: lastDay.year, month: 1, day: 1),
            JapaneseEra(containing: lastDay) == era || JapaneseEra(containing: firstDay) == era
        else { return nil }
        (self.era, self.year) = (era, year)
    }

    /// The year of a day; nil before Meiji.
    package init?(containing day: CivilDate) {
        guard let era = JapaneseEra(containing: day) else { return nil }
        (self.era, year) = (era, day.year - era.firstDay.year + 1)
    }

    /// The Gregorian year.
    package var gregorian: Int { era.firstDay.year + year - 1 }

    /// 「令和8年」, and 「令和元年」 for the first.
    package var description: String { "\(era.name)\(year == 1 ? "元" : String(year))年" }
}

extension CivilDate {
    /// 「令和8年11月22日」; the Gregorian year before Meiji.
    package var japaneseText: String {
        let (year, month, day) = parts
        return "\(JapaneseYear(containing: self).map(\.description) ?? "\(year)年")\(month)月\(day)日"
    }

    /// 「11月22日(日)」, as messages name a day of the near future.
    package var japaneseMonthAndDay: String {
        let (_, month, day) = parts
        return "\(month)月\(day)日(\(weekday.name))"
    }

    /// A day as families write it: 「令和8年11月22日」「令和元年5月1日」「R8.11.22」「H31/4/30」, digits of either width.
    ///
    /// Nil for anything else, and for a day that was not in the named era (平成31年5月1日).
    package init?(japanese text: String) {
        let plain = text.unicodeScalars.compactMap(CivilDate.halfWidth)
        let characters = String(String.UnicodeScalarView(plain))
        guard
            let era = JapaneseEra.allCases.first(where: {
                characters.hasPrefix($0.name) || characters.first?.uppercased() == String($0.letter)
            })
        else { return nil }
        let rest = characters.dropFirst(characters.hasPrefix(era.name) ? era.name.count : 1)
        let fields = rest.split(omittingEmptySubsequences: false) { "年月./-".contains($0) }
        guard fields.count == 3, rest.hasSuffix("日") == rest.contains("年") else { return nil }
        let last = fields[2].hasSuffix("日") ? fields[2].dropLast() : fields[2]
        guard let yearOfEra = fields[0] == "元" ? 1 : CivilDate.number(fields[0]), yearOfEra >= 1,
            let month = CivilDate.number(fields[1]), let day = CivilDate.number(last),
            let date = CivilDate(year: era.firstDay.year + yearOfEra - 1, month: month, day: day),
            JapaneseEra(containing: date) == era
        else { return nil }
        self = date
    }

    /// One or two ASCII digits as a number.
    private static func number(_ text: Substring) -> Int? {
        guard text.utf8.count <= 2, text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            return nil
        }
        return Int(text)
    }

    /// Full-width ASCII made half-width; spaces left out.
    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x20, 0x3000: nil
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
        default: scalar
        }
    }
}
