import Calendar
import EventModel
import Events
import Places

/// Gathers what is held about a household, fact by fact.
final class Holding {
    private(set) var data: HeldData
    private let household: HouseholdID
    private var links: [(offer: OfferID, link: HeldData.Link)] = []

    init(_ household: HouseholdID) {
        self.household = household
        data = HeldData(household)
    }

    var handlers: Handlers { consultations(passes(children(wishes(looks(access(chat(joining(Handlers())))))))) }

    /// What a child opened by itself; never in `data`.
    var ofChildren: Set<ConsultationID> = []

    private func time(_ recorded: Recorded) -> String { time(recorded.recordedAt) }
    func time(_ milliseconds: Int64) -> String { JapanTime(milliseconds: milliseconds).description }

    private func joining(_ handlers: Handlers) -> Handlers {
        handlers
            .on(HouseholdFollowed.self) { [self] fact, _ in
                data.lineUser = fact.lineUser.value
                data.contacts.append(.init(at: time(fact.at), what: "followed"))
            }
            .on(HouseholdReturned.self) { [self] fact, _ in
                data.contacts.append(.init(at: time(fact.at), what: "returned"))
            }
            .on(HouseholdUnfollowed.self) { [self] fact, _ in
                data.contacts.append(.init(at: time(fact.at), what: "blocked"))
            }
            .on(HouseholdSourceTold.self) { [self] fact, _ in
                data.source = data.source ?? fact.source.description
            }
            .on(HouseholdConsented.self) { [self] fact, recorded in
                data.consents.append(
                    .init(at: time(recorded), version: fact.version, purposes: fact.purposes.map(\.rawValue)))
            }
            .on(HouseholdRegistered.self) { [self] fact, _ in data.registeredOn = fact.on.description }
            .on(ResidenceRecorded.self) { [self] fact, _ in
                data.residences.append(
                    .init(
                        on: fact.on.description, municipality: fact.municipality.description,
                        postalCode: fact.postalCode?.value, way: fact.way.rawValue))
            }
            .on(HouseholdMovedAway.self) { [self] fact, _ in data.movedAwayOn.append(fact.on.description) }
            .on(HouseholdForgotten.self) { [self] _, recorded in data.forgottenAt = time(recorded) }
    }

    func change(_ change: (inout HeldData.Consultations) -> Void) { change(&data.consultations) }

    private func chat(_ handlers: Handlers) -> Handlers {
        handlers
            .on(WebhookReceived.self) { [self] fact, _ in
                data.chat.append(.init(at: time(fact.at), kind: fact.kind, content: fact.content?.value))
            }
            .on(ChatAnswered.self) { [self] _, _ in data.answersSent += 1 }
    }

    private func access(_ handlers: Handlers) -> Handlers {
        handlers
            .on(RecoveryCodeIssued.self) { [self] _, recorded in
                data.access.recoveryCodesIssued.append(time(recorded))
            }
            .on(HouseholdReclaimed.self) { [self] fact, _ in
                data.lineUser = fact.lineUser.value
                data.access.movedToAnotherLineUserAt.append(time(fact.at))
            }
            .on(CalendarLinkIssued.self) { [self] _, recorded in
                data.access.calendarLinksIssued.append(time(recorded))
                data.access.hasCalendarLink = true
            }
            .on(CalendarLinkRevoked.self) { [self] _, _ in
                data.access.hasCalendarLink = false
            }
            .on(HouseholdSignedIn.self) { [self] fact, recorded in
                data.access.signedIn.append(.init(at: time(recorded), way: fact.way.rawValue))
            }
            .on(SessionsEnded.self) { [self] fact, _ in data.access.signedOutEverywhereAt.append(time(fact.at)) }
            .on(LinkOffered.self) { [self] fact, _ in
                let link = HeldData.Link(
                    relation: fact.relation.rawValue, part: "offered", state: "open", day: fact.until.description)
                put(link, fact.offer)
            }
            .on(LinkOfferWithdrawn.self) { [self] fact, _ in change(fact.offer) { $0.state = "withdrawn" } }
            .on(LinkAccepted.self) { [self] fact, _ in
                let part = fact.household == household ? "accepted" : "offered"
                put(
                    .init(
                        relation: fact.relation.rawValue, part: part, state: "linked", day: fact.on.description),
                    fact.offer)
            }
            // Who ended it is not said, on either side.
            .on(LinkEnded.self) { [self] fact, _ in change(fact.offer) { $0.state = "ended" } }
            .on(ChildShared.self) { [self] fact, _ in change(fact.child) { $0.isShared = true } }
    }

    private func looks(_ handlers: Handlers) -> Handlers {
        handlers
            .on(HouseholdSearched.self) { [self] fact, recorded in
                data.looks.append(
                    .init(
                        at: time(recorded), office: fact.office?.description, purpose: fact.purpose.rawValue,
                        note: nil, parts: []))
            }
            .on(HouseholdRead.self) { [self] fact, recorded in
                data.looks.append(
                    .init(at: time(recorded), office: nil, purpose: fact.purpose, note: nil, parts: [fact.what]))
            }
            .on(HouseholdViewed.self) { [self] fact, recorded in
                data.looks.append(
                    .init(
                        at: time(recorded), office: fact.office?.description, purpose: fact.purpose.rawValue,
                        note: fact.note?.value, parts: fact.what.map(\.rawValue)))
            }
    }

    private func wishes(_ handlers: Handlers) -> Handlers {
        func wish(_ change: (inout HeldData.Wishes) -> Void) {
            change(&data.wishes)
            data.wishes.changes += 1
        }
        return
            handlers
            .on(TopicsChosen.self) { fact, _ in wish { $0.topics = fact.topics.map(\.rawValue) } }
            .on(QuietHoursSet.self) { fact, _ in
                wish { ($0.quietFromMinute, $0.quietUntilMinute) = (fact.from, fact.until) }
            }
            .on(LanguageChosen.self) { fact, _ in wish { $0.language = fact.language.rawValue } }
            .on(HouseholdPaused.self) { fact, _ in
                wish { ($0.messages, $0.pausedUntil) = ("paused", fact.until.description) }
            }
            .on(HouseholdResumed.self) { _, _ in wish { ($0.messages, $0.pausedUntil) = ("wanted", nil) } }
            .on(HouseholdStopped.self) { _, _ in wish { ($0.messages, $0.pausedUntil) = ("stopped", nil) } }
    }

    private func children(_ handlers: Handlers) -> Handlers {
        handlers
            .on(PregnancyRegistered.self) { [self] fact, _ in
                change(fact.child) {
                    ($0.stage, $0.due, $0.toldOn) = ("expecting", fact.due.value?.description, fact.on.description)
                }
            }
            .on(DueDateCorrected.self) { [self] fact, _ in
                change(fact.child) { child in
                    child.earlierDates += child.due.map { [$0] } ?? []
                    child.due = fact.due.value?.description
                }
            }
            .on(ChildBorn.self) { [self] fact, _ in
                change(fact.child) {
                    ($0.stage, $0.born, $0.toldOn) = ("born", fact.born.value?.description, fact.on.description)
                }
            }
            .on(ChildRegistered.self) { [self] fact, _ in
                change(fact.child) {
                    ($0.stage, $0.born, $0.toldOn) = ("born", fact.born.value?.description, fact.on.description)
                }
            }
            .on(BirthDateCorrected.self) { [self] fact, _ in
                change(fact.child) { child in
                    child.earlierDates += child.born.map { [$0] } ?? []
                    child.born = fact.born.value?.description
                }
            }
            .on(ChildRemoved.self) { [self] fact, _ in change(fact.child) { $0.stage = "removed" } }
            .on(LossTold.self) { [self] fact, _ in change(fact.child) { $0.stage = "lost" } }
    }

    /// A loss is the last word about a child.
    private func change(_ number: ChildNumber, _ change: (inout HeldData.Child) -> Void) {
        let index =
            data.children.firstIndex { $0.number == number.value }
            ?? {
                data.children.append(.init(number: number.value, stage: "expecting"))
                return data.children.count - 1
            }()
        guard data.children[index].stage != "lost" else { return }
        change(&data.children[index])
    }

    func put(_ pass: HeldData.Pass) {
        if let index = data.passes.firstIndex(where: { $0.id == pass.id }) {
            data.passes[index] = pass
        } else {
            data.passes.append(pass)
        }
    }

    private func put(_ link: HeldData.Link, _ offer: OfferID) {
        links.removeAll { $0.offer == offer }
        links.append((offer, link))
        data.links = links.map(\.link)
    }

    private func change(_ offer: OfferID, _ change: (inout HeldData.Link) -> Void) {
        for index in links.indices where links[index].offer == offer { change(&links[index].link) }
        data.links = links.map(\.link)
    }
}
