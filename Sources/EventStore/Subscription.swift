package import EventModel

/// Every matching fact after a position, in order, each once, for ever: first those that are there, then as they come.
///
/// It never skips a position, because a store's positions are contiguous and become visible in order. To go on after a
/// crash, start it again at the last position that was dealt with.
package struct Subscription: AsyncSequence, Sendable {
    package struct Batch: Sendable {
        package let events: [Recorded]
        /// Everything up to here has been looked at, matching or not.
        package let through: Position
    }

    let log: Log
    let query: Query
    let position: Position
    let batchSize: Int
    let isOpening: Bool
    let gather: @Sendable () async throws -> Void

    /// - Parameters:
    ///   - opening: whether personal values are opened; sealed otherwise, which takes a third of the time.
    ///   - gather: waits a moment after the log has grown. Where facts come thick and fast, a batch of many costs the
    ///     machine much less than a batch for each.
    package init(
        _ log: Log, _ query: Query, after position: Position, batchSize: Int = 500, opening: Bool = true,
        gather: @escaping @Sendable () async throws -> Void = {}
    ) {
        self.log = log
        self.query = query
        self.position = position
        self.batchSize = batchSize
        isOpening = opening
        self.gather = gather
    }

    package func makeAsyncIterator() -> Iterator { Iterator(subscription: self, position: position) }

    /// After so many facts of no interest a batch without facts is handed out, so that the reader can save its place.
    /// Saving it at each of them would cost as much as the facts themselves.
    static let stride: Int64 = 10_000

    package struct Iterator: AsyncIteratorProtocol {
        let subscription: Subscription
        /// How far the log has been read.
        var position: Position
        /// How far the reader has been told of.
        var told: Position

        init(subscription: Subscription, position: Position) {
            self.subscription = subscription
            self.position = position
            told = position
        }

        /// The next batch of facts, once there is one; nil when the task is cancelled.
        package mutating func next() async throws -> Batch? {
            while !Task.isCancelled {
                let page = Page<Recorded>()
                let through = try await subscription.log.read(
                    subscription.query, after: position, limit: subscription.batchSize, opening: subscription.isOpening
                ) { page.append($0) }
                guard through > position else {
                    await subscription.log.store.wait(beyond: position)
                    try? await subscription.gather()
                    continue
                }
                position = through
                let events = page.take()
                guard !events.isEmpty || through.value - told.value >= Subscription.stride else { continue }
                told = through
                return Batch(events: events, through: through)
            }
            return nil
        }
    }
}
