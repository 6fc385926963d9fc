package import EventModel
package import Events
package import Places

/// One consultation, without a word of what was said.
package struct ConsultationRow: Row {
    package let consultation: ConsultationID
    /// Desks do not show it.
    package let household: HouseholdID
    package var office: OfficeID
    package let client: ConsultationClient
    package let theme: ConsultationTheme
    package let municipality: MunicipalityCode
    package let language: Language
    package var stage = Stage.waiting
    /// Who has it; nil while nobody does.
    package var staff: StaffID?
    /// What comes first in the queue: 3 where a danger was noticed, or else the urgency from 0 to 2.
    package var rank = 0
    /// Times are milliseconds since 1970.
    package let openedAt: Int64
    package var waitingSince: Int64
    package var takenAt: Int64?
    package var firstTakenAt: Int64?
    package var clientAt: Int64?
    package var answeredAt: Int64?
    package var closedAt: Int64?
    package var outcome: ConsultationOutcome?
    package var messages = 0
    package var urgency = Urgency.usual
    package var hadCrisis = false
    package var isHeld = false
    package var hasWord = false
    package var reviews = 0

    package enum Stage: String, ColumnValue, CaseIterable {
        case waiting
        case taken
        case closed
        case shredded

        package static var columnType: ColumnType { .text }
        package var cell: Cell { .text(rawValue) }
        package init(_ row: any Cells, _ column: Int) { self = Stage(rawValue: row.text(column)) ?? .shredded }
    }

    package var key: ConsultationID { consultation }
    package var isFlagged: Bool { rank == 3 }
    package var isOpen: Bool { stage == .waiting || stage == .taken }

    /// Since when the client waits for a word; nil while it is the client's turn.
    package var owedSince: Int64? {
        guard isOpen else { return nil }
        guard let clientAt else { return stage == .waiting ? waitingSince : nil }
        return clientAt > answeredAt ?? 0 ? max(clientAt, takenAt ?? 0) : nil
    }

    package static let table = Table(
        "consultations", key: 1,
        indexes: [
            ["office", "stage", "rank", "waiting_since"], ["household", "opened_at"], ["staff", "stage"],
            ["stage", "closed_at"], ["opened_at"],
        ],
        Column("consultation", \ConsultationRow.consultation), Column("household", \.household),
        Column("office", \.office), Column("client", \.client), Column("theme", \.theme),
        Column("municipality", \.municipality), Column("language", \.language), Column("stage", \.stage),
        Column("staff", \.staff), Column("rank", \.rank), Column("opened_at", \.openedAt),
        Column("waiting_since", \.waitingSince), Column("taken_at", \.takenAt),
        Column("first_taken_at", \.firstTakenAt), Column("client_at", \.clientAt),
        Column("answered_at", \.answeredAt), Column("closed_at", \.closedAt), Column("outcome", \.outcome),
        Column("messages", \.messages), Column("urgency", \.urgency), Column("had_crisis", \.hadCrisis),
        Column("is_held", \.isHeld), Column("has_word", \.hasWord), Column("reviews", \.reviews),
        build: ConsultationRow.init)
}
