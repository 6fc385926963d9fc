import EventModel
import HTTPTypes
import Hummingbird

/// Secrets that are shown once. Between the form and the page that shows one it travels in the browser's own sealed
/// cookie: it stands in no address, a lost answer can be asked for again, and the server keeps nothing.
struct ShownOnce: Sendable {
    enum Kind: String, Sendable {
        case recovery, offer, calendar

        /// The page that shows it.
        var page: String {
            switch self {
            case .recovery: "/r/recovery/code"
            case .offer: "/r/links/offered"
            case .calendar: "/r/calendar/address"
            }
        }
    }

    let residents: Residents

    /// On to the page that shows a secret.
    func goOn(showing secret: String, _ kind: Kind, to family: FamilyVisit) throws -> Response {
        var response = Response.redirect(to: kind.page, type: .normal)
        var session = family.session
        session.note = "\(kind.rawValue) \(secret)"
        session.seenAt = residents.world.now()
        try residents.cookies.set(session, behind: .residents, on: &response)
        return response
    }

    /// The page with the secret, which the browser forgets with it; whoever loads it again goes back to where it was
    /// made.
    func show<Page: WebPage>(
        _ kind: Kind, _ request: Request, _ visit: Visit, or home: String, _ page: (FamilyVisit, String) -> Page
    ) async throws -> Response {
        let family = try await residents.familyVisit(request, visit)
        let parts = (family.session.note ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0] == kind.rawValue else { return .redirect(to: home, type: .normal) }
        var response = residents.writer.response(page(family, String(parts[1])), for: family.reader)
        var session = family.session
        session.note = nil
        try residents.cookies.set(session, behind: .residents, on: &response)
        return response
    }
}

/// Makes a form that is sent twice, from two tabs or by the back button, do its work once: it carries the name of what
/// it will make, and the name of what there was when the page was written.
struct FormName: Sendable {
    let fresh: String
    let last: String

    init(_ fresh: ULID, last: ULID?) {
        self.fresh = fresh.description
        self.last = last?.description ?? ""
    }

    /// The name to make something under; nil if something newer was made since the page was written.
    ///
    /// - Parameter last: what there is now.
    static func read(_ form: Form, last: ULID?) -> ULID? {
        guard let fresh = ULID(form["fresh"]) else { return nil }
        return last == fresh || form["last"] == last?.description ?? "" ? fresh : nil
    }
}
