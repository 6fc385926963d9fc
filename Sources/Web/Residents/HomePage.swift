import Households

/// The first page of a family.
struct HomePage: WebPage {
    static let template = "residents.home"
    let title: TextName = "home.title"
    let isRegistered: Bool

    init(_ visit: FamilyVisit) {
        isRegistered = visit.family.registered != nil
    }
}
