import EventModel

/// A family of words of a crisis. Stored by name; names are never reused.
package enum CrisisKind: String, CaseIterable, FieldValue, Hashable {
    /// Somebody may be dying: the ambulance comes first.
    case medical
    case selfHarm = "self-harm"
    case harmToChild = "harm-to-child"
    /// A child in need speaks for itself.
    case childsVoice = "childs-voice"
    case violence
}
