import Calendar
import EventModel
package import EventStore
import Events
package import Logging
import Passports
import Places

/// Counts what checking pages tell, and raises alarms. Which shops a pass went to is known here alone, in memory, until
/// the day is over.
package actor CheckDesk {
    package nonisolated let mints: PassMints
    nonisolated let answers: CheckAnswers
    private let log: Log
    private let world: WebWorld
    private let logger: Logger
    private var watch = UseWatch()
    private var tally = CheckTally()
    private var verifier: (verifier: PassVerifier, day: CivilDate, generation: Int)?
    private var shops: [ShopCode: CheckedShop] = [:]

    package init(log: Log, mints: PassMints, answers: CheckAnswers, world: WebWorld, logger: Logger) {
        self.log = log
        self.mints = mints
        self.answers = answers
        self.world = world
        self.logger = logger
    }

    /// What a checking page tells: the tokens that it accepted, each with the moment, and how many it refused.
    struct Report: Decodable {
        struct Use: Decodable {
            let token: String
            /// Milliseconds since 1970, by the server's clock as the page knows it.
            let at: Int64
        }

        let checker: String
        let shop: String?
        let uses: [Use]
        let refused: Int
        static let mostUses = 100
        static let mostRefused = 1_000
    }

    enum Answer: String, Encodable {
        case counted, again, replayed
        /// It was never good at that moment: nothing is counted.
        case refused
    }

    /// An answer for each use, in their order.
    func take(_ report: Report) async throws -> [Answer] {
        let verifier = try await currentVerifier()
        let told = report.shop.flatMap { ShopCode($0) }
        let known = if let told { await known(told) } else { CheckedShop?.none }
        // Whoever makes up a code makes up no count of a shop.
        let (shop, point) = (known == nil ? nil : told, known?.point)
        let now = JapanTime(milliseconds: world.now())
        var (given, alarms): ([Answer], [PassAlarmed]) = ([], [])
        for use in report.uses.prefix(Report.mostUses) {
            let at = JapanTime(milliseconds: use.at)
            guard Self.isPlausible(at, now), let good = try? verifier.verify(use.token, at: at) else {
                given.append(.refused)
                continue
            }
            let seen = watch.take(
                PassUse(
                    claims: good.claims, form: good.form, shop: shop, point: point,
                    checker: String(report.checker.prefix(64)), at: at))
            alarms += seen.alarms
            switch seen.answer {
            case .counted:
                tally.accept(good.form, at: shop, at)
                given.append(.counted)
            case .replayed:
                tally.refuse(at: shop, at)
                given.append(.replayed)
            case .again: given.append(.again)
            }
        }
        for _ in 0..<min(max(0, report.refused), Report.mostRefused) { tally.refuse(at: shop, now) }
        for alarm in alarms { try await raise(alarm) }
        return given
    }

    private func raise(_ alarm: PassAlarmed) async throws {
        try await log.execute(RaisePassAlarm(alarm), as: Command(actor: "system", id: world.freshID()))
        logger.notice("the use of a pass is strange", metadata: ["sign": "\(alarm.sign.rawValue)"])
    }

    /// A page without a network tells within a week; nothing is told of what has not been yet.
    private static func isPlausible(_ at: JapanTime, _ now: JapanTime) -> Bool {
        let week = RevocationList.life.components.seconds * 1_000
        return (now.milliseconds - week...now.milliseconds + PassVerifier.tolerance * 1_000).contains(at.milliseconds)
    }

    private func currentVerifier() async throws -> PassVerifier {
        let mint = try await mints.mint()
        let day = JapanTime(milliseconds: world.now()).date
        if let verifier, verifier.day == day, verifier.generation == mint.keys.generation { return verifier.verifier }
        let void = RevocationList(
            try await answers.void(day), keys: mint.keys, at: JapanTime(milliseconds: world.now()))
        let fresh = PassVerifier(keys: mint.keys.keySet(on: day), issuer: mint.issuer, revoked: void.pseudonyms)
        verifier = (fresh, day, mint.keys.generation)
        shops = [:]
        return fresh
    }

    /// Asked once a day for each shop. A slow directory must not hold up a till: then it is counted without its shop.
    private func known(_ shop: ShopCode) async -> CheckedShop? {
        if let known = shops[shop] { return known }
        let known = try? await answers.shop(shop)
        if let known { shops[shop] = known }
        return known
    }

    /// Writes down what was counted. What can't be written now stays for the next time.
    package func writeDown() async throws {
        var facts = tally.take { world.freshID() }
        while let fact = facts.first {
            do {
                try await log.execute(CountChecks(fact), as: Command(actor: "system", id: world.freshID()))
                facts.removeFirst()
            } catch {
                for fact in facts { tally.put(back: fact) }
                throw error
            }
        }
    }
}
