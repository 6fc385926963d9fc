/// The stored name and version of a kind of fact. Names are never reused; a changed form is a new version.
package struct Schema: Hashable, Sendable, CustomStringConvertible {
    /// Dotted, past tense: `household.followed`.
    package let name: String
    package let version: Int

    package init(_ name: String, version: Int) {
        self.name = name
        self.version = version
    }

    package var description: String { "\(name)/\(version)" }
}

/// Something that happened. A fact is never changed, refused or deleted.
package protocol Event: Record {
    static var schema: Schema { get }
    /// One sentence in an officer's words, for the glossary.
    static var meaning: String { get }
    /// What the fact is about.
    var tags: [Tag] { get }
    /// Whose key seals the personal fields; nil only where there are none.
    var subject: Tag? { get }
}

extension Event {
    package var subject: Tag? { nil }
}

/// Where, when and why a fact was recorded.
package struct Recorded: Sendable {
    package let position: Position
    package let id: ULID
    /// Milliseconds since 1970 (UTC).
    package let recordedAt: Int64
    /// Who acted: `family`, `system`, `operator`, later `staff:…`.
    package let actor: String
    /// The command that this fact answers.
    package let cause: ULID
    /// The first command of the story that this fact belongs to.
    package let correlation: ULID
    package let event: any Event

    package init(
        position: Position, id: ULID, recordedAt: Int64, actor: String, cause: ULID, correlation: ULID,
        event: any Event
    ) {
        self.position = position
        self.id = id
        self.recordedAt = recordedAt
        self.actor = actor
        self.cause = cause
        self.correlation = correlation
        self.event = event
    }
}

/// A place in the log's one order. The first fact stands at 1; 0 is before all of them.
package struct Position: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let value: Int64
    package init(_ value: Int64) { self.value = value }
    package static let start = Position(0)
    package func advanced(by count: Int) -> Position { Position(value + Int64(count)) }
    package static func < (left: Position, right: Position) -> Bool { left.value < right.value }
    package var description: String { "\(value)" }
}
