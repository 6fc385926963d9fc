extension ImmunisationWindow {
    /// Every routine vaccine of pregnancy and childhood in fiscal 2026, in the order in which families meet them.
    package static let all: [ImmunisationWindow] = [
        rsvMaternal, rotaRV1, rotaRV5, hepatitisB, pneumococcus, pentavalent, bcg, measlesRubella1, varicella,
        japaneseEncephalitis1, measlesRubella2, japaneseEncephalitis2, diphtheriaTetanus, hpv,
    ]

    /// RSウイルス母子免疫ワクチン: once in each pregnancy.
    package static let rsvMaternal = ImmunisationWindow(
        "rsv_maternal", "RSウイルス（妊婦）",
        .pregnancy(from: GestationalAge(week: 28), through: GestationalAge(week: 36, day: 6)),
        from: CivilDate(knownYear: 2026, month: 4, day: 1), source: "函館市, 桶川市")
    private static let rotaFirstDose = LifePeriod.child(
        from: .age(months: 2), through: .afterBirth(weeks: 14, days: 6))
    /// ロタ, the vaccine of two doses.
    package static let rotaRV1 = ImmunisationWindow(
        "rota_rv1", "ロタ（1価）",
        .child(from: .afterBirth(weeks: 6, days: 0), through: .afterBirth(weeks: 24, days: 0)),
        standard: rotaFirstDose, source: "各務原市, 春日井市")
    /// ロタ, the vaccine of three doses.
    package static let rotaRV5 = ImmunisationWindow(
        "rota_rv5", "ロタ（5価）",
        .child(from: .afterBirth(weeks: 6, days: 0), through: .afterBirth(weeks: 32, days: 0)),
        standard: rotaFirstDose, source: "各務原市, 春日井市")
    /// B型肝炎.
    package static let hepatitisB = ImmunisationWindow(
        "hepatitis_b", "B型肝炎", .months(0, to: 12), standard: .months(2, to: 9), source: "横浜市, 春日井市")
    /// 小児用肺炎球菌.
    package static let pneumococcus = ImmunisationWindow(
        "pcv", "小児用肺炎球菌", .months(2, to: 60), standard: .months(2, to: 7), source: "横浜市, 厚木市")
    /// 五種混合.
    package static let pentavalent = ImmunisationWindow(
        "pentavalent", "五種混合", .months(2, to: 90), standard: .months(2, to: 7),
        from: CivilDate(knownYear: 2024, month: 4, day: 1), source: "春日井市, 各務原市")
    /// BCG.
    package static let bcg = ImmunisationWindow(
        "bcg", "BCG", .months(0, to: 12), standard: .months(5, to: 8), source: "横浜市, 海津市")
    /// 麻しん風しん混合 1期.
    package static let measlesRubella1 = ImmunisationWindow(
        "mr1", "麻しん風しん混合（MR）1期", .months(12, to: 24), source: "岩国市")
    /// 麻しん風しん混合 2期: the year before elementary school.
    package static let measlesRubella2 = ImmunisationWindow(
        "mr2", "麻しん風しん混合（MR）2期", .child(from: .startOf(.class5), through: .endOf(.class5)), source: "岩国市")
    /// 水痘.
    package static let varicella = ImmunisationWindow(
        "varicella", "水痘", .months(12, to: 36), standard: .months(12, to: 15), source: "海津市")
    /// 日本脳炎 1期.
    package static let japaneseEncephalitis1 = ImmunisationWindow(
        "je1", "日本脳炎1期", .months(6, to: 90), standard: .months(36, to: 48), source: "定期接種実施要領")
    /// 日本脳炎 2期.
    package static let japaneseEncephalitis2 = ImmunisationWindow(
        "je2", "日本脳炎2期", .months(108, to: 156), standard: .months(108, to: 120), source: "定期接種実施要領")
    /// 二種混合 2期.
    package static let diphtheriaTetanus = ImmunisationWindow(
        "dt", "二種混合（DT）2期", .months(132, to: 156), standard: .months(132, to: 144), source: "定期接種実施要領")
    /// HPV, for girls: from the school year of the twelfth birthday's eve to the end of that of the sixteenth's.
    package static let hpv = ImmunisationWindow(
        "hpv", "HPV（女子）", .child(from: .startOf(.sho6), through: .endOf(.ko1)),
        standard: .child(from: .startOf(.chu1), through: .endOf(.chu1)), source: "碧南市")
}
