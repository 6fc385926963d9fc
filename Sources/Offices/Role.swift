/// What somebody in an office does here. Stored by name; names are never reused.
package enum Role: String, CaseIterable, Sendable {
    /// 作成: drafts, municipal dates, local notes.
    case author
    /// 承認: says yes to what others wrote.
    case approver
    /// 配信: sends what was approved, and stops it.
    case sender
    /// 窓口・相談: looks up a household that asks, answers consultations.
    case desk
    /// 監査: reads what was done, and by whom.
    case auditor
    /// 鍵管理: keys and erasure.
    case keys
    /// 運用: settings, staff, the service.
    case `operator`
}
