import Calendar
import Events
import Households
import Passports

/// Which of its pages a pass has today.
enum PassStanding: Sendable, Equatable {
    case valid(HeldPass, until: CivilDate)
    /// Nothing has been told yet that it could rest on.
    case notYet
    case movedAway
    case grownUp
    case revoked
    /// Nothing to show, and nothing to explain: after a loss, and wherever an explanation could remind of one.
    case quiet

    init(_ pass: HeldPass?, of family: Household, on today: CivilDate) {
        if let pass, pass.isValid(on: today), let until = pass.until {
            self = .valid(pass, until: until)
            return
        }
        // Whoever has lost a child and has no other reads nothing about children here.
        if family.openChildren.isEmpty, family.children.values.contains(.lost) {
            self = .quiet
            return
        }
        switch pass?.state {
        case .revoked: self = .revoked
        case .valid, .ended(.lastDay): self = .grownUp
        case .ended(.movedAway): self = .movedAway
        case .ended: self = .quiet
        case nil where family.movedAway != nil: self = .movedAway
        case nil: self = family.isComplete ? .quiet : .notYet
        }
    }
}
