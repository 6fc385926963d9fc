import EventModel

/// How older stored forms become current ones, oldest first.
///
/// A form is added here when a fact's fields change: the old record stays as a private struct beside its upcast, its
/// golden file stays in `Samples`, and no code outside this file ever sees it.
enum History {
    static let upcasts: [Upcast] = []
}
