package import Calendar
package import Events
package import Places
import Synchronization

/// Where families stand who search from the chat: in memory for as long as a search takes, and nowhere else.
///
/// It is never written, logged or described. After a restart, or half an hour, a family has to say again where it is.
package final class Whereabouts: Sendable {
    private let points = Mutex<[HouseholdID: (point: GeoPoint, until: JapanTime)]>([:])

    /// So long in milliseconds a point is known.
    package static let life: Int64 = 30 * 60_000
    /// More families at once are not kept in memory: the whole prefecture within half an hour.
    private static let most = 200_000

    package init() {}

    package func remember(_ point: GeoPoint, of household: HouseholdID, now: JapanTime) {
        points.withLock { points in
            if points.count >= Self.most { points = points.filter { $0.value.until > now } }
            guard points.count < Self.most else { return }
            points[household] = (point, now.adding(milliseconds: Self.life))
        }
    }

    /// Nil where it was never said, or too long ago.
    package func point(of household: HouseholdID, now: JapanTime) -> GeoPoint? {
        points.withLock { points in
            guard let known = points[household] else { return nil }
            guard known.until > now else {
                points[household] = nil
                return nil
            }
            return known.point
        }
    }
}
