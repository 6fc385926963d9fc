import Consultations
import EventModel
import Events

/// Who asked whose consultation it is, and what followed.
struct CaseDisclosures: Sendable {
    let list: [Line]
    let hasAny: Bool
    let newID: String
    let danger: String?
    let mayAsk: Bool

    struct Line: Sendable {
        let path: String
        let who: String
        let time: String
        let reason: String
        let state: String
        /// Whether the reader is to say yes or no.
        let mayAnswer: Bool
        let maySee: Bool
    }

    init(_ source: CaseSource, _ head: CaseHead, _ typed: CaseTyped) {
        list = source.state.disclosures.reversed().map { asked in
            let (state, second): (TextName, StaffID?) =
                switch asked.answer {
                case nil: ("desk-disclosure.open", nil)
                case .agreed(let staff): ("desk-disclosure.agreed", staff)
                case .refused(let staff): ("desk-disclosure.refused", staff)
                }
            return Line(
                path: "\(head.path)/disclosure/\(asked.id)", who: source.name(asked.asker),
                time: Console.moment(asked.at), reason: asked.reason.value ?? "–", state: source.say(state),
                mayAnswer: asked.answer == nil && source.isLead && asked.asker != source.me,
                maySee: state == "desk-disclosure.agreed" && (asked.asker == source.me || second == source.me))
        }
        hasAny = !list.isEmpty
        newID = "\(source.freshID())"
        danger = typed.danger.isEmpty ? nil : typed.danger
        mayAsk = head.isMine || source.isLead
    }
}
