import Calendar
import Events
import HTTPTypes
import Hummingbird
import NIOCore
import Offices
import Projections

/// What was done by staff and on the terminal: searched, turned page by page, and taken as a file.
struct OperationPages: Sendable {
    let console: Console

    func add(to pages: RouterGroup<Visit>) {
        pages.get("operations") { request, visit in
            try await console.page(request, visit) { staff in
                var asked: [String: String] = [:]
                for (name, value) in request.uri.queryParameters { asked[String(name)] = String(value) }
                return try await OperationsPage(staff, console, OperationSearch(asked))
            }
        }
        pages.post("operations/file") { request, visit in try await file(request, visit) }
    }

    /// More than a file of a year has in a large prefecture.
    private static let mostRows = 200_000

    private func file(_ request: Request, _ visit: Visit) async throws -> Response {
        let staff = try await console.staffVisit(request, visit, in: .operations)
        let form = try await Form.read(request, visit, console.cookies)
        try staff.access.require(.exportOperationLog)
        let names = ["from", "to", "who", "what", "office"]
        let search = OperationSearch(Dictionary(uniqueKeysWithValues: names.map { ($0, form[$0]) }))
        let offices = try await console.answers.read { try StaffDirectory.offices(in: $0) }
        let filter = search.filter(in: staff.access.area(for: .exportOperationLog), offices.map(\.office))
        let lines = try await console.answers.read {
            try OperationLog.lines(filter, limit: Self.mostRows, in: $0)
        }
        try await console.staff.record(by: staff.access, of: .service) { by in
            OperationLogExported(by: by, rows: lines.count, filter: filter.description)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"operations-\(staff.today).csv\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: OperationLog.csv(lines))))
    }
}

/// What is looked for, as it was typed. What can't be read is left out, and the page shows it again.
struct OperationSearch: Sendable {
    let from: String
    let to: String
    let who: String
    let what: String
    let office: String
    let before: Int64?

    init(_ asked: [String: String]) {
        from = asked["from"] ?? ""
        to = asked["to"] ?? ""
        who = asked["who"] ?? ""
        what = asked["what"] ?? ""
        office = asked["office"] ?? ""
        before = asked["before"].flatMap { Int64($0) }
    }

    /// Never more than the area covers, whatever was asked for.
    func filter(in area: Area, _ offices: [OfficeID]) -> OperationLog.Filter {
        let covered = area.isEverywhere ? nil : area.offices(among: offices)
        var filter = OperationLog.Filter(offices: covered)
        if let one = OfficeID(office) { filter.offices = area.contains(one) ? [one] : [] }
        filter.from = CivilDate(iso: from)
        filter.to = CivilDate(iso: to)
        filter.actor = who == "operator" || StaffID(actor: who) != nil ? who : nil
        filter.kind = Console.operationKinds.contains { $0.kind == what } ? what : nil
        return filter
    }

    /// The address of the page with the same search, without its place.
    func query(before position: Int64) -> String {
        func plain(_ text: String) -> String {
            text.utf8.reduce(into: "") { escaped, byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F:
                    escaped.unicodeScalars.append(Unicode.Scalar(byte))
                default: escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
                }
            }
        }
        let fields = [("from", from), ("to", to), ("who", who), ("what", what), ("office", office)]
        return fields.map { "\($0.0)=\(plain($0.1))&" }.joined() + "before=\(position)"
    }
}

/// The operation log, newest first.
struct OperationsPage: ConsolePage {
    static let template = "console.operations"
    static let room = ConsoleRoom.operations
    let search: OperationSearch
    let people: [OfficeChoice]
    let kinds: [OfficeChoice]
    let offices: [OfficeChoice]
    let lines: [Line]
    let hasLines: Bool
    /// The query of the next page; nil on the last.
    let older: String?
    let mayExport: Bool

    struct Line: Sendable {
        let at: String
        let who: String
        let office: String
        let what: String
        let about: String
        let purpose: String
        let detail: String
    }

    private static let perPage = 50

    init(_ staff: StaffVisit, _ console: Console, _ search: OperationSearch) async throws {
        let (today, area) = (staff.today, staff.access.area(for: .readOperationLog))
        let (all, rows) = try await console.answers.read {
            (try StaffDirectory.offices(in: $0), try StaffDirectory.staff(on: today, in: $0))
        }
        let filter = search.filter(in: area, all.map(\.office))
        let found = try await console.answers.read {
            try OperationLog.lines(filter, before: search.before, limit: Self.perPage + 1, in: $0)
        }
        let names = Dictionary(rows.map { ($0.staff.actor, $0.name ?? "–") }) { $1 }
        let places = Dictionary(all.map { ($0.office, $0.name) }) { $1 }
        func name(_ tag: String) -> String {
            let office = tag.hasPrefix("office:") ? OfficeID(String(tag.dropFirst("office:".count))) : nil
            return names[tag] ?? office.flatMap { places[$0] } ?? tag
        }
        let terminal = console.words("console-operations.terminal")
        lines = found.prefix(Self.perPage).map { line in
            let household = line.household.map { RegistrationNumber(of: $0).description }
            return Line(
                at: Console.moment(line.at), who: line.actor == "operator" ? terminal : name(line.actor),
                office: line.office.map { places[$0] ?? "–" } ?? "–", what: console.operation(line.kind),
                about: household ?? line.about.map(name) ?? "–", purpose: line.purpose ?? "–",
                detail: line.detail ?? "–")
        }
        hasLines = !found.isEmpty
        older = found.count > Self.perPage ? search.query(before: found[Self.perPage - 1].position) : nil
        self.search = search
        offices = all.filter { area.contains($0.office) }.map {
            OfficeChoice(id: $0.office.description, name: $0.name, isChosen: $0.office.description == search.office)
        }
        let known = rows.filter { $0.postings.on(today).map { area.contains($0.office) } ?? false }
        people =
            (area.isEverywhere
                ? [OfficeChoice(id: "operator", name: terminal, isChosen: search.who == "operator")] : [])
            + known.map {
                OfficeChoice(id: $0.staff.actor, name: $0.name ?? "–", isChosen: $0.staff.actor == search.who)
            }
        kinds = Console.operationKinds.map {
            OfficeChoice(id: $0.kind, name: console.words($0.words), isChosen: $0.kind == search.what)
        }
        mayExport = staff.access.may(.exportOperationLog)
    }
}
