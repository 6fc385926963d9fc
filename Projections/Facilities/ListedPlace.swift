package import Calendar
package import EventModel
package import Events

/// A place that is shown, with what stands beside it.
package struct ListedPlace: Sendable {
    package let row: PlaceRow
    /// The newest day on which somebody answered for it.
    package let freshOn: CivilDate
    package let vacancies: VacancyRow?
}

/// Something that takes place on certain days and is shown.
package struct ListedGathering: Sendable {
    package let row: GatheringRow
    package let freshOn: CivilDate
}

/// A scheme that is shown.
package struct ListedScheme: Sendable {
    package let row: SchemeRow
    package let freshOn: CivilDate
}

extension FacilityDirectory {
    /// Those that are shown, in the order asked for.
    package static func listed(_ places: [PlaceID], in tables: any Tables) throws -> [ListedPlace] {
        guard !places.isEmpty else { return [] }
        let freshness = try freshness(in: tables)
        return try places.compactMap { id in
            guard let row = try place(id, in: tables), row.listing.status == .shown else { return nil }
            return ListedPlace(
                row: row, freshOn: freshness.day(of: row.listing), vacancies: try vacancies(of: id, in: tables))
        }
    }

    package static func listed(_ gatherings: [GatheringID], in tables: any Tables) throws -> [ListedGathering] {
        guard !gatherings.isEmpty else { return [] }
        let freshness = try freshness(in: tables)
        return try gatherings.compactMap { id in
            guard let row = try gathering(id, in: tables), row.listing.status == .shown else { return nil }
            return ListedGathering(row: row, freshOn: freshness.day(of: row.listing))
        }
    }

    package static func listed(_ schemes: [SchemeID], in tables: any Tables) throws -> [ListedScheme] {
        guard !schemes.isEmpty else { return [] }
        let freshness = try freshness(in: tables)
        return try schemes.compactMap { id in
            guard let row = try scheme(id, in: tables), row.listing.status == .shown else { return nil }
            return ListedScheme(row: row, freshOn: freshness.day(of: row.listing))
        }
    }
}
