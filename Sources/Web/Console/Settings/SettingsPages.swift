import Calendar
import EventModel
import Events
import Hummingbird
import Offices
import Places
import Projections

/// How the service is set up, and which offices work with it.
struct SettingsPages: Sendable {
    let console: Console

    func add(to pages: RouterGroup<Visit>) {
        pages.get("settings") { request, visit in
            try await console.page(request, visit) { _ in SettingsPage(console) }
        }
        pages.get("offices") { request, visit in
            try await console.page(request, visit) { _ in
                try await OfficesPage(console, isSaved: request.uri.queryParameters["saved"] != nil)
            }
        }
        pages.post("offices/open") { request, visit in try await open(request, visit) }
        pages.post("offices/close") { request, visit in try await close(request, visit) }
    }

    private func open(_ request: Request, _ visit: Visit) async throws -> Response {
        try await console.change(request, visit, in: .offices) { staff, form in
            func again(_ fault: TextName) async throws -> Answer {
                .again(try await OfficesPage(console, typed: form, fault: console.words(fault)))
            }
            guard let office = OfficeID(form["office"]) else { return try await again("console-offices.not-an-office") }
            let gazetteer = console.staff.gazetteer
            let known = gazetteer.offices().first { $0.office == office }?.name
            do {
                try await console.staff.execute(
                    OpenOffice(office: office, name: known ?? form["name"], in: gazetteer), by: staff.access)
            } catch OpenOffice.Refusal.notAPlace {
                return try await again("console-offices.not-an-office")
            } catch OpenOffice.Refusal.noName {
                return try await again("console-offices.no-name")
            }
            return .goTo("/console/offices?saved=1")
        }
    }

    private func close(_ request: Request, _ visit: Visit) async throws -> Response {
        try await console.change(request, visit, in: .offices) { staff, form in
            guard let office = OfficeID(form["office"]) else { throw Trouble.notFound }
            do {
                try await console.staff.execute(CloseOffice(office: office), by: staff.access)
            } catch is CloseOffice.Refusal {
                throw Trouble.notFound
            }
            return .goTo("/console/offices?saved=1")
        }
    }
}

/// The settings in force. They are changed in the file or the environment; secrets are not shown.
struct SettingsPage: ConsolePage {
    static let template = "console.settings"
    static let room = ConsoleRoom.settings
    let lines: [Line]

    struct Line: Sendable {
        let key: String
        let value: String
        let meaning: String
    }

    init(_ console: Console) {
        lines = console.answers.settings.map {
            Line(key: $0.key, value: $0.value, meaning: console.words($0.meaning))
        }
    }
}

/// Every office that there could be, and whether it works with the service.
struct OfficesPage: ConsolePage {
    static let template = "console.offices"
    static let room = ConsoleRoom.offices
    let offices: [Line]
    let isSaved: Bool
    let partner: String
    let name: String
    let fault: String?

    struct Line: Sendable {
        let id: String
        let name: String
        let kind: String
        let isOpen: Bool
        let since: String
    }

    init(_ console: Console, typed: Form? = nil, isSaved: Bool = false, fault: String? = nil) async throws {
        let rows = try await console.answers.read { try StaffDirectory.offices(in: $0) }
        let known = Dictionary(rows.map { ($0.office, $0) }) { $1 }
        let places = console.staff.gazetteer.offices()
        let others = rows.map { (office: $0.office, name: $0.name) }.filter { row in
            !places.contains { $0.office == row.office }
        }
        offices = (places + others).map { place in
            let row = known[place.office]
            return Line(
                id: place.office.description, name: row?.name ?? place.name, kind: place.office.kind.title,
                isOpen: row?.isOpen ?? false, since: row?.openedOn.description ?? "–")
        }
        self.isSaved = isSaved
        partner = typed?["office"] ?? ""
        name = typed?["name"] ?? ""
        self.fault = fault
    }
}
