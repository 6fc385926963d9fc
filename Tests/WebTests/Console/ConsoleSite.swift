import Calendar
import Delivery
import EventModel
import EventStore
import Events
import LINE
import Offices
import Places
import Projections
import Support

@testable import Web

/// The site with offices, people in them, and read models that follow the log.
struct ConsoleSite: Sendable {
    let site: Site
    let tables: TestTables
    let projector: Projector

    init(_ facts: [any Event] = []) async throws {
        var site = Site()
        let tables = try TestTables()
        let projector = Projector(log: site.log, tables: tables.store, projections: ReadModels.all)
        try await projector.prepare()
        site.console = try .over(site.log, tables, projector)
        self.site = site
        self.tables = tables
        self.projector = projector
        let offices: [any Event] = [
            OfficeOpened(office: Example.prefecture, name: "神奈川県"),
            OfficeOpened(office: Example.yokohama, name: "横浜市"),
            OfficeOpened(office: Example.hakoneOffice, name: "箱根町"),
        ]
        try await record(offices + facts)
    }

    func record(_ facts: [any Event]) async throws {
        if !facts.isEmpty { try await site.log.append(facts, as: site.test.command()) }
        try await projector.catchUp()
    }

    /// A browser in which somebody with these roles is signed in.
    func visit<Result: Sendable>(
        _ office: OfficeID, _ roles: Role..., look: (Browser) async throws -> Result
    ) async throws -> Result {
        let staff = StaffID(site.test.world.freshID())
        let invitation = InvitationID(site.test.world.freshID())
        let now = site.test.world.now
        try await record([
            StaffInvited(
                staff: staff, office: office, roles: roles, name: .known("職員 一郎"), signIn: .known("\(staff)"),
                until: Example.termEnd, invitation: invitation, expires: now + 1_000),
            StaffJoined(
                staff: staff, invitation: invitation, verifier: .known("v"), secret: .known(Example.totpSecret),
                step: 1, at: now),
        ])
        site.test.world.advance(milliseconds: 1_000)
        return try await site.open { browser in
            browser.keep(try site.signedIn(as: staff.tag, behind: .console))
            return try await look(browser)
        }
    }

    /// The facts of a kind that the log holds.
    func facts<Fact: Event>(_ type: Fact.Type) async throws -> [Fact] {
        try await site.test.facts().compactMap { $0 as? Fact }
    }
}

extension ConsoleAnswers {
    /// From read models, as the outermost layer answers.
    static func over(_ log: Log, _ tables: TestTables, _ projector: Projector) throws -> ConsoleAnswers {
        let gazetteer = try Gazetteer.load()
        let doors = FamilyDoors(log: log, random: { 5 })
        return ConsoleAnswers(
            counts: { counts in try await tables.store.read { try counts.table(in: $0, gazetteer) } },
            desk: Desk(
                numbered: { number in
                    try await projector.catchUp()
                    return try await tables.store.read { try HouseholdProfiles.household(numbered: number, in: $0) }?
                        .household
                },
                recovered: { try await doors.household(of: $0) },
                received: { household in
                    try await tables.store.read { try DeliveryHistory.received(by: household, in: $0) }
                }, rule: { "rule of \($0.key)" }),
            phone: { family, day in Self.phone(of: family, day, gazetteer) },
            noted: { entry, note, language in
                let text = "\(entry) \(note.municipality): \(note.words[language])"
                let body = FlexBox(.vertical, [.text(FlexText(text))])
                return .flex(altText: "1", .bubble(FlexBubble(body: body)))
            }, catalogue: try StageCatalogue.builtIn())
    }

    /// One card that says for whom it is drawn, on the day and nine days after it.
    private static func phone(of family: Family, _ day: CivilDate, _ gazetteer: Gazetteer) -> PhoneYear {
        let words = family.children.map { "\($0.kind) \($0.date)" }.joined()
        let place = family.municipality.flatMap { gazetteer[$0]?.name } ?? ""
        let body = FlexBox(
            .vertical,
            [
                .text(FlexText("<b>", weight: .bold)), .text(FlexText("\(place) \(words) \(family.language.rawValue)")),
            ])
        let footer = FlexBox(
            .vertical, [.button(FlexButton(.postback(label: "止める", data: "x", displayText: nil), style: .link))])
        let message = Message.flex(altText: "お知らせが1件", .bubble(FlexBubble(body: body, footer: footer)))
        return PhoneYear(today: [message], coming: [(day.adding(days: 9), [message])])
    }

    /// A service without families.
    static func empty() throws -> ConsoleAnswers {
        ConsoleAnswers(
            counts: { ReportTable(title: $0.subject.rawValue, dimensions: ["municipality"], measures: [], rows: []) },
            desk: Desk(
                numbered: { _ in nil }, recovered: { _ in nil }, received: { _ in [] }, rule: { $0.key }),
            phone: { _, _ in PhoneYear(today: [], coming: []) }, noted: { _, _, _ in nil },
            catalogue: try StageCatalogue.builtIn())
    }
}

/// What no field may turn into a part of a page, a log line, a path or a formula.
enum Hostile {
    static let texts = [
        "<script>alert(1)</script>", "\"><img src=x onerror=y>", "'; DROP TABLE audience; --", "=HYPERLINK(\"x\")",
        "{{t.frame.skip}}{{{page}}}", "../../etc/passwd", "\u{0}\u{1b}[31m", "‮反転",
        String(repeating: "あ", count: 5_000),
        "%00%0d%0aSet-Cookie: a=b", "１２３４５-６７８９０", "-1", "9999999999999999999999", "2026-13-45", "令和99年99月99日", " ",
        "\u{FEFF}=1+1", "&#x3c;b&#x3e;",
    ]

    /// Whether anything of it stands in the page as more than text.
    static func isLoose(_ text: String, in page: String) -> Bool {
        let needsEscaping = text.contains { "<>\"'&".contains($0) }
        return needsEscaping && page.contains(text) || page.contains("<script>alert") || page.contains("<img src=x")
    }
}
