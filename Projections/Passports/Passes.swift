import Calendar
package import EventModel
import Events
import Places

/// Follows the passes of households, the serials that are void, and how often what happened.
package enum Passes: Projection {
    package static let name = "passes"
    package static let version = 2
    package static let tables = [
        HouseholdPass.table.shape, VoidPassSerial.table.shape, PassMonth.table.shape, ShownMonth.table.shape,
    ]

    package static func handlers(_ rows: Rows) -> Handlers {
        let ledger = PassLedger(rows)
        return Handlers()
            .on(PassIssued.self, opening: true) { fact, _ in try ledger.issue(fact) }
            .on(PassRenewed.self, opening: true) { fact, _ in
                try ledger.change(fact.household, fact.pass) {
                    $0.isFamilyPass = fact.link != nil
                    $0.municipality = fact.municipality
                    $0.ground = fact.ground
                    $0.until = fact.until.value
                }
            }
            .on(PassEnded.self) { fact, _ in
                // What ends with its last day needs no list of revocations.
                try ledger.end(fact.household, fact.pass, on: fact.on, isVoid: fact.why != .lastDay)
            }
            .on(PassRevoked.self) { fact, _ in
                try ledger.void(fact.household, fact.pass, on: fact.on) { $0.state = .revoked }
                try ledger.count(fact.household, fact.pass, on: fact.on) { $0.revoked += 1 }
            }
            .on(PassReissued.self) { fact, _ in
                try ledger.void(fact.household, fact.pass, on: fact.on) {
                    $0.state = .valid
                    $0.serial = fact.serial
                }
            }
            .on(PassPrinted.self) { fact, _ in
                try ledger.change(fact.household, fact.pass) {
                    $0.paper = fact.paper
                    $0.paperUntil = fact.until
                }
            }
            .on(HouseholdForgotten.self) { fact, recorded in
                try ledger.forget(fact.household, on: JapanTime(milliseconds: recorded.recordedAt).date)
            }
            .on(LossTold.self) { fact, recorded in
                try ledger.lost(fact.household, on: JapanTime(milliseconds: recorded.recordedAt).date)
            }
            .on(PassesShown.self) { fact, _ in try ledger.shown(fact) }
    }
}

/// The tables of passes while a run of facts is read.
private final class PassLedger {
    private let passes: RowSet<HouseholdPass>
    private let voids: RowSet<VoidPassSerial>
    private let months: RowSet<PassMonth>
    private let showings: RowSet<ShownMonth>

    init(_ rows: Rows) {
        passes = rows.of(HouseholdPass.self)
        voids = rows.of(VoidPassSerial.self)
        months = rows.of(PassMonth.self)
        showings = rows.of(ShownMonth.self)
    }

    func issue(_ fact: PassIssued) throws {
        // A pass that comes after another does not make a loss forgotten.
        let lossToldOn = try passes.row(fact.household)?.lossToldOn
        passes.put(
            HouseholdPass(
                household: fact.household, pass: fact.pass, serial: fact.serial, isFamilyPass: fact.link != nil,
                municipality: fact.municipality, ground: fact.ground, until: fact.until.value, issuedOn: fact.on,
                lossToldOn: lossToldOn))
        try count(fact.household, fact.pass, on: fact.on) { $0.issued += 1 }
    }

    func change(_ household: HouseholdID, _ pass: PassID, _ change: (inout HouseholdPass) -> Void) throws {
        guard try passes.row(household)?.pass == pass else { return }
        try passes.update(household, change)
    }

    func end(_ household: HouseholdID, _ pass: PassID, on day: CivilDate, isVoid: Bool) throws {
        guard let row = try passes.row(household), row.pass == pass, row.state != .ended else { return }
        try count(household, pass, on: day) { $0.ended += 1 }
        if isVoid {
            try void(household, pass, on: day) { $0.state = .ended }
        } else {
            try change(household, pass) { $0.state = .ended }
        }
    }

    /// The pass's serial and that of its paper are good for nothing from now on.
    func void(
        _ household: HouseholdID, _ pass: PassID, on day: CivilDate, _ change: (inout HouseholdPass) -> Void
    ) throws {
        guard let row = try passes.row(household), row.pass == pass else { return }
        if row.state == .valid { void(row, on: day) }
        try passes.update(household) {
            $0.paper = nil
            $0.paperUntil = nil
            change(&$0)
        }
    }

    private func void(_ row: HouseholdPass, on day: CivilDate) {
        let last = row.until ?? Self.endless
        voids.put(VoidPassSerial(serial: row.serial, isPaper: false, until: last, since: day))
        guard let paper = row.paper else { return }
        voids.put(VoidPassSerial(serial: paper, isPaper: true, until: row.paperUntil ?? last, since: day))
    }

    func forget(_ household: HouseholdID, on day: CivilDate) throws {
        guard let row = try passes.row(household) else { return }
        if row.state == .valid {
            void(row, on: day)
            try count(household, row.pass, on: day) { $0.ended += 1 }
        }
        passes.remove(household)
    }

    func count(
        _ household: HouseholdID, _ pass: PassID, on day: CivilDate, _ change: (inout PassMonth) -> Void
    ) throws {
        guard let row = try passes.row(household), row.pass == pass else { return }
        let empty = PassMonth(month: YearMonth(containing: day).description, municipality: row.municipality)
        try months.update(empty.key, orInsert: empty, change)
    }

    func lost(_ household: HouseholdID, on day: CivilDate) throws {
        guard try passes.row(household) != nil else { return }
        try passes.update(household) { $0.lossToldOn = day }
    }

    func shown(_ fact: PassesShown) throws {
        let month = YearMonth(containing: fact.on).description
        for count in fact.counts {
            let empty = ShownMonth(month: month, municipality: count.municipality, band: count.band, passes: 0)
            try showings.update(empty.key, orInsert: empty) { $0.passes += count.passes }
        }
    }

    private static let endless = CivilDate(iso: "9999-12-31") ?? CivilDate(dayNumber: 0)
}
