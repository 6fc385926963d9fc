package import Calendar
package import EventModel
import Events
package import Places

/// An officer takes a date of the municipality back: until another is entered, nothing about it is sent there, unless a
/// larger place that it lies within has one.
package struct WithdrawMunicipalDate: Decision {
    package let municipality: MunicipalityCode
    package let name: String
    /// The fiscal year whose date it is; nil for the day since when something is offered.
    package let year: FiscalYear?
    /// The date that stood there when the officer looked; nil where nobody did.
    package let seen: CivilDate?

    package init(municipality: MunicipalityCode, name: String, year: FiscalYear?, seen: CivilDate? = nil) {
        self.municipality = municipality
        self.name = name
        self.year = year
        self.seen = seen
    }

    package enum Refusal: Error, Equatable {
        /// Somebody else changed it since the officer looked.
        case changedSince(CivilDate)
    }

    package static let fold = EnterMunicipalDate.fold

    package var scope: [Tag] { [Tag("municipality", municipality)] }

    package func decide(given state: EnterMunicipalDate.State) throws(Refusal) -> [any Event] {
        let known = (state.dates[name] ?? [:]).filter { year == nil || $0.key == year }
        guard let held = year.map({ known[$0]?.date }) ?? state.latest[name]?.date else { return [] }
        if let seen, seen != held { throw .changedSince(held) }
        // Of what is offered since a day, earlier days that were corrected must not come back.
        return known.sorted { $0.key < $1.key }.map {
            MunicipalDateWithdrawn(municipality: municipality, deadline: name, date: $0.value.date)
        }
    }
}
