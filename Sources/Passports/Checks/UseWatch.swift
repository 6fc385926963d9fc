package import Calendar
import Crypto
import EventModel
package import Events
package import Places

/// One use of a pass, as a checking page tells of it.
package struct PassUse: Sendable, Equatable {
    package let claims: PassClaims
    package let form: PassForm
    package let shop: ShopCode?
    /// Where the shop is, if that is known.
    package let point: GeoPoint?
    /// What tells one checking page from another; kept in memory only.
    package let checker: String
    package let at: JapanTime

    package init(
        claims: PassClaims, form: PassForm, shop: ShopCode?, point: GeoPoint?, checker: String, at: JapanTime
    ) {
        self.claims = claims
        self.form = form
        self.shop = shop
        self.point = point
        self.checker = checker
        self.at = at
    }
}

/// Looks for uses that can't be one family's. It remembers a day's pseudonyms in memory alone: no fact and no table
/// ever says which shops one pass went to.
package struct UseWatch: Sendable {
    package enum Answer: Sendable, Equatable {
        case counted
        /// The same page asks again about what it checked.
        case again
        /// Another page checked the same living code before.
        case replayed
    }

    private struct Trail: Sendable {
        var uses: [PassUse] = []
        var count = 0
        var signs: Set<PassAlarmSign> = []
    }

    private var day: CivilDate?
    private var trails: [String: Trail] = [:]

    /// More in a day than errands.
    package static let mostUses = 20
    /// Metres a second that nobody travels from shop to shop: 150 km/h.
    private static let fastest = 42.0
    /// Metres that places on a map may be wrong by.
    private static let slack = 1_000.0
    /// So many pseudonyms and uses of each are remembered: an attacker must not fill the memory.
    private static let (mostTrails, mostRemembered) = (500_000, 32)

    package init() {}

    /// - Returns: what to say to who asks, and the alarms that follow; each sign of a pass at most once a day.
    package mutating func take(_ use: PassUse) -> (answer: Answer, alarms: [PassAlarmed]) {
        let today = use.at.date
        if day.map({ $0 < today }) ?? true {
            day = today
            trails = [:]
        }
        guard trails.count < Self.mostTrails || trails[use.claims.pseudonym] != nil else { return (.counted, []) }
        var trail = trails[use.claims.pseudonym] ?? Trail()
        defer { trails[use.claims.pseudonym] = trail }
        let same = use.form == .live ? trail.uses.filter { $0.claims == use.claims } : []
        if same.contains(where: { $0.checker == use.checker && $0.shop == use.shop }) { return (.again, []) }
        var signs: [PassAlarmSign] = []
        if same.contains(where: { $0.shop != nil && use.shop != nil && $0.shop != use.shop }) { signs.append(.twice) }
        if trail.uses.contains(where: { Self.isTooFar($0, use) }) { signs.append(.tooFast) }
        trail.count += 1
        if trail.count > Self.mostUses { signs.append(.tooMany) }
        if trail.uses.count < Self.mostRemembered { trail.uses.append(use) }
        let fresh = signs.filter { !trail.signs.contains($0) }
        trail.signs.formUnion(fresh)
        return (same.isEmpty ? .counted : .replayed, fresh.map { Self.alarm($0, use, trail) })
    }

    private static func isTooFar(_ earlier: PassUse, _ use: PassUse) -> Bool {
        guard earlier.shop != use.shop, let from = earlier.point, let to = use.point else { return false }
        let seconds = Double(abs(use.at.milliseconds - earlier.at.milliseconds)) / 1_000
        return from.metres(to: to) > slack + fastest * seconds
    }

    private static func alarm(_ sign: PassAlarmSign, _ use: PassUse, _ trail: Trail) -> PassAlarmed {
        var shops: [ShopCode] = []
        for shop in trail.uses.compactMap(\.shop) where shops.last != shop { shops.append(shop) }
        return PassAlarmed(
            alarm: number(sign, use.claims.pseudonym, on: use.at.date), sign: sign, pseudonym: use.claims.pseudonym,
            shops: shops, uses: trail.count, at: use.at.milliseconds, on: use.at.date)
    }

    /// The same on every server, and after a restart.
    private static func number(_ sign: PassAlarmSign, _ pseudonym: String, on day: CivilDate) -> ULID {
        let bits = SHA256.hash(data: Array("\(sign.rawValue) \(pseudonym) \(day)".utf8)).prefix(16)
            .reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
        return ULID(milliseconds: JapanTime(day).milliseconds, random: bits)
    }
}
