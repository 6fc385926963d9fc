import EventModel

/// What about the uses of a pass can't be one family's. Stored by name; names are never reused.
package enum PassAlarmSign: String, CaseIterable, FieldValue, Hashable {
    /// The same code, which lives for a minute, was shown in two places: somebody passed its picture on.
    case twice
    /// Two shops too far apart for the time between.
    case tooFast = "too-fast"
    /// More uses in a day than errands.
    case tooMany = "too-many"
}

/// What became of an alarm. Stored by name; names are never reused.
package enum PassAlarmOutcome: String, CaseIterable, FieldValue, Hashable {
    case harmless
    /// The office is in touch with the family or the shops.
    case followed
    case revoked
}

/// Why the secrets that sign passes were replaced. Stored by name; names are never reused.
package enum PassKeyReplacement: String, CaseIterable, FieldValue, Hashable {
    /// Somebody else may know them.
    case leaked
    /// To have done it once before it is needed.
    case exercise
}
