package import Calendar
package import EventModel
package import Events

/// One thing that somebody in an office, or an operator on the terminal, caused.
package struct OperationLine: Row {
    package let position: Int64
    /// Milliseconds since 1970.
    package let at: Int64
    /// The day in Japan.
    package let day: CivilDate
    /// `staff:…` or `operator`.
    package let actor: String
    /// Where the person worked then; nil for the terminal.
    package let office: OfficeID?
    /// The fact's name, such as `staff.invited`.
    package let kind: String
    /// The household that it is about. It is shown by its registration number only.
    package let household: HouseholdID?
    /// Whom or what it is about besides, as a tag: `office:ward:14104`.
    package let about: String?
    package let purpose: String?
    package let detail: String?

    package struct Key: RowKey {
        let position: Int64
        package var cells: [Cell] { [position.cell] }
    }
    package var key: Key { Key(position: position) }

    package static let table = Table(
        "operation_lines", key: 1,
        indexes: [["day", "position"], ["actor", "position"], ["kind", "position"], ["office", "position"]],
        Column("position", \OperationLine.position), Column("recorded_at", \.at), Column("day", \.day),
        Column("actor", \.actor), Column("office", \.office), Column("kind", \.kind),
        Column("household", \.household), Column("about", \.about), Column("purpose", \.purpose),
        Column("detail", \.detail), build: OperationLine.init)
}

/// Where somebody worked when, to tell for which office they acted.
package struct OperationActor: Row {
    package let staff: StaffID
    package var postings: PostingList
    package var key: StaffID { staff }

    package static let table = Table(
        "operation_actors", key: 1,
        Column("staff", \OperationActor.staff), Column("postings", \.postings), build: OperationActor.init)
}

/// Everything that staff and operators caused, whatever kind of fact it is.
package enum OperationLog: Projection {
    package static let name = "operation_log"
    package static let version = 3
    package static let tables = [OperationLine.table.shape, OperationActor.table.shape]

    package static func handlers(_ rows: Rows) -> Handlers {
        let lines = rows.of(OperationLine.self)
        let actors = rows.of(OperationActor.self)
        func post(_ staff: StaffID, _ office: OfficeID, _ roles: [Role], from day: CivilDate) throws {
            let newcomer = OperationActor(staff: staff, postings: PostingList())
            try actors.update(staff, orInsert: newcomer) { $0.postings.post(office, roles, from: day) }
        }
        func note(_ recorded: Recorded) throws {
            // An office's list is one thing that was done, however many places stand in it.
            if let listed = recorded.event as? any ListedFact, listed.by == .list { return }
            switch recorded.event {
            case let fact as StaffInvited: try post(fact.staff, fact.office, fact.roles, from: PostingList.beginning)
            case let fact as StaffPosted: try post(fact.staff, fact.office, fact.roles, from: fact.from)
            default: break
            }
            let day = JapanTime(milliseconds: recorded.recordedAt).date
            let office = try StaffID(actor: recorded.actor).flatMap { try actors.row($0)?.postings.on(day)?.office }
            lines.add(line(recorded, on: day, office))
        }
        return Catalogue.hagukumi.types.filter { !ofTheChat.contains($0.type.schema.name) }
            .reduce(Handlers()) { watching($1.type, note, $0) }
    }

    /// What is said in the chat nobody in an office causes, and it is more than all the rest: it is not even read.
    static let ofTheChat: Set = [WebhookReceived.schema.name, ChatAnswered.schema.name]

    /// Every other kind of fact, so that none is forgotten when one is added.
    private static func watching<Fact: Event>(
        _ type: Fact.Type, _ note: @escaping (Recorded) throws -> Void, _ handlers: Handlers
    ) -> Handlers {
        // Most facts are of families: they are left at the first look.
        handlers.on(type) { _, recorded in if isOperation(recorded.actor) { try note(recorded) } }
    }

    private static func isOperation(_ actor: String) -> Bool { actor == "operator" || actor.hasPrefix("staff:") }

    private static func line(_ recorded: Recorded, on day: CivilDate, _ office: OfficeID?) -> OperationLine {
        let event = recorded.event
        let (purpose, detail) = words(of: event)
        return OperationLine(
            position: recorded.position.value, at: recorded.recordedAt, day: day, actor: recorded.actor,
            office: office, kind: type(of: event).schema.name,
            household: event.tags.lazy.compactMap { HouseholdID($0) }.first,
            about: subject(of: event, actor: recorded.actor), purpose: purpose, detail: detail)
    }

    private static let told = [
        "staff:", "office:", "municipality:", "source:", "report:", "batch:", "place:", "gathering:", "scheme:",
        "shop:", "consultation:",
    ]

    private static func subject(of event: any Event, actor: String) -> String? {
        let tags = event.tags.map(\.text).filter { tag in told.contains { tag.hasPrefix($0) } }
        return tags.first { $0 != actor } ?? tags.first
    }

    /// For what, and what in particular. No personal values: this is a table.
    private static func words(of event: any Event) -> (purpose: String?, detail: String?) {
        switch event {
        case let fact as ExactCountsRead: (fact.purpose, fact.by)
        case let fact as HouseholdSearched:
            (fact.purpose.rawValue, fact.found == nil ? "\(fact.means.rawValue): none" : fact.means.rawValue)
        case let fact as HouseholdViewed:
            (fact.purpose.rawValue, fact.what.map(\.rawValue).joined(separator: ","))
        case let fact as HouseholdRead: (fact.purpose, fact.what)
        case let fact as OperationLogExported: (nil, "\(fact.rows) rows, \(fact.filter)")
        case let fact as MunicipalDateSet: (nil, "\(fact.deadline) \(fact.date)")
        case let fact as MunicipalDateWithdrawn: (nil, "\(fact.deadline) \(fact.date)")
        case let fact as LocalNoteWritten: (nil, fact.entry)
        case let fact as LocalNoteWithdrawn: (nil, fact.entry)
        case let fact as RegistrationLinkIssued: (nil, "\(fact.kind.rawValue) \(fact.name)")
        case let fact as OfficeOpened: (nil, fact.name)
        case let fact as StaffInvited: (nil, Self.words(fact.office, fact.roles))
        case let fact as StaffPosted: (nil, "\(Self.words(fact.office, fact.roles)) from \(fact.from)")
        case let fact as StaffTermSet: (nil, "until \(fact.until)")
        case let fact as StaffSignedIn: (nil, fact.way.rawValue)
        case let fact as DatasetImported: (nil, "\(fact.dataset.kind.rawValue) \(fact.file): \(fact.rows) rows")
        default: (nil, nil)
        }
    }

    private static func words(_ office: OfficeID, _ roles: [Role]) -> String {
        "\(office) \(roles.map(\.rawValue).joined(separator: ","))"
    }
}
