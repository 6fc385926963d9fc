package import EventModel
package import Events
package import Places

/// Somebody who agreed to how it works asks to speak with a counsellor.
package struct OpenConsultation: Decision {
    /// Its number, made by the form: sent twice it is one consultation.
    package let consultation: ConsultationID
    package let household: HouseholdID
    package let client: ConsultationClient
    package let theme: ConsultationTheme
    package let municipality: MunicipalityCode
    /// Whose desk answers: `DeskRoute`.
    package let office: OfficeID
    package let language: Language
    /// The version of the text that was agreed to.
    package let consent: Int
    /// Whether LINE may tell that there is an answer: not where somebody else may look at the telephone.
    package let isTold: Bool
    /// Milliseconds since 1970.
    package let now: Int64

    package init(
        consultation: ConsultationID, household: HouseholdID, client: ConsultationClient, theme: ConsultationTheme,
        municipality: MunicipalityCode, office: OfficeID, language: Language, consent: Int, isTold: Bool, now: Int64
    ) {
        self.consultation = consultation
        self.household = household
        self.client = client
        self.theme = theme
        self.municipality = municipality
        self.office = office
        self.language = language
        self.consent = consent
        self.isTold = isTold
        self.now = now
    }

    package typealias Refusal = CaseRefusal
    package static let fold = Case.fold
    package var scope: [Tag] { [consultation.tag] }

    package func decide(given state: Case) throws(CaseRefusal) -> [any Event] {
        if let opened = state.opened {
            guard opened.household == household else { throw .unknown }
            return []
        }
        guard consent >= ConsultationConsent.oldestThatHolds else { throw .notAgreed }
        return [
            ConsultationOpened(
                consultation: consultation, household: household, client: client, theme: theme,
                municipality: municipality,
                office: office, language: language, consent: consent, isTold: isTold,
                at: now)
        ]
    }
}

/// The text that a client agrees to before the first word: who reads, how long it is kept, when silence is broken.
package enum ConsultationConsent {
    /// Raised with every change of meaning.
    package static let version = 1
    package static let oldestThatHolds = 1
}
