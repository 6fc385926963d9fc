package import EventModel
package import Events

/// A child chooses the word without which nobody opens its consultation: not a guardian who holds the same telephone.
package struct SetConsultationWord: Decision {
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
        return state.hasWord ? [] : [ConsultationWordSet(consultation: consultation, at: now)]
    }
}

/// Somebody did not know the word of a consultation.
package struct MistakeConsultationWord: Decision {
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
        guard !state.mistakenWordsAt.contains(now) else { return [] }
        return [ConsultationWordMistaken(consultation: consultation, at: now)]
    }
}

extension Case {
    /// After so many mistakes nobody is asked again for a while.
    package static let mistakesAllowed = 5
    /// In milliseconds.
    package static let mistakeRest: Int64 = 900_000

    /// When the word may be tried again, in milliseconds since 1970; nil if it may be now.
    package func wordRests(at now: Int64) -> Int64? {
        let recent = mistakenWordsAt.filter { now - $0 < Self.mistakeRest }
        return recent.count < Self.mistakesAllowed ? nil : recent.first.map { $0 + Self.mistakeRest }
    }
}
