package import Calendar
package import Events
package import Places

/// A household as delivery needs to know it: a plain value, filled from whatever keeps it.
///
/// Only households that may be sent to are made into one: registered and consented, not paused, stopped, unfollowed or
/// forgotten, and living in the prefecture. Removed and lost children are not in it.
package struct Family: Sendable {
    package var household: HouseholdID
    /// The ward, city, town or village; without it nothing that depends on a municipality is sent.
    package var municipality: MunicipalityCode?
    package var language: Language
    package var topics: TopicSet
    package var quietHours: DailyInterval?
    /// The day of registering; nothing that fell due before is sent.
    package var registeredOn: CivilDate
    /// The day of the last move; nil when the family still lives where it registered.
    package var residenceChangedOn: CivilDate?
    /// The last day of its support pass, if that is one of which it is told before.
    package var passEnds: CivilDate?
    /// To fill many families, keep one value and its arrays' capacity.
    package var children: [Child]
    /// Dates that held for a child before; needed so that a correction sends nothing twice.
    package var corrections: [Correction]

    package init(
        household: HouseholdID, municipality: MunicipalityCode?, language: Language, topics: TopicSet,
        quietHours: DailyInterval? = nil, registeredOn: CivilDate, residenceChangedOn: CivilDate? = nil,
        passEnds: CivilDate? = nil, children: [Child], corrections: [Correction] = []
    ) {
        self.household = household
        self.municipality = municipality
        self.language = language
        self.topics = topics
        self.quietHours = quietHours
        self.registeredOn = registeredOn
        self.residenceChangedOn = residenceChangedOn
        self.passEnds = passEnds
        self.children = children
        self.corrections = corrections
    }

    /// A child, expected or born.
    package struct Child: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            case expecting
            case born
        }

        /// From 1 to 64.
        package let number: ChildNumber
        package let kind: Kind
        /// The due date or the date of birth.
        package let date: CivilDate
        /// The day on which the family told this: for a child born after a pregnancy, the day the birth was told.
        package let toldOn: CivilDate

        package init(number: ChildNumber, kind: Kind, date: CivilDate, toldOn: CivilDate) {
            self.number = number
            self.kind = kind
            self.date = date
            self.toldOn = toldOn
        }

        /// What triggers are asked about.
        package var subject: TriggerSubject {
            kind == .born ? .child(born: date) : .pregnancy(due: date)
        }
    }

    /// A date that was corrected: it held from the day it was told until the day before the correction.
    package struct Correction: Hashable, Sendable {
        package let child: ChildNumber
        package let kind: Child.Kind
        package let date: CivilDate
        package let from: CivilDate
        /// The day of the correction; on it the new date holds.
        package let until: CivilDate

        package init(child: ChildNumber, kind: Child.Kind, date: CivilDate, from: CivilDate, until: CivilDate) {
            self.child = child
            self.kind = kind
            self.date = date
            self.from = from
            self.until = until
        }

        var subject: TriggerSubject { kind == .born ? .child(born: date) : .pregnancy(due: date) }
    }
}

extension Family {
    /// The first day on which something may be sent about a child under the date that now holds for it: when the
    /// household had registered, the child had been told, and the date had been corrected.
    func start(of child: Child) -> CivilDate {
        var start = max(child.toldOn, registeredOn)
        for correction in corrections where correction.child == child.number && correction.kind == child.kind {
            start = max(start, correction.until)
        }
        return start
    }
}

extension Family {
    /// The day on which something happened or will happen to the household; nil for what it has not or nobody can know.
    func day(of event: HouseholdEvent) -> CivilDate? {
        switch event {
        case .registered: registeredOn
        case .residenceChanged: residenceChangedOn
        case .passEnds: passEnds
        case .pregnancyRegistered, .shopsJoined: nil
        }
    }
}

/// An entry that is due for a family, and the children whom it concerns; none when it is about the household.
package struct Occurrence: Hashable, Sendable {
    /// Its place in `StageCatalogue.entries`.
    package let entry: Int
    package var children: ChildSet

    package init(entry: Int, children: ChildSet) {
        self.entry = entry
        self.children = children
    }
}
