package import EventModel
package import Events

extension ConsultationDesk {
    /// The consultations that wait at a desk: danger first, then urgency, then who has waited longest.
    package static func queue(of office: OfficeID, most: Int, in tables: any Tables) throws -> [ConsultationRow] {
        var all: [ConsultationRow] = []
        // Rank by rank, so that the index gives the order, however many wait.
        for rank in (0...3).reversed() where all.count < most {
            all += try rows(
                "WHERE office = ? AND stage = 'waiting' AND rank = ? ORDER BY waiting_since, consultation LIMIT ?",
                [office.cell, .integer(Int64(rank)), .integer(Int64(most - all.count))], in: tables)
        }
        return all
    }

    /// What somebody has, what owes an answer first.
    package static func held(by staff: StaffID, in tables: any Tables) throws -> [ConsultationRow] {
        try rows("WHERE staff = ? AND stage = 'taken' ORDER BY rank DESC, client_at", [staff.cell], in: tables)
    }

    /// Everything at a desk that a counsellor has.
    package static func taken(at office: OfficeID, in tables: any Tables) throws -> [ConsultationRow] {
        try rows(
            "WHERE office = ? AND stage = 'taken' ORDER BY rank DESC, client_at", [office.cell], in: tables)
    }

    /// What was closed at a desk, the newest first.
    package static func closed(at office: OfficeID, most: Int, in tables: any Tables) throws -> [ConsultationRow] {
        try rows(
            "WHERE office = ? AND stage = 'closed' ORDER BY closed_at DESC LIMIT ?",
            [office.cell, .integer(Int64(most))], in: tables)
    }

    /// How many wait at a desk.
    package static func waiting(at office: OfficeID, in tables: any Tables) throws -> Int {
        try count("WHERE office = ? AND stage = 'waiting'", [office.cell], in: tables)
    }

    /// How many a counsellor will take before this one.
    package static func ahead(of row: ConsultationRow, in tables: any Tables) throws -> Int {
        guard row.stage == .waiting else { return 0 }
        return try count(
            "WHERE office = ? AND stage = 'waiting' AND (rank > ? OR (rank = ? AND waiting_since < ?))",
            [row.office.cell, .integer(Int64(row.rank)), .integer(Int64(row.rank)), .integer(row.waitingSince)],
            in: tables)
    }

    /// A household's consultations that are not shredded, the newest first.
    package static func of(_ household: HouseholdID, in tables: any Tables) throws -> [ConsultationRow] {
        try rows(
            "WHERE household = ? AND stage <> 'shredded' ORDER BY opened_at DESC", [household.cell], in: tables)
    }

    package static func row(_ consultation: ConsultationID, in tables: any Tables) throws -> ConsultationRow? {
        try rows("WHERE consultation = ?", [consultation.cell], in: tables).first
    }

    /// Every consultation that a counsellor has, at any desk.
    package static func allTaken(in tables: any Tables) throws -> [ConsultationRow] {
        try rows("WHERE stage = 'taken'", [], in: tables)
    }

    /// What was closed before a moment and is not held.
    package static func closed(
        before moment: Int64, at office: OfficeID, most: Int, in tables: any Tables
    ) throws -> [ConsultationRow] {
        try rows(
            "WHERE stage = 'closed' AND closed_at <= ? AND office = ? AND is_held = 0 ORDER BY closed_at LIMIT ?",
            [.integer(moment), office.cell, .integer(Int64(most))], in: tables)
    }

    package static func desks(in tables: any Tables) throws -> [DeskRow] {
        var all: [DeskRow] = []
        let table = DeskRow.table
        try tables.query("SELECT \(table.columnList) FROM desks ORDER BY office", []) { all.append(table.read($0)) }
        return all
    }

    package static func duty(at office: OfficeID, in tables: any Tables) throws -> [DutyRow] {
        var all: [DutyRow] = []
        let table = DutyRow.table
        try tables.query(
            "SELECT \(table.columnList) FROM desk_duty WHERE office = ? ORDER BY since", [office.cell]
        ) { all.append(table.read($0)) }
        return all
    }

    /// What was asked at a desk, or what a desk is the witness of, the newest first.
    package static func disclosures(
        askedAt office: OfficeID? = nil, seenBy witness: OfficeID? = nil, most: Int, in tables: any Tables
    ) throws -> [DisclosureRow] {
        var all: [DisclosureRow] = []
        let table = DisclosureRow.table
        try tables.query(
            "SELECT \(table.columnList) FROM disclosures WHERE \(office == nil ? "witness" : "office") = ?"
                + " ORDER BY at DESC LIMIT ?",
            [(office ?? witness ?? .unknown).cell, .integer(Int64(most))]
        ) { all.append(table.read($0)) }
        return all
    }

    /// The households from which words of a crisis were noticed since a moment.
    package static func inCrisis(since moment: Int64, in tables: any Tables) throws -> Set<HouseholdID> {
        var all: Set<HouseholdID> = []
        let table = CrisisRow.table
        try tables.query("SELECT \(table.columnList) FROM crises WHERE at > ?", [.integer(moment)]) {
            all.insert(table.read($0).household)
        }
        return all
    }

    private static func rows(_ rest: String, _ values: [Cell], in tables: any Tables) throws -> [ConsultationRow] {
        var all: [ConsultationRow] = []
        let table = ConsultationRow.table
        try tables.query("SELECT \(table.columnList) FROM consultations \(rest)", values) {
            all.append(table.read($0))
        }
        return all
    }

    private static func count(_ rest: String, _ values: [Cell], in tables: any Tables) throws -> Int {
        var count = 0
        try tables.query("SELECT count(*) FROM consultations \(rest)", values) { count = Int($0.integer(0)) }
        return count
    }
}
