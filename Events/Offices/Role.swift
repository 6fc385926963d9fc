import EventModel

/// What somebody in an office does here. Stored by name; names are never reused.
package enum Role: String, CaseIterable, FieldValue, Hashable {
    /// 作成: drafts, municipal dates, local notes.
    case author
    /// 承認: says yes to what others wrote.
    case approver
    /// 配信: sends what was approved, and stops it.
    case sender
    /// 窓口・相談: looks up a household that asks, answers consultations.
    case desk
    /// 相談統括: leads a desk of consultations, its hours, its people and what is done in danger.
    case supervisor
    /// 監査: reads what was done, and by whom.
    case auditor
    /// 鍵管理: keys and erasure.
    case keys
    /// 運用: settings, staff, the service.
    case `operator`
}

/// Why somebody looks at what is kept about a household. Stored by name; names are never reused.
package enum LookPurpose: String, CaseIterable, FieldValue, Hashable {
    /// 問い合わせ: the family asked.
    case enquiry
    /// 相談: in a consultation.
    case consultation
    /// 訂正: something kept is wrong.
    case correction
    /// 開示請求: a request under 個人情報の保護に関する法律 76条.
    case disclosure
    /// 配信の確認: whether and why a message came.
    case delivery
    /// 不具合・事故の調査
    case incident
    /// 監査
    case audit
}

/// How a person signed in. Stored by name; names are never reused.
package enum SignInWay: String, CaseIterable, FieldValue, Hashable {
    /// Password and a code of the phone's authenticator.
    case password
    /// The prefecture's own identity provider.
    case oidc
    /// A link of the demo, on the machine itself.
    case demo
}
