/// A day off by the Act on National Holidays (国民の祝日に関する法律) as in force from 2007.
package struct JapaneseHoliday: Hashable, Sendable {
    /// The day.
    package let date: CivilDate
    /// Its name, such as 「勤労感謝の日」, 「振替休日」 or 「国民の休日」.
    package let name: String

    /// The years for which the rules hold: from the amendment that made 昭和の日 to the last of the equinox formula.
    package static let knownYears = 2007...2099

    /// All days off of a year in order; empty outside `knownYears`.
    package static func all(in year: Int) -> [JapaneseHoliday] {
        guard knownYears ~= year else { return [] }
        let newYear = CivilDate(knownYear: year, month: 1, day: 1)
        return (0..<(CivilDate.isLeap(year: year) ? 366 : 365)).compactMap { offset in
            let date = newYear.adding(days: offset)
            return date.holidayName.map { JapaneseHoliday(date: date, name: $0) }
        }
    }

    /// The day in March of 春分の日, by the approximation that 国立天文台's dates follow from 1980 to 2099.
    ///
    /// The Cabinet Office announces the day each February for the next year (暦要項); so far it has always agreed.
    package static func vernalEquinox(_ year: Int) -> Int {
        (20_843_100 + 242_194 * (year - 1980)) / 1_000_000 - (year - 1980) / 4
    }

    /// The day in September of 秋分の日, by the same approximation.
    package static func autumnalEquinox(_ year: Int) -> Int {
        (23_248_800 + 242_194 * (year - 1980)) / 1_000_000 - (year - 1980) / 4
    }

    /// The name of a day that is itself a national holiday (2条), or nil.
    static func national(_ date: CivilDate) -> String? {
        let (year, month, day) = date.parts
        guard knownYears ~= year else { return nil }
        if let name = once(year, month, day) { return name }
        switch (month, day) {
        case (1, 1): return "元日"
        case (1, 8...14) where date.weekday == .monday: return "成人の日"
        case (2, 11): return "建国記念の日"
        case (2, 23) where year >= 2020: return "天皇誕生日"
        case (3, vernalEquinox(year)): return "春分の日"
        case (4, 29): return "昭和の日"
        case (5, 3): return "憲法記念日"
        case (5, 4): return "みどりの日"
        case (5, 5): return "こどもの日"
        case (7...10, _): return summer(date)
        case (9, autumnalEquinox(year)): return "秋分の日"
        case (11, 3): return "文化の日"
        case (11, 23): return "勤労感謝の日"
        case (12, 23) where year <= 2018: return "天皇誕生日"
        default: return nil
        }
    }

    /// The holidays of July to October, which the Olympic act moved in two years (平成三十二年東京オリンピック競技大会・東京
    /// パラリンピック競技大会特別措置法 29条, 32条).
    private static func summer(_ date: CivilDate) -> String? {
        let (year, month, day) = date.parts
        let moved = year == 2020 || year == 2021
        switch (month, day) {
        case (7, 23) where year == 2020, (7, 22) where year == 2021: return "海の日"
        case (7, 24) where year == 2020, (7, 23) where year == 2021: return "スポーツの日"
        case (8, 10) where year == 2020, (8, 8) where year == 2021: return "山の日"
        case (7, 15...21) where date.weekday == .monday && !moved: return "海の日"
        case (8, 11) where year >= 2016 && !moved: return "山の日"
        case (9, 15...21) where date.weekday == .monday: return "敬老の日"
        case (9, autumnalEquinox(year)): return "秋分の日"
        case (10, 8...14) where date.weekday == .monday && !moved: return year < 2020 ? "体育の日" : "スポーツの日"
        default: return nil
        }
    }

    /// The two days of 2019 that count as national holidays (天皇の即位の日及び即位礼正殿の儀の行われる日を休日とする法律).
    private static func once(_ year: Int, _ month: Int, _ day: Int) -> String? {
        switch (year, month, day) {
        case (2019, 5, 1): "休日（天皇の即位の日）"
        case (2019, 10, 22): "休日（即位礼正殿の儀の行われる日）"
        default: nil
        }
    }
}

extension CivilDate {
    /// The name of the day off on this day; nil on other days and outside `JapaneseHoliday.knownYears`.
    ///
    /// The day after a run of holidays that has a Sunday in it is 振替休日 (3条2項); a day between two holidays is 国民の休日
    /// (3条3項).
    package var holidayName: String? {
        if let name = JapaneseHoliday.national(self) { return name }
        var before = adding(days: -1)
        guard JapaneseHoliday.national(before) != nil else { return nil }
        if JapaneseHoliday.national(adding(days: 1)) != nil {
            return "国民の休日"
        }
        while JapaneseHoliday.national(before) != nil {
            if before.weekday == .sunday { return "振替休日" }
            before = before.adding(days: -1)
        }
        return nil
    }
}
