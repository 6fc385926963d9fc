package import Calendar
package import EventModel
package import Places

/// The words of a message that will be sent to families.
package struct ContentComposed: Event {
    package let content: ContentID
    package let entries: [String]
    package let language: Language
    package let notedBy: [MunicipalityCode?]
    package let catalogue: String
    package let messages: String

    package init(
        content: ContentID, entries: [String], language: Language, notedBy: [MunicipalityCode?] = [],
        catalogue: String, messages: String
    ) {
        self.content = content
        self.entries = entries
        self.language = language
        self.notedBy = notedBy
        self.catalogue = catalogue
        self.messages = messages
    }

    package static let schema = Schema("delivery.content-composed", version: 2)
    package static let meaning = "The words of a message that will be sent to families."
    package static let fields = Fields(
        Field("content", \.content, "SHA-256 of the messages"),
        Field("entries", \.entries, "the catalogue entries in it"),
        Field("language", \.language, "its language"),
        Field(
            "notedBy", \.notedBy,
            "for each entry the municipality whose local note is in it, if any; empty where none is"),
        Field("catalogue", \.catalogue, "version of the catalogue"),
        Field("messages", \.messages, "the LINE message objects as JSON"),
        build: Self.init)
    package var tags: [Tag] { [content.tag] }
}

/// A message is about to be sent to these families; recorded before LINE is asked.
package struct DeliveryRequested: Event {
    package let batch: BatchID
    package let day: CivilDate
    package let content: ContentID
    package let entries: [String]
    package let retryKey: String
    package let recipients: [Recipient]
    package let at: Int64

    package init(
        batch: BatchID, day: CivilDate, content: ContentID, entries: [String], retryKey: String,
        recipients: [Recipient], at: Int64
    ) {
        self.batch = batch
        self.day = day
        self.content = content
        self.entries = entries
        self.retryKey = retryKey
        self.recipients = recipients
        self.at = at
    }

    package static let schema = Schema("delivery.requested", version: 1)
    package static let meaning = "A message is about to be sent to these families; recorded before LINE is asked."
    package static let fields = Fields(
        Field("batch", \.batch, "this request"),
        Field("day", \.day, "the day for which it is due"),
        Field("content", \.content, "what is sent"),
        Field("entries", \.entries, "the catalogue entries in it"),
        Field("retryKey", \.retryKey, "X-Line-Retry-Key: LINE accepts it once"),
        Field("recipients", \.recipients, "the families, at most 500"),
        Field("at", \.at, "milliseconds since 1970; the retry key holds for 24 hours from here"),
        build: Self.init)
    package var tags: [Tag] { [Tag("day", day), batch.tag] }
}

/// LINE took the message over. Blocked accounts are not reached all the same.
package struct DeliveryAccepted: Event {
    package let batch: BatchID
    package let day: CivilDate
    package let requestID: String
    package let leftOut: [HouseholdID]
    package let at: Int64

    package init(batch: BatchID, day: CivilDate, requestID: String, leftOut: [HouseholdID] = [], at: Int64) {
        self.batch = batch
        self.day = day
        self.requestID = requestID
        self.leftOut = leftOut
        self.at = at
    }

    package static let schema = Schema("delivery.accepted", version: 1)
    package static let meaning = "LINE took the message over. Blocked accounts are not reached all the same."
    package static let fields = Fields(
        Field("batch", \.batch, "which request"),
        Field("day", \.day, "the day for which it was due"),
        Field("requestID", \.requestID, "LINE's x-line-request-id of the accepted request"),
        Field(
            "leftOut", \.leftOut,
            "families of the request that were not sent to: they left, paused or lost the child meanwhile"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [Tag("day", day), batch.tag] }
}

/// LINE refused the message for good; nobody received it.
package struct DeliveryFailed: Event {
    package let batch: BatchID
    package let day: CivilDate
    package let status: Int
    package let reason: String
    package let areWordsRefused: Bool
    package let refused: [HouseholdID]
    package let at: Int64

    package init(
        batch: BatchID, day: CivilDate, status: Int, reason: String, areWordsRefused: Bool = false,
        refused: [HouseholdID] = [], at: Int64
    ) {
        self.batch = batch
        self.day = day
        self.status = status
        self.reason = reason
        self.areWordsRefused = areWordsRefused
        self.refused = refused
        self.at = at
    }

    package static let schema = Schema("delivery.failed", version: 2)
    package static let meaning = "LINE refused the message for good; nobody received it."
    package static let fields = Fields(
        Field("batch", \.batch, "which request"),
        Field("day", \.day, "the day for which it was due"),
        Field("status", \.status, "HTTP status"),
        Field("reason", \.reason, "LINE's words"),
        Field(
            "areWordsRefused", \.areWordsRefused, "whether the words were at fault: not asked for again for this day"),
        Field("refused", \.refused, "the families whose ids were at fault: not asked for again for this day"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [Tag("day", day), batch.tag] }
}

/// It can't be known any more whether LINE took the message over; it is not sent again.
package struct DeliveryUnknown: Event {
    package let batch: BatchID
    package let day: CivilDate
    package let reason: String
    package let leftOut: [HouseholdID]
    package let at: Int64

    package init(batch: BatchID, day: CivilDate, reason: String, leftOut: [HouseholdID] = [], at: Int64) {
        self.batch = batch
        self.day = day
        self.reason = reason
        self.leftOut = leftOut
        self.at = at
    }

    package static let schema = Schema("delivery.unknown", version: 1)
    package static let meaning = "It can't be known any more whether LINE took the message over; it is not sent again."
    package static let fields = Fields(
        Field("batch", \.batch, "which request"),
        Field("day", \.day, "the day for which it was due"),
        Field("reason", \.reason, "why"),
        Field(
            "leftOut", \.leftOut,
            "families of the request that were not sent to: they left, paused or lost the child meanwhile"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [Tag("day", day), batch.tag] }
}

/// Everything due on this day has been requested.
package struct DayClosed: Event {
    package let day: CivilDate
    package let at: Int64

    package init(day: CivilDate, at: Int64) {
        self.day = day
        self.at = at
    }

    package static let schema = Schema("delivery.day-closed", version: 1)
    package static let meaning = "Everything due on this day has been requested."
    package static let fields = Fields(
        Field("day", \.day, "the day"),
        Field("at", \.at, "milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [Tag("day", day), DayClosed.all] }
    /// On every one of them, so that the last can be found without reading the whole log.
    package static let all = Tag("delivery", "days")
}
