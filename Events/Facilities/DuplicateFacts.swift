package import EventModel

/// Two places look like the same one.
package struct DuplicateNoticed: Event {
    package let first: PlaceID
    package let second: PlaceID
    package let sign: DuplicateSign
    package let metres: Int?

    package init(first: PlaceID, second: PlaceID, sign: DuplicateSign, metres: Int?) {
        self.first = first
        self.second = second
        self.sign = sign
        self.metres = metres
    }

    package static let schema = Schema("directory.duplicate-noticed", version: 1)
    package static let meaning = "Two places look like the same one."
    package static let fields = Fields(
        Field("first", \.first, "the one that was published first"),
        Field("second", \.second, "the other"),
        Field("sign", \.sign, "what they have in common"),
        Field("metres", \.metres, "how far apart they are"),
        build: Self.init)
    package var tags: [Tag] { [first.tag, second.tag] }
}

/// An office found that two places are the same one; only one of them is shown.
package struct PlacesMerged: Event {
    package let kept: PlaceID
    package let merged: PlaceID
    package let office: OfficeID

    package init(kept: PlaceID, merged: PlaceID, office: OfficeID) {
        self.kept = kept
        self.merged = merged
        self.office = office
    }

    package static let schema = Schema("directory.places-merged", version: 1)
    package static let meaning = "An office found that two places are the same one; only one of them is shown."
    package static let fields = Fields(
        Field("kept", \.kept, "the one that is shown"),
        Field("merged", \.merged, "the one that is not shown any more"),
        Field("office", \.office, "which office found it"),
        build: Self.init)
    package var tags: [Tag] { [kept.tag, merged.tag] }
}

/// An office found that two places are not the same one.
package struct DuplicateDismissed: Event {
    package let first: PlaceID
    package let second: PlaceID
    package let office: OfficeID

    package init(first: PlaceID, second: PlaceID, office: OfficeID) {
        self.first = first
        self.second = second
        self.office = office
    }

    package static let schema = Schema("directory.duplicate-dismissed", version: 1)
    package static let meaning = "An office found that two places are not the same one."
    package static let fields = Fields(
        Field("first", \.first, "the one that was published first"),
        Field("second", \.second, "the other"),
        Field("office", \.office, "which office found it"),
        build: Self.init)
    package var tags: [Tag] { [first.tag, second.tag] }
}

/// What two places have in common that look like the same one.
package enum DuplicateSign: String, CaseIterable, FieldValue, Hashable {
    /// The same name at the same address.
    case nameAndAddress = "name-and-address"
    /// The same name, not far apart.
    case nameAndPoint = "name-and-point"
    /// The same telephone number and names that begin alike.
    case nameAndTelephone = "name-and-telephone"
}
