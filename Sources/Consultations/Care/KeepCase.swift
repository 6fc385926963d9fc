package import EventModel
package import Events

/// A supervisor says that a consultation may not be shredded.
package struct PlaceHold: Decision {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let office: OfficeID
    package let reason: HoldReason
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, staff: StaffID, office: OfficeID, reason: HoldReason, now: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.office = office
        self.reason = reason
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        _ = try state.living()
        guard state.office == office else { throw .elsewhere(state.office ?? office) }
        guard state.hold != reason else { return [] }
        return [HoldPlaced(consultation: consultation, staff: staff, reason: reason, at: now)]
    }
}

/// A supervisor says that nothing stands against shredding any more.
package struct LiftHold: Decision {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let office: OfficeID
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, staff: StaffID, office: OfficeID, now: Int64) {
        self.consultation = consultation
        self.staff = staff
        self.office = office
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        _ = try state.living()
        guard state.office == office else { throw .elsewhere(state.office ?? office) }
        guard state.hold != nil else { return [] }
        return [HoldLifted(consultation: consultation, staff: staff, at: now)]
    }
}

/// The time for keeping a closed consultation is over. Its key is destroyed once this is on record.
package struct ShredConsultation: Decision {
    package let consultation: ConsultationID
    /// What the desk has set.
    package let keptDays: Int
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, keptDays: Int, now: Int64) {
        self.consultation = consultation
        self.keptDays = keptDays
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        guard state.opened != nil else { throw .unknown }
        guard state.stage != .shredded else { return [] }
        guard case .closed(_, let at) = state.stage else { throw .open }
        if let hold = state.hold { throw .held(hold) }
        guard now - at >= Int64(keptDays) * 86_400_000 else { throw .tooEarly }
        return [ConsultationShredded(consultation: consultation, at: now)]
    }
}
