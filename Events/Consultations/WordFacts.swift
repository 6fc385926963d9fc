package import EventModel

/// The client wrote, or sent a picture.
package struct ClientWrote: Event {
    package let consultation: ConsultationID
    package let message: ULID
    package let words: Personal<String>
    package let photo: ULID?
    package let at: Int64

    package init(consultation: ConsultationID, message: ULID, words: Personal<String>, photo: ULID?, at: Int64) {
        self.consultation = consultation
        self.message = message
        self.words = words
        self.photo = photo
        self.at = at
    }

    package static let schema = Schema("consultation.client-wrote", version: 1)
    package static let meaning = "The client wrote, or sent a picture."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("message", \.message, "its number, made by the page: sent twice it is one message"),
        Field("words", \.words, "what was written; empty with a picture alone"),
        Field("photo", \.photo, "the picture"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag] }
    package var subject: Tag? { consultation.tag }
}

/// A picture was kept, without what cameras write into pictures.
///
/// It stands apart from the message, so that who reads the words need not read it.
package struct PhotoKept: Event {
    package let consultation: ConsultationID
    package let photo: ULID
    package let jpeg: Personal<String>
    package let width: Int
    package let height: Int
    package let bytes: Int

    package init(
        consultation: ConsultationID, photo: ULID, jpeg: Personal<String>, width: Int, height: Int, bytes: Int
    ) {
        self.consultation = consultation
        self.photo = photo
        self.jpeg = jpeg
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    package static let schema = Schema("consultation.photo-kept", version: 1)
    package static let meaning = "A picture was kept, without what cameras write into pictures."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("photo", \.photo, "the picture"),
        Field("jpeg", \.jpeg, "the picture as JPEG, in Base64"),
        Field("width", \.width, "in pixels"),
        Field("height", \.height, "in pixels"),
        Field("bytes", \.bytes, "its size"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, Self.tag(of: photo)] }
    package var subject: Tag? { consultation.tag }

    /// What one picture is found by.
    package static func tag(of photo: ULID) -> Tag { Tag("photo", photo) }
}

/// A counsellor wrote to the client.
package struct CounsellorWrote: Event {
    package let consultation: ConsultationID
    package let message: ULID
    package let staff: StaffID
    package let words: Personal<String>
    package let at: Int64

    package init(consultation: ConsultationID, message: ULID, staff: StaffID, words: Personal<String>, at: Int64) {
        self.consultation = consultation
        self.message = message
        self.staff = staff
        self.words = words
        self.at = at
    }

    package static let schema = Schema("consultation.counsellor-wrote", version: 1)
    package static let meaning = "A counsellor wrote to the client."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("message", \.message, "its number: sent twice it is one message"),
        Field("staff", \.staff, "who"),
        Field("words", \.words, "what was written"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag] }
    package var subject: Tag? { consultation.tag }
}

/// A counsellor noted something for the colleagues; the client never sees it.
package struct NoteWritten: Event {
    package let consultation: ConsultationID
    package let note: ULID
    package let staff: StaffID
    package let words: Personal<String>
    package let at: Int64

    package init(consultation: ConsultationID, note: ULID, staff: StaffID, words: Personal<String>, at: Int64) {
        self.consultation = consultation
        self.note = note
        self.staff = staff
        self.words = words
        self.at = at
    }

    package static let schema = Schema("consultation.note-written", version: 1)
    package static let meaning = "A counsellor noted something for the colleagues; the client never sees it."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("note", \.note, "the note"),
        Field("staff", \.staff, "who"),
        Field("words", \.words, "what was noted"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag] }
    package var subject: Tag? { consultation.tag }
}

/// LINE was asked to tell the client that there is an answer, and nothing else.
package struct ClientNotified: Event {
    package let consultation: ConsultationID
    package let household: HouseholdID
    package let message: ULID
    package let link: ULID
    package let outcome: SendOutcomeName
    package let requestID: String?

    package init(
        consultation: ConsultationID, household: HouseholdID, message: ULID, link: ULID, outcome: SendOutcomeName,
        requestID: String?
    ) {
        self.consultation = consultation
        self.household = household
        self.message = message
        self.link = link
        self.outcome = outcome
        self.requestID = requestID
    }

    package static let schema = Schema("consultation.client-notified", version: 1)
    package static let meaning = "LINE was asked to tell the client that there is an answer, and nothing else."
    package static let fields = Fields(
        Field("consultation", \.consultation, "the consultation"),
        Field("household", \.household, "whom"),
        Field("message", \.message, "the message of the counsellor"),
        Field("link", \.link, "the link that it carried"),
        Field("outcome", \.outcome, "what LINE said"),
        Field("requestID", \.requestID, "LINE's x-line-request-id"),
        build: Self.init)
    package var tags: [Tag] { [consultation.tag, household.tag] }
}
