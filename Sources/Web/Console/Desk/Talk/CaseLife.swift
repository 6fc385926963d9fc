import Consultations
import EventModel
import Events

/// What may be done with the life of a consultation now: who has it, how urgent it is, its end.
struct CaseLife: Sendable {
    let mayTake: Bool
    let isMine: Bool
    let mayTakeBack: Bool
    let mayReopen: Bool
    let urgencies: [DeskChoice]
    /// Not while a danger is noticed: then it is at the top anyway.
    let mayUrge: Bool
    let targets: [DeskChoice]
    let handover: String?
    let outcomes: [DeskChoice]
    let mayClose: Bool
    let isFlagged: Bool

    init(_ source: CaseSource, _ head: CaseHead, _ typed: CaseTyped) {
        mayTake = head.isWaiting
        isMine = head.isMine
        isFlagged = head.isFlagged
        mayTakeBack = source.isLead && !head.isMine && !head.isWaiting && !head.isClosed
        mayReopen = head.isClosed
        mayUrge = !head.isClosed && !head.isFlagged
        urgencies = Urgency.allCases.map {
            DeskChoice($0.rawValue, source.say(DeskWords.urgency($0)), isChosen: $0 == source.state.urgency)
        }
        targets =
            [DeskChoice("free", source.say("desk-case.to-free"), isChosen: true)]
            + source.colleagues.map {
                DeskChoice(
                    "staff:\($0.staff)",
                    source.say("desk-case.to-colleague", ["name": source.name($0.staff), "count": "\($0.load)"]))
            }
            + source.otherDesks.map {
                DeskChoice("desk:\($0)", source.say("desk-case.to-desk", ["office": source.offices[$0] ?? "\($0)"]))
            }
        handover = typed.handover.isEmpty ? nil : typed.handover
        mayClose = head.isMine && !head.isFlagged
        outcomes = [ConsultationOutcome.heard, .advised, .referred, .handedOn, .noAnswer].map {
            DeskChoice($0.rawValue, source.say(DeskWords.outcome($0)))
        }
    }
}
