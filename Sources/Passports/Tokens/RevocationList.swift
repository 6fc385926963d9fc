package import Calendar
package import Events

/// What was made of a pass and is good for nothing any more, before its own time.
package struct VoidSerial: Sendable, Equatable {
    package let serial: PassSerial
    package let isPaper: Bool
    /// The day on which it became void.
    package let on: CivilDate

    package init(serial: PassSerial, isPaper: Bool, on: CivilDate) {
        self.serial = serial
        self.isPaper = isPaper
        self.on = on
    }
}

/// The pseudonyms that are void though their tokens would still be good: of paper, and of phones without a network.
/// Living tokens need none: they end within a minute.
package struct RevocationList: Sendable, Equatable {
    package static let type = "revoked-passes+jwt"
    /// How long a shop may go without a newer one.
    package static let life = Duration.seconds(7 * 86_400)

    package let pseudonyms: [String]
    package let issuedAt: JapanTime

    package init(_ void: [VoidSerial], keys: PassKeys, at now: JapanTime) {
        issuedAt = now
        let days = Int(PassForm.kept.longestLife.components.seconds / 86_400)
        pseudonyms = void.flatMap { entry -> [String] in
            if entry.isPaper { return [keys.pseudonym(of: entry.serial, as: .paper, on: entry.on)] }
            // Those that the phone may have been given before, and that are still good.
            return (0...days).map { entry.on.adding(days: -$0) }.filter { $0.adding(days: days) >= now.date }
                .map { keys.pseudonym(of: entry.serial, as: .kept, on: $0) }
        }.sorted()
    }

    /// Signed, as JWS in its flattened JSON form (RFC 7515, 7.2.2).
    package func json(signedBy mint: PassMint) throws -> String {
        let seconds = issuedAt.milliseconds / 1_000
        let list = pseudonyms.map { "\"\($0)\"" }.joined(separator: ",")
        let payload = #"""
            {"iss":"\#(mint.issuer)","iat":\#(seconds),"exp":\#(seconds + Self.life.components.seconds),\#
            "revoked":[\#(list)]}
            """#
        let parts = try mint.sign(payload, type: Self.type, at: issuedAt).split(separator: ".")
        return #"{"protected":"\#(parts[0])","payload":"\#(parts[1])","signature":"\#(parts[2])"}"#
    }
}
