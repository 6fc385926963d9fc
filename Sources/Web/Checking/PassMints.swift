package import Calendar
package import EventStore
package import Events
package import Passports
import Synchronization

/// Keeps the mint of the day, so that a pass is signed without asking the keyring.
package final class PassMints: Sendable {
    private struct Kept {
        let mint: PassMint
        let day: CivilDate
        /// When the log was asked for the generation last.
        let askedAt: Duration
    }

    private let log: Log
    private let issuer: String
    private let world: WebWorld
    private let kept = Mutex<Kept?>(nil)
    /// After so long the log is asked again whether the secrets were replaced, perhaps by another server.
    private static let patience = Duration.seconds(2)

    package init(log: Log, publicURL: String, world: WebWorld) {
        self.log = log
        issuer = publicURL
        self.world = world
    }

    package func mint() async throws -> PassMint {
        let (now, day) = (world.elapsed(), JapanTime(milliseconds: world.now()).date)
        let known = kept.withLock { $0 }
        if let known, known.day == day, now - known.askedAt < Self.patience { return known.mint }
        let generation = try await log.state(of: ReplacePassKeys.fold, about: [PassKeysReplaced.all])
        let mint: PassMint
        if let known, known.day == day, known.mint.keys.generation == generation {
            mint = known.mint
        } else {
            let secret = try await log.keyring.secret(named: PassKeys.secretName(of: generation))
            mint = PassMint(keys: PassKeys(secret: secret, generation: generation), issuer: issuer, on: day)
        }
        kept.withLock { $0 = Kept(mint: mint, day: day, askedAt: now) }
        return mint
    }
}

extension PassMints {
    private var now: JapanTime { JapanTime(milliseconds: world.now()) }

    /// The address that a shop's camera opens, with the pass as it is shown now.
    package func live(_ serial: PassSerial) async throws -> String {
        try await mint().live(serial, at: now).address(at: issuer)
    }

    /// The same with what a phone keeps for when it has no network, to the pass's last day at most.
    package func kept(_ serial: PassSerial, last: CivilDate) async throws -> String {
        try await mint().kept(serial, at: now, last: last).address(at: issuer)
    }

    /// The same for a print on paper, to its last day.
    package func paper(_ serial: PassSerial, last: CivilDate) async throws -> String {
        try await mint().paper(serial, at: now, last: last).address(at: issuer)
    }

    /// A number that is the same in the whole prefecture on a day, and can't be known before: for the word of the day.
    package func number(of day: CivilDate) async throws -> UInt64 { try await mint().keys.number(of: day) }
}
