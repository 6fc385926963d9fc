package import EventModel
package import Events

/// A supervisor says how a consultation was led.
package struct ReviewCase: Decision {
    package let consultation: ConsultationID
    package let staff: StaffID
    package let office: OfficeID
    package let mark: ReviewMark
    package let words: String?
    /// Milliseconds since 1970.
    package let now: Int64

    package init(
        consultation: ConsultationID, staff: StaffID, office: OfficeID, mark: ReviewMark, words: String?, now: Int64
    ) {
        self.consultation = consultation
        self.staff = staff
        self.office = office
        self.mark = mark
        self.words = words
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        _ = try state.living()
        guard state.office == office else { throw .elsewhere(state.office ?? office) }
        guard state.isClosed else { throw .open }
        guard !state.reviews.contains(where: { $0.staff == staff && $0.at == now }) else { return [] }
        return [
            ConsultationReviewed(
                consultation: consultation, staff: staff, mark: mark, words: words.map { .known($0) }, at: now)
        ]
    }
}
