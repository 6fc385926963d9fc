import Calendar
import EventStore
import Events
import Logging
package import Passports
package import Reactions
import Web

extension Installation {
    /// Whom passes are for.
    package var passRule: PassRule {
        PassRule(lastAge: PassportLastAge(rawValue: settings.passportLastAge) ?? .eighteen)
    }

    /// Issues, renews and ends passes.
    package var keepPasses: KeepPasses { KeepPasses(log: log, rule: passRule) }

    /// Follows families, from where it stopped the last time.
    func keepPassesUpToDate() async throws {
        let checkpoint = Checkpoint(reaction: "passes", log: log, tables: tables)
        try await keepPasses.run(
            load: { try await checkpoint.load() }, save: { try await checkpoint.save($0) },
            gather: Checkpoint.gather)
    }

    /// Looks at every pass when the service starts, because the rule may be another one, and after each midnight.
    func keepPassesOfTheDay() async throws {
        var settled: CivilDate?
        while true {
            let today = world.now.date
            if settled != today {
                try await projector.catchUp()
                let (households, facts) = try await keepPasses.settleAll(in: tables)
                settled = today
                if facts > 0 {
                    logger.info("passes", metadata: ["households": "\(households)", "facts": "\(facts)"])
                }
            }
            try await Task.sleep(for: .seconds(60))
        }
    }
}
