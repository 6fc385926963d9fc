import Consultations
import EventModel
import Events
import Support
import Testing

@Suite("What client and counsellor write")
struct TalkTests {
    private func write(_ household: HouseholdID = Example.family, crisis: [CrisisKind] = []) -> ClientWrites {
        ClientWrites(
            consultation: consultation, household: household, message: Example.clientMessage, words: "眠れません",
            photo: nil, crisis: crisis, now: now)
    }
    private let wrote = ClientWrote(
        consultation: consultation, message: Example.clientMessage, words: .known("眠れません"), photo: nil, at: now)
    private func answer(_ staff: StaffID = counsellor) -> CounsellorWrites {
        CounsellorWrites(
            consultation: consultation, message: Example.answer, staff: staff, words: "お話しください", now: now)
    }
    private var answered: CounsellorWrote {
        CounsellorWrote(
            consultation: consultation, message: Example.answer, staff: counsellor, words: .known("お話しください"),
            at: now)
    }

    @Test("a message sent twice is one message")
    func once() {
        given(opened()).when(write()).then(wrote)
        given(opened(), wrote).when(write()).changesNothing()
        given(opened(), taken).when(answer()).then(answered)
        given(opened(), taken, answered).when(answer()).changesNothing()
    }

    @Test("words of a crisis are noticed in the same moment as they are kept, and without them")
    func crisis() {
        given(opened()).when(write(crisis: [.selfHarm])).then(wrote, danger)
        given(opened(), wrote, danger).when(write(crisis: [.selfHarm])).changesNothing()
    }

    @Test("nobody writes into another's consultation, nor into a closed or shredded one")
    func notTheirs() {
        given(opened()).when(write(Example.other)).refuses(.unknown)
        given(opened(), taken, closed()).when(write()).refuses(.closed)
        given(opened(), closed(), shredded).when(write()).refuses(.shredded)
    }

    @Test("only the counsellor who has it answers, and an answer that was kept is not refused afterwards")
    func whoAnswers() {
        given(opened()).when(answer()).refuses(.notTaken)
        given(opened(), taken).when(answer(colleague)).refuses(.taken(by: counsellor))
        let returned = CaseReturned(consultation: consultation, staff: counsellor, why: .silence, at: now)
        given(opened(), taken, returned).when(answer()).refuses(.notTaken)
        given(opened(), taken, answered, returned).when(answer()).changesNothing()
    }

    @Test("a link lets one visit in, before it expires")
    func entry() {
        let visit = ULID("01JD8Z0000V1S1T00000000001")!
        let issued = ConsultationLinkIssued(link: Example.entry, household: Example.family, until: now + 1_000)
        let used = ConsultationLinkUsed(link: Example.entry, household: Example.family, visit: visit, at: now)
        given().when(IssueEntryLink(link: Example.entry, household: Example.family, until: now + 1_000)).then(issued)
        given(issued).when(UseEntryLink(link: Example.entry, visit: visit, now: now)).then(used)
        given(issued, used).when(UseEntryLink(link: Example.entry, visit: visit, now: now)).changesNothing()
        given(issued, used).when(UseEntryLink(link: Example.entry, visit: Example.webhook, now: now)).refuses(.used)
        given(issued).when(UseEntryLink(link: Example.entry, visit: visit, now: now + 1_000)).refuses(.expired)
        given().when(UseEntryLink(link: Example.entry, visit: visit, now: now)).refuses(.unknown)
    }

    @Test("five mistaken words rest for a quarter of an hour")
    func word() {
        let mistakes: [any Event] = (0..<5).map {
            ConsultationWordMistaken(consultation: consultation, at: now + Int64($0))
        }
        let mistake = MistakeConsultationWord(consultation: consultation, household: Example.family, now: now)
        given(opened(by: .child)).when(mistake).then(
            ConsultationWordMistaken(consultation: consultation, at: now))
        let four = Case.fold.state(after: [opened(by: .child)] + Array(mistakes.prefix(4)))
        #expect(four.wordRests(at: now + 10) == nil)
        let five = Case.fold.state(after: [opened(by: .child)] + mistakes)
        #expect(five.wordRests(at: now + 10) == now + 900_000)
        #expect(five.wordRests(at: now + 900_001) == nil)
    }

    @Test("a picture's number belongs to one consultation")
    func photo() {
        let kept = PhotoKept(
            consultation: consultation, photo: Example.photo, jpeg: .known("AA=="), width: 1, height: 1, bytes: 1)
        func keep(_ consultation: ConsultationID) -> KeepPhoto {
            KeepPhoto(
                consultation: consultation, photo: Example.photo, jpeg: "AA==", width: 1, height: 1, bytes: 1)
        }
        given().when(keep(consultation)).then(kept)
        given(kept).when(keep(consultation)).changesNothing()
        given(kept).when(keep(ConsultationID(Example.webhook))).refuses(.numberTaken)
    }
}
