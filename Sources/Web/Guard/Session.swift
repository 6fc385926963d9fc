package import EventModel
import Foundation

/// That a browser belongs to somebody. It is kept by the browser itself, sealed: servers share a key, not a store.
package struct Session: Codable, Sendable, Equatable {
    /// Its own id: what forms are bound to.
    package let id: String
    /// The household or staff member, as the tag's text; nil before signing in.
    package let who: String?
    /// Milliseconds since 1970.
    package let startedAt: Int64
    package var seenAt: Int64
    /// What has to be remembered until the next page: the state of a LINE Login, or a secret that is shown once.
    package var note: String?
    /// Who LINE said it is: known to the browser alone until a recovery code needs it.
    package let lineUser: String?

    package init(id: ULID, who: Tag?, startedAt: Int64, note: String? = nil, lineUser: String? = nil) {
        self.id = id.description
        self.who = who?.text
        self.lineUser = lineUser
        self.startedAt = startedAt
        seenAt = startedAt
        self.note = note
    }

    /// How long one may be away, and how long a session lasts at most, in milliseconds.
    struct Life {
        let idle: Int64
        let whole: Int64

        /// A phone is somebody's own: a family stays signed in for a day. An office's computer is shared: 15 minutes
        /// (ASVS 5.0 7.3.1), and at most a working day.
        static func of(_ door: FrontDoor) -> Life {
            switch door {
            case .residents: Life(idle: 12 * hour, whole: 24 * hour)
            // Somebody else may take the telephone up.
            case .talk: Life(idle: hour, whole: 12 * hour)
            case .console, .street: Life(idle: hour / 4, whole: 10 * hour)
            }
        }

        private static let hour: Int64 = 3_600_000
    }

    /// When it ends if nothing is asked any more, in milliseconds since 1970, for a request at a moment.
    func ends(behind door: FrontDoor, at now: Int64) -> Int64 {
        let life = Life.of(door)
        // A young cookie is not written again: the time counts from when it was.
        let seen = now - seenAt > Sessions.freshness ? now : seenAt
        return min(seen + life.idle, startedAt + life.whole)
    }

    func isOver(at now: Int64, behind door: FrontDoor) -> Bool {
        let life = Life.of(door)
        return now - seenAt > life.idle || now - startedAt > life.whole || seenAt > now + 60_000
    }
}
