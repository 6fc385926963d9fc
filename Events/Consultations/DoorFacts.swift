package import EventModel
package import Places

/// A family was given a way into its consultations that opens once.
package struct ConsultationLinkIssued: Event {
    package let link: ULID
    package let household: HouseholdID
    package let until: Int64

    package init(link: ULID, household: HouseholdID, until: Int64) {
        self.link = link
        self.household = household
        self.until = until
    }

    package static let schema = Schema("consultation.link-issued", version: 1)
    package static let meaning = "A family was given a way into its consultations that opens once."
    package static let fields = Fields(
        Field("link", \.link, "the link; its secret stands nowhere"),
        Field("household", \.household, "whom it lets in"),
        Field("until", \.until, "when it is no longer good, in milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [household.tag, Self.tag(of: link)] }

    /// What one link is found by.
    package static func tag(of link: ULID) -> Tag { Tag("consultation-link", link) }
}

/// A link into consultations was used; it opens nothing any more.
package struct ConsultationLinkUsed: Event {
    package let link: ULID
    package let household: HouseholdID
    package let visit: ULID
    package let at: Int64

    package init(link: ULID, household: HouseholdID, visit: ULID, at: Int64) {
        self.link = link
        self.household = household
        self.visit = visit
        self.at = at
    }

    package static let schema = Schema("consultation.link-used", version: 1)
    package static let meaning = "A link into consultations was used; it opens nothing any more."
    package static let fields = Fields(
        Field("link", \.link, "the link"),
        Field("household", \.household, "whom it let in"),
        Field("visit", \.visit, "the visit that it let in: another one is not"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [household.tag, ConsultationLinkIssued.tag(of: link)] }
}

/// Somebody asked to speak with a counsellor.
///
/// Nobody is named. The words that follow have a key of their own.
package struct ConsultationOpened: Event {
    package let consultation: ConsultationID
    package let household: HouseholdID
    package let client: ConsultationClient
    package let theme: ConsultationTheme
    package let municipality: MunicipalityCode
    package let office: OfficeID
    package let language: Language
    package let consent: Int
    package let isTold: Bool
    package let at: Int64

    package init(
        consultation: ConsultationID, household: HouseholdID, client: ConsultationClient, theme: ConsultationTheme,
        municipality: MunicipalityCode, office: OfficeID, language: Language, consent: Int, isTold: Bool, at: Int64
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
        self.at = at
    }

    package static let schema = Schema("consultation.opened", version: 1)
    package static let meaning = "Somebody asked to speak with a counsellor."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("household", \.household, "on whose LINE account; counsellors do not see it"),
        Field("client", \.client, "who speaks"),
        Field("theme", \.theme, "what about"),
        Field("municipality", \.municipality, "where they live, as they said"),
        Field("office", \.office, "whose desk answers"),
        Field("language", \.language, "in which language"),
        Field("consent", \.consent, "the version of the text that they agreed to"),
        Field("isTold", \.isTold, "whether LINE may tell that there is an answer"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, household.tag] }
}

/// A child chose the word without which nobody opens its consultation.
///
/// The word itself is a door of the keyring; nothing of it stands here.
package struct ConsultationWordSet: Event {
    package let consultation: ConsultationID
    package let at: Int64

    package init(consultation: ConsultationID, at: Int64) {
        self.consultation = consultation
        self.at = at
    }

    package static let schema = Schema("consultation.word-set", version: 1)
    package static let meaning = "A child chose the word without which nobody opens its consultation."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag] }
}

/// Somebody did not know the word of a consultation.
package struct ConsultationWordMistaken: Event {
    package let consultation: ConsultationID
    package let at: Int64

    package init(consultation: ConsultationID, at: Int64) {
        self.consultation = consultation
        self.at = at
    }

    package static let schema = Schema("consultation.word-mistaken", version: 1)
    package static let meaning = "Somebody did not know the word of a consultation."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag] }
}
