import Calendar
package import EventModel
import Events
import Places

extension Example {
    package static let chat: [any Event] = [
        WebhookReceived(
            webhook: webhook, household: family, kind: "message", at: at, isRedelivery: false,
            // Without quotation marks, so that a sample's value can be opened without being unescaped.
            content: .known("canary: 赤ちゃんが うまれました")),
        ChatAnswered(
            household: family, webhook: webhook, prompt: "residence", outcome: .accepted, requestID: "5e7c3a10-0001"),
        RichMenuPublished(
            language: .easyJapanese, menu: "richmenu-88c05ef6921ae53f8b58a25f3a65faf7",
            digest: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752", at: at),
    ]

    package static let delivery: [any Event] = [
        ContentComposed(
            content: content, entries: ["imm_2m_start"], language: .japanese, notedBy: [nakaWard],
            catalogue: "2026-11-01", messages: #"[{"type":"text","text":"予防接種がはじまります"}]"#),
        DeliveryRequested(
            batch: batch, day: today, content: content, entries: ["imm_2m_start"],
            retryKey: "2f1d8c7e-4b1a-4c0e-9c51-5d1f7e6a0001",
            recipients: [
                Recipient(household: family, children: [[first, second]]),
                Recipient(household: other, children: [[]]),
            ], at: at),
        DeliveryAccepted(batch: batch, day: today, requestID: "5e7c3a10-0002", leftOut: [other], at: at + 150),
        DeliveryFailed(
            batch: batch, day: today, status: 400, reason: "The property, to[1], in the request body is invalid",
            areWordsRefused: false, refused: [other], at: at + 150),
        DeliveryUnknown(
            batch: batch, day: today, reason: "no answer within 24 hours", leftOut: [other], at: at + 86_400_000),
        DayClosed(day: today, at: at + 200),
        MunicipalDateSet(
            municipality: nakaWard, deadline: "nursery_april", date: today.adding(days: 20), source: "広報 2026年10月号"),
        MunicipalDateWithdrawn(municipality: nakaWard, deadline: "nursery_april", date: today.adding(days: 20)),
        LocalNoteWritten(
            municipality: nakaWard, entry: "imm_2m_start", japanese: "予診票は区役所2階でお渡しします。",
            easyJapanese: "書(か)く 紙(かみ)は 区役所(くやくしょ)の 2階(かい)に あります。", english: "Forms are at the ward office."),
        LocalNoteWithdrawn(municipality: nakaWard, entry: "imm_2m_start"),
    ]

    package static let office: [any Event] = [
        RegistrationLinkIssued(source: source, kind: .clinic, name: "みなと産婦人科", municipality: nakaWard),
        ExactCountsRead(report: "registrations", by: "operator", purpose: "yearly report to the assembly"),
        HouseholdRead(household: family, what: "why", by: "operator", purpose: "question of the family, 22 November"),
    ]
}
