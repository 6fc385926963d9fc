import Calendar
import LINE

/// The days that a date picker offers, so that impossible dates are hard to choose.
struct DateBounds: Equatable {
    let earliest: CivilDate
    let initial: CivilDate
    let latest: CivilDate

    /// Birth dates of children for whom the service has not ended: those not past the fiscal year of turning 18.
    static func birth(on today: CivilDate, initial: CivilDate? = nil) -> DateBounds {
        let earliest = FiscalYear(FiscalYear(containing: today).year - 18).start.adding(days: 1)
        return DateBounds(earliest: earliest, initial: initial ?? today.adding(years: -1), latest: today)
    }

    /// Due dates from three weeks ago to 300 days ahead, as `Households` takes them.
    static func due(on today: CivilDate, initial: CivilDate? = nil) -> DateBounds {
        DateBounds(
            earliest: today.adding(days: -21), initial: initial ?? today.adding(days: 150),
            latest: today.adding(days: 300))
    }

    private init(earliest: CivilDate, initial: CivilDate, latest: CivilDate) {
        self.earliest = earliest
        self.initial = min(max(initial, earliest), latest)
        self.latest = latest
    }

    func picker(_ label: String, _ tap: Tap) -> Action {
        let picker = DatePicker(
            data: tap.data, initial: initial.description, earliest: earliest.description, latest: latest.description)
        return .datePicker(label: label, picker)
    }
}
