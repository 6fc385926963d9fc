import Calendar
import EventStore
import Logging
import Reactions

/// Looks during the sending hours, every ten minutes, whether something is due: new families and ended quiet hours
/// then need not wait for tomorrow.
struct DailyMessages: Sendable {
    let sending: SendDueMessages
    let installation: Installation

    private static let pause = Duration.seconds(600)
    /// Nothing rings earlier or later, whatever a family's own quiet hours say.
    static let hours = TimeOfDay(hour: 9, minute: 0).flatMap { from in
        TimeOfDay(hour: 20, minute: 0).flatMap { DailyInterval(from: from, to: $0) }
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
            guard summary.requested + summary.open > 0 || summary.needsAttention else { return }
            installation.logger.log(
                level: summary.needsAttention ? .error : .info, "messages",
                metadata: [
                    "requested": "\(summary.requested)", "accepted": "\(summary.accepted)",
                    "failed": "\(summary.failed)", "refused": "\(summary.refused)",
                    "unknown": "\(summary.unknown)", "open": "\(summary.open)",
                    "stopped": "\(summary.stopped ?? "no")",
                ])
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
}
