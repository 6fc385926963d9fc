import Calendar
import Events
import Hummingbird
import LINE
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
        OperationFile(console: console).add(to: pages)
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
        FormFields([
            ("from", from), ("to", to), ("who", who), ("what", what), ("office", office), ("before", "\(position)"),
        ]).text
    }
}
