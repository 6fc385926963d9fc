package import Calendar
package import EventModel
package import Events
package import Places

/// One request to LINE and what became of it.
package struct DeliveryBatch: Row {
    package let batch: BatchID
    package let day: CivilDate
    package let content: ContentID
    /// Catalogue entries, separated by spaces.
    package let entries: String
    package let retryKey: String
    package let recipients: Int
    /// Milliseconds since 1970.
    package let requestedAt: Int64
    package var outcome: Outcome
    /// LINE's request id, or why not.
    package var detail: String?
    /// Whether LINE refused the words.
    package var areWordsRefused: Bool

    package enum Outcome: String, ColumnValue, CaseIterable {
        /// Requested, and no answer is known yet.
        case requested
        case accepted
        case failed
        case unknown

        package static var columnType: ColumnType { .text }
        package var cell: Cell { .text(rawValue) }
        package init(_ row: any Cells, _ column: Int) { self = Outcome(rawValue: row.text(column)) ?? .unknown }
    }

    package var key: BatchID { batch }

    package static let table = Table(
        "delivery_batches", key: 1, indexes: [["outcome", "day"], ["day"]],
        Column("batch", \DeliveryBatch.batch), Column("day", \.day), Column("content", \.content),
        Column("entries", \.entries), Column("retry_key", \.retryKey), Column("recipients", \.recipients),
        Column("requested_at", \.requestedAt), Column("outcome", \.outcome), Column("detail", \.detail),
        Column("are_words_refused", \.areWordsRefused), build: DeliveryBatch.init)
}

/// That a household was among a batch's recipients, and for which children.
package struct DeliveryLine: Row {
    package let household: HouseholdID
    package let batch: BatchID
    /// For each entry of the batch the children's numbers: `1,2;1`.
    package let children: String

    package struct Key: RowKey {
        let household: HouseholdID
        let batch: BatchID
        package var cells: [Cell] { [household.cell, batch.cell] }
    }
    package var key: Key { Key(household: household, batch: batch) }

    package static let table = Table(
        "delivery_lines", key: 2,
        Column("household", \DeliveryLine.household), Column("batch", \.batch), Column("children", \.children),
        build: DeliveryLine.init)
}

/// The words that were sent.
package struct DeliveryContent: Row {
    package let content: ContentID
    package let entries: String
    package let language: Language
    /// For each entry the municipality whose local note is in it, or `-`, separated by spaces; empty where none is.
    package let notedBy: String
    package let catalogue: String
    package let messages: String

    package var key: ContentID { content }

    /// Whose note is beside the entry at a place of `entries`.
    package func author(at place: Int) -> MunicipalityCode? {
        let authors = notedBy.split(separator: " ")
        return authors.indices.contains(place) ? MunicipalityCode(String(authors[place])) : nil
    }

    package static let table = Table(
        "delivery_contents", key: 1,
        Column("content", \DeliveryContent.content), Column("entries", \.entries), Column("language", \.language),
        Column("noted_by", \.notedBy), Column("catalogue", \.catalogue), Column("messages", \.messages),
        build: DeliveryContent.init)
}

/// What was sent to whom, and what LINE said.
package enum DeliveryHistory: Projection {
    package static let name = "delivery_history"
    package static let version = 5
    package static let tables = [DeliveryBatch.table.shape, DeliveryLine.table.shape, DeliveryContent.table.shape]

    package static func handlers(_ rows: Rows) -> Handlers {
        let batches = rows.of(DeliveryBatch.self)
        let lines = rows.of(DeliveryLine.self)
        let contents = rows.of(DeliveryContent.self)
        func settle(
            _ batch: BatchID, _ outcome: DeliveryBatch.Outcome, _ detail: String, areWordsRefused: Bool = false
        ) throws {
            try batches.update(batch) {
                $0.outcome = outcome
                $0.detail = detail
                $0.areWordsRefused = areWordsRefused
            }
        }
        func leaveOut(_ households: [HouseholdID], of batch: BatchID) {
            for household in households { lines.removeAll(under: [household.cell, batch.cell]) }
        }
        return Handlers()
            .on(ContentComposed.self) { fact, _ in
                contents.put(
                    DeliveryContent(
                        content: fact.content, entries: fact.entries.joined(separator: " "), language: fact.language,
                        notedBy: fact.notedBy.map { $0?.description ?? "-" }.joined(separator: " "),
                        catalogue: fact.catalogue, messages: fact.messages))
            }
            .on(DeliveryRequested.self) { fact, _ in
                batches.put(
                    DeliveryBatch(
                        batch: fact.batch, day: fact.day, content: fact.content,
                        entries: fact.entries.joined(separator: " "), retryKey: fact.retryKey,
                        recipients: fact.recipients.count, requestedAt: fact.at, outcome: .requested, detail: nil,
                        areWordsRefused: false))
                for recipient in fact.recipients {
                    let children = recipient.children.map { $0.map(\.description).joined(separator: ",") }
                    lines.add(
                        DeliveryLine(
                            household: recipient.household, batch: fact.batch,
                            children: children.joined(separator: ";")))
                }
            }
            .on(DeliveryAccepted.self) { fact, _ in
                try settle(fact.batch, .accepted, fact.requestID)
                leaveOut(fact.leftOut, of: fact.batch)
            }
            .on(DeliveryFailed.self) { fact, _ in
                let detail = "\(fact.status) \(fact.reason)"
                try settle(fact.batch, .failed, detail, areWordsRefused: fact.areWordsRefused)
            }
            .on(DeliveryUnknown.self) { fact, _ in
                try settle(fact.batch, .unknown, fact.reason)
                leaveOut(fact.leftOut, of: fact.batch)
            }
            .on(HouseholdForgotten.self) { fact, _ in lines.removeAll(under: fact.household.cells) }
    }

    /// Batches that were requested and of which no answer is known, oldest first.
    package static func open(in tables: any Tables) throws -> [DeliveryBatch] {
        var open: [DeliveryBatch] = []
        try tables.query(
            """
            SELECT \(DeliveryBatch.table.columnList) FROM delivery_batches WHERE outcome = 'requested'
            ORDER BY requested_at, batch
            """, []
        ) { open.append(DeliveryBatch.table.read($0)) }
        return open
    }

    /// How many requests, and families in them, came to what.
    package struct Count: Sendable, Equatable {
        package let outcome: DeliveryBatch.Outcome
        /// Whether LINE refused; otherwise it was not asked.
        package let isRefused: Bool
        package let requests: Int64
        package let families: Int64
    }

    package static func counts(in tables: any Tables) throws -> [Count] {
        var counts: [Count] = []
        try tables.query(
            """
            SELECT outcome, CASE WHEN outcome = 'failed' AND detail >= '1' THEN 1 ELSE 0 END AS is_refused,
                COUNT(*), SUM(recipients)
            FROM delivery_batches GROUP BY outcome, is_refused ORDER BY outcome, is_refused
            """, []
        ) { row in
            counts.append(
                Count(
                    outcome: DeliveryBatch.Outcome(row, 0), isRefused: row.integer(1) == 1, requests: row.integer(2),
                    families: row.integer(3)))
        }
        return counts
    }

    /// The words that LINE refused for a day, and would refuse again.
    package static func refusedContents(on day: CivilDate, in tables: any Tables) throws -> Set<ContentID> {
        var refused: Set<ContentID> = []
        try tables.query(
            "SELECT DISTINCT content FROM delivery_batches WHERE day = ? AND are_words_refused = 1", [day.cell]
        ) { refused.insert(ContentID($0.text(0))) }
        return refused
    }

    package static func content(_ content: ContentID, in tables: any Tables) throws -> DeliveryContent? {
        try tables.load(DeliveryContent.table.shape, from: "delivery_contents", key: content.cells) {
            DeliveryContent.table.read($0)
        }
    }

    /// What a household was sent, newest first.
    package static func lines(
        of household: HouseholdID, in tables: any Tables
    ) throws -> [(batch: DeliveryBatch, children: String)] {
        var lines: [(batch: DeliveryBatch, children: String)] = []
        let columns = DeliveryBatch.table.shape.columns.map { "delivery_batches.\($0)" }.joined(separator: ", ")
        try tables.query(
            """
            SELECT \(columns), delivery_lines.children FROM delivery_lines
            JOIN delivery_batches ON delivery_batches.batch = delivery_lines.batch
            WHERE household = ? ORDER BY requested_at DESC, delivery_batches.batch DESC
            """, [household.cell]
        ) { lines.append((DeliveryBatch.table.read($0), $0.text(DeliveryBatch.table.shape.columns.count))) }
        return lines
    }
}

extension DeliveryHistory {
    /// How many batches of a day came out how.
    package static func outcomes(on day: CivilDate, in tables: any Tables) throws -> [DeliveryBatch.Outcome: Int] {
        var counts: [DeliveryBatch.Outcome: Int] = [:]
        let sql = "SELECT outcome, COUNT(*) FROM delivery_batches WHERE day = ? GROUP BY outcome"
        try tables.query(sql, [day.cell]) { counts[DeliveryBatch.Outcome($0, 0)] = Int($0.integer(1)) }
        return counts
    }
}
