package import EventModel
import Events
import Places

/// How many households came in a month, by where they live now and how far they have come: what a page can read of a
/// whole prefecture without walking over its families.
package struct RegistrationMonth: Row {
    /// `2026-11`
    package let month: String
    /// A code; empty where nobody has told, or nobody may know any more.
    package let place: String
    package var registered: Int
    package var unfinished: Int
    package var left: Int

    package struct Key: RowKey {
        let month: String
        let place: String
        package var cells: [Cell] { [month.cell, place.cell] }
    }
    package var key: Key { Key(month: month, place: place) }

    package static let table = Table(
        "registration_months", key: 2,
        Column("month", \RegistrationMonth.month), Column("place", \.place), Column("registered", \.registered),
        Column("unfinished", \.unfinished), Column("departed", \.left), build: RegistrationMonth.init)
}

extension HouseholdProfile {
    /// Under which month and place, and as what, a household is counted.
    struct Tally: Equatable {
        let month: YearMonth
        let municipality: MunicipalityCode?
        let measure: Measure
    }

    /// What an office counts: the columns of the report of registrations.
    enum Measure: Int {
        case registered
        case unfinished
        case left
    }

    var tally: Tally {
        Tally(
            month: YearMonth(containing: registeredOn ?? followedOn), municipality: municipality,
            measure: status.measure)
    }
}

extension HouseholdProfile.Status {
    var measure: HouseholdProfile.Measure {
        switch self {
        case .registered: .registered
        case .following: .unfinished
        case .blocked, .stopped, .movedAway, .forgotten: .left
        }
    }
}

/// Keeps the months right while profiles change.
final class RegistrationTally {
    private let months: RowSet<RegistrationMonth>

    init(_ rows: Rows) { months = rows.of(RegistrationMonth.self) }

    /// - Parameter before: nil for a household that was not counted yet.
    func moved(from before: HouseholdProfile.Tally?, to after: HouseholdProfile.Tally?) throws {
        guard before != after else { return }
        if let before { try add(-1, before) }
        if let after { try add(1, after) }
    }

    private func add(_ households: Int, _ tally: HouseholdProfile.Tally) throws {
        let empty = RegistrationMonth(
            month: tally.month.description, place: tally.municipality?.description ?? "", registered: 0,
            unfinished: 0, left: 0)
        try months.update(empty.key, orInsert: empty) { row in
            switch tally.measure {
            case .registered: row.registered += households
            case .unfinished: row.unfinished += households
            case .left: row.left += households
            }
        }
    }
}
