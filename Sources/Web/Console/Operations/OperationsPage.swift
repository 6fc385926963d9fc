import Calendar
import Events
import Offices
import Projections

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
        let records = try await console.answers.read { tables in
            let tags = Set(found.compactMap(\.about))
            return try FacilityDirectory.names(ofTags: tags, in: tables)
                .merging(try ShopBook.names(ofTags: tags, in: tables)) { $1 }
        }
        let names = OperationNames(console, all, rows, records: records)
        let terminal = console.words("console-operations.terminal")
        lines = found.prefix(Self.perPage).map { line in
            let household = line.household.map { RegistrationNumber(of: $0).description }
            return Line(
                at: Console.moment(line.at), who: names.person(line.actor),
                office: line.office.map { names.office($0) } ?? "–", what: console.operation(line.kind),
                about: household ?? line.about.map(names.subject) ?? "–", purpose: names.purpose(of: line) ?? "–",
                detail: names.detail(of: line) ?? "–")
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
