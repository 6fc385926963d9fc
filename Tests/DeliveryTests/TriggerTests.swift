import Calendar
import Delivery
import Events
import Testing

/// Says by definition, one day at a time, whether an entry falls due: nothing here is shared with the schedule.
struct Oracle {
    let dates: [String: CivilDate]

    func fires(_ trigger: Trigger, _ child: Family.Child, on date: CivilDate) -> Bool {
        let age = LegalAge(born: child.date)
        if child.kind == .expecting {
            guard case .pregnancyWeek(let week) = trigger else { return false }
            return Pregnancy(due: child.date).gestationalAge(on: date) == week
        }
        switch trigger {
        case .pregnancyWeek, .event: return false
        case .dayAfterBirth(let days): return child.date.days(until: date) == days
        case .ageMonths(let months, let offset):
            let reached = date.adding(days: -offset)
            return age.ageInMonths(on: reached) >= months && age.ageInMonths(on: reached.adding(days: -1)) < months
        case .gradeDate(let grade, let month, let day):
            guard date.month == month, date.day == day else { return false }
            let march31 = FiscalYear(containing: date).start.adding(days: -1)
            return age.ageInYears(on: march31) == grade.ageAtStart
        case .fixedDate(let month, let day, let months):
            return date.month == month && date.day == day && months.contains(age.ageInMonths(on: date))
        case .municipalDeadline(let name, let offset, let oldest):
            return dates[name]?.adding(days: offset) == date && 0...oldest ~= age.ageInMonths(on: date)
        }
    }

    /// Until the first 31 March on which eighteen years have been completed.
    func isServed(_ born: CivilDate, on date: CivilDate) -> Bool {
        var march31 = CivilDate(year: born.year + 18, month: 3, day: 31)!
        while LegalAge(born: born).ageInYears(on: march31) < 18 { march31 = march31.adding(years: 1) }
        return date <= march31
    }
}

@Suite("A trigger") struct TriggerTests {
    private static let dates = [
        "2024-02-29", "2026-03-31", "2026-04-01", "2026-04-02", "2025-12-29", "2025-12-31", "2026-01-31", "2023-08-31",
    ]

    @Test("fires on exactly the days that a search through childhood finds", arguments: dates)
    func childhood(date: String) {
        let deadlines = ["hoiku_april_first_round": day("2028-11-06"), "hoiku_april_result": day("2029-01-28")]
        let rules = schedule([
            (yokohama, "hoiku_april_first_round", "2028-11-06"), (kanagawa, "hoiku_april_result", "2029-01-28"),
            (kanagawa, "checkup_5y", "2020-04-01"),
        ])
        let child = born(date)
        let oracle = Oracle(dates: deadlines)
        let period = day(date)...day(date).adding(years: 20)
        let entries = builtIn.entries.filter { $0.audience == [.guardian] && $0.passportLastAge == nil }
        var expected: [CivilDate: Set<String>] = [:]
        for number in period.lowerBound.dayNumber...period.upperBound.dayNumber {
            let today = CivilDate(dayNumber: number)
            guard oracle.isServed(child.date, on: today) else { continue }
            for entry in entries {
                if oracle.fires(entry.trigger, child, on: today) { expected[today, default: []].insert(entry.key) }
            }
        }
        var found: [CivilDate: Set<String>] = [:]
        for item in rules.upcoming(for: family(child, registered: "2000-01-01"), in: period) {
            let key = builtIn.entries[item.occurrence.entry].key
            if item.occurrence.children.isEmpty { continue }
            #expect(found[item.day, default: []].insert(key).inserted)
        }
        #expect(found == expected)
        let due = Set(found.values.joined())
        let all = builtIn.entries.filter { entry in
            if case .event = entry.trigger { return false }
            return entry.audience == [.guardian] && entry.passportLastAge == nil
        }
        #expect(due == Set(all.map(\.key)), "every entry comes once in a childhood")
    }

    @Test("of a pregnancy fires in its week and on its day")
    func pregnancy() {
        let oracle = Oracle(dates: [:])
        let child = expecting("2026-04-23")
        for number in day("2025-06-01").dayNumber...day("2026-06-30").dayNumber {
            let today = CivilDate(dayNumber: number)
            let expected = builtIn.entries.filter { oracle.fires($0.trigger, child, on: today) }.map(\.key)
            let due = schedule().keys(for: family(child), on: today)
            #expect(Set(due) == Set(expected))
        }
        #expect(
            schedule().days(of: "preg_rsv", for: family(child), from: "2025-06-01", through: "2026-12-31") == [
                day("2026-01-22")
            ])
    }

    @Test("puts children born on 31 March and 1 April into one grade, and the one of 2 April into the next")
    func cohort() {
        func school(_ date: String) -> [CivilDate] {
            schedule().days(
                of: "vac_mr2", for: family(born(date), registered: "2000-01-01"), from: "2026-01-01",
                through: "2035-12-31")
        }
        #expect(school("2021-03-31") == [day("2026-04-05")])
        #expect(school("2021-04-01") == [day("2026-04-05")])
        #expect(school("2021-04-02") == [day("2027-04-05")])
    }

    @Test("ends with the first 31 March on or after eighteen: a child of 1 April a year before the one of 2 April")
    func endOfService() {
        #expect(StageSchedule.lastServedDay(born: day("2008-04-01")) == day("2026-03-31"))
        #expect(StageSchedule.lastServedDay(born: day("2008-04-02")) == day("2027-03-31"))
        #expect(!schedule().keys(for: family(born("2008-04-02")), on: day("2026-07-01")).isEmpty)
        #expect(schedule().keys(for: family(born("2008-04-01")), on: day("2026-07-01")).isEmpty)
    }

    @Test("has the last day of each form of ending")
    func endings() {
        let child = TriggerSubject.child(born: day("2024-04-10"))
        func last(_ key: String, _ subject: TriggerSubject) -> CivilDate? {
            let entry = builtIn[key]!
            return entry.trigger.day(for: subject).map { entry.lastDay(for: subject, triggeredOn: $0) }
        }
        #expect(last("vac_mr1_last", child) == day("2026-04-09"), "the eve of the second birthday")
        #expect(last("daretsu", child) == day("2027-04-08"), "the day before the eve of the third")
        #expect(last("birth_registration", child) == day("2024-04-23"), "the fourteenth day with the day of birth")
        #expect(last("vac_mr2_last", child) == day("2031-03-31"), "the next 31 March")
        #expect(last("hpv_sho6", child) == day("2041-03-31"), "the end of the first year of high school")
        #expect(last("preg_rsv", .pregnancy(due: day("2026-04-23"))) == day("2026-04-01"), "36 weeks and 6 days")
        #expect(
            last("hoiku_apply_last", .deadline("hoiku_april_first_round", on: day("2026-11-06"))) == day("2026-11-06"))
        #expect(last("weaning", child) == day("2024-09-15"), "six days where nothing is written")
    }
}
