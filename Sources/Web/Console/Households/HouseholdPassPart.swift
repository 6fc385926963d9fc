import Calendar
import EventModel
import Events
import Households
import Passports

/// What the desk sees of a household's support pass, and what it may do about it.
struct HouseholdPassPart: Sendable {
    let ticket: String
    /// What it is now, in words.
    let state: String
    let until: String?
    let isFamilyPass: Bool
    /// Nil where who looks may not, or there is nothing to revoke.
    let revoke: Revoking?
    /// The name under which it would be given back.
    let giveBack: GivingBack?

    struct Revoking: Sendable {
        let reasons: [Reason]
    }

    struct Reason: Sendable {
        let value: String
        let name: String
    }

    struct GivingBack: Sendable {
        let fresh: String
    }

    init(_ pass: HeldPass?, ticket: String, mayCare: Bool, fresh: ULID, on today: CivilDate, _ words: LookWords) {
        self.ticket = ticket
        until = pass?.until?.words[.japanese]
        isFamilyPass = pass?.link != nil
        let isValid = pass?.isValid(on: today) ?? false
        state =
            switch pass?.state {
            case nil: words.say("console-households.pass-none")
            case .revoked: words.say("console-households.pass-revoked")
            case .valid where isValid: words.say("console-households.pass-valid")
            case .valid, .ended: words.say("console-households.pass-ended")
            }
        revoke =
            mayCare && isValid
            ? Revoking(reasons: PassRevocation.allCases.map { Reason(value: $0.rawValue, name: words.name(of: $0)) })
            : nil
        giveBack = mayCare && pass?.state == .revoked ? GivingBack(fresh: fresh.description) : nil
    }
}

extension LookWords {
    func name(of reason: PassRevocation) -> String {
        switch reason {
        case .misuse: say("console-households.pass-misuse")
        case .mistake: say("console-households.pass-mistake")
        case .asked: say("console-households.pass-asked")
        }
    }
}
