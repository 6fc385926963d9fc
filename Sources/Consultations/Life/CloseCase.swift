package import EventModel
package import Events

/// A counsellor closes a consultation and says what came of it. Where a danger was noticed, somebody has to say first
/// that there is none.
package struct CloseCase: Decision {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let outcome: ConsultationOutcome
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, staff: StaffID, outcome: ConsultationOutcome, now: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.outcome = outcome
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        _ = try state.living()
        if case .closed(.counsellor, _) = state.stage, state.outcome == outcome { return [] }
        try state.held(by: staff)
        guard !state.isFlagged else { throw .inDanger }
        return [CaseClosed(consultation: consultation, staff: staff, by: .counsellor, outcome: outcome, at: now)]
    }
}

/// The client has nothing more to say. While a danger is noticed the consultation stays with the desk.
package struct LeaveConsultation: Decision {
    package let consultation: ConsultationID
    package let household: HouseholdID
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, household: HouseholdID, now: Int64) {
        self.consultation = consultation
        self.household = household
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        try state.belongs(to: household)
        guard !state.isClosed else { return [] }
        guard !state.isFlagged else { throw .inDanger }
        return [
            CaseClosed(consultation: consultation, staff: state.holder, by: .client, outcome: .clientLeft, at: now)
        ]
    }
}

/// A counsellor goes on with a closed consultation.
package struct ReopenCase: Decision {
    package let consultation: ConsultationID
    package let office: OfficeID
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, office: OfficeID, now: Int64) {
        self.consultation = consultation
        self.office = office
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        _ = try state.living()
        guard state.office == office else { throw .elsewhere(state.office ?? office) }
        guard state.isClosed else { return [] }
        return [CaseReopened(consultation: consultation, by: .counsellor, at: now)]
    }
}

/// The client comes back to a closed consultation.
package struct GoOnWithConsultation: Decision {
    package let consultation: ConsultationID
    package let household: HouseholdID
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, household: HouseholdID, now: Int64) {
        self.consultation = consultation
        self.household = household
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        try state.belongs(to: household)
        guard state.isClosed else { return [] }
        return [CaseReopened(consultation: consultation, by: .client, at: now)]
    }
}
