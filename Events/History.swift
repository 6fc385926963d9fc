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
        }
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
