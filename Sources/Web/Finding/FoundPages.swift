import Calendar
import EventModel
import Events
import Facilities
import HTTPTypes
import Hummingbird
import NIOCore
import Projections

/// One place or event, with everything that is known of it.
struct FoundPages: Sendable {
    let residents: Residents
    let directory: DirectoryAnswers

    func add(to pages: RouterGroup<Visit>) {
        pages.get("places/:place") { request, visit in try await place(request, visit) }
        pages.get("events/:gathering") { request, visit in try await gathering(request, visit) }
        pages.get("events/:gathering/event.ics") { _, visit in try await calendar(visit) }
    }

    private func place(_ request: Request, _ visit: Visit) async throws -> Response {
        guard let id = visit.parameters.get("place").flatMap({ PlaceID($0) }) else { throw Trouble.notFound }
        let found = try await directory.tables.read { tables in
            (
                try FacilityDirectory.listed([id], in: tables).first,
                try FacilityDirectory.place(id, in: tables)?.mergedInto,
                try StaffDirectory.offices(in: tables), try ShopBook.shop(at: id, in: tables)
            )
        }
        // What was merged is the other one now.
        if let other = found.1 { return .redirect(to: "/r/places/\(other)", type: .permanent) }
        guard let listed = found.0 else { throw Trouble.notFound }
        let office = Self.name(of: listed.row.listing.dataset.office, in: found.2)
        return try await answer(request, visit, office) {
            FoundPlacePage(listed: listed, shop: found.3, parts: $0)
        }
    }

    private func gathering(_ request: Request, _ visit: Visit) async throws -> Response {
        let (listed, office) = try await listed(visit)
        return try await answer(request, visit, office) { FoundGatheringPage(listed: listed, parts: $0) }
    }

    private func answer(
        _ request: Request, _ visit: Visit, _ office: String, _ page: (FoundParts) -> some WebPage
    ) async throws -> Response {
        let reader = try await residents.anybody(request, visit)
        let parts = FoundParts(
            say: Speech(texts: residents.writer.texts, language: reader.language), office: office,
            now: JapanTime(milliseconds: residents.world.now()), map: residents.map(with: directory))
        return residents.mapped(residents.writer.response(page(parts), for: reader), directory)
    }

    private func calendar(_ visit: Visit) async throws -> Response {
        let (listed, office) = try await listed(visit)
        let (row, listing) = (listed.row, listed.row.listing)
        let entry = OpenEvents.entry(
            row.gathering.description, row.record,
            provenance: "\(listing.source) (\(listing.licence)) \(listed.freshOn) \(office)", asOf: listed.freshOn,
            link: "\(residents.login.publicURL)/r/events/\(row.gathering)")
        let file = ICalendar(
            name: row.record.name, entries: [entry], today: listed.freshOn, access: .everybody,
            product: "-//Hagukumi//Events//JA"
        ).file
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/calendar; charset=utf-8",
                .contentDisposition: "attachment; filename=\"event.ics\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: file)))
    }

    private func listed(_ visit: Visit) async throws -> (ListedGathering, office: String) {
        guard let id = visit.parameters.get("gathering").flatMap({ GatheringID($0) }) else { throw Trouble.notFound }
        let found = try await directory.tables.read { tables in
            (try FacilityDirectory.listed([id], in: tables).first, try StaffDirectory.offices(in: tables))
        }
        guard let listed = found.0 else { throw Trouble.notFound }
        return (listed, Self.name(of: listed.row.listing.dataset.office, in: found.1))
    }

    private static func name(of office: OfficeID, in offices: [OfficeRow]) -> String {
        offices.first { $0.office == office }?.name ?? "\(office)"
    }
}
