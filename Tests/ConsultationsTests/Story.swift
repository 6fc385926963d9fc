import Calendar
import EventModel
import Events
import Support

/// What the tests of consultations share.
let consultation = Example.consultation
let counsellor = Example.clerk
let colleague = Example.colleague
let desk = Example.yokohama
let now = Example.at

func opened(by client: ConsultationClient = .guardian) -> ConsultationOpened {
    ConsultationOpened(
        consultation: consultation, household: Example.family, client: client, theme: .parenting,
        municipality: Example.nakaWard, office: desk, language: .japanese, consent: 1, isTold: true, at: now)
}

let taken = CaseTaken(consultation: consultation, staff: counsellor, office: desk, at: now)
let danger = CrisisNoticed(
    household: Example.family, consultation: consultation, source: Example.clientMessage, kinds: [.selfHarm], at: now)
func did(_ action: CrisisAction) -> CrisisActed {
    CrisisActed(consultation: consultation, staff: counsellor, action: action, at: now)
}
func closed(_ outcome: ConsultationOutcome = .heard, at time: Int64 = now) -> CaseClosed {
    CaseClosed(consultation: consultation, staff: counsellor, by: .counsellor, outcome: outcome, at: time)
}
let shredded = ConsultationShredded(consultation: consultation, at: now)
