import Events
import Passports

/// The checking page: every verdict stands in it from the start, and the browser shows the one that holds.
struct CheckPage: WebPage {
    static let template = "checking.check"
    let title: TextName = "pass-check.title"
    let issuer: String
    /// Of which moment the keys are, in milliseconds since 1970.
    let at: String
    let keys: String
    let how: String
    let unsure: String
    let verdicts: [Verdict]

    struct Verdict: Sendable {
        let code: String
        let isGood: Bool
        let title: String
        /// The reason before and after what the browser fills in.
        let before: String
        let after: String
        let age: Bool
        let until: Bool
        let english: String
    }

    init(issuer: String, at milliseconds: Int64, keys: PassKeySet, _ texts: Texts) {
        self.issuer = issuer
        at = "\(milliseconds)"
        self.keys = keys.json
        how = texts.text("pass-check.how", in: .english)
        unsure = texts.text("pass-check.unsure", in: .english)
        let good: [(String, (TextName, TextName))] = [
            ("live", ("pass-check.live", "pass-check.live-why")), ("kept", ("pass-check.kept", "pass-check.kept-why")),
            ("paper", ("pass-check.paper", "pass-check.paper-why")),
        ]
        verdicts =
            good.map { Self.verdict($0.0, isGood: true, $0.1, texts) }
            + PassFault.allCases.map { Self.verdict($0.rawValue, isGood: false, Self.words($0), texts) }
            + [Self.verdict("stale", isGood: false, ("pass-check.stale", "pass-check.stale-why"), texts)]
    }

    private static func verdict(
        _ code: String, isGood: Bool, _ names: (title: TextName, why: TextName), _ texts: Texts
    ) -> Verdict {
        let why = texts.text(names.why, in: .japanese)
        let mark = ["{age}", "{until}"].first { why.contains($0) }
        let parts = mark.map { why.split(separator: $0, maxSplits: 1, omittingEmptySubsequences: false) } ?? [why[...]]
        let english = [names.title, names.why].map { texts.text($0, in: .english) }.joined(separator: ". ")
        return Verdict(
            code: code, isGood: isGood, title: texts.text(names.title, in: .japanese), before: String(parts[0]),
            after: parts.count > 1 ? String(parts[1]) : "", age: mark == "{age}", until: mark == "{until}",
            english: english)
    }

    private static func words(_ fault: PassFault) -> (TextName, TextName) {
        switch fault {
        case .unreadable, .tooLong: ("pass-check.unreadable", "pass-check.unreadable-why")
        case .algorithm, .forged: ("pass-check.forged", "pass-check.forged-why")
        case .unknownIssuer: ("pass-check.unknown-issuer", "pass-check.unknown-issuer-why")
        case .notYet: ("pass-check.not-yet", "pass-check.not-yet-why")
        case .screenshot: ("pass-check.screenshot", "pass-check.screenshot-why")
        case .over: ("pass-check.over", "pass-check.over-why")
        case .anotherDay: ("pass-check.another-day", "pass-check.another-day-why")
        case .revoked: ("pass-check.revoked", "pass-check.revoked-why")
        case .replayed: ("pass-check.replayed", "pass-check.replayed-why")
        }
    }
}
