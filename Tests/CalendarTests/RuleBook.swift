import Calendar

/// Answers the vectors: each rule name of the table, mapped to the function that a program would call.
enum RuleBook {
    struct UnknownRule: Error { let rule: String }
    struct BadInput: Error { let input: String }

    /// The answer of `rule`, such as `immunisation_window(2,60 months)`, for a date or `EDD` and a date.
    static func answer(_ rule: String, _ input: String) throws -> String {
        let name = String(rule.prefix { $0 != "(" })
        let numbers = rule.dropFirst(name.count).split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
        guard let date = CivilDate(iso: String(input.suffix(10))), ["", "EDD "].contains(input.dropLast(10)) else {
            throw BadInput(input: input)
        }
        let found =
            input.hasPrefix("EDD ")
            ? pregnancy(name, numbers, Pregnancy(due: date))
            : age(name, numbers, LegalAge(born: date)) ?? school(name, numbers, date) ?? period(name, numbers, date)
        guard let found else { throw UnknownRule(rule: rule) }
        return found
    }

    private static func age(_ name: String, _ numbers: [Int], _ age: LegalAge) -> String? {
        switch name {
        case "immunisation_window":
            text(LifePeriod.months(numbers[0], to: numbers[1]).dates(born: age.birthDate)!)
        case "immunisation_start": age.dayReaching(months: numbers[0]).description
        case "reach": age.dayReaching(years: numbers[0]).description
        default:
            name.hasPrefix("end_of_fy_after_")
                ? Int(name.dropFirst(16)).map { age.endOfFiscalYear(afterReaching: $0).description } : nil
        }
    }

    private static func school(_ name: String, _ numbers: [Int], _ born: CivilDate) -> String? {
        let cohort = SchoolCohort(born: born)
        return switch name {
        case "school_entry": cohort.schoolEntry.description
        case "nursery_class": String(cohort.nurseryClass(in: FiscalYear(numbers[0])))
        case "hpv_window": text(ImmunisationWindow.hpv.dates(born: born)!)
        case "mr2_window": text(ImmunisationWindow.measlesRubella2.dates(born: born)!)
        default: nil
        }
    }

    private static func period(_ name: String, _ numbers: [Int], _ born: CivilDate) -> String? {
        switch name {
        case "birth_notification_deadline": Deadline.birthNotification(born: born).description
        case "child_allowance_15day": Deadline.childAllowance(born: born).description
        case "one_month_checkup_yokohama": text(Deadline.oneMonthCheckUp(born: born))
        case "daretsu_window": text(Deadline.childcareForAll(born: born))
        case "rota": rota(born)
        default: nil
        }
    }

    private static func rota(_ born: CivilDate) -> String {
        let one = ImmunisationWindow.rotaRV1
        let days = [
            one.dates(born: born)!.lowerBound, one.standard!.dates(born: born)!.upperBound,
            one.dates(born: born)!.upperBound, ImmunisationWindow.rotaRV5.dates(born: born)!.upperBound,
        ]
        return days.map(\.description).joined(separator: "/")
    }

    private static func pregnancy(_ name: String, _ numbers: [Int], _ pregnancy: Pregnancy) -> String? {
        let ages = stride(from: 0, to: numbers.count - 1, by: 2).map {
            GestationalAge(week: numbers[$0], day: numbers[$0 + 1])
        }
        return switch name {
        case "pregnancy_window": text(pregnancy.window(from: ages[0], through: ages[1]))
        case "pregnancy_week": ages.map { pregnancy.date(of: $0).description }.joined(separator: "/")
        case "maternity_leave_start":
            "\(pregnancy.maternityLeaveStart(multiple: false)) or \(pregnancy.maternityLeaveStart(multiple: true))"
        case "ninpu_kyufu_2_from": pregnancy.fetusCountReportStart.description
        default: nil
        }
    }

    private static func text(_ days: ClosedRange<CivilDate>) -> String {
        "\(days.lowerBound)..\(days.upperBound)"
    }
}
