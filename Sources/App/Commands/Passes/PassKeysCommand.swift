import Calendar
import EventModel
import EventStore
import Events
import Offices
import Passports
import Web

/// Shows by which keys passes are signed, or has new secrets sign them.
package struct PassKeysCommand: Sendable {
    package enum Action: Sendable {
        case list
        /// - Parameter why: `leaked` or `exercise`.
        case replace(why: String)
    }

    package let action: Action

    package init(_ action: Action) { self.action = action }

    package func run(on installation: Installation) async throws -> Output {
        let generation = try await installation.log.state(of: ReplacePassKeys.fold, about: [PassKeysReplaced.all])
        let today = installation.world.now.date
        switch action {
        case .list:
            let secret = try await installation.log.keyring.secret(named: PassKeys.secretName(of: generation))
            let keys = PassKeys(secret: secret, generation: generation)
            let now = keys.name(of: PassPeriod(of: today))
            let set = keys.keySet(on: today).keys
            let next = set.firstIndex { $0.kid == now }.map { $0 + 1 } ?? set.count
            return .table(
                header: ["key", "state", "x"],
                rows: set.enumerated().map { place, key in
                    [key.kid, key.kid == now ? "signs" : place >= next ? "next" : "checks only", key.x]
                }, footer: [])
        case .replace(let text):
            guard let why = PassKeyReplacement(rawValue: text) else {
                let known = PassKeyReplacement.allCases.map(\.rawValue).joined(separator: ", ")
                throw Problem.wrongUse("--why: “\(text)” is not one of \(known)")
            }
            try await installation.staffBook.execute(
                ReplacePassKeys(generation: generation, why: why, today: today), by: .terminal)
            return .record([("generation", .number(generation + 1)), ("void", .text("every pass signed before"))])
        }
    }
}
