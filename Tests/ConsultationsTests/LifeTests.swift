import Consultations
import EventModel
import Events
import Places
import Support
import Testing

@Suite("A consultation from its door to its end")
struct LifeTests {
    private func open(_ household: HouseholdID = Example.family, consent: Int = 1) -> OpenConsultation {
        OpenConsultation(
            consultation: consultation, household: household, client: .guardian, theme: .parenting,
            municipality: Example.nakaWard, office: desk, language: .japanese, consent: consent, isTold: true, now: now)
    }
    private func take(_ staff: StaffID = counsellor, holding: Int = 0) -> TakeCase {
        TakeCase(
            consultation: consultation, staff: staff, office: desk, holding: holding, capacity: 3, now: now)
    }
    private func close(_ staff: StaffID = counsellor) -> CloseCase {
        CloseCase(consultation: consultation, staff: staff, outcome: .heard, now: now)
    }

    @Test("a form sent twice opens one consultation, and another family's number opens none")
    func opening() {
        given().when(open()).then(opened())
        given(opened()).when(open()).changesNothing()
        given(opened()).when(open(Example.other)).refuses(.unknown)
    }

    @Test("nobody speaks who has not agreed to the text about how it works")
    func consent() { given().when(open(consent: 0)).refuses(.notAgreed) }

    @Test("one counsellor takes a consultation; whoever comes second is told who has it")
    func taking() {
        given(opened()).when(take()).then(taken)
        given(opened(), taken).when(take()).changesNothing()
        given(opened(), taken).when(take(colleague)).refuses(.taken(by: counsellor))
        given(opened(), closed()).when(take()).refuses(.closed)
        given().when(take()).refuses(.unknown)
        given(opened(), closed(), shredded).when(take()).refuses(.shredded)
    }

    @Test("a counsellor with as many as the shift allows takes no more, but a danger at any load")
    func load() {
        given(opened()).when(take(holding: 3)).refuses(.full(capacity: 3))
        given(opened(), danger).when(take(holding: 3)).then(taken)
    }

    @Test("another desk's consultation is answered by that desk alone")
    func elsewhere() {
        let other = TakeCase(
            consultation: consultation, staff: counsellor, office: Example.prefecture, holding: 0, capacity: 3,
            now: now)
        given(opened()).when(other).refuses(.elsewhere(desk))
    }

    @Test("whoever has it hands it over with a note, to a colleague or to another desk, and has it no longer")
    func handingOver() {
        let hand = HandOverCase(
            consultation: consultation, staff: counsellor, office: desk, to: colleague, note: "明日も", now: now)
        let handed = CaseHandedOver(
            consultation: consultation, staff: counsellor, office: desk, to: colleague, note: .known("明日も"), at: now)
        given(opened(), taken).when(hand).then(handed)
        given(opened(), taken, handed).when(close()).refuses(.taken(by: colleague))
        given(opened()).when(hand).refuses(.notTaken)
        let away = HandOverCase(
            consultation: consultation, staff: counsellor, office: Example.prefecture, to: nil, note: nil, now: now)
        let gone = CaseHandedOver(
            consultation: consultation, staff: counsellor, office: Example.prefecture, to: nil, note: nil, at: now)
        given(opened(), taken).when(away).then(gone)
        given(opened(), taken, gone).when(take(colleague)).refuses(.elsewhere(Example.prefecture))
    }

    @Test("a silent counsellor's consultation goes back once, unless somebody else has it by now")
    func silence() {
        let giveBack = ReturnCase(consultation: consultation, staff: counsellor, why: .silence, now: now)
        let returned = CaseReturned(consultation: consultation, staff: counsellor, why: .silence, at: now)
        given(opened(), taken).when(giveBack).then(returned)
        given(opened(), taken, returned).when(giveBack).changesNothing()
        let other = CaseTaken(consultation: consultation, staff: colleague, office: desk, at: now)
        given(opened(), taken, returned, other).when(giveBack).changesNothing()
    }

    @Test("while a danger is noticed neither counsellor nor client closes, until a person says that it is over")
    func noClosingInDanger() {
        let leave = LeaveConsultation(consultation: consultation, household: Example.family, now: now)
        given(opened(), taken, danger).when(close()).refuses(.inDanger)
        given(opened(), taken, danger).when(leave).refuses(.inDanger)
        given(opened(), taken, danger, did(.called110)).when(close()).refuses(.inDanger)
        given(opened(), taken, danger, did(.dangerPassed)).when(close()).then(closed())
        given(opened(), taken, danger, did(.noDanger), danger).when(close()).refuses(.inDanger)
    }

    @Test("a closed consultation goes on when the client or the desk wants it to")
    func reopening() {
        let comeBack = GoOnWithConsultation(consultation: consultation, household: Example.family, now: now)
        let byClient = CaseReopened(consultation: consultation, by: .client, at: now)
        given(opened(), taken, closed()).when(comeBack).then(byClient)
        given(opened(), taken).when(comeBack).changesNothing()
        let stranger = GoOnWithConsultation(consultation: consultation, household: Example.other, now: now)
        given(opened(), taken, closed()).when(stranger).refuses(.unknown)
        let again = ReopenCase(consultation: consultation, office: desk, now: now)
        given(opened(), taken, closed()).when(again).then(
            CaseReopened(consultation: consultation, by: .counsellor, at: now))
    }

    @Test("urgency is what a person says, but a noticed danger stays at the top")
    func urgency() {
        let set = SetUrgency(
            consultation: consultation, staff: counsellor, office: desk, urgency: .soon, now: now)
        let fact = UrgencySet(consultation: consultation, staff: counsellor, urgency: .soon, at: now)
        given(opened()).when(set).then(fact)
        given(opened(), fact).when(set).changesNothing()
        given(opened(), danger).when(set).refuses(.inDanger)
    }

    @Test("a ward's consultation goes to its city's desk, and to the prefecture's where the city does not answer")
    func routing() throws {
        let gazetteer = try Gazetteer.load()
        func desk(_ desks: [OfficeID: Set<ConsultationTheme>], _ place: MunicipalityCode) -> OfficeID? {
            DeskRoute.office(for: place, about: .school, among: desks, in: gazetteer)
        }
        let all = Set(ConsultationTheme.allCases)
        let both: [OfficeID: Set<ConsultationTheme>] = [Example.prefecture: all, Example.yokohama: all]
        #expect(desk(both, Example.nakaWard) == Example.yokohama)
        #expect(desk(both, Example.hakone) == Example.prefecture)
        #expect(desk([Example.prefecture: all, Example.yokohama: [.birth]], Example.nakaWard) == Example.prefecture)
        #expect(desk([:], Example.nakaWard) == nil)
    }
}
