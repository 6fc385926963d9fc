package import EventModel
package import Events

/// The counsellor who has the consultation writes to the client.
package struct CounsellorWrites: Decision {
    package let consultation: ConsultationID
    /// Its number, made by the page: sent twice it is one message.
    package let message: ULID
    package let staff: StaffID
    package let words: String
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, message: ULID, staff: StaffID, words: String, now: Int64) {
        self.consultation = consultation
        self.message = message
        self.staff = staff
        self.words = words
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        _ = try state.living()
        guard !state.messages.contains(where: { $0.id == message }) else { return [] }
        try state.held(by: staff)
        return [
            CounsellorWrote(consultation: consultation, message: message, staff: staff, words: .known(words), at: now)
        ]
    }
}

/// Somebody of the desk notes something that the client never sees.
package struct WriteNote: Decision {
    package let consultation: ConsultationID
    package let note: ULID
    package let staff: StaffID
    package let office: OfficeID
    package let words: String
    /// Milliseconds since 1970.
    package let now: Int64

    package init(consultation: ConsultationID, note: ULID, staff: StaffID, office: OfficeID, words: String, now: Int64)
    {
        self.consultation = consultation
        self.note = note
        self.staff = staff
        self.office = office
        self.words = words
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        _ = try state.living()
        guard !state.notes.contains(where: { $0.id == note }) else { return [] }
        guard state.office == office else { throw .elsewhere(state.office ?? office) }
        return [NoteWritten(consultation: consultation, note: note, staff: staff, words: .known(words), at: now)]
    }
}
