package import Calendar

/// What makes a catalogue entry fall due.
package enum Trigger: Hashable, Sendable {
    /// On a week and day of pregnancy, counted back from the due date.
    case pregnancyWeek(GestationalAge)
    /// So many days after birth; the day of birth is day 0.
    case dayAfterBirth(Int)
    /// So many days after the day at whose end an age is reached (年齢計算ニ関スル法律); before it when negative.
    case ageMonths(Int, offsetDays: Int)
    /// On a day of the school year that the child spends in a grade.
    case gradeDate(Grade, month: Int, day: Int)
    /// On the same day of every year, for children of an age in completed months at its end.
    case fixedDate(month: Int, day: Int, ageMonths: ClosedRange<Int>)
    /// So many days after a date that the municipality entered, for children up to an age in months on that day.
    case municipalDeadline(String, offsetDays: Int, maxAgeMonths: Int)
    /// So many days after something that happened to the household.
    case event(HouseholdEvent, offsetDays: Int)
}

/// What a household does, or what happens to it, that an entry can answer to; the raw value is the name in the
/// catalogue.
package enum HouseholdEvent: String, CaseIterable, Sendable {
    case pregnancyRegistered = "pregnancy_registered"
    case registered
    case residenceChanged = "residence_changed"
    /// The last day of its support pass.
    case passEnds = "pass_ends"
    /// The weekly day on which shops that take the pass since are told of, if there are any where it lives.
    case shopsJoined = "shops_joined"

    /// How far from it an entry may fall due: what happens by itself can be known before, and only for some months.
    var offsets: ClosedRange<Int> {
        switch self {
        case .pregnancyRegistered, .registered, .residenceChanged: 0...400
        case .passEnds: -90...0
        case .shopsJoined: 0...0
        }
    }
}

/// Whom or what a trigger is asked about.
package enum TriggerSubject: Hashable, Sendable {
    /// A child that is expected.
    case pregnancy(due: CivilDate)
    /// A child that has been born.
    case child(born: CivilDate)
    /// A household that did something on a day, or to which something happens on it.
    case household(HouseholdEvent, on: CivilDate)
    /// A date that holds for a municipality, with the name of the deadline.
    case deadline(String, on: CivilDate)
}

extension Trigger {
    /// The one day on which the entry falls due for a subject.
    ///
    /// Nil when the trigger is not about such a subject, and for fixed dates, which come back every year (`days`).
    package func day(for subject: TriggerSubject) -> CivilDate? {
        switch (self, subject) {
        case (.pregnancyWeek(let age), .pregnancy(let due)):
            Pregnancy(due: due).date(of: age)
        case (.dayAfterBirth(let days), .child(let born)):
            born.adding(days: days)
        case (.ageMonths(let months, let offset), .child(let born)):
            LegalAge(born: born).dayReaching(months: months).adding(days: offset)
        case (.gradeDate(let grade, let month, let day), .child(let born)):
            SchoolCohort(born: born).date(in: grade, month: month, day: day)
        case (.event(let event, let offset), .household(let done, let day)):
            event == done ? day.adding(days: offset) : nil
        case (.municipalDeadline(let name, let offset, _), .deadline(let entered, let day)):
            name == entered ? day.adding(days: offset) : nil
        default: nil
        }
    }

    /// All days of a period on which the entry falls due for a subject, in order.
    package func days(for subject: TriggerSubject, in period: ClosedRange<CivilDate>) -> [CivilDate] {
        guard case .fixedDate(let month, let day, _) = self, case .child(let born) = subject else {
            return self.day(for: subject).map { period.contains($0) ? [$0] : [] } ?? []
        }
        return (period.lowerBound.year...period.upperBound.year).compactMap { year in
            CivilDate(year: year, month: month, day: day)
        }.filter { period.contains($0) && isOfAge(born: born, on: $0) }
    }

    /// Whether a child is of the age that a fixed date or a deadline asks for; true where none is asked.
    package func isOfAge(born: CivilDate, on day: CivilDate) -> Bool {
        let months = LegalAge(born: born).ageInMonths(on: day)
        return switch self {
        case .fixedDate(_, _, let ages): ages.contains(months)
        case .municipalDeadline(_, _, let oldest): (0...oldest).contains(months)
        default: true
        }
    }
}

extension Trigger {
    /// The due dates of the pregnancies for which the entry falls due on a day: at most one.
    func dueDate(firingOn day: CivilDate) -> CivilDate? {
        guard case .pregnancyWeek(let age) = self else { return nil }
        return day.adding(days: 280 - age.days)
    }

    /// The birth dates of the children for whom the entry falls due on a day: the inverse of `days(for:in:)`.
    ///
    /// Age grows with every day lived, so they are always one unbroken run. Nil when there are none, and for triggers
    /// that are not about a child alone.
    func birthDates(firingOn day: CivilDate) -> ClosedRange<CivilDate>? {
        switch self {
        case .dayAfterBirth(let days):
            let born = day.adding(days: -days)
            return born...born
        case .ageMonths(let months, let offset):
            let reached = day.adding(days: -offset)
            let first = Self.latestBirth(of: months, on: reached.adding(days: -1)).adding(days: 1)
            let last = Self.latestBirth(of: months, on: reached)
            return first <= last ? first...last : nil
        case .gradeDate(let grade, let month, let dayOfMonth):
            guard (day.month, day.day) == (month, dayOfMonth) else { return nil }
            // `class0` is also the year of birth; the entry is for the year that begins with it.
            return SchoolCohort(in: grade, during: FiscalYear(containing: day)).birthDates
        case .fixedDate(let month, let dayOfMonth, let ages):
            guard (day.month, day.day) == (month, dayOfMonth) else { return nil }
            return Self.birthDates(of: ages, on: day)
        case .pregnancyWeek, .municipalDeadline, .event: return nil
        }
    }

    /// The birth dates of children who have completed so many months at the end of a day.
    static func birthDates(of ages: ClosedRange<Int>, on day: CivilDate) -> ClosedRange<CivilDate> {
        latestBirth(of: ages.upperBound + 1, on: day).adding(days: 1)...latestBirth(of: ages.lowerBound, on: day)
    }

    /// The last birth date with which so many months are completed at the end of a day.
    private static func latestBirth(of months: Int, on day: CivilDate) -> CivilDate {
        // Months of different length move it by at most three days from the corresponding day.
        var born = day.adding(days: 1).adding(months: -months).adding(days: 4)
        while LegalAge(born: born).ageInMonths(on: day) < months { born = born.adding(days: -1) }
        return born
    }
}
