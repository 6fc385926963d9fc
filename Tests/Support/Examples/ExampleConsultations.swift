import Calendar
package import EventModel
package import Events

extension Example {
    package static let consultation = ConsultationID(ULID("01JD8Z0000TA1K000000000001")!)
    package static let clientMessage = ULID("01JD8Z0000WR1TE00000000001")!
    package static let answer = ULID("01JD8Z0000WR1TE00000000002")!
    package static let photo = ULID("01JD8Z0000PH0T000000000001")!
    package static let entry = ULID("01JD8Z0000ENTRY00000000001")!
    package static let disclosure = ULID("01JD8Z0000TE11000000000001")!
    package static let told = "canary 夜泣きが続いて、つらいです"

    /// A consultation from its door to its end.
    package static let consultations: [any Event] = door + words + cases + care

    package static let opened = ConsultationOpened(
        consultation: consultation, household: family, client: .guardian, theme: .parenting, municipality: nakaWard,
        office: yokohama, language: .japanese, consent: 1, isTold: true, at: at)

    private static let door: [any Event] = [
        ConsultationLinkIssued(link: entry, household: family, until: at + 1_800_000),
        ConsultationLinkUsed(
            link: entry, household: family, visit: ULID("01JD8Z0000V1S1T00000000001")!, at: at), opened,
        ConsultationWordSet(consultation: consultation, at: at),
        ConsultationWordMistaken(consultation: consultation, at: at),
    ]

    private static let words: [any Event] = [
        ClientWrote(consultation: consultation, message: clientMessage, words: .known(told), photo: photo, at: at),
        PhotoKept(
            consultation: consultation, photo: photo, jpeg: .known("Y2FuYXJ5"), width: 1_280, height: 960,
            bytes: 183_204),
        CounsellorWrote(
            consultation: consultation, message: answer, staff: clerk, words: .known("canary おつらいですね"), at: at),
        NoteWritten(
            consultation: consultation, note: ULID("01JD8Z0000N0TE000000000001")!, staff: clerk,
            words: .known("canary 保健師へつなぐ"), at: at),
        ClientNotified(
            consultation: consultation, household: family, message: answer, link: entry, outcome: .accepted,
            requestID: "b6e1f2a4-0000-4000-8000-000000000001"),
    ]

    private static let cases: [any Event] = [
        CaseTaken(consultation: consultation, staff: clerk, office: yokohama, at: at),
        CaseHandedOver(
            consultation: consultation, staff: clerk, office: yokohama, to: colleague,
            note: .known("canary 明日も連絡すると約束"), at: at),
        CaseReturned(consultation: consultation, staff: colleague, why: .silence, at: at),
        UrgencySet(consultation: consultation, staff: clerk, urgency: .soon, at: at),
        CaseClosed(consultation: consultation, staff: clerk, by: .counsellor, outcome: .heard, at: at),
        CaseReopened(consultation: consultation, by: .client, at: at),
    ]

    private static let care: [any Event] = [
        CrisisNoticed(
            household: family, consultation: consultation, source: clientMessage, kinds: [.selfHarm], at: at),
        CrisisActed(consultation: consultation, staff: clerk, action: .spokeWithClient, at: at),
        ConsultationRead(
            consultation: consultation, staff: clerk, office: yokohama, purpose: .answering, at: at),
        DisclosureAsked(
            consultation: consultation, disclosure: disclosure, staff: clerk, office: yokohama, witness: prefecture,
            reason: .known("canary いま橋の上にいる"), at: at),
        DisclosureAgreed(consultation: consultation, disclosure: disclosure, staff: colleague, at: at),
        DisclosureRefused(consultation: consultation, disclosure: disclosure, staff: colleague, at: at),
        DisclosureOpened(consultation: consultation, disclosure: disclosure, staff: clerk, at: at),
        ConsultationReviewed(
            consultation: consultation, staff: colleague, mark: .good, words: .known("canary よく聴いていた"), at: at),
        HoldPlaced(consultation: consultation, staff: colleague, reason: .measures, at: at),
        HoldLifted(consultation: consultation, staff: colleague, at: at),
        ConsultationShredded(consultation: consultation, at: at),
    ]

    package static let desks: [any Event] = [
        DeskSet(
            office: yokohama, hours: OpeningHours("月火水木金土 9:00-20:00; 12/29-1/3 休")!,
            themes: ConsultationTheme.allCases,
            languages: Language.allCases, capacity: 3, silence: 10, keptDays: 1_095,
            notice: "11月23日は祝日のため、お休みします。", on: today),
        DeskClosed(office: yokohama, on: today),
        ShiftPlanned(
            office: yokohama, shift: ULID("01JD8Z0000SH1FT00000000001")!, staff: clerk, day: today, from: 540,
            until: 1_020, capacity: 2),
        ShiftWithdrawn(office: yokohama, shift: ULID("01JD8Z0000SH1FT00000000001")!),
        DutyBegun(office: yokohama, staff: clerk, capacity: 2, at: at),
        DutyEnded(office: yokohama, staff: clerk, at: at),
        ReplyWritten(
            office: yokohama, reply: ULID("01JD8Z0000REP1Y00000000001")!, kind: .reply, title: "はじめのあいさつ",
            words: "ご相談ありがとうございます。お話を聞かせてください。", on: today),
        ReplyWithdrawn(office: yokohama, reply: ULID("01JD8Z0000REP1Y00000000001")!, on: today),
    ]
}
