import Calendar
import Events
import Households

extension Conversation {
    /// The turn that answers a button about a child or a pregnancy.
    func aboutChild(_ tap: Tap) -> Turn {
        switch tap {
        case .expect(let due?): return expect(due: due)
        case .born(let count, let day?): return register(count, born: day)
        case .correctBirth(let child, let day?): return correctBirth(of: child, day)
        case .correctDue(let child, let day?): return correctDue(of: child, day)
        case .birth(let child, let siblings, let day?): return birth(of: child, siblings: siblings, day)
        case .removeChild(let child):
            return turn(RemoveChild(household: id, child: child), note: .removed, .profile) { _ in Turn(.profile) }
        case .loss(let child):
            return turn(TellLoss(household: id, child: child), .loss) { _ in Turn(.profile) }
        // A picker that came back without a date asks again.
        case .correctBirth(let child, nil), .correctDue(let child, nil), .birth(let child, _, nil):
            return Turn(.child(child))
        default: return family.hasConsented ? Turn(.family) : needsConsent
        }
    }

    /// A child was told of: ask for more while registering, show the whole afterwards.
    private func register(_ count: Int, born day: CivilDate) -> Turn {
        let decision = RegisterChild(household: id, born: day, count: count, today: today)
        return turn(decision, .moreChildren(after: count == 1 ? day : nil)) { refusal in
            switch refusal {
            case .forgotten: Turn(.forgotten)
            case .consentFirst: needsConsent
            case .birthDate(let fault): Turn(note: .date(DateFault(fault)), .family)
            case .tooManyChildren: Turn(note: .tooManyChildren, .profile)
            }
        }
    }

    private func expect(due: CivilDate) -> Turn {
        turn(ExpectChild(household: id, due: due, today: today), .moreChildren(after: nil)) { refusal in
            switch refusal {
            case .forgotten: Turn(.forgotten)
            case .consentFirst: needsConsent
            case .alreadyExpecting(let child, _): Turn(.child(child))
            case .dueDate(let fault): Turn(note: .date(DateFault(fault)), .family)
            case .tooManyChildren: Turn(note: .tooManyChildren, .profile)
            }
        }
    }

    private func correctBirth(of child: ChildNumber, _ day: CivilDate) -> Turn {
        turn(CorrectBirthDate(household: id, child: child, born: day, today: today), note: .saved, .profile) {
            refusal in
            switch refusal {
            case .birthDate(let fault): Turn(note: .date(DateFault(fault)), .child(child))
            case .forgotten, .noSuchChild, .lost, .notBornYet: Turn(.child(child))
            }
        }
    }

    private func correctDue(of child: ChildNumber, _ day: CivilDate) -> Turn {
        turn(CorrectDueDate(household: id, child: child, due: day, today: today), note: .saved, .profile) { refusal in
            switch refusal {
            case .dueDate(let fault): Turn(note: .date(DateFault(fault)), .child(child))
            case .forgotten, .noSuchChild, .lost, .alreadyBorn: Turn(.child(child))
            }
        }
    }

    private func birth(of child: ChildNumber, siblings: Int, _ day: CivilDate) -> Turn {
        let decision = ReportBirth(household: id, child: child, born: day, siblings: siblings, today: today)
        return turn(decision, note: .saved, .profile) { refusal in
            switch refusal {
            case .birthDate(let fault): Turn(note: .date(DateFault(fault)), .child(child))
            case .tooManyChildren: Turn(note: .tooManyChildren, .profile)
            case .forgotten, .noSuchChild, .lost, .alreadyBorn: Turn(.child(child))
            }
        }
    }

    /// A date that was typed: while the family is asked for, a past day is a birth and a later one a due date.
    func answer(toDate typed: TypedDate) -> Turn {
        guard family.hasConsented else { return needsConsent }
        guard case .day(let day) = typed else { return Turn(note: .date(.noSuchDay), .next) }
        guard family.nextQuestion == .family else { return Turn(.whatIs(day)) }
        return day <= today ? register(1, born: day) : expect(due: day)
    }
}
