package import Calendar
package import EventModel
import Events
package import Places

/// Who is registered: households by where they live, when they came, their children's ages, topics, language and what
/// led them here.
package struct RegistrationReport: Sendable {
    package enum Dimension: String, CaseIterable, Sendable {
        case municipality
        case ward
        case month
        case age
        case topic
        case source
        case language
    }

    package let dimensions: [Dimension]
    package let from: CivilDate?
    package let to: CivilDate?
    /// The day on which ages are counted.
    package let today: CivilDate

    package init(by dimensions: [Dimension], from: CivilDate?, to: CivilDate?, today: CivilDate) {
        self.dimensions = dimensions
        self.from = from
        self.to = to
        self.today = today
    }

    static let measures = ["registered", "unfinished", "left"]

    /// Counts households that came in the period. One with several ages or topics stands in several rows.
    package func table(in tables: any Tables, _ gazetteer: Gazetteer) throws -> ReportTable {
        var counts: [[String]: [Int]] = [:]
        let profile = HouseholdProfile.table
        let profileColumns = profile.shape.columns.map { "household_profiles.\($0)" }.joined(separator: ", ")
        let width = profile.shape.columns.count
        try tables.query(
            """
            SELECT \(profileColumns), audience.topics, audience.children FROM household_profiles
            LEFT JOIN audience ON audience.household = household_profiles.household
            """, []
        ) { cells in
            let household = profile.read(cells)
            let day = household.registeredOn ?? household.followedOn
            guard from.map({ $0 <= day }) ?? true, to.map({ day <= $0 }) ?? true else { return }
            let measure = household.status.measure.rawValue
            var keys: [[String]] = [[]]
            for dimension in dimensions {
                let labels = labels(dimension, household, cells, topics: width, children: width + 1, gazetteer)
                keys = keys.flatMap { key in labels.map { key + [$0] } }
            }
            for key in keys { counts[key, default: [0, 0, 0]][measure] += 1 }
        }
        return ReportTable(
            title: "registrations", dimensions: dimensions.map(\.rawValue), measures: Self.measures,
            rows: counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
                ReportTable.Line(
                    labels: $0.key.map { $0.split(separator: "\t").last.map(String.init) ?? $0 }, counts: $0.value)
            })
    }

    /// Labels are preceded by a sort key and a tab where the words do not sort by themselves.
    private func labels(
        _ dimension: Dimension, _ household: HouseholdProfile, _ cells: any Cells, topics: Int, children: Int,
        _ gazetteer: Gazetteer
    ) -> [String] {
        switch dimension {
        case .municipality: [Self.label(household.municipality, in: gazetteer, wards: false)]
        case .ward: [Self.label(household.municipality, in: gazetteer, wards: true)]
        case .month: [String((household.registeredOn ?? household.followedOn).description.prefix(7))]
        case .age: cells.isNull(children) ? ["–"] : ages(FamilyChildren(cells, children).list)
        case .topic: cells.isNull(topics) ? ["–"] : names(TopicMask(cells, topics))
        case .source: [household.source ?? "–"]
        case .language: [household.language.rawValue]
        }
    }

    private func names(_ topics: TopicMask) -> [String] {
        topics.bits == 0 ? ["–"] : topics.topics.map(\.rawValue)
    }

    private func ages(_ children: [FamilyChild]) -> [String] {
        guard !children.isEmpty else { return ["–"] }
        return Set(
            children.map { child in
                guard child.stage == .born else { return "00\texpecting" }
                let years = LegalAge(born: child.date).ageInYears(atStartOf: today)
                return "\(years < 9 ? "0" : "")\(years + 1)\tage \(years)"
            }
        ).sorted()
    }

    static func label(_ code: MunicipalityCode?, in gazetteer: Gazetteer, wards: Bool) -> String {
        guard let code, let place = gazetteer[code] else { return "999999\t–" }
        guard !wards, place.kind == .ward, let city = place.parent.flatMap({ gazetteer[$0] }) else {
            return "\(place.code)\t\(place.fullName)"
        }
        return "\(city.code)\t\(city.fullName)"
    }
}
