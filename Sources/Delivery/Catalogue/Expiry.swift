package import Calendar

/// The last day on which an entry may be sent, as the catalogue writes it.
package enum Expiry: Hashable, Sendable {
    /// `pregnancy_week 36 day 6`: that day of pregnancy.
    case pregnancyWeek(GestationalAge)
    /// `day_after_birth 13`: the day of birth is day 0.
    case dayAfterBirth(Int)
    /// `age_months 24`: the eve of the birthday, on which immunisation windows end (「2歳に至るまで」).
    case ageMonths(Int)
    /// `childcare_age_months 36`: the day before the eve, on which childcare ends (「満3歳未満」).
    case childcareAgeMonths(Int)
    /// `03-31`: the next such day on or after the day of the trigger.
    case date(month: Int, day: Int)
    /// `grade ko1 03-31`: that day of the school year in a grade.
    case grade(Grade, month: Int, day: Int)
    /// `deadline`: the date itself that the municipality entered.
    case deadline

    /// What may be written, for messages about mistakes.
    static let allowed = """
        pregnancy_week WEEK [day DAY], day_after_birth DAYS, age_months MONTHS, childcare_age_months MONTHS, MM-dd, \
        grade GRADE MM-dd, deadline
        """

    /// Nil when it is none of the forms, or names a day that does not exist.
    init?(_ text: String) {
        let words = text.split(separator: " ").map(String.init)
        let number = words.count > 1 ? Int(words[1]) : nil
        switch (words.first, words.count) {
        case ("pregnancy_week", 2), ("pregnancy_week", 4):
            let day = words.count == 4 ? (words[2] == "day" ? Int(words[3]) : nil) : 0
            guard let week = number, let day, 0...44 ~= week, 0...6 ~= day else { return nil }
            self = .pregnancyWeek(GestationalAge(week: week, day: day))
        case ("day_after_birth", 2):
            guard let number, number >= 0 else { return nil }
            self = .dayAfterBirth(number)
        case ("age_months", 2), ("childcare_age_months", 2):
            guard let number, number > 0 else { return nil }
            self = words[0] == "age_months" ? .ageMonths(number) : .childcareAgeMonths(number)
        case ("grade", 3):
            guard let grade = Grade(rawValue: words[1]), let date = Self.monthAndDay(words[2]) else { return nil }
            self = .grade(grade, month: date.month, day: date.day)
        case ("deadline", 1): self = .deadline
        case (let word?, 1):
            guard let date = Self.monthAndDay(word) else { return nil }
            self = .date(month: date.month, day: date.day)
        default: return nil
        }
    }

    /// `MM-dd` of a day that every year has.
    private static func monthAndDay(_ text: String) -> (month: Int, day: Int)? {
        guard let date = CivilDate(iso: "2001-" + text) else { return nil }
        return (date.month, date.day)
    }

    /// Whether an entry with this trigger can end in this way.
    func fits(_ trigger: Trigger) -> Bool {
        switch (trigger, self) {
        case (.pregnancyWeek, .pregnancyWeek), (.municipalDeadline, .deadline), (.municipalDeadline, .date),
            (.fixedDate, .date):
            true
        case (.dayAfterBirth, let end), (.ageMonths, let end), (.gradeDate, let end):
            switch end {
            case .pregnancyWeek, .deadline: false
            default: true
            }
        default: false
        }
    }

    /// The last day for a subject whose trigger fired on a day; nil when it is not about such a subject.
    package func lastDay(for subject: TriggerSubject, triggeredOn day: CivilDate) -> CivilDate? {
        switch (self, subject) {
        case (.date(let month, let dayOfMonth), _):
            [day.year, day.year + 1].lazy.compactMap { CivilDate(year: $0, month: month, day: dayOfMonth) }
                .first { $0 >= day }
        case (.pregnancyWeek(let age), .pregnancy(let due)): Pregnancy(due: due).date(of: age)
        case (.dayAfterBirth(let days), .child(let born)): born.adding(days: days)
        case (.ageMonths(let months), .child(let born)): LegalAge(born: born).dayReaching(months: months)
        case (.childcareAgeMonths(let months), .child(let born)):
            LegalAge(born: born).lastDayForChildcare(underMonths: months)
        case (.grade(let grade, let month, let dayOfMonth), .child(let born)):
            SchoolCohort(born: born).date(in: grade, month: month, day: dayOfMonth)
        case (.deadline, .deadline(_, let date)): date
        default: nil
        }
    }
}
