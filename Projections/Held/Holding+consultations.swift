import EventModel
import Events

extension Holding {
    func consultations(_ handlers: Handlers) -> Handlers {
        handlers
            .on(ConsultationOpened.self) { [self] fact, _ in
                guard fact.client != .child else {
                    ofChildren.insert(fact.consultation)
                    return
                }
                change {
                    $0.opened.append(
                        .init(at: time(fact.at), theme: fact.theme.rawValue, office: fact.office.description))
                }
            }
            .on(ClientNotified.self) { [self] fact, _ in
                guard !ofChildren.contains(fact.consultation) else { return }
                change { $0.notices += 1 }
            }
            .on(CrisisNoticed.self) { [self] fact, _ in
                // In a consultation it is the client's own.
                guard fact.consultation == nil else { return }
                change { $0.guidanceGivenAt.append(time(fact.at)) }
            }
            .on(ConsultationLinkIssued.self) { [self] _, recorded in
                change { $0.linksIssued.append(time(recorded.recordedAt)) }
            }
            .on(ConsultationLinkUsed.self) { [self] fact, _ in change { $0.linksUsed.append(time(fact.at)) } }
    }
}
