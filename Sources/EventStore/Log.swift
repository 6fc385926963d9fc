package import EventModel

/// The world that a log needs: the clock and fresh identifiers, from the outermost layer.
package struct Stamp: Sendable {
    /// Milliseconds since 1970 (UTC).
    package let now: @Sendable () -> Int64
    package let freshID: @Sendable () -> ULID

    package init(now: @escaping @Sendable () -> Int64, freshID: @escaping @Sendable () -> ULID) {
        self.now = now
        self.freshID = freshID
    }
}

/// Who asks, and why.
package struct Command: Sendable {
    package let actor: String
    /// The command's own id, such as a webhook's.
    package let id: ULID
    /// The first command of the story; the command itself if it is the first.
    package let correlation: ULID

    package init(actor: String, id: ULID, correlation: ULID? = nil) {
        self.actor = actor
        self.id = id
        self.correlation = correlation ?? id
    }
}

/// Read, decide, append, and again where another fact came in between.
package struct Log: Sendable {
    package let store: any EventStore
    package let catalogue: Catalogue
    package let keyring: any Keyring
    package let stamp: Stamp

    /// How often a decision is made again after a conflict before the caller is told.
    package static let attempts = 20

    package init(store: any EventStore, catalogue: Catalogue, keyring: any Keyring, stamp: Stamp) {
        self.store = store
        self.catalogue = catalogue
        self.keyring = keyring
        self.stamp = stamp
    }

    /// Decides, and records what was decided.
    ///
    /// - Returns: the new facts; none when the decision had been made before.
    /// - Throws: the decision's `Refusal`, or a `StoreFault`.
    @discardableResult
    package func execute<D: Decision>(_ decision: D, as command: Command) async throws -> [any Event] {
        var memory = Memory(D.fold)
        return try await execute(decision, as: command, remembering: &memory)
    }

    /// The same, with a state kept by the caller between decisions of the same scope, so that only newer facts are
    /// read.
    @discardableResult
    package func execute<D: Decision>(
        _ decision: D, as command: Command, remembering memory: inout Memory<D.State>
    ) async throws -> [any Event] {
        for attempt in 1... {
            try await refresh(&memory, by: decision.query)
            let events = try decision.decide(given: memory.state)
            guard !events.isEmpty else { return [] }
            do {
                let condition = Append.Condition(nothingMatches: decision.query, after: memory.position)
                let position = try await append(events, condition: condition, as: command)
                memory.apply(events, through: position, of: decision.query)
                return events
            } catch StoreFault.conflict where attempt < Self.attempts {
                continue
            }
        }
        return []
    }

    /// The state that a decision would be given now.
    package func state<D: Decision>(for decision: D) async throws -> D.State {
        var memory = Memory(D.fold)
        try await refresh(&memory, by: decision.query)
        return memory.state
    }

    /// The state that the facts with any of these tags add up to now, for pages that show more than one decision reads.
    package func state<State>(of fold: Fold<State>, about scope: [Tag]) async throws -> State {
        var memory = Memory(fold)
        try await refresh(&memory, by: Query(scope.map { Query.Item(names: fold.names, tags: [$0]) }))
        return memory.state
    }

    /// What a decision's facts add up to, and how far they have been read.
    package struct Memory<State: Sendable>: Sendable {
        let fold: Fold<State>
        package fileprivate(set) var state: State
        package fileprivate(set) var position = Position.start

        package init(_ fold: Fold<State>) {
            self.fold = fold
            state = fold.initial
        }

        /// - Parameter events: every fact of the scope up to `position`, as the caller knows because it has just begun.
        package init(_ fold: Fold<State>, knowing events: [any Event], through position: Position) {
            self.fold = fold
            state = fold.state(after: events)
            self.position = position
        }

        /// Takes over the facts just appended under `query`'s condition: it held, so no other fact of the query stands
        /// before them, and reading them back would give the same.
        fileprivate mutating func apply(_ events: [any Event], through position: Position, of query: Query) {
            for event in events where query.matches(name: type(of: event).schema.name, tags: event.tags) {
                fold.apply(event, to: &state)
            }
            self.position = position
        }
    }

    private func refresh<State>(_ memory: inout Memory<State>, by query: Query) async throws {
        let page = Page<any Event>()
        memory.position = try await read(query, after: memory.position) { page.append($0.event) }
        for event in page.take() { memory.fold.apply(event, to: &memory.state) }
    }

    /// Records facts; their personal values are sealed first.
    @discardableResult
    package func append(
        _ events: [any Event], condition: Append.Condition? = nil, as command: Command
    ) async throws -> Position {
        let keys = try await keyring.keys(for: Set(events.compactMap(\.subject)))
        var writer = JSONWriter()
        let stored = try events.map { event in
            let id = stamp.freshID()
            writer.removeAll()
            writer.sealer = { plain in
                guard let subject = event.subject, let key = keys[subject] else {
                    throw StoreFault.failed("\(type(of: event).schema) has personal fields but no subject")
                }
                return try Seal.seal(plain, under: key, in: id)
            }
            try event.write(to: &writer)
            return NewEvent(id: id, schema: type(of: event).schema, tags: event.tags, data: writer.bytes)
        }
        return try await store.append(
            Append(
                stored, condition: condition, recordedAt: stamp.now(), actor: command.actor, cause: command.id,
                correlation: command.correlation))
    }
}
