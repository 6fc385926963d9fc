import Consultations
import EventModel
import EventStore
import Events
import Hummingbird
import Offices
import Projections

/// Writing to the client, and writing what the client never sees.
struct CaseTalkPages: Sendable {
    let room: DeskRoom
    private var console: Console { room.console }
    private var cases: CasePages { CasePages(room: room) }

    func add(to pages: RouterGroup<Visit>) {
        pages.post("desk/:case/write") { request, visit in
            try await cases.act(request, visit) { row, staff, form in
                guard let message = ULID(form["message"]) else { throw Trouble.notOurForm }
                let text = try WrittenText(form["words"])
                try await console.staff.execute(
                    CounsellorWrites(
                        consultation: row.consultation, message: message, staff: staff.staff, words: text.text,
                        now: room.now), by: staff.access)
                return CasePages.path(row, form, done: "sent") + "#message"
            }
        }
        pages.post("desk/:case/note") { request, visit in
            try await cases.act(request, visit) { row, staff, form in
                guard let note = ULID(form["note"]) else { throw Trouble.notOurForm }
                let text = try WrittenText(form["words"])
                try await console.staff.execute(
                    WriteNote(
                        consultation: row.consultation, note: note, staff: staff.staff, office: row.office,
                        words: text.text, now: room.now), by: staff.access)
                return CasePages.path(row, form, done: "noted")
            }
        }
    }
}
