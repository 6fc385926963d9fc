import Calendar
package import EventModel
import Events

extension PassBook {
    /// The facts about households on which passes rest, and those about the passes.
    package static let fold = passes(links(households(Fold(PassBook()))))

    private static func households(_ fold: Fold<PassBook>) -> Fold<PassBook> {
        fold
            .on(HouseholdRegistered.self) { $0[$1.household].isRegistered = true }
            .on(HouseholdForgotten.self) {
                $0[$1.household].isForgotten = true
                $0.breakLinks(of: $1.household)
            }
            .on(HouseholdStopped.self) { $0.breakLinks(of: $1.household) }
            .on(ResidenceRecorded.self) {
                $0[$1.household].municipality = $1.municipality
                $0[$1.household].hasMovedAway = false
            }
            .on(HouseholdMovedAway.self) {
                $0[$1.household].municipality = nil
                $0[$1.household].hasMovedAway = true
            }
            .on(PregnancyRegistered.self) { $0.know($1.household, $1.child, $1.due.value.map { .expected(due: $0) }) }
            .on(DueDateCorrected.self) { $0.know($1.household, $1.child, $1.due.value.map { .expected(due: $0) }) }
            .on(ChildBorn.self) { $0.know($1.household, $1.child, $1.born.value.map { .born($0) }) }
            .on(ChildRegistered.self) { $0.know($1.household, $1.child, $1.born.value.map { .born($0) }) }
            .on(BirthDateCorrected.self) { $0.know($1.household, $1.child, $1.born.value.map { .born($0) }) }
            .on(ChildRemoved.self) { $0.know($1.household, $1.child, nil) }
            .on(LossTold.self) {
                $0.know($1.household, $1.child, nil)
                $0[$1.household].lost.insert($1.child)
            }
    }

    private static func links(_ fold: Fold<PassBook>) -> Fold<PassBook> {
        fold
            .on(LinkAccepted.self) {
                $0.links[$1.offer] = Link(offeredBy: $1.other, acceptedBy: $1.household, relation: $1.relation)
            }
            .on(LinkEnded.self) { $0.links[$1.offer]?.isLive = false }
            .on(ChildShared.self) { $0.shares.append($1) }
    }

    private static func passes(_ fold: Fold<PassBook>) -> Fold<PassBook> {
        fold
            .on(PassIssued.self) {
                $0[$1.household].pass = HeldPass(
                    id: $1.pass, serial: $1.serial, link: $1.link, municipality: $1.municipality, ground: $1.ground,
                    until: $1.until.value, serials: [$1.serial])
            }
            .on(PassRenewed.self) { book, fact in
                book.change(fact.household, fact.pass) {
                    $0.link = fact.link
                    $0.municipality = fact.municipality
                    $0.ground = fact.ground
                    $0.until = fact.until.value
                }
            }
            .on(PassEnded.self) { book, fact in book.change(fact.household, fact.pass) { $0.end(fact.why) } }
            .on(PassRevoked.self) { book, fact in book.change(fact.household, fact.pass) { $0.revoke() } }
            .on(PassReissued.self) { book, fact in
                book.change(fact.household, fact.pass) { $0.reissue(fact.serial) }
            }
            .on(PassPrinted.self) { book, fact in
                book.change(fact.household, fact.pass) {
                    $0.paper = HeldPass.Paper(serial: fact.paper, until: fact.until)
                }
            }
    }

    /// A loss is the last word about a child.
    private mutating func know(_ household: HouseholdID, _ number: ChildNumber, _ child: PassRule.Child?) {
        guard !file(household).lost.contains(number) else { return }
        self[household].children[number] = child
    }

    private mutating func breakLinks(of household: HouseholdID) {
        for (offer, link) in links where link.offeredBy == household || link.acceptedBy == household {
            links[offer]?.isLive = false
        }
    }

    private mutating func change(_ household: HouseholdID, _ pass: PassID, _ change: (inout HeldPass) -> Void) {
        guard var held = files[household]?.pass, held.id == pass else { return }
        change(&held)
        files[household]?.pass = held
    }

    private subscript(household: HouseholdID) -> File {
        get { file(household) }
        set { files[household] = newValue }
    }
}

extension HeldPass {
    fileprivate mutating func end(_ why: PassEnd) {
        state = .ended(why)
        paper = nil
    }

    fileprivate mutating func revoke() {
        state = .revoked
        paper = nil
    }

    fileprivate mutating func reissue(_ serial: PassSerial) {
        self.serial = serial
        serials.insert(serial)
        state = .valid
        paper = nil
    }
}
