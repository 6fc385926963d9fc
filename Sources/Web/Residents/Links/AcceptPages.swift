import EventModel
import EventStore
import Events
import HTTPTypes
import Households
import Hummingbird

/// Behind a link that another adult passed on: what will be shared, and the consent of whoever accepts.
struct AcceptPages: Sendable {
    let residents: Residents

    func add(to pages: RouterGroup<Visit>) {
        pages.get("links/accept/:secret") { request, visit in
            let family = try await residents.familyVisit(request, visit)
            return try await show(family, visit.parameters.get("secret") ?? "", isAgreed: false, fault: nil)
        }
        pages.post("links/accept") { request, visit in try await accept(request, visit) }
    }

    private func show(
        _ family: FamilyVisit, _ secret: String, isAgreed: Bool, fault: TextName?
    ) async throws -> Response {
        let say = residents.speech(for: family)
        guard let offer = try await offer(behind: secret) else { return closed(family, say("accept.not-open")) }
        do {
            if try await rehearse(family, offer, isAgreed: true).isDone {
                return .redirect(to: "/r/links", type: .normal)
            }
        } catch let refusal as AcceptLink.Refusal {
            return closed(family, say(refusal))
        }
        let page = AcceptPage(
            secret: secret, relation: offer.relation, asksConsent: !family.family.hasConsented,
            consent: ChildrenPage.ConsentPart(Filled(), family.language), fault: fault.map { say($0) }, say)
        return residents.writer.response(page, for: family.reader, status: fault == nil ? .ok : .unprocessableContent)
    }

    private func accept(_ request: Request, _ visit: Visit) async throws -> Response {
        let family = try await residents.familyVisit(request, visit)
        let form = try await Form.read(request, visit, residents.cookies)
        let say = residents.speech(for: family)
        guard let offer = try await offer(behind: form["link"]) else { return closed(family, say("accept.not-open")) }
        let isAgreed = form["agree"] == "yes"
        guard family.family.hasConsented || isAgreed else {
            return try await show(family, form["link"], isAgreed: false, fault: "children.agree-first")
        }
        let command = residents.command(of: family)
        do {
            let rehearsal = try await rehearse(family, offer, isAgreed: isAgreed)
            if let consent = rehearsal.consent {
                try await residents.log.execute(consent, as: command)
                try await keepLanguage(of: family, as: command)
            }
            try await residents.log.execute(acceptance(of: offer, by: family), as: command)
        } catch let refusal as AcceptLink.Refusal {
            return closed(family, say(refusal))
        } catch is GiveConsent.Refusal {
            return try await show(family, form["link"], isAgreed: false, fault: "children.agree-again")
        }
        return .redirect(to: LinkPages.Done.accepted.path, type: .normal)
    }

    /// A secret is as long as a ULID; nothing else is looked for.
    private func offer(behind secret: String) async throws -> LinkOffered? {
        ULID(secret) == nil ? nil : try await residents.doors.offer(behind: secret)
    }

    private func acceptance(of offer: LinkOffered, by family: FamilyVisit) -> AcceptLink {
        AcceptLink(household: family.household, offer: offer.offer, other: offer.household, today: family.today)
    }

    /// The language in which the consent was read.
    private func keepLanguage(of family: FamilyVisit, as command: Command) async throws {
        guard family.language != .japanese, family.family.language == .japanese else { return }
        try await residents.log.execute(
            ChooseLanguage(household: family.household, language: family.language), as: command)
    }

    /// What accepting takes, decided without recording it.
    ///
    /// - Returns: whether it was accepted before, and the consent that has to be given first, if any.
    /// - Throws: `AcceptLink.Refusal`
    private func rehearse(
        _ family: FamilyVisit, _ offer: LinkOffered, isAgreed: Bool
    ) async throws -> (isDone: Bool, consent: GiveConsent?) {
        let accept = acceptance(of: offer, by: family)
        var kinship = try await residents.log.state(for: accept)
        var consent: GiveConsent?
        if isAgreed, !family.family.hasConsented {
            let given = GiveConsent(
                household: family.household, version: ConsentText.version, purposes: Set(Purpose.allCases),
                today: family.today)
            for fact in try given.decide(given: family.family) { Kinship.fold.apply(fact, to: &kinship) }
            consent = given
        }
        return (isDone: try accept.decide(given: kinship).isEmpty, consent: consent)
    }

    private func closed(_ family: FamilyVisit, _ sentence: String) -> Response {
        residents.writer.response(ClosedLinkPage(sentence: sentence), for: family.reader, status: .notFound)
    }
}

extension Speech {
    fileprivate func callAsFunction(_ refusal: AcceptLink.Refusal) -> String {
        switch refusal {
        case .notOpen, .forgotten: self("accept.not-open")
        case .ownOffer: self("accept.own")
        case .alreadyLinked: self("accept.already")
        case .stopped: self("links.stopped")
        case .consentFirst: self("children.agree-first")
        case .tooManyLinks(let limit): self("links.too-many", ["limit": "\(limit)"])
        }
    }
}

/// What accepting means, before anything is agreed to.
struct AcceptPage: WebPage {
    static let template = "residents.accept"
    let title: TextName = "accept.title"
    let secret: String
    let who: String
    let shared: [String]
    let notShared: String
    let asksConsent: Bool
    let consent: ChildrenPage.ConsentPart
    let agreeFault: String?

    init(
        secret: String, relation: Relation, asksConsent: Bool, consent: ChildrenPage.ConsentPart, fault: String?,
        _ say: Speech
    ) {
        self.secret = secret
        self.asksConsent = asksConsent
        self.consent = consent
        agreeFault = fault
        let isGuardian = relation == .guardian
        who = say(isGuardian ? "accept.as-guardian" : "accept.as-grandparent")
        shared = [
            say("accept.dates"), say("accept.later"),
            say(isGuardian ? "accept.both-ways" : "accept.one-way"),
        ]
        notShared = say("accept.not-shared")
    }
}

/// A link that opens nothing, any more or for this person.
struct ClosedLinkPage: WebPage {
    static let template = "residents.closed-link"
    let title: TextName = "accept.title"
    let sentence: String
}
