import Calendar
import EventModel
import EventStore
import Events
import Households
import Hummingbird

/// Sharing the children with another adult: offered by a link, accepted by the other, ended silently by either.
struct LinkPages: Sendable {
    let residents: Residents

    private var once: ShownOnce { ShownOnce(residents: residents) }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("links") { request, visit in
            try await residents.page(request, visit) { family in
                let done = request.uri.queryParameters["done"].flatMap { Done(rawValue: String($0)) }
                return try await page(family, done: done?.sentence)
            }
        }
        pages.post("links/offer") { request, visit in try await offer(request, visit) }
        pages.get("links/offered") { request, visit in
            try await once.show(.offer, request, visit, or: "/r/links") { family, secret in
                OfferedPage(
                    link: "\(residents.login.publicURL)/r/links/accept/\(secret)",
                    until: Day(family.today.adding(days: Kinship.daysOpen), in: family.language),
                    picture: residents.answers.qrCode)
            }
        }
        pages.post("links/withdraw") { request, visit in
            try await residents.change(request, visit) { family, form in
                guard let offer = ULID(form["offer"]).map(OfferID.init) else { throw Trouble.notFound }
                let withdraw = WithdrawOffer(household: family.household, offer: offer)
                let isDone = try await residents.carryOut(withdraw, as: residents.command(of: family))
                return .goTo((isDone ? Done.withdrawn : .changed).path)
            }
        }
        pages.post("links/end") { request, visit in try await end(request, visit) }
        AcceptPages(residents: residents).add(to: pages)
    }

    enum Done: String {
        case accepted, withdrawn, ended, changed

        var path: String { "/r/links?done=\(rawValue)" }

        var sentence: TextName {
            switch self {
            case .accepted: "links.accepted"
            case .withdrawn: "links.withdrawn"
            case .ended: "links.ended"
            case .changed: "links.changed"
            }
        }
    }

    private func page(
        _ family: FamilyVisit, done: TextName? = nil, chosen: Relation? = nil, fault: TextName? = nil,
        _ blanks: [String: String] = [:]
    ) async throws -> LinksPage {
        let kinship = try await residents.doors.kinship(of: family.household)
        return LinksPage(
            family, kinship, fresh: residents.world.freshID().description, done: done, chosen: chosen, fault: fault,
            blanks, residents.speech(for: family))
    }

    private func offer(_ request: Request, _ visit: Visit) async throws -> Response {
        let family = try await residents.familyVisit(request, visit)
        let form = try await Form.read(request, visit, residents.cookies)
        let relation = Relation(rawValue: form["relation"])
        func again(_ fault: TextName, _ blanks: [String: String] = [:]) async throws -> Response {
            let page = try await page(family, chosen: relation, fault: fault, blanks)
            return residents.writer.again(page, for: family.reader)
        }
        guard let relation else { return try await again("links.choose-relation") }
        guard let name = ULID(form["fresh"]) else { return try await again("links.changed") }
        do {
            let (secret, _) = try await residents.doors.offer(
                relation, of: family.household, named: OfferID(name), on: family.today,
                as: residents.command(of: family))
            return try once.goOn(showing: secret, .offer, to: family)
        } catch let refusal as OfferLink.Refusal {
            switch refusal {
            case .stopped: return try await again("links.stopped")
            case .consentFirst, .registerFirst, .forgotten: return try await again("links.register-first")
            case .offerTaken: return try await again("links.changed")
            case .tooManyOffers(let limit): return try await again("links.too-many-offers", ["limit": "\(limit)"])
            case .tooManyLinks(let limit): return try await again("links.too-many", ["limit": "\(limit)"])
            }
        }
    }

    /// Ends a link of the family's own; where it is ended already, or never was, the page just shows what is left.
    private func end(_ request: Request, _ visit: Visit) async throws -> Response {
        try await residents.change(request, visit) { family, form in
            guard let offer = ULID(form["link"]).map(OfferID.init) else { throw Trouble.notFound }
            let kinship = try await residents.doors.kinship(of: family.household)
            guard let other = kinship.links[offer]?.other(than: family.household) else { throw Trouble.notFound }
            try await residents.log.execute(
                EndLink(household: family.household, other: other), as: residents.command(of: family))
            return .goTo(Done.ended.path)
        }
    }
}
