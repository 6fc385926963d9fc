import Delivery
import Events
import Households

/// The first page of a family: what is still open, and what comes next.
struct HomePage: WebPage {
    static let template = "residents.home"
    let title: TextName = "home.title"
    let isRegistered: Bool
    let open: [PlanLine]
    let next: [PlanLine]

    /// More than this is on the page of the year.
    private static let shown = 3

    init(_ visit: FamilyVisit, open: [PlanItem], coming: [PlanItem]) {
        isRegistered = visit.family.registered != nil
        self.open = open.map { PlanLine($0, in: visit.language) }
        next = coming.prefix(Self.shown).map { PlanLine($0, in: visit.language) }
    }
}
