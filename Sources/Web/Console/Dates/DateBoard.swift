import Calendar
import Delivery
import EventStore
import EventModel
import Events
import Places

/// Every date that offices have entered, as a grid shows it.
struct DateBoard: Sendable {
    /// One column: a name of the catalogue, and the fiscal year where each has its own.
    struct Slot: Hashable, Sendable {
        let name: String
        let year: FiscalYear?
        /// What offices call the date.
        let title: String

        /// Names its fields in a form.
        var id: String { name + (year.map { "-\($0.year)" } ?? "") }

        static func == (left: Slot, right: Slot) -> Bool { left.id == right.id }
        func hash(into hasher: inout Hasher) { hasher.combine(id) }
    }

    struct Entered: Sendable, Equatable {
        let date: CivilDate
        let source: String
        /// The day on which it was entered.
        let on: CivilDate
    }

    let slots: [Slot]
    private let entered: [MunicipalityCode: [Slot: Entered]]

    /// In the order of the catalogue; of what has a date each year, this and the next.
    ///
    /// - Parameter title: what a date of a name is called; where nil, as the first message that waits for it.
    static func slots(of catalogue: StageCatalogue, today: CivilDate, title: (String) -> String?) -> [Slot] {
        var slots: [Slot] = []
        let kinds = catalogue.municipalDateNames
        func add(_ name: String, _ message: String) {
            guard let kind = kinds[name], !slots.contains(where: { $0.name == name }) else { return }
            let now = FiscalYear(containing: today)
            let years: [FiscalYear?] = kind == .deadline ? [now, now.next] : [nil]
            slots += years.map { Slot(name: name, year: $0, title: title(name) ?? message) }
        }
        for entry in catalogue.entries {
            if let name = entry.offeredSince { add(name, entry.words.japanese.title) }
            if case .municipalDeadline(let name, _, _) = entry.trigger { add(name, entry.words.japanese.title) }
        }
        return slots
    }

    /// Reads them from the log: there are as many as offices have typed.
    static func read(
        _ log: Log, of catalogue: StageCatalogue, today: CivilDate, title: (String) -> String?
    ) async throws -> DateBoard {
        let page = Page<(fact: any Event, on: CivilDate)>()
        try await log.read(Query([Query.Item(tags: [MunicipalDateSet.all])])) { recorded in
            page.append((recorded.event, JapanTime(milliseconds: recorded.recordedAt).date))
        }
        return DateBoard(slots: slots(of: catalogue, today: today, title: title), page.take())
    }

    init(slots: [Slot], _ facts: [(fact: any Event, on: CivilDate)]) {
        self.slots = slots
        var entered: [MunicipalityCode: [Slot: Entered]] = [:]
        func slot(_ name: String, _ date: CivilDate) -> Slot? {
            let year = FiscalYear(containing: date)
            return slots.first { $0.name == name && ($0.year == nil || $0.year == year) }
        }
        for (fact, day) in facts {
            switch fact {
            case let fact as MunicipalDateSet:
                guard let slot = slot(fact.deadline, fact.date) else { continue }
                entered[fact.municipality, default: [:]][slot] = Entered(date: fact.date, source: fact.source, on: day)
            case let fact as MunicipalDateWithdrawn:
                guard let slot = slot(fact.deadline, fact.date), entered[fact.municipality]?[slot]?.date == fact.date
                else { continue }
                entered[fact.municipality]?[slot] = nil
            default: continue
            }
        }
        self.entered = entered
    }

    /// What the place itself entered.
    func own(_ place: MunicipalityCode, _ slot: Slot) -> Entered? { entered[place]?[slot] }

    /// What would hold there without its own, with whose it is.
    func beyond(_ place: MunicipalityCode, _ slot: Slot, in gazetteer: Gazetteer) -> (
        place: MunicipalityCode, entered: Entered
    )? {
        gazetteer.codes(upFrom: place).dropFirst().lazy.compactMap { code in own(code, slot).map { (code, $0) } }.first
    }

    /// What holds there: its own, or that of the nearest it lies within, with whose it is.
    func holding(_ place: MunicipalityCode, _ slot: Slot, in gazetteer: Gazetteer) -> (
        place: MunicipalityCode, entered: Entered
    )? {
        for code in gazetteer.codes(upFrom: place) {
            if let found = own(code, slot) { return (code, found) }
        }
        return nil
    }
}
