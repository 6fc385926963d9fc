import Calendar
import Consultations
import EventModel
import Events
import Support
import Testing

@Suite("An office's desk for consultations")
struct DeskTests {
    private let office = OfficeOpened(office: desk, name: "横浜市")
    private func setting(
        hours: String = "月火水木金土 9:00-20:00", themes: [ConsultationTheme] = ConsultationTheme.allCases,
        capacity: Int = 3, silence: Int = 10, keptDays: Int = 1_095
    ) -> DeskSet {
        DeskSet(
            office: desk, hours: OpeningHours(hours)!, themes: themes, languages: [.japanese], capacity: capacity,
            silence: silence, keptDays: keptDays, notice: nil, on: Example.today)
    }

    @Test("an office that works with us says how its desk answers, once for each change")
    func setting() {
        given(office).when(SetDesk(setting: setting())).then(setting())
        given(office, setting()).when(SetDesk(setting: setting())).changesNothing()
        given(office, setting()).when(SetDesk(setting: setting(capacity: 4))).then(setting(capacity: 4))
        given().when(SetDesk(setting: setting())).refuses(.officeNotOpen)
    }

    @Test("a desk without hours or themes, or with absurd numbers, is refused with every fault named")
    func faults() {
        given(office).when(SetDesk(setting: setting(hours: "", themes: []))).refuses(.wrong([.noHours, .noThemes]))
        given(office).when(SetDesk(setting: setting(capacity: 0, silence: 2, keptDays: 29)))
            .refuses(.wrong([.capacity, .silence, .keptDays]))
    }

    @Test("whoever sits down has the capacity of the shift, or else of the desk")
    func duty() {
        let shift = ShiftPlanned(
            office: desk, shift: Example.webhook, staff: counsellor, day: Example.today, from: 540, until: 720,
            capacity: 1)
        func begin(at minute: Int) -> BeginDuty {
            BeginDuty(office: desk, staff: counsellor, day: Example.today, minute: minute, now: now)
        }
        func begun(_ capacity: Int) -> DutyBegun {
            DutyBegun(office: desk, staff: counsellor, capacity: capacity, at: now)
        }
        given(office, setting(), shift).when(begin(at: 600)).then(begun(1))
        given(office, setting(), shift).when(begin(at: 720)).then(begun(3))
        given(office, setting(), begun(3)).when(begin(at: 600)).changesNothing()
        given(office).when(begin(at: 600)).refuses(.noDesk)
        given(office, setting(), begun(3)).when(EndDuty(office: desk, staff: counsellor, now: now))
            .then(DutyEnded(office: desk, staff: counsellor, at: now))
    }

    @Test("a withdrawn shift or prepared text does not come back")
    func withdrawn() {
        let shift = ShiftPlanned(
            office: desk, shift: Example.webhook, staff: counsellor, day: Example.today, from: 540, until: 720,
            capacity: 1)
        let gone = ShiftWithdrawn(office: desk, shift: Example.webhook)
        given(office, setting(), shift).when(WithdrawShift(office: desk, shift: Example.webhook)).then(gone)
        given(office, setting(), shift, gone).when(PlanShift(shift: shift)).changesNothing()
        let reply = ReplyWritten(
            office: desk, reply: Example.webhook, kind: .reply, title: "あいさつ", words: "こんにちは", on: Example.today)
        let taken = ReplyWithdrawn(office: desk, reply: Example.webhook, on: Example.today)
        given(office, setting()).when(WriteReply(written: reply)).then(reply)
        given(office, setting(), reply)
            .when(WithdrawReply(office: desk, reply: Example.webhook, today: Example.today)).then(taken)
        given(office, setting(), reply, taken).when(WriteReply(written: reply)).refuses(.unknown)
    }

    @Test("a prepared text has a title and words of a sensible length")
    func words() {
        let reply = ReplyWritten(
            office: desk, reply: Example.webhook, kind: .knowledge, title: " ",
            words: String(repeating: "あ", count: 2_001), on: Example.today)
        given(office, setting()).when(WriteReply(written: reply)).refuses(.wrong([.noTitle, .tooLong]))
    }
}
