package import Calendar
package import Events
package import Places

/// What a family asks for by tapping a button of ours.
///
/// Old messages stay on the phone for years and their buttons with them, so a tap says all that it means and is
/// understood at any later time. Taps with a date are either a button for that day or, without it, a date picker.
package enum Tap: Hashable, Sendable {
    /// Go on with whatever is missing.
    case goOn
    case agree(version: Int)
    case speak(Language)
    case live(MunicipalityCode, postalCode: PostalCode?)
    case moveAway
    case expect(due: CivilDate?)
    /// So many children of one birth date: 2 for twins.
    case born(count: Int, on: CivilDate?)
    case finish
    case correctBirth(ChildNumber, on: CivilDate?)
    case correctDue(ChildNumber, on: CivilDate?)
    /// A pregnancy ended with a birth; `siblings` is 1 for twins.
    case birth(ChildNumber, siblings: Int, on: CivilDate?)
    case removeChild(ChildNumber)
    case loss(ChildNumber)
    case topic(Topic, wanted: Bool)
    /// Nil for no quiet hours.
    case quiet(DailyInterval?)
    case pause(PauseLength)
    case resume
    case restart
    case stop
    case forget
    case find(ChatQuery)
    /// Only shows something.
    case show(Page)

    /// What can be looked at without changing anything.
    package enum Page: Hashable, Sendable {
        case menu, consent, residence, regions
        case region(String, page: Int)
        case wards(MunicipalityCode, page: Int)
        case family, profile
        case child(ChildNumber)
        case endOfChild(ChildNumber)
        /// Why a message came, by its entry in the catalogue.
        case why(String)
        case upcoming, topics, quietHours, languages, pauses, forgetting, sharing, consultations, other, places, pass
    }
}

/// How long a family wants no messages.
package enum PauseLength: String, CaseIterable, Hashable, Sendable {
    case twoWeeks = "2w"
    case oneMonth = "1m"
    case threeMonths = "3m"

    /// The first day on which messages come again.
    package func end(from today: CivilDate) -> CivilDate {
        switch self {
        case .twoWeeks: today.adding(days: 14)
        case .oneMonth: today.adding(months: 1)
        case .threeMonths: today.adding(months: 3)
        }
    }
}

extension Tap {
    /// The same tap with the day that was chosen in its picker.
    package func choosing(_ day: CivilDate) -> Tap {
        switch self {
        case .expect(nil): .expect(due: day)
        case .born(let count, nil): .born(count: count, on: day)
        case .correctBirth(let child, nil): .correctBirth(child, on: day)
        case .correctDue(let child, nil): .correctDue(child, on: day)
        case .birth(let child, let siblings, nil): .birth(child, siblings: siblings, on: day)
        default: self
        }
    }
}
