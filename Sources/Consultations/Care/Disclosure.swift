package import EventModel
package import Events

/// A counsellor asks to learn whose consultation it is, since a life is in danger.
package struct AskDisclosure: Decision {
    package let consultation: ConsultationID
    package let disclosure: ULID
    package let staff: StaffID
    package let office: OfficeID
    /// The second office, which sees that it was asked and what followed.
    package let witness: OfficeID
    package let reason: String
    /// Milliseconds since 1970.
    package let now: Int64

    package init(
        consultation: ConsultationID, disclosure: ULID, staff: StaffID, office: OfficeID, witness: OfficeID,
        reason: String, now: Int64
    ) {
        self.consultation = consultation
        self.disclosure = disclosure
        self.staff = staff
        self.office = office
        self.witness = witness
        self.reason = reason
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        _ = try state.living()
        guard !state.disclosures.contains(where: { $0.id == disclosure }) else { return [] }
        guard state.office == office else { throw .elsewhere(state.office ?? office) }
        return [
            DisclosureAsked(
                consultation: consultation, disclosure: disclosure, staff: staff, office: office, witness: witness,
                reason: .known(reason), at: now)
        ]
    }
}

/// A second person agrees or not. Nobody agrees to what they asked themselves.
package struct AnswerDisclosure: Decision {
    package let consultation: ConsultationID
    package let disclosure: ULID
    package let staff: StaffID
    package let office: OfficeID
    package let agrees: Bool
    /// Milliseconds since 1970.
    package let now: Int64

    package init(
        consultation: ConsultationID, disclosure: ULID, staff: StaffID, office: OfficeID, agrees: Bool, now: Int64
    ) {
        self.consultation = consultation
        self.disclosure = disclosure
        self.staff = staff
        self.office = office
        self.agrees = agrees
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        _ = try state.living()
        guard let asked = state.disclosures.first(where: { $0.id == disclosure }), asked.office == office else {
            throw .noSuchRequest
        }
        guard asked.asker != staff else { throw .samePerson }
        switch asked.answer {
        case .agreed: if agrees { return [] } else { throw .noSuchRequest }
        case .refused: if agrees { throw .noSuchRequest } else { return [] }
        case nil: break
        }
        return agrees
            ? [DisclosureAgreed(consultation: consultation, disclosure: disclosure, staff: staff, at: now)]
            : [DisclosureRefused(consultation: consultation, disclosure: disclosure, staff: staff, at: now)]
    }
}

/// One of the two who agreed looks at whose consultation it is. Each look is on record.
package struct OpenDisclosure: Decision {
    package let consultation: ConsultationID
    package let disclosure: ULID
    package let staff: StaffID
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, disclosure: ULID, staff: StaffID, now: Int64) {
        self.consultation = consultation
        self.disclosure = disclosure
        self.staff = staff
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        _ = try state.living()
        guard let asked = state.disclosures.first(where: { $0.id == disclosure }),
            case .agreed(let second) = asked.answer,
            [asked.asker, second].contains(staff)
        else { throw .noSuchRequest }
        // A page that is loaded again within minutes is one look.
        if let last = asked.openings.last(where: { $0.staff == staff }), now - last.at < ReadCase.oneRead {
            return []
        }
        return [DisclosureOpened(consultation: consultation, disclosure: disclosure, staff: staff, at: now)]
    }
}
