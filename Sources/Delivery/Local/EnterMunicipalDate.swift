package import Calendar
package import EventModel
import Events
package import Places

/// An officer enters a date of the municipality, such as the deadline of nursery applications, or corrects it.
package struct EnterMunicipalDate: Decision {
    package let municipality: MunicipalityCode
    package let name: String
    package let date: CivilDate
    package let source: String
    /// The names that the catalogue knows: `StageCatalogue.municipalDateNames`.
    package let names: [String: MunicipalDateKind]
    package let today: CivilDate
    /// The fiscal year that the date is said to be in; nil where that is not asked.
    package let year: FiscalYear?
    /// What the officer saw before; nil where nobody looked, as with a file.
    package let seen: Seen?

    /// The date that stood there when the officer looked.
    package struct Seen: Sendable, Equatable {
        /// Nil where none had been entered.
        package let date: CivilDate?
        package init(_ date: CivilDate?) { self.date = date }
    }

    package init(
        municipality: MunicipalityCode, name: String, date: CivilDate, source: String,
        names: [String: MunicipalDateKind], today: CivilDate, year: FiscalYear? = nil, seen: Seen? = nil
    ) {
        self.year = year
        self.seen = seen
        self.municipality = municipality
        self.name = name
        self.date = date
        self.source = source
        self.names = names
        self.today = today
    }

    package enum Refusal: Error, Equatable, CustomStringConvertible {
        case unknownName(String, allowed: [String])
        /// Deadlines are entered for this fiscal year or the next; the start of an offer also for earlier ones.
        case outside(CivilDate, allowed: ClosedRange<CivilDate>)
        /// A date without a source can't be checked by anyone.
        case noSource
        /// Somebody else changed it since the officer looked.
        case changedSince(CivilDate?)

        package var description: String {
            switch self {
            case .unknownName(let name, let allowed):
                "no date is called “\(name)”; allowed: \(allowed.joined(separator: ", "))"
            case .outside(let date, let allowed):
                "\(date) is outside \(allowed.lowerBound) to \(allowed.upperBound)"
            case .noSource: "the source is missing; say where the date was found"
            case .changedSince(let date):
                "the date was changed meanwhile, to \(date?.description ?? "none"); look again"
            }
        }
    }

    package struct State: Sendable {
        struct Entered: Equatable {
            let date: CivilDate
            let source: String
        }

        /// The date of each name and fiscal year, as last entered.
        var dates: [String: [FiscalYear: Entered]] = [:]
        /// What was entered last under a name.
        var latest: [String: Entered] = [:]
    }

    package static let fold = Fold(State())
        .on(MunicipalDateSet.self) { state, fact in
            let entered = State.Entered(date: fact.date, source: fact.source)
            state.dates[fact.deadline, default: [:]][FiscalYear(containing: fact.date)] = entered
            state.latest[fact.deadline] = entered
        }
        .on(MunicipalDateWithdrawn.self) { state, fact in
            let year = FiscalYear(containing: fact.date)
            if state.dates[fact.deadline]?[year]?.date == fact.date { state.dates[fact.deadline]?[year] = nil }
            if state.latest[fact.deadline]?.date == fact.date { state.latest[fact.deadline] = nil }
        }

    package var scope: [Tag] { [Tag("municipality", municipality)] }

    /// An offer is not said to have begun before this year; an earlier date is a slip of the keyboard.
    private static let earliestOffer = FiscalYear(2000)

    package func decide(given state: State) throws(Refusal) -> [any Event] {
        guard let kind = names[name] else { throw .unknownName(name, allowed: names.keys.sorted()) }
        let now = FiscalYear(containing: today)
        let first = kind == .deadline ? now : Self.earliestOffer
        let allowed = first.start...now.next.end
        guard allowed.contains(date), year.map({ $0.days.contains(date) }) ?? true else {
            throw .outside(date, allowed: year?.days ?? allowed)
        }
        guard source.contains(where: { !$0.isWhitespace }) else { throw .noSource }
        let held = kind == .deadline ? state.dates[name]?[FiscalYear(containing: date)] : state.latest[name]
        if held == State.Entered(date: date, source: source) { return [] }
        if let seen, seen.date != held?.date { throw .changedSince(held?.date) }
        return [MunicipalDateSet(municipality: municipality, deadline: name, date: date, source: source)]
    }
}
