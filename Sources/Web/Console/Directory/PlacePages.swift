import Calendar
import EventModel
import EventStore
import Events
import Facilities
import Hummingbird
import Projections

/// One place: all that is published of it, and what an office does about it.
struct PlacePages: Sendable {
    let room: DirectoryRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("places/:place") { request, visit in
            try await console.page(request, visit) { staff in
                let (id, entry) = try await room.place(visit, staff)
                return try await page(id, entry, staff, done: request.uri.queryParameters["done"].map(String.init))
            }
        }
        pages.post("places/:place/confirm") { request, visit in
            try await change(request, visit, done: "confirmed") { id, entry, staff, _ in
                try await console.staff.execute(
                    ConfirmPlace(place: id, office: entry.dataset.office, today: staff.today), by: staff.access)
            }
        }
        pages.post("places/:place/close") { request, visit in
            try await change(request, visit, done: "closed") { id, entry, staff, form in
                guard let day = CivilDate(iso: form["on"]) ?? CivilDate(japanese: form["on"]) else {
                    throw Wrong(sentence: "console-directory.no-day")
                }
                let reason: ClosingReason = form["reason"] == ClosingReason.mistaken.rawValue ? .mistaken : .ended
                try await console.staff.execute(
                    ClosePlace(
                        place: id, office: entry.dataset.office, reason: reason, on: day, today: staff.today,
                        seen: Int(form["turns"]) ?? -1), by: staff.access)
            }
        }
        pages.post("places/:place/reopen") { request, visit in
            try await change(request, visit, done: "reopened") { id, entry, staff, form in
                try await console.staff.execute(
                    ReopenPlace(
                        place: id, office: entry.dataset.office, today: staff.today, seen: Int(form["turns"]) ?? -1),
                    by: staff.access)
            }
        }
        pages.post("places/:place/links") { request, visit in
            try await change(request, visit, done: "linked") { id, entry, staff, form in
                guard let link = ULID(form["link"]) else { throw Trouble.notOurForm }
                try await console.staff.execute(
                    IssueKeeperLink(
                        place: id, link: link, until: staff.today.adding(years: 1), office: entry.dataset.office),
                    by: staff.access)
            }
        }
        pages.post("places/:place/links/withdraw") { request, visit in
            try await change(request, visit, done: "withdrawn") { id, entry, staff, form in
                guard let link = ULID(form["link"]) else { throw Trouble.notOurForm }
                try await console.staff.execute(
                    WithdrawKeeperLink(
                        place: id, link: link, office: entry.dataset.office, today: staff.today), by: staff.access)
            }
        }
    }

    /// What is wrong with what was typed.
    private struct Wrong: Error {
        let sentence: TextName
    }

    private func change(
        _ request: Request, _ visit: Visit, done: String,
        _ act: (PlaceID, DirectoryEntry, StaffVisit, Form) async throws -> Void
    ) async throws -> Response {
        try await console.change(request, visit, in: .places) { staff, form in
            let (id, entry) = try await room.place(visit, staff)
            func again(_ fault: String) async throws -> Answer {
                let (id, entry) = try await room.place(visit, staff)
                return .again(try await page(id, entry, staff, fault: fault))
            }
            do {
                try await act(id, entry, staff, form)
            } catch let refusal as DirectoryRefusal {
                return try await again(room.words(refusal))
            } catch let wrong as Wrong {
                return try await again(room.say(wrong.sentence))
            }
            return .goTo("/console/places/\(id)?done=\(done)")
        }
    }

    private func page(
        _ id: PlaceID, _ entry: DirectoryEntry, _ staff: StaffVisit, done: String? = nil, fault: String? = nil
    ) async throws -> PlacePage {
        let (row, vacancies, freshness) = try await console.answers.read {
            (
                try FacilityDirectory.place(id, in: $0), try FacilityDirectory.vacancies(of: id, in: $0),
                try FacilityDirectory.freshness(in: $0)
            )
        }
        let secret = try await KeeperLink.secret(of: room.log)
        let links = entry.links.sorted { $0.key < $1.key }.map { link, until in
            let address =
                console.login.publicURL + "/keeper/" + KeeperLink(place: id, link: link).text(signedWith: secret)
            return PlacePage.Link(
                number: "\(link)", address: address, until: "\(until)", isOver: until < staff.today,
                qr: console.login.qr(address))
        }
        return PlacePage(
            id, entry, row, vacancies, checkedOn: row.map { freshness.day(of: $0.listing) }, links: links,
            newLink: "\(console.world.freshID())", today: staff.today, done: done, fault: fault, room)
    }
}
