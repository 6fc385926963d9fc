package import Calendar
package import EventModel
import Events
package import Places

/// What a date of a municipality means.
package enum MunicipalDateKind: Hashable, Sendable {
    /// A last or first day of something in one fiscal year; the next year has its own.
    case deadline
    /// Since when something is offered.
    case since
}

/// The dates that municipalities entered, one for each name and fiscal year.
package struct MunicipalDates: Sendable {
    private var dates: [MunicipalityCode: [String: [CivilDate]]] = [:]

    package init() {}

    /// The same from facts, oldest first; others than those about dates are passed over.
    package init(_ facts: some Sequence<any Event>) {
        for fact in facts {
            switch fact {
            case let fact as MunicipalDateSet: set(fact.date, as: fact.deadline, of: fact.municipality)
            case let fact as MunicipalDateWithdrawn:
                dates[fact.municipality]?[fact.deadline]?.removeAll { $0 == fact.date }
            default: break
            }
        }
    }

    /// Enters a date; it takes the place of the one of the same name and fiscal year.
    package mutating func set(_ date: CivilDate, as name: String, of municipality: MunicipalityCode) {
        let year = FiscalYear(containing: date)
        dates[municipality, default: [:]][name, default: []].removeAll { FiscalYear(containing: $0) == year }
        dates[municipality, default: [:]][name, default: []].append(date)
    }

    /// The date of a fiscal year that holds in a place: its own, or that of the nearest it lies within.
    ///
    /// - Parameter chain: the place itself, then what it lies within, upwards.
    package func date(of name: String, in year: FiscalYear, for chain: [MunicipalityCode]) -> CivilDate? {
        for code in chain {
            if let date = dates[code]?[name]?.first(where: { FiscalYear(containing: $0) == year }) { return date }
        }
        return nil
    }

    /// Whether a thing is offered in a place on a day: the place, or the nearest it lies within, says since when.
    package func isOffered(_ name: String, on day: CivilDate, for chain: [MunicipalityCode]) -> Bool {
        for code in chain {
            // The newest date counts: an office that corrects it means the new one.
            if let date = dates[code]?[name]?.last { return date <= day }
        }
        return false
    }

    /// All dates of a name that hold in a place, in order.
    func dates(of name: String, for chain: [MunicipalityCode]) -> [CivilDate] {
        let years = Set(chain.flatMap { dates[$0]?[name] ?? [] }.map(FiscalYear.init(containing:)))
        return years.sorted().compactMap { date(of: name, in: $0, for: chain) }
    }
}
