import Consultations
import EventModel
import Events
import Support
import Testing

@Suite("Danger, reading, review and keeping")
struct CareTests {
    private let ask = AskDisclosure(
        consultation: consultation, disclosure: Example.disclosure, staff: counsellor, office: desk,
        witness: Example.prefecture, reason: "橋の上にいる", now: now)
    private let asked = DisclosureAsked(
        consultation: consultation, disclosure: Example.disclosure, staff: counsellor, office: desk,
        witness: Example.prefecture, reason: .known("橋の上にいる"), at: now)
    private let agreed = DisclosureAgreed(
        consultation: consultation, disclosure: Example.disclosure, staff: colleague, at: now)

    private func answer(_ staff: StaffID, _ agrees: Bool = true, at office: OfficeID = desk) -> AnswerDisclosure {
        AnswerDisclosure(
            consultation: consultation, disclosure: Example.disclosure, staff: staff, office: office,
            agrees: agrees, now: now)
    }
    private func look(_ staff: StaffID, at time: Int64 = now) -> OpenDisclosure {
        OpenDisclosure(consultation: consultation, disclosure: Example.disclosure, staff: staff, now: time)
    }
    private func looked(_ staff: StaffID, at time: Int64 = now) -> DisclosureOpened {
        DisclosureOpened(consultation: consultation, disclosure: Example.disclosure, staff: staff, at: time)
    }

    @Test("each look at whose consultation it is stands on record; a page loaded again within ten minutes is one")
    func looks() {
        let later = now + ReadCase.oneRead
        given(opened(), asked, agreed, looked(counsellor)).when(look(counsellor, at: later - 1)).changesNothing()
        given(opened(), asked, agreed, looked(counsellor)).when(look(counsellor, at: later))
            .then(looked(counsellor, at: later))
        given(opened(), asked, agreed, looked(counsellor)).when(look(colleague)).then(looked(colleague))
    }

    @Test("whose consultation it is two people learn together, and nobody alone")
    func disclosure() {
        given(opened()).when(ask).then(asked)
        given(opened(), asked).when(look(counsellor)).refuses(.noSuchRequest)
        given(opened(), asked).when(answer(counsellor)).refuses(.samePerson)
        given(opened(), asked).when(answer(colleague, at: Example.prefecture)).refuses(.noSuchRequest)
        given(opened(), asked).when(answer(colleague)).then(agreed)
        given(opened(), asked, agreed).when(answer(colleague, false)).refuses(.noSuchRequest)
        given(opened(), asked, agreed).when(look(counsellor)).then(
            DisclosureOpened(consultation: consultation, disclosure: Example.disclosure, staff: counsellor, at: now))
        given(opened(), asked, agreed).when(look(StaffID(Example.webhook))).refuses(.noSuchRequest)
    }

    @Test("where the second person does not agree nobody learns it")
    func refusal() {
        let refused = DisclosureRefused(
            consultation: consultation, disclosure: Example.disclosure, staff: colleague, at: now)
        given(opened(), asked).when(answer(colleague, false)).then(refused)
        given(opened(), asked, refused).when(look(counsellor)).refuses(.noSuchRequest)
        given(opened(), asked, refused).when(answer(colleague)).refuses(.noSuchRequest)
    }

    @Test("every read is on record; a page loaded again within ten minutes is one read")
    func reading() {
        func read(at time: Int64, _ purpose: CaseReading = .answering) -> ReadCase {
            ReadCase(consultation: consultation, staff: counsellor, office: desk, purpose: purpose, now: time)
        }
        let fact = ConsultationRead(
            consultation: consultation, staff: counsellor, office: desk, purpose: .answering, at: now)
        given(opened()).when(read(at: now)).then(fact)
        given(opened(), fact).when(read(at: now + 599_999)).changesNothing()
        given(opened(), fact).when(read(at: now + 600_000)).then(
            ConsultationRead(
                consultation: consultation, staff: counsellor, office: desk, purpose: .answering,
                at: now + 600_000))
        given(opened(), fact).when(read(at: now, .review)).then(
            ConsultationRead(consultation: consultation, staff: counsellor, office: desk, purpose: .review, at: now))
        given(closed(), shredded).when(read(at: now)).refuses(.unknown)
        given(opened(), closed(), shredded).when(read(at: now)).refuses(.shredded)
    }

    @Test("what was done about a danger is on record; only a person lowers the flag, and only while it is up")
    func acting() {
        func act(_ action: CrisisAction) -> ActOnCrisis {
            ActOnCrisis(consultation: consultation, staff: counsellor, office: desk, action: action, now: now)
        }
        given(opened(), danger).when(act(.called110)).then(did(.called110))
        given(opened(), danger).when(act(.noDanger)).then(did(.noDanger))
        given(opened()).when(act(.noDanger)).changesNothing()
    }

    @Test("a consultation is shredded when its time is over, not while it is open or held")
    func shredding() {
        let day: Int64 = 86_400_000
        func shred(at time: Int64) -> ShredConsultation {
            ShredConsultation(consultation: consultation, keptDays: 30, now: time)
        }
        let gone = ConsultationShredded(consultation: consultation, at: now + 30 * day)
        given(opened(), closed()).when(shred(at: now + 30 * day)).then(gone)
        given(opened(), closed()).when(shred(at: now + 30 * day - 1)).refuses(.tooEarly)
        given(opened()).when(shred(at: now + 30 * day)).refuses(.open)
        let held = HoldPlaced(consultation: consultation, staff: colleague, reason: .lawsuit, at: now)
        given(opened(), closed(), held).when(shred(at: now + 30 * day)).refuses(.held(.lawsuit))
        let lifted = HoldLifted(consultation: consultation, staff: colleague, at: now)
        given(opened(), closed(), held, lifted).when(shred(at: now + 30 * day)).then(gone)
        given(opened(), closed(), gone).when(shred(at: now + 30 * day)).changesNothing()
    }

    @Test("only what is closed is reviewed, by its own desk")
    func review() {
        func review(at office: OfficeID = desk) -> ReviewCase {
            ReviewCase(
                consultation: consultation, staff: colleague, office: office, mark: .good, words: nil, now: now)
        }
        given(opened(), taken).when(review()).refuses(.open)
        given(opened(), taken, closed()).when(review(at: Example.prefecture)).refuses(.elsewhere(desk))
        given(opened(), taken, closed()).when(review()).then(
            ConsultationReviewed(consultation: consultation, staff: colleague, mark: .good, words: nil, at: now))
    }
}
