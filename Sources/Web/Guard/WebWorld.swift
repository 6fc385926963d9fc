package import EventModel

/// Clock and chance for the pages, from the outermost layer.
package struct WebWorld: Sendable {
    /// Milliseconds since 1970 (UTC).
    package let now: @Sendable () -> Int64
    package let freshID: @Sendable () -> ULID
    /// That many bytes that nobody can guess.
    package let secretBytes: @Sendable (Int) -> [UInt8]
    /// Time that only goes forward, for limits.
    package let elapsed: @Sendable () -> Duration

    package init(
        now: @escaping @Sendable () -> Int64, freshID: @escaping @Sendable () -> ULID,
        secretBytes: @escaping @Sendable (Int) -> [UInt8], elapsed: @escaping @Sendable () -> Duration
    ) {
        self.now = now
        self.freshID = freshID
        self.secretBytes = secretBytes
        self.elapsed = elapsed
    }
}
