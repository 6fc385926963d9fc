import Calendar
import Consultations
import EventModel
import EventStore
import Events
import Hummingbird
import Offices
import Places
import Projections

/// What the console's pages about consultations have in common: whose desk it is, and what somebody there may read.
struct DeskRoom: Sendable {
    let console: Console

    var say: Speech { Speech(texts: console.writer.texts, language: .japanese) }
    var log: Log { console.staff.log }
    var now: Int64 { console.world.now() }

    func add(to pages: RouterGroup<Visit>) {
        DeskQueuePages(room: self).add(to: pages)
        DeskStreamPages(room: self).add(to: pages)
        CasePages(room: self).add(to: pages)
        CaseTalkPages(room: self).add(to: pages)
        CaseLifePages(room: self).add(to: pages)
        CaseCarePages(room: self).add(to: pages)
        DeskSettingsPages(room: self).add(to: pages)
        ShiftPages(room: self).add(to: pages)
        PreparedPages(room: self).add(to: pages)
        DeskLeadPages(room: self).add(to: pages)
        DisclosurePages(room: self).add(to: pages)
        WitnessPages(room: self).add(to: pages)
        HelpPages(room: self).add(to: pages)
    }

    /// Whose desk somebody sits at.
    ///
    /// - Throws: `Trouble.forbidden` on the terminal, which has none.
    func office(_ staff: StaffVisit) throws -> OfficeID {
        guard let office = staff.access.office else { throw Trouble.forbidden }
        return office
    }

    /// The consultation in the address, as the read model has it: no word of it is read for that.
    ///
    /// - Throws: `Trouble.notFound` where there is none, or another office's desk answers it.
    func row(_ visit: Visit, _ staff: StaffVisit) async throws -> ConsultationRow {
        guard let id = ConsultationID(try visit.parameters.require("case")) else { throw Trouble.notFound }
        let row = try await console.answers.read { try ConsultationDesk.row(id, in: $0) }
        guard let row, row.office == (try office(staff)), row.stage != .shredded else { throw Trouble.notFound }
        return row
    }

    /// The consultation with its words open, once it is on record that somebody reads it.
    ///
    /// - Throws: what the log throws: then nothing is shown.
    func read(_ row: ConsultationRow, for purpose: CaseReading, _ staff: StaffVisit) async throws -> Case {
        let office = try office(staff)
        do {
            try await console.staff.execute(
                ReadCase(
                    consultation: row.consultation, staff: staff.staff, office: office, purpose: purpose, now: now),
                by: staff.access)
        } catch is CaseRefusal {
            throw Trouble.notFound
        }
        let state = try await log.state(of: Case.fold, about: [row.consultation.tag])
        // It may have gone to another desk in between.
        guard state.office == office, state.opened != nil, state.stage != .shredded else { throw Trouble.notFound }
        return state
    }

    /// What somebody may read a consultation for, as it stands; the first is what is offered first.
    func purposes(_ row: ConsultationRow, _ staff: StaffVisit) -> [CaseReading] {
        if row.stage == .taken, row.staff == staff.staff { return [.answering] }
        var purposes: [CaseReading] = []
        if row.isFlagged { purposes.append(.crisis) }
        purposes.append(.handover)
        if staff.access.may(.superviseDesk) {
            purposes += row.stage == .closed ? [.review, .supervision] : [.supervision]
        }
        return purposes
    }

    /// How the office's desk answers; nil where it has none.
    func desk(of office: OfficeID) async throws -> DeskRow? {
        try await console.answers.read { tables in
            try ConsultationDesk.desks(in: tables).first { $0.office == office }
        }
    }

    /// What somebody is called; a dash for whoever is not known any more.
    func name(of staff: StaffID) async throws -> String {
        try await console.answers.read { try StaffDirectory.staff(staff, in: $0) }?.name ?? "–"
    }

    func names(of staff: Set<StaffID>) async throws -> [StaffID: String] {
        try await console.answers.read { tables in
            var names: [StaffID: String] = [:]
            for person in staff { names[person] = try StaffDirectory.staff(person, in: tables)?.name ?? "–" }
            return names
        }
    }

    /// Who may sit at an office's desk today.
    func counsellors(of office: OfficeID, _ staff: StaffVisit) async throws -> [StaffRow] {
        let moment = JapanTime(milliseconds: now)
        let day = staff.today
        return try await console.answers.read { try StaffDirectory.staff(on: day, in: $0) }.filter { row in
            guard row.status(at: moment) == .active, let posting = row.postings.on(day) else { return false }
            return posting.office == office && !Set(posting.roles).isDisjoint(with: [.desk, .supervisor])
        }
    }

    /// What an office is called.
    func name(of office: OfficeID) async throws -> String {
        try await console.answers.read { try StaffDirectory.offices(in: $0) }.first { $0.office == office }?.name ?? "–"
    }

    /// Whole minutes since a moment.
    func minutes(since moment: Int64) -> Int { max(0, Int((now - moment) / 60_000)) }

    /// How long something lasts: 「12分」「3時間」「2日」.
    func span(since moment: Int64) -> String {
        let minutes = minutes(since: moment)
        return switch minutes {
        case ..<60: say("desk-queue.minutes", ["count": "\(minutes)"])
        case ..<2_880: say("desk-queue.hours", ["count": "\(minutes / 60)"])
        default: say("desk-queue.days", ["count": "\(minutes / 1_440)"])
        }
    }
}
