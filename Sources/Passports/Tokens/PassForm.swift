import Calendar

/// In which form a pass is shown. A token says it by its type (RFC 8725, 3.11), so that a checker that knows of no
/// other takes nothing but living ones.
package enum PassForm: String, CaseIterable, Sendable {
    /// On a phone with a network: a new one every 20 seconds.
    case live = "pass+jwt"
    /// On a phone without a network: the one that it was given last. A picture of it is as good as itself.
    case kept = "kept-pass+jwt"
    /// On paper. A copy of it is as good as itself.
    case paper = "paper-pass+jwt"

    /// How long one is good at most.
    package var longestLife: Duration {
        switch self {
        case .live: .seconds(60)
        case .kept: .seconds(7 * 86_400)
        // A school year, and a month to print the next one.
        case .paper: .seconds(400 * 86_400)
        }
    }

    /// Whether a picture or copy of it is as good as itself.
    package var isStatic: Bool { self != .live }
}

/// What a token says: who signed it, from when to when it is good, and by which name shops know the pass that day.
package struct PassClaims: Sendable, Equatable {
    package let issuer: String
    /// Seconds since 1970.
    package let issuedAt: Int64
    /// Seconds since 1970; at this second it is over.
    package let expiresAt: Int64
    /// `261123.k3J9…`: the day of its issue, or `paper`, and 72 bits that follow from the pass's serial and that day.
    package let pseudonym: String

    package init(issuer: String, issuedAt: Int64, expiresAt: Int64, pseudonym: String) {
        self.issuer = issuer
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.pseudonym = pseudonym
    }

    /// What stands before the point in a pseudonym of this form.
    static func stamp(of form: PassForm, on day: CivilDate) -> String {
        guard form != .paper else { return "paper" }
        let parts = day.parts
        return [parts.year % 100, parts.month, parts.day].map { ($0 < 10 ? "0" : "") + "\($0)" }.joined()
    }

    /// Whether the pseudonym is one of that form, and of the day of issue.
    func hasOwnPseudonym(as form: PassForm) -> Bool {
        let parts = pseudonym.split(separator: ".", omittingEmptySubsequences: false)
        let day = JapanTime(milliseconds: issuedAt * 1_000).date
        return parts.count == 2 && parts[0] == Self.stamp(of: form, on: day) && parts[1].utf8.count == 12
    }
}

/// A token, ready to be shown, and until when.
package struct PassToken: Sendable, Equatable {
    package let text: String
    package let claims: PassClaims
    package let form: PassForm

    /// What a code shows: any phone's camera opens the checking page. What stands after `#` is sent to no server.
    package func address(at publicURL: String) -> String { "\(publicURL)/v#\(text)" }
}
