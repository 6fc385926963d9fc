package import Calendar

/// Why a date can't be a birth date here.
package enum BirthDateFault: Error, Sendable, Equatable {
    case inFuture(today: CivilDate)
    /// The service ends on 31 March after the child reached 18.
    case serviceEnded(on: CivilDate)

    static let lastAge = 18

    /// Throws unless a child born on `day` is born today and still of age for the service.
    static func check(_ day: CivilDate, today: CivilDate) throws(BirthDateFault) {
        guard day <= today else { throw .inFuture(today: today) }
        let end = LegalAge(born: day).endOfFiscalYear(afterReaching: lastAge)
        guard today <= end else { throw .serviceEnded(on: end) }
    }
}

/// Why a date can't be a due date now.
package enum DueDateFault: Error, Sendable, Equatable {
    case tooLongAgo(earliest: CivilDate)
    case tooFarAhead(latest: CivilDate)

    /// Three weeks: pregnancies are not carried longer than that beyond the due date.
    static let mostDaysPast = 21
    /// A pregnancy is 280 days from its first to its due date; the rest is for a late correction.
    static let mostDaysAhead = 300

    /// Throws unless a child can be due on `day`.
    static func check(_ day: CivilDate, today: CivilDate) throws(DueDateFault) {
        let earliest = today.adding(days: -mostDaysPast)
        let latest = today.adding(days: mostDaysAhead)
        guard day >= earliest else { throw .tooLongAgo(earliest: earliest) }
        guard day <= latest else { throw .tooFarAhead(latest: latest) }
    }
}
