import EventModel

/// Who speaks in a consultation. Stored by name; names are never reused.
package enum ConsultationClient: String, CaseIterable, FieldValue, Hashable {
    /// 保護者
    case guardian
    /// 妊娠中の方
    case expecting
    /// 子ども本人: no guardian opens what a child says.
    case child
    /// 祖父母・親族
    case relative
}

/// What a consultation is about. Stored by name; names are never reused.
package enum ConsultationTheme: String, CaseIterable, FieldValue, Hashable {
    /// 子育て・しつけ
    case parenting
    /// 子どもの様子・発達
    case development
    /// 妊娠・出産・産後
    case birth
    /// 夫婦・家庭
    case family
    /// 学校・いじめ・友だち
    case school
    /// 虐待かもしれない
    case abuse
    /// 自分の気持ち
    case feelings
    case other
}

/// How soon a counsellor should answer, least first. Stored by name; names are never reused.
package enum Urgency: String, CaseIterable, FieldValue, Hashable, Comparable {
    case usual
    case soon
    /// 今すぐ
    case now

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
    /// 0 for usual, 2 for now.
    package var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Why a consultation went back to those that wait. Stored by name; names are never reused.
package enum CaseReturn: String, CaseIterable, FieldValue, Hashable {
    /// The counsellor gave it back.
    case givenBack = "given-back"
    /// The counsellor said nothing for too long.
    case silence
    /// The counsellor left the desk.
    case dutyEnded = "duty-ended"
    /// A supervisor took it back.
    case supervisor
}

/// Who closed or reopened a consultation. Stored by name; names are never reused.
package enum CaseEnd: String, CaseIterable, FieldValue, Hashable {
    case client
    case counsellor
}

/// What came of a consultation. Stored by name; names are never reused.
package enum ConsultationOutcome: String, CaseIterable, FieldValue, Hashable {
    /// 話を聴いて終了
    case heard
    /// 情報・助言を伝えた
    case advised
    /// 他の窓口を案内
    case referred
    /// 児童相談所等へ引き継いだ
    case handedOn = "handed-on"
    /// 返信がないまま終了
    case noAnswer = "no-answer"
    /// 相談者が終えた
    case clientLeft = "client-left"
}

/// What a person in an office reads a consultation for. Stored by name; names are never reused.
package enum CaseReading: String, CaseIterable, FieldValue, Hashable {
    case answering
    /// Before taking it over.
    case handover
    case supervision
    /// Drawn by lot to look at how it was led.
    case review
    case crisis
    case audit
}

/// What a counsellor did about a crisis. Stored by name; names are never reused.
package enum CrisisAction: String, CaseIterable, FieldValue, Hashable {
    case spokeWithClient = "spoke-with-client"
    case gaveNumbers = "gave-numbers"
    case toldSupervisor = "told-supervisor"
    case called189 = "called-189"
    case called110 = "called-110"
    case called119 = "called-119"
    /// A person read it and sees no danger: the flag goes down.
    case noDanger = "no-danger"
    /// The danger is over: the flag goes down.
    case dangerPassed = "danger-passed"

    package var lowersFlag: Bool { self == .noDanger || self == .dangerPassed }
}

/// How a consultation was led, as a supervisor saw it. Stored by name; names are never reused.
package enum ReviewMark: String, CaseIterable, FieldValue, Hashable {
    case good
    case fair
    /// To be spoken about with the counsellor.
    case toDiscuss = "to-discuss"
}

/// Why a consultation may not be shredded. Stored by name; names are never reused.
package enum HoldReason: String, CaseIterable, FieldValue, Hashable {
    /// 開示請求・不服申立て
    case disclosureRequest = "disclosure-request"
    /// 児童相談所・警察等での対応
    case measures
    case lawsuit
    case inspection
}

/// What an office prepared for its counsellors. Stored by name; names are never reused.
package enum PreparedKind: String, CaseIterable, FieldValue, Hashable {
    /// 定型文
    case reply
    /// 知識
    case knowledge
}
