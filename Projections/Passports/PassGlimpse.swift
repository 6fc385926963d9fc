package import Calendar
package import EventModel
package import Events
package import Places

/// What decides about a household's pass, while a walk over a whole prefecture stands on it.
package struct PassGlimpse {
    private let cells: any Cells
    package let household: HouseholdID

    fileprivate init(_ cells: any Cells) {
        self.cells = cells
        household = HouseholdID(ULID(utf8: cells.utf8(0)) ?? ULID(bits: 0))
    }

    package var municipality: MunicipalityCode? { MunicipalityCode(utf8: cells.utf8(1)) }
    package var isRegistered: Bool { !cells.isNull(2) }
    package func eachChild(_ body: (FamilyChild) -> Void) { FamilyChildren.each(in: cells.utf8(3), body) }

    /// The state of its newest pass; nil if it never had one.
    package var state: HouseholdPass.State? { cells.isNull(4) ? nil : HouseholdPass.State(cells, 4) }
    package var until: CivilDate? { CivilDate(utf8: cells.utf8(5)) }
    package var ground: PassGround { PassGround(cells, 6) }
    package var isFamilyPass: Bool { !cells.isNull(7) && cells.integer(7) != 0 }
    package var passMunicipality: MunicipalityCode? { MunicipalityCode(utf8: cells.utf8(8)) }

    /// Walks over households in the order of their ids.
    ///
    /// - Returns: the last household, to go on after; nil when there are no more.
    package static func page(
        after household: HouseholdID?, limit: Int, in tables: any Tables, _ body: (PassGlimpse) throws -> Void
    ) throws -> HouseholdID? {
        var last: HouseholdID?
        var count = 0
        try tables.query(
            """
            SELECT audience.household, audience.municipality, audience.registered_on, audience.children,
                household_passes.state, household_passes.until, household_passes.ground,
                household_passes.is_family_pass, household_passes.municipality
            FROM audience LEFT JOIN household_passes ON household_passes.household = audience.household
            WHERE audience.household > ? ORDER BY audience.household LIMIT ?
            """, [.text(household?.description ?? ""), .integer(Int64(limit))]
        ) { cells in
            let family = PassGlimpse(cells)
            last = family.household
            count += 1
            try body(family)
        }
        return count == limit ? last : nil
    }
}
