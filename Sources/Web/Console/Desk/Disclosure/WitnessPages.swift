import Consultations
import EventModel
import EventStore
import Events
import Hummingbird
import Offices
import Projections

/// What a second office sees: that another desk asked whose consultation it is, why, and what followed. Nothing of the
/// consultation itself, and not whose it is.
struct WitnessPages: Sendable {
    let room: DeskRoom
    private var console: Console { room.console }

    /// So many are shown.
    private static let most = 100

    func add(to pages: RouterGroup<Visit>) {
        pages.get("desk/disclosures") { request, visit in
            try await console.page(request, visit) { staff in try await page(staff) }
        }
    }

    private func page(_ staff: StaffVisit) async throws -> WitnessPage {
        let office = try room.office(staff)
        let (rows, offices) = try await console.answers.read { tables in
            (
                try ConsultationDesk.disclosures(seenBy: office, most: Self.most, in: tables),
                try StaffDirectory.offices(in: tables)
            )
        }
        var lines: [WitnessPage.Line] = []
        for row in rows {
            let reasons = try await room.log.state(of: DisclosureReasons.fold, about: [row.consultation.tag])
            let state: TextName =
                switch row.isAgreed {
                case nil: "desk-disclosure.open"
                case true?: "desk-disclosure.agreed"
                case false?: "desk-disclosure.refused"
                }
            lines.append(
                WitnessPage.Line(
                    code: DeskLine.code(of: row.consultation),
                    office: offices.first { $0.office == row.office }?.name ?? "–", time: Console.moment(row.at),
                    state: room.say(state), isOpen: row.isAgreed == nil,
                    reason: reasons.texts[row.disclosure] ?? room.say("desk-disclosure.shredded"),
                    openings: row.openings == 0
                        ? nil : room.say("desk-disclosure.openings", ["count": "\(row.openings)"])))
        }
        return WitnessPage(lines: lines, hasLines: !lines.isEmpty, isOwn: rows.contains { $0.office == office })
    }
}

/// The reasons alone, without a word of the conversation.
struct DisclosureReasons: Sendable {
    private(set) var texts: [String: String] = [:]

    static let fold = Fold(DisclosureReasons())
        .on(DisclosureAsked.self) { $0.texts["\($1.disclosure)"] = $1.reason.value }
}

/// What other desks asked.
struct WitnessPage: ConsolePage {
    static let template = "console.desk.witness"
    static let room = ConsoleRoom.disclosures
    let lines: [Line]
    let hasLines: Bool
    /// Whether the own desk is among them: where no second office could be found.
    let isOwn: Bool

    struct Line: Sendable {
        let code: String
        let office: String
        let time: String
        let state: String
        let isOpen: Bool
        let reason: String
        let openings: String?
    }
}
