import EventModel

/// What a family may want to hear about. Stored by name; names are never reused.
package enum Topic: String, CaseIterable, FieldValue, Hashable {
    case pregnancy
    case immunisation
    case checkup
    case benefit
    case nursery
    case school
    case care
    case safety
    case consultation
    case event
    /// Only for those who chose it themselves.
    case singleParent = "single-parent"
    /// Shops that newly take the support pass; only for those who chose it themselves.
    case newShops = "new-shops"

    /// What a new family hears about: everything but what has to be chosen.
    package static let usual: Set<Topic> = Set(allCases).subtracting([.singleParent, .newShops])
}

/// The hours in which nothing rings until a family chooses others: 21:00–07:00, in minutes of the day.
package enum QuietHours {
    package static let usualFrom = 21 * 60
    package static let usualUntil = 7 * 60
}

/// Daily messages go out between these minutes of the day, 9:00–20:00, whatever a family's own quiet hours say.
package enum SendingHours {
    package static let from = 9 * 60
    package static let until = 20 * 60
}

/// The languages of every message and page.
package enum Language: String, CaseIterable, FieldValue, Hashable {
    case japanese = "ja"
    /// やさしい日本語
    case easyJapanese = "ja-easy"
    case english = "en"
}

/// What a family's data is used for. Source: 個人情報の保護に関する法律 62条.
package enum Purpose: String, CaseIterable, FieldValue, Hashable {
    /// Choosing messages by residence and the children's dates.
    case messages
    /// Counting, without anyone being recognisable.
    case statistics
}

/// How a family told where it lives.
package enum ResidenceWay: String, CaseIterable, FieldValue, Hashable {
    case postalCode = "postal-code"
    case chosen
    case location
}

/// What carries a registration link.
package enum SourceKind: String, CaseIterable, FieldValue, Hashable {
    case poster
    case clinic
    case office
    case event
    case family
}

/// What LINE said to a request.
package enum SendOutcomeName: String, CaseIterable, FieldValue, Hashable {
    case accepted
    case rejected
    case unknown
}

/// What a linked adult is to the children.
package enum Relation: String, CaseIterable, FieldValue, Hashable {
    /// The second parent or whoever brings the children up: what either tells holds for both.
    case guardian
    /// What the family tells reaches them; what they tell stays with them.
    case grandparent
}
