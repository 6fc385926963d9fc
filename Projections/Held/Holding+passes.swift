import Calendar
import EventModel
import Events

extension Holding {
    func passes(_ handlers: Handlers) -> Handlers {
        handlers
            .on(PassIssued.self) { [self] fact, _ in
                change(fact.pass) {
                    ($0.issuedOn, $0.until) = (fact.on.description, fact.until.value?.description)
                    $0.isFamilyPass = fact.link != nil
                }
            }
            .on(PassRenewed.self) { [self] fact, _ in
                change(fact.pass) { pass in
                    let until = fact.until.value?.description
                    if let earlier = pass.until, earlier != until { pass.earlierUntil.append(earlier) }
                    (pass.until, pass.isFamilyPass) = (until, fact.link != nil)
                }
            }
            .on(PassEnded.self) { [self] fact, _ in
                change(fact.pass) { ($0.state, $0.endedOn) = ("ended", fact.on.description) }
            }
            .on(PassRevoked.self) { [self] fact, _ in change(fact.pass) { $0.state = "revoked" } }
            .on(PassReissued.self) { [self] fact, _ in
                change(fact.pass) {
                    $0.state = "valid"
                    $0.reissuedOn.append(fact.on.description)
                }
            }
            .on(PassPrinted.self) { [self] fact, _ in
                change(fact.pass) { $0.printedOn.append(fact.on.description) }
            }
    }

    private func change(_ pass: PassID, _ change: (inout HeldData.Pass) -> Void) {
        let name = pass.description
        var held = data.passes.first { $0.id == name } ?? HeldData.Pass(id: name)
        change(&held)
        put(held)
    }
}
