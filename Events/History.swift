import Calendar
import EventModel

/// How older stored forms become current ones, oldest first.
///
/// A form is added here when a fact's fields change: the old record stays as a private struct beside its upcast, its
/// golden file stays in `Samples`, and no code outside this file ever sees it.
enum History {
    static let upcasts: [Upcast] = [
        // Every 400 and 413 was held against the words then.
        Upcast(DeliveryFailed1.self, version: 1, to: DeliveryFailed.self) { old in
            DeliveryFailed(
                batch: old.batch, day: old.day, status: old.status, reason: old.reason,
                areWordsRefused: old.status == 400 || old.status == 413, at: old.at)
        },
        // No office could write beside the catalogue then.
        Upcast(ContentComposed1.self, version: 1, to: ContentComposed.self) { old in
            ContentComposed(
                content: old.content, entries: old.entries, language: old.language, catalogue: old.catalogue,
                messages: old.messages)
        },
        // Only families could say so, and without words.
        Upcast(MistakeReported1.self, version: 1, to: MistakeReported.self) { old in
            MistakeReported(
                place: old.place, report: old.report, mistake: old.mistake, by: .family, words: nil, on: old.on)
        },
    ]
}

private struct DeliveryFailed1: Record {
    let batch: BatchID
    let day: CivilDate
    let status: Int
    let reason: String
    let at: Int64

    static let fields = Fields(
        Field("batch", \.batch, "which request"), Field("day", \.day, "the day for which it was due"),
        Field("status", \.status, "HTTP status"), Field("reason", \.reason, "LINE's words"),
        Field("at", \.at, "milliseconds since 1970"), build: Self.init)
}

private struct ContentComposed1: Record {
    let content: ContentID
    let entries: [String]
    let language: Language
    let catalogue: String
    let messages: String

    static let fields = Fields(
        Field("content", \.content, "SHA-256 of the messages"),
        Field("entries", \.entries, "the catalogue entries in it"), Field("language", \.language, "its language"),
        Field("catalogue", \.catalogue, "version of the catalogue"),
        Field("messages", \.messages, "the LINE message objects as JSON"), build: Self.init)
}

private struct MistakeReported1: Record {
    let place: PlaceID
    let report: ULID
    let mistake: MistakeKind
    let on: CivilDate

    static let fields = Fields(
        Field("place", \.place, "the place"), Field("report", \.report, "the report"),
        Field("mistake", \.mistake, "what is wrong"), Field("on", \.on, "the day"), build: Self.init)
}
