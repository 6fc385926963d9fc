import Consultations
import EventModel
import EventStore
import Events
import Hummingbird
import Offices
import Projections

/// What a desk does about a danger, and what its supervisor says of a consultation afterwards.
struct CaseCarePages: Sendable {
    let room: DeskRoom
    private var console: Console { room.console }
    private var cases: CasePages { CasePages(room: room) }

    func add(to pages: RouterGroup<Visit>) {
        pages.post("desk/:case/crisis") { request, visit in
            try await cases.act(request, visit) { row, staff, form in
                guard let action = CrisisAction(rawValue: form["action"]) else { throw Trouble.notOurForm }
                try await console.staff.execute(
                    ActOnCrisis(
                        consultation: row.consultation, staff: staff.staff, office: row.office, action: action,
                        now: room.now), by: staff.access)
                return CasePages.path(row, form, done: "acted")
            }
        }
        pages.post("desk/:case/hold") { request, visit in
            try await cases.act(request, visit, needs: .superviseDesk) { row, staff, form in
                guard let reason = HoldReason(rawValue: form["reason"]) else { throw Trouble.notOurForm }
                try await console.staff.execute(
                    PlaceHold(
                        consultation: row.consultation, staff: staff.staff, office: row.office, reason: reason,
                        now: room.now), by: staff.access)
                return CasePages.path(row, form, done: "held")
            }
        }
        pages.post("desk/:case/lift") { request, visit in
            try await cases.act(request, visit, needs: .superviseDesk) { row, staff, form in
                try await console.staff.execute(
                    LiftHold(
                        consultation: row.consultation, staff: staff.staff, office: row.office, now: room.now),
                    by: staff.access)
                return CasePages.path(row, form, done: "lifted")
            }
        }
        pages.post("desk/:case/review") { request, visit in
            try await cases.act(request, visit, needs: .superviseDesk) { row, staff, form in
                guard let mark = ReviewMark(rawValue: form["mark"]) else {
                    throw CaseFault(words: "desk-case.no-mark")
                }
                let words = form["review"].isEmpty ? nil : try WrittenText(form["review"]).text
                try await console.staff.execute(
                    ReviewCase(
                        consultation: row.consultation, staff: staff.staff, office: row.office, mark: mark,
                        words: words, now: room.now), by: staff.access)
                return CasePages.path(row, form, done: "reviewed")
            }
        }
    }
}
