import Calendar
import EventStore
import Events
import Logging
import Reactions

/// Looks during the sending hours, every ten minutes, whether something is due: new families and ended quiet hours
/// then need not wait for tomorrow.
struct DailyMessages: Sendable {
    let sending: SendDueMessages
    let installation: Installation

    private static let pause = Duration.seconds(600)
    private static let hours = TimeOfDay(minutes: SendingHours.from).flatMap { from in
        TimeOfDay(minutes: SendingHours.until).flatMap { DailyInterval(from: from, to: $0) }
    }

    func run() async throws {
        while !Task.isCancelled {
            let now = installation.world.now
            if Self.hours?.contains(now.timeOfDay) ?? false { try await look(now) }
            try await Task.sleep(for: Self.pause)
        }
    }

    /// A run that fails is told and tried again at the next look; the service goes on receiving.
    ///
    /// - Throws: `StoreFault`, because a full disk has room again sooner than that: `Loop` tells it and tries again.
    private func look(_ now: JapanTime) async throws {
        do {
            let summary = try await SendingLock.holding(besideLog: installation.settings.logPath) {
                try await sending.run(now: now)
            }
            // Another process is sending: the next look is soon enough.
            guard let summary else { return }
            note(summary.needsAttention ? .stopped : .complete)
            Self.tell(summary, to: installation.logger)
        } catch let fault as StoreFault {
            note(.failed)
            throw fault
        } catch {
            note(.failed)
            installation.logger.error("messages not sent", metadata: ["error": "\(error)"])
        }
    }

    private func note(_ result: RunTally.Result) {
        installation.runs.note(result, at: installation.world.milliseconds())
    }

    /// An error where somebody has to look; nothing where nothing was due.
    static func tell(_ summary: SendDueMessages.Summary, to logger: Logger) {
        guard summary.requested + summary.open > 0 || summary.needsAttention else { return }
        logger.log(
            level: summary.needsAttention ? .error : .info, "messages",
            metadata: [
                "requested": "\(summary.requested)", "accepted": "\(summary.accepted)",
                "failed": "\(summary.failed)", "refused": "\(summary.refused)",
                "unknown": "\(summary.unknown)", "open": "\(summary.open)",
                "stopped": "\(summary.stopped ?? "no")",
            ])
    }
}
