import Consultations
import EventModel
import EventStore
import Events
import Hummingbird
import Offices
import Projections

/// Taking a consultation, giving it on or back, its urgency and its end.
struct CaseLifePages: Sendable {
    let room: DeskRoom
    private var console: Console { room.console }
    private var cases: CasePages { CasePages(room: room) }

    func add(to pages: RouterGroup<Visit>) {
        pages.post("desk/:case/take") { request, visit in
            try await cases.act(request, visit) { row, staff, _ in
                try await take(row, staff)
                return "/console/desk/\(row.consultation)?done=taken"
            }
        }
        pages.post("desk/:case/hand-over") { request, visit in
            try await cases.act(request, visit) { row, staff, form in try await handOver(row, staff, form) }
        }
        pages.post("desk/:case/give-back") { request, visit in
            try await cases.act(request, visit) { row, staff, _ in
                try await console.staff.execute(
                    ReturnCase(consultation: row.consultation, staff: staff.staff, why: .givenBack, now: room.now),
                    by: staff.access)
                return "/console/desk?done=returned"
            }
        }
        pages.post("desk/:case/take-back") { request, visit in
            try await cases.act(request, visit, needs: .superviseDesk) { row, staff, _ in
                // Whoever has it by now keeps it if the page is old.
                if let holder = row.staff {
                    try await console.staff.execute(
                        ReturnCase(consultation: row.consultation, staff: holder, why: .supervisor, now: room.now),
                        by: staff.access)
                }
                return "/console/desk/lead?done=returned"
            }
        }
        addEnd(to: pages)
    }

    private func addEnd(to pages: RouterGroup<Visit>) {
        pages.post("desk/:case/urgency") { request, visit in
            try await cases.act(request, visit) { row, staff, form in
                guard let urgency = Urgency(rawValue: form["urgency"]) else { throw Trouble.notOurForm }
                try await console.staff.execute(
                    SetUrgency(
                        consultation: row.consultation, staff: staff.staff, office: row.office, urgency: urgency,
                        now: room.now), by: staff.access)
                return CasePages.path(row, form, done: "urgency")
            }
        }
        pages.post("desk/:case/close") { request, visit in
            try await cases.act(request, visit) { row, staff, form in
                guard let outcome = ConsultationOutcome(rawValue: form["outcome"]), outcome != .clientLeft else {
                    throw CaseFault(words: "desk-case.no-outcome")
                }
                try await console.staff.execute(
                    CloseCase(
                        consultation: row.consultation, staff: staff.staff, outcome: outcome, now: room.now),
                    by: staff.access)
                return "/console/desk?done=closed"
            }
        }
        pages.post("desk/:case/reopen") { request, visit in
            try await cases.act(request, visit) { row, staff, _ in
                try await console.staff.execute(
                    ReopenCase(consultation: row.consultation, office: row.office, now: room.now), by: staff.access)
                return "/console/desk/\(row.consultation)?done=reopened"
            }
        }
    }

    private func take(_ row: ConsultationRow, _ staff: StaffVisit) async throws {
        let me = staff.staff
        let (duty, held) = try await console.answers.read { tables in
            (
                try ConsultationDesk.duty(at: row.office, in: tables).first { $0.staff == me },
                try ConsultationDesk.held(by: me, in: tables).count
            )
        }
        try await console.staff.execute(
            TakeCase(
                consultation: row.consultation, staff: me, office: row.office, holding: held,
                capacity: duty?.capacity ?? 0, now: room.now), by: staff.access)
    }

    private func handOver(_ row: ConsultationRow, _ staff: StaffVisit, _ form: Form) async throws -> String {
        var (office, colleague) = (row.office, StaffID?.none)
        let target = form["to"].split(separator: ":", maxSplits: 1).map(String.init)
        switch (target.first, target.last) {
        case ("staff", let number?):
            let asked = StaffID(number)
            let duty = try await console.answers.read { try ConsultationDesk.duty(at: row.office, in: $0) }
            guard let asked, duty.contains(where: { $0.staff == asked }) else {
                throw CaseFault(words: "desk-case.not-at-desk")
            }
            colleague = asked
        case ("desk", let code?):
            guard let other = OfficeID(code), try await room.desk(of: other) != nil else {
                throw CaseFault(words: "desk-case.no-such-desk")
            }
            office = other
        case ("free", _): break
        default: throw CaseFault(words: "desk-case.no-target")
        }
        let note = form["handover"].isEmpty ? nil : try WrittenText(form["handover"]).text
        try await console.staff.execute(
            HandOverCase(
                consultation: row.consultation, staff: staff.staff, office: office, to: colleague, note: note,
                now: room.now), by: staff.access)
        return "/console/desk?done=handed"
    }
}
