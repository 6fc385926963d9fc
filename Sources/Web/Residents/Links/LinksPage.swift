import Calendar
import Events
import Households

/// The adults with whom a family shares its children, as far as it may know them: what they are to the children, and
/// since when. Neither name nor place of anybody is on it.
struct LinksPage: WebPage {
    static let template = "residents.links"
    let title: TextName = "links.title"
    let done: String?
    let mayOffer: Bool
    let offerFault: String?
    /// Names the offer that the form makes, so that sending it twice makes one.
    let fresh: String
    let relations: [CountField.Choice]
    let links: [Link]
    let hasLinks: Bool
    let offers: [Offer]
    let hasOffers: Bool

    struct Link: Sendable {
        let link: String
        let who: String
        let since: Day
        let whatEnds: String
    }

    struct Offer: Sendable {
        let offer: String
        let who: String
        let until: Day
    }

    init(
        _ visit: FamilyVisit, _ kinship: Kinship, fresh: String, done: TextName?, chosen: Relation?, fault: TextName?,
        _ blanks: [String: String], _ say: Speech
    ) {
        self.fresh = fresh
        self.done = done.map { say($0) }
        offerFault = fault.map { say($0, blanks) }
        mayOffer = visit.family.registered != nil && visit.family.hasConsented
        relations = Relation.allCases.map { relation in
            CountField.Choice(
                value: relation.rawValue, name: say(relation == .guardian ? "links.guardian" : "links.grandparent"),
                isChosen: relation == chosen)
        }
        links = kinship.liveLinks(of: visit.household).map { link in
            Link(
                link: link.offer.description, who: say(Self.who(link, of: visit.household)),
                since: Day(link.since, in: visit.language),
                whatEnds: say(link.relation == .guardian ? "links.end-guardian" : "links.end-grandparent"))
        }
        hasLinks = !links.isEmpty
        offers = kinship.openOffers(of: visit.household, on: visit.today).map { id, offer in
            Offer(
                offer: id.description, who: say(offer.relation == .guardian ? "links.guardian" : "links.grandparent"),
                until: Day(offer.until, in: visit.language))
        }
        hasOffers = !offers.isEmpty
    }

    private static func who(_ link: Kinship.Link, of household: HouseholdID) -> TextName {
        switch (link.relation, link.offeredBy == household) {
        case (.guardian, _): "links.with-guardian"
        case (.grandparent, true): "links.with-grandparent"
        case (.grandparent, false): "links.with-parents"
        }
    }
}

/// A link to pass on, once.
struct OfferedPage: WebPage {
    static let template = "residents.offered"
    let title: TextName = "links.offered"
    let link: String
    let until: Day
    /// As SVG, of our own making.
    let qr: String?

    init(link: String, until: Day, picture: (String) -> String?) {
        self.link = link
        self.until = until
        qr = picture(link)
    }
}
