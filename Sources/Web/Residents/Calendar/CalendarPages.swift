import Calendar
import Crypto
import Delivery
import EventModel
import EventStore
import Events
import HTTPTypes
import Households
import Hummingbird

/// Where a family makes the secret address of its calendar, and takes it back.
struct CalendarPages: Sendable {
    let residents: Residents

    private var once: ShownOnce { ShownOnce(residents: residents) }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("calendar") { request, visit in
            try await residents.page(request, visit) { family in
                page(family, isRevoked: request.uri.queryParameters["done"] == "revoked", fault: nil)
            }
        }
        pages.post("calendar/issue") { request, visit in try await issue(request, visit) }
        pages.get("calendar/address") { request, visit in
            try await once.show(.calendar, request, visit, or: "/r/calendar") { _, secret in
                CalendarAddressPage(publicURL: residents.login.publicURL, secret: secret)
            }
        }
        pages.post("calendar/revoke") { request, visit in
            try await residents.change(request, visit) { family, _ in
                try await residents.doors.revokeCalendar(of: family.household, as: residents.command(of: family))
                return .goTo("/r/calendar?done=revoked")
            }
        }
    }

    private func page(_ family: FamilyVisit, isRevoked: Bool, fault: TextName?) -> CalendarPage {
        CalendarPage(
            name: FormName(residents.world.freshID(), last: family.family.calendar),
            isOpen: family.family.calendar != nil, mayIssue: family.family.registered != nil, isRevoked: isRevoked,
            fault: fault.map { residents.speech(for: family)($0) })
    }

    private func issue(_ request: Request, _ visit: Visit) async throws -> Response {
        let family = try await residents.familyVisit(request, visit)
        let form = try await Form.read(request, visit, residents.cookies)
        func again(_ fault: TextName) -> Response {
            residents.writer.again(page(family, isRevoked: false, fault: fault), for: family.reader)
        }
        guard let name = FormName.read(form, last: family.family.calendar) else { return again("calendar.newer") }
        do {
            let secret = try await residents.doors.issueCalendarSecret(
                for: family.household, named: name, as: residents.command(of: family))
            return try once.goOn(showing: secret, .calendar, to: family)
        } catch is IssueCalendarLink.Refusal {
            return again("calendar.register-first")
        }
    }
}

/// What a secret address opens: a family's dates, for a calendar program.
struct CalendarFeedPages: Sendable {
    let residents: Residents

    func add(to paths: RouterGroup<Visit>) {
        paths.get(":file") { _, visit in try await feed(visit.parameters.get("file") ?? "") }
    }

    private func feed(_ file: String) async throws -> Response {
        guard file.hasSuffix(Self.ending) else { throw Trouble.notFound }
        let secret = String(file.dropLast(Self.ending.count))
        guard ULID(secret) != nil, let household = try await residents.doors.household(behindCalendar: secret)
        else { throw Trouble.notFound }
        let family = try await residents.log.state(of: Household.fold, about: [household.tag])
        let today = JapanTime(milliseconds: residents.world.now()).date
        let plan = try await residents.answers.plan(household, today)
        let say = Speech(texts: residents.writer.texts, language: family.language)
        let calendar = ICalendar(
            name: say("calendar.name"),
            entries: (plan.open + plan.coming).flatMap { entries(of: $0, household, say) }, today: today)
        var headers: HTTPFields = [
            .contentType: "text/calendar; charset=utf-8", .contentDisposition: "inline; filename=\"hagukumi.ics\"",
        ]
        if let robots = HTTPField.Name("X-Robots-Tag") { headers[robots] = "noindex, nofollow" }
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: calendar.file)))
    }

    static let ending = ".ics"

    /// The day on which something falls due, and where something is lost after it, its last day.
    private func entries(of item: PlanItem, _ household: HouseholdID, _ say: Speech) -> [ICalendar.Entry] {
        let note = item.note.map {
            "\n\(say("messages.advice"))\($0.place(in: say.language))\n\($0.words[say.language])"
        }
        let text = "\(item.body)\(note ?? "")\n\(say("home.source")): \(item.source.name)"
        var entries = [
            ICalendar.Entry(
                uid: Self.uid(item.identity, household), day: item.date, summary: item.title, text: text)
        ]
        if item.isDeadline, let last = item.last, last != item.date {
            entries.append(
                ICalendar.Entry(
                    uid: Self.uid(item.identity + "-last", household), day: last,
                    summary: say("calendar.deadline", ["title": item.title]), text: text))
        }
        return entries
    }

    /// The same for the same thing of the same family, and nothing that leads back to it.
    private static func uid(_ identity: String, _ household: HouseholdID) -> String {
        let hash = SHA256.hash(data: Array("\(household) \(identity)".utf8))
        return "\(Hexadecimal.text(of: hash.prefix(16)))@hagukumi"
    }
}

/// Whether there is an address, and how to make one.
struct CalendarPage: WebPage {
    static let template = "residents.calendar"
    let title: TextName = "calendar.title"
    let name: FormName
    let isOpen: Bool
    let mayIssue: Bool
    let isRevoked: Bool
    let issueFault: String?

    init(name: FormName, isOpen: Bool, mayIssue: Bool, isRevoked: Bool, fault: String?) {
        self.name = name
        self.isOpen = isOpen
        self.mayIssue = mayIssue
        self.isRevoked = isRevoked
        issueFault = fault
    }
}

/// A fresh address, once.
struct CalendarAddressPage: WebPage {
    static let template = "residents.calendar-address"
    let title: TextName = "calendar.address"
    let address: String
    /// The same for programs that subscribe at a tap.
    let subscription: String

    init(publicURL: String, secret: String) {
        address = "\(publicURL)/calendar/\(secret)\(CalendarFeedPages.ending)"
        let rest = address.split(separator: ":", maxSplits: 1).last.map(String.init) ?? ""
        subscription = "webcal:\(rest)"
    }
}
