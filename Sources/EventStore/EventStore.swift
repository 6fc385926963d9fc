package import EventModel

/// A fact ready to be appended, in its stored form.
package struct NewEvent: Sendable {
    package let id: ULID
    package let schema: Schema
    package let tags: [Tag]
    /// JSON, keys in declared order, personal values sealed.
    package let data: [UInt8]

    package init(id: ULID, schema: Schema, tags: [Tag], data: [UInt8]) {
        self.id = id
        self.schema = schema
        self.tags = tags
        self.data = data
    }
}

/// Facts that are appended together or not at all.
package struct Append: Sendable {
    package let events: [NewEvent]
    /// Refuses the append if a fact matching the query stands after the position; nil appends in any case.
    package let condition: Condition?
    /// Milliseconds since 1970 (UTC).
    package let recordedAt: Int64
    package let actor: String
    package let cause: ULID
    package let correlation: ULID

    package struct Condition: Sendable {
        package let nothingMatches: Query
        package let after: Position
        package init(nothingMatches query: Query, after position: Position) {
            nothingMatches = query
            after = position
        }
    }

    package init(
        _ events: [NewEvent], condition: Condition? = nil, recordedAt: Int64, actor: String, cause: ULID,
        correlation: ULID
    ) {
        self.events = events
        self.condition = condition
        self.recordedAt = recordedAt
        self.actor = actor
        self.cause = cause
        self.correlation = correlation
    }
}

/// One row of the log. `data` is the store's own memory and valid only while the row is being read.
package struct StoredEvent {
    package let position: Position
    package let id: ULID
    package let schema: Schema
    /// The store's own small number for the schema, by which a reader finds its decoder faster; nil if it has none.
    package let schemaNumber: Int?
    package let recordedAt: Int64
    package let actor: String
    package let cause: ULID
    package let correlation: ULID
    package let data: UnsafeBufferPointer<UInt8>

    package init(
        position: Position, id: ULID, schema: Schema, schemaNumber: Int? = nil, recordedAt: Int64, actor: String,
        cause: ULID, correlation: ULID, data: UnsafeBufferPointer<UInt8>
    ) {
        self.position = position
        self.id = id
        self.schema = schema
        self.schemaNumber = schemaNumber
        self.recordedAt = recordedAt
        self.actor = actor
        self.cause = cause
        self.correlation = correlation
        self.data = data
    }
}

/// The log: one order of facts without gaps, append-only. SQLite and memory keep the same contract (`StoreContract`).
package protocol EventStore: Sendable {
    /// Returns the last position once the facts are durable.
    ///
    /// - Throws: `StoreFault.conflict` when the condition does not hold, `.full` and `.failed` when nothing was kept.
    func append(_ append: Append) async throws -> Position

    /// Hands every matching fact after `position`, in order, to `body`, at most `limit` of them and none beyond
    /// `through`, and returns how far has been looked.
    func read(
        _ query: Query, after position: Position, through: Position?, limit: Int,
        _ body: @escaping @Sendable (StoredEvent) throws -> Void
    ) async throws -> Position

    /// The last position; 0 for an empty log.
    func head() async throws -> Position

    /// Returns as soon as the log may hold a fact beyond `position`, or the task is cancelled.
    func wait(beyond position: Position) async
}

/// What a store could not do.
package enum StoreFault: Error, Equatable, CustomStringConvertible {
    /// A fact that the decision depends on was appended meanwhile, at this position.
    case conflict(at: Position)
    /// No room on the disk. Nothing of this append was kept; appends succeed again when there is room.
    case full(String)
    /// The log was written by a newer Hagukumi.
    case newer(String)
    case failed(String)

    package var description: String {
        switch self {
        case .conflict(let position): "another fact was recorded meanwhile at position \(position)"
        case .full(let detail): "the disk is full: \(detail). Nothing was recorded; make room and try again"
        case .newer(let detail): detail
        case .failed(let detail): detail
        }
    }
}
