import Calendar
import EventModel
import Events
import Households

/// What a family changes about one child. Whatever the child is in no state for changes nothing: the page shows how it
/// stands.
struct ChildForm {
    private(set) var filled = Filled()
    private(set) var intent: Intent
    /// Whether the child is no more what it was when the form was made.
    private(set) var isStale = false
    private let visit: FamilyVisit
    private let form: Form
    private let child: ChildNumber
    private let say: Speech

    /// Nil unless the form names a child.
    init?(_ visit: FamilyVisit, _ form: Form, _ say: Speech) {
        guard let number = Int(form["child"]) else { return nil }
        child = ChildNumber(number)
        self.visit = visit
        self.form = form
        self.say = say
        intent = Intent(visit.family)
    }

    private var household: HouseholdID { visit.household }

    mutating func correctDueDate() {
        let id = "due-of-\(child)"
        guard let due = DateField.read(form["date"], id, into: &filled, say) else { return }
        attempt(CorrectDueDate(household: household, child: child, due: due, today: visit.today)) { [say] refusal in
            if case .dueDate(let fault) = refusal { (id, say(fault)) } else { nil }
        }
    }

    mutating func correctBirthDate() {
        let id = "birth-of-\(child)"
        guard let born = DateField.read(form["date"], id, into: &filled, say) else { return }
        attempt(CorrectBirthDate(household: household, child: child, born: born, today: visit.today)) { [say] refusal in
            if case .birthDate(let fault) = refusal { (id, say(fault)) } else { nil }
        }
    }

    mutating func reportBirth() {
        let id = "born-of-\(child)"
        let count = CountField.read(form["count"], "count-of-\(child)", into: &filled, say)
        guard let born = DateField.read(form["date"], id, into: &filled, say), let count else { return }
        let birth = ReportBirth(
            household: household, child: child, born: born, siblings: count - 1, today: visit.today)
        attempt(birth) { [say] refusal in
            switch refusal {
            case .birthDate(let fault): (id, say(fault))
            case .tooManyChildren(let limit): (id, say("children.too-many", ["limit": "\(limit)"]))
            case .forgotten, .noSuchChild, .lost, .alreadyBorn: nil
            }
        }
    }

    mutating func remove() { attempt(RemoveChild(household: household, child: child)) { _ in nil } }

    mutating func tellLoss() { attempt(TellLoss(household: household, child: child)) { _ in nil } }

    private mutating func attempt<D: Decision>(
        _ decision: D, fault: (D.Refusal) -> (field: String, sentence: String)?
    ) where D.State == Household {
        do throws(D.Refusal) {
            try intent.add(decision)
        } catch {
            if let fault = fault(error) { filled.refuse(fault.field, fault.sentence) } else { isStale = true }
        }
    }
}
