package import Calendar
package import EventModel
package import Events

/// Brings the passes of some households to where they belong on a day: issued, renewed or ended.
///
/// It is asked about many at once, because on 1 April there are many, and one reading and one append serve them all.
package struct SettlePasses: Decision {
    package let asked: [Asked]
    package let rule: PassRule
    package let today: CivilDate

    /// One household, with the adults on whom its pass may rest too, and the names of a pass that may become its own.
    package struct Asked: Sendable, Equatable {
        package let household: HouseholdID
        /// Those with whom it was ever linked. Whoever is missing here entitles it to nothing.
        package let linked: [HouseholdID]
        package let pass: PassID
        package let serial: PassSerial

        package init(household: HouseholdID, linked: [HouseholdID] = [], pass: PassID, serial: PassSerial) {
            self.household = household
            self.linked = linked
            self.pass = pass
            self.serial = serial
        }
    }

    package init(_ asked: [Asked], under rule: PassRule, today: CivilDate) {
        self.asked = asked
        self.rule = rule
        self.today = today
    }

    /// Nothing stands against it.
    package typealias Refusal = Never

    package static let fold = PassBook.fold
    package var scope: [Tag] { Set(asked.flatMap { [$0.household] + $0.linked }).sorted().map(\.tag) }

    package func decide(given book: PassBook) throws(Refusal) -> [any Event] {
        asked.compactMap { answer($0, book) }
    }

    private func answer(_ asked: Asked, _ book: PassBook) -> (any Event)? {
        let (file, household) = (book.file(asked.household), asked.household)
        let claim = book.claim(of: household, under: rule, on: today)
        guard let pass = file.pass else { return claim.map { issue($0, to: asked) } }
        switch pass.state {
        case .ended: return claim.map { issue($0, to: asked) }
        case .revoked where !file.isForgotten: return nil
        case .valid, .revoked: break
        }
        guard let claim else {
            let why = why(pass, household, book)
            return PassEnded(pass: pass.id, household: household, why: why, on: today)
        }
        guard !pass.rests(on: claim) else { return nil }
        return PassRenewed(
            pass: pass.id, household: household, link: claim.link, municipality: claim.municipality,
            ground: claim.entitlement.ground, until: .known(claim.entitlement.until), on: today)
    }

    private func issue(_ claim: PassBook.Claim, to asked: Asked) -> any Event {
        PassIssued(
            pass: asked.pass, household: asked.household, serial: asked.serial, link: claim.link,
            municipality: claim.municipality, ground: claim.entitlement.ground,
            until: .known(claim.entitlement.until), on: today)
    }

    private func why(_ pass: HeldPass, _ household: HouseholdID, _ book: PassBook) -> PassEnd {
        let file = book.file(household)
        if file.isForgotten { return .forgotten }
        if pass.until.map({ $0 < today }) ?? false { return .lastDay }
        guard let offer = pass.link else { return file.hasMovedAway ? .movedAway : .noChild }
        guard let link = book.links[offer], link.isLive, let sponsor = link.sponsor(of: household) else {
            return .noLink
        }
        return book.file(sponsor).hasMovedAway ? .movedAway : .noChild
    }
}

extension HeldPass {
    fileprivate func rests(on claim: PassBook.Claim) -> Bool {
        until == claim.entitlement.until && ground == claim.entitlement.ground && link == claim.link
            && municipality == claim.municipality
    }
}
