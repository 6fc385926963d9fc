import Consultations
import EventStore
import Synchronization

/// Keeps the words of a crisis and the lines of help as they are now, so that a message is looked at without asking the
/// log each time.
final class KeptCare: Sendable {
    private struct Kept {
        let care: Care
        let changes: Care.Changes
        /// When the log was asked last.
        let askedAt: Duration
    }

    private let log: Log
    private let elapsed: @Sendable () -> Duration
    private let builtIn: Care.BuiltIn
    private let kept = Mutex<Kept?>(nil)
    /// After so long the log is asked again whether something was changed, perhaps by another server.
    private static let patience = Duration.seconds(2)

    /// - Throws: `CareFault` where this version came with files that can't be read.
    init(log: Log, elapsed: @escaping @Sendable () -> Duration) throws {
        self.log = log
        self.elapsed = elapsed
        builtIn = try Care.BuiltIn()
    }

    func now() async throws -> Care {
        let moment = elapsed()
        let known = kept.withLock { $0 }
        if let known, moment - known.askedAt < Self.patience { return known.care }
        let changes = try await log.state(of: Care.Changes.fold, about: Care.Changes.scope)
        let care = known.flatMap { $0.changes == changes ? $0.care : nil } ?? Care(builtIn, changes: changes)
        kept.withLock { $0 = Kept(care: care, changes: changes, askedAt: moment) }
        return care
    }
}
