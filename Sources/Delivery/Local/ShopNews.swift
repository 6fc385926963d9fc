package import Calendar
package import Events
package import Places

/// The shops that newly take the support pass, for the families that chose to hear of them (`Topic.newShops`).
///
/// Told of once a week, all together: on a Thursday those that offices took in on the seven days before. So a shop is
/// told of once, and where there is no new one nothing is said.
package struct ShopNews: Equatable, Sendable {
    private var shops: [MunicipalityCode: [Shop]] = [:]

    package struct Shop: Hashable, Sendable {
        package let shop: ShopCode
        package let name: String
        /// What it gives, in its own words.
        package let benefit: String
        /// Since when it takes the pass.
        package let since: CivilDate

        package init(shop: ShopCode, name: String, benefit: String, since: CivilDate) {
            self.shop = shop
            self.name = name
            self.benefit = benefit
            self.since = since
        }
    }

    /// What one message of a day tells those who live in a place.
    package struct Issue: Hashable, Sendable {
        package let municipality: MunicipalityCode
        package let day: CivilDate

        package init(municipality: MunicipalityCode, day: CivilDate) {
            self.municipality = municipality
            self.day = day
        }
    }

    package init() {}

    package mutating func add(_ shop: Shop, in municipality: MunicipalityCode) {
        shops[municipality, default: []].append(shop)
    }

    private static let weekday = Weekday.thursday

    /// The days whose shops are told of on a day; nil on which nobody is told of any.
    package static func days(toldOn day: CivilDate) -> ClosedRange<CivilDate>? {
        day.weekday == weekday ? day.adding(days: -7)...day.adding(days: -1) : nil
    }

    /// What a family is told on a day, the newest last: shops of its ward, and those of the town around it.
    ///
    /// - Parameter chain: the place itself, then what it lies within, upwards.
    package func told(on day: CivilDate, for chain: [MunicipalityCode]) -> [Shop] {
        guard !shops.isEmpty, let days = Self.days(toldOn: day) else { return [] }
        return chain.flatMap { shops[$0] ?? [] }.filter { days.contains($0.since) }
            .sorted { ($0.since, $0.shop.description) < ($1.since, $1.shop.description) }
    }

    /// The places in which families are told of something on a day.
    func places(toldOn day: CivilDate, of schedule: StageSchedule) -> Set<MunicipalityCode> {
        guard !shops.isEmpty, Self.days(toldOn: day) != nil else { return [] }
        return Set(schedule.municipalities.filter { !told(on: day, for: schedule.within($0)).isEmpty })
    }
}
