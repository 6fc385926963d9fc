package import Calendar
package import EventModel
package import Events
package import Places

/// Facts of families for reports, each of which stands in one line of a test.
package enum Families {
    package static let today = Example.today

    package static func household(_ number: Int) -> HouseholdID { HouseholdID(ULID(bits: UInt128(number))) }

    /// A registered family; `born` are its children's birth dates.
    package static func family(
        _ number: Int, in municipality: MunicipalityCode = Example.nakaWard, on day: CivilDate = today,
        born: [CivilDate] = [], due: [CivilDate] = [], language: Language = .japanese, source: SourceCode? = nil,
        topics: Set<Topic>? = nil
    ) -> [any Event] {
        let household = household(number)
        let at = JapanTime(day).milliseconds
        var facts: [any Event] = [
            HouseholdFollowed(household: household, lineUser: .known("U\(number)"), at: at),
            ResidenceRecorded(
                household: household, municipality: municipality, way: .chosen, postalCode: nil, on: day),
            LanguageChosen(household: household, language: language),
        ]
        if let source { facts.append(HouseholdSourceTold(household: household, source: source)) }
        if let topics { facts.append(TopicsChosen(household: household, topics: Array(topics))) }
        for (place, date) in born.enumerated() {
            facts.append(
                ChildRegistered(household: household, child: ChildNumber(place + 1), born: .known(date), on: day))
        }
        for (place, date) in due.enumerated() {
            facts.append(
                PregnancyRegistered(household: household, child: ChildNumber(place + 20), due: .known(date), on: day))
        }
        facts.append(HouseholdRegistered(household: household, on: day))
        return facts
    }
}
