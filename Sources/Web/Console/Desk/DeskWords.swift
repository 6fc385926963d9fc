import Consultations
import Events

/// What the desk calls the vocabulary of consultations.
enum DeskWords {
    static func client(_ client: ConsultationClient) -> TextName {
        switch client {
        case .guardian: "desk-words.client-guardian"
        case .expecting: "desk-words.client-expecting"
        case .child: "desk-words.client-child"
        case .relative: "desk-words.client-relative"
        }
    }

    static func theme(_ theme: ConsultationTheme) -> TextName {
        switch theme {
        case .parenting: "desk-words.theme-parenting"
        case .development: "desk-words.theme-development"
        case .birth: "desk-words.theme-birth"
        case .family: "desk-words.theme-family"
        case .school: "desk-words.theme-school"
        case .abuse: "desk-words.theme-abuse"
        case .feelings: "desk-words.theme-feelings"
        case .other: "desk-words.theme-other"
        }
    }

    static func urgency(_ urgency: Urgency) -> TextName {
        switch urgency {
        case .usual: "desk-words.urgency-usual"
        case .soon: "desk-words.urgency-soon"
        case .now: "desk-words.urgency-now"
        }
    }

    static func outcome(_ outcome: ConsultationOutcome) -> TextName {
        switch outcome {
        case .heard: "desk-words.outcome-heard"
        case .advised: "desk-words.outcome-advised"
        case .referred: "desk-words.outcome-referred"
        case .handedOn: "desk-words.outcome-handed-on"
        case .noAnswer: "desk-words.outcome-no-answer"
        case .clientLeft: "desk-words.outcome-client-left"
        }
    }

    static func reading(_ reading: CaseReading) -> TextName {
        switch reading {
        case .answering: "desk-words.reading-answering"
        case .handover: "desk-words.reading-handover"
        case .supervision: "desk-words.reading-supervision"
        case .review: "desk-words.reading-review"
        case .crisis: "desk-words.reading-crisis"
        case .audit: "desk-words.reading-audit"
        }
    }

    static func crisis(_ crisis: CrisisKind) -> TextName {
        switch crisis {
        case .medical: "desk-words.crisis-medical"
        case .selfHarm: "desk-words.crisis-self-harm"
        case .harmToChild: "desk-words.crisis-harm-to-child"
        case .childsVoice: "desk-words.crisis-childs-voice"
        case .violence: "desk-words.crisis-violence"
        }
    }

    static func action(_ action: CrisisAction) -> TextName {
        switch action {
        case .spokeWithClient: "desk-words.action-spoke-with-client"
        case .gaveNumbers: "desk-words.action-gave-numbers"
        case .toldSupervisor: "desk-words.action-told-supervisor"
        case .called189: "desk-words.action-called189"
        case .called110: "desk-words.action-called110"
        case .called119: "desk-words.action-called119"
        case .noDanger: "desk-words.action-no-danger"
        case .dangerPassed: "desk-words.action-danger-passed"
        }
    }

    static func mark(_ mark: ReviewMark) -> TextName {
        switch mark {
        case .good: "desk-words.mark-good"
        case .fair: "desk-words.mark-fair"
        case .toDiscuss: "desk-words.mark-to-discuss"
        }
    }

    static func hold(_ hold: HoldReason) -> TextName {
        switch hold {
        case .disclosureRequest: "desk-words.hold-disclosure-request"
        case .measures: "desk-words.hold-measures"
        case .lawsuit: "desk-words.hold-lawsuit"
        case .inspection: "desk-words.hold-inspection"
        }
    }

    static func prepared(_ prepared: PreparedKind) -> TextName {
        switch prepared {
        case .reply: "desk-words.prepared-reply"
        case .knowledge: "desk-words.prepared-knowledge"
        }
    }
}
