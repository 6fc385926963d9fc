package import EventModel
import Events

extension Case {
    /// Everything about one consultation but its pictures.
    package static let fold = keeping(access(care(life(words(door(Fold(Case())))))))

    private static func door(_ fold: Fold<Case>) -> Fold<Case> {
        fold
            .on(ConsultationOpened.self) { state, fact in
                (state.opened, state.office) = (fact, fact.office)
                (state.stage, state.movedAt) = (.waiting(since: fact.at), fact.at)
            }
            .on(ConsultationWordSet.self) { state, _ in state.hasWord = true }
            .on(ConsultationWordMistaken.self) { $0.mistakenWordsAt.append($1.at) }
    }

    private static func words(_ fold: Fold<Case>) -> Fold<Case> {
        fold
            .on(ClientWrote.self) {
                $0.messages.append(
                    Message(id: $1.message, staff: nil, words: $1.words, photo: $1.photo, at: $1.at))
                $0.movedAt = $1.at
            }
            .on(CounsellorWrote.self) {
                $0.messages.append(
                    Message(id: $1.message, staff: $1.staff, words: $1.words, photo: nil, at: $1.at))
                $0.movedAt = $1.at
            }
            .on(ClientNotified.self) { $0.told.insert($1.message) }
            .on(NoteWritten.self) {
                $0.notes.append(Note(id: $1.note, staff: $1.staff, words: $1.words, at: $1.at))
            }
    }

    private static func life(_ fold: Fold<Case>) -> Fold<Case> {
        fold
            .on(CaseTaken.self) { $0.stage = .taken(by: $1.staff, since: $1.at) }
            .on(CaseHandedOver.self) { state, fact in
                state.office = fact.office
                state.stage = fact.to.map { .taken(by: $0, since: fact.at) } ?? .waiting(since: fact.at)
                state.handovers.append(
                    Handover(from: fact.staff, to: fact.to, office: fact.office, note: fact.note, at: fact.at))
            }
            .on(CaseReturned.self) { $0.stage = .waiting(since: $1.at) }
            .on(UrgencySet.self) { $0.urgency = $1.urgency }
            .on(CaseClosed.self) {
                $0.stage = .closed(by: $1.by, at: $1.at)
                $0.outcome = $1.outcome
            }
            .on(CaseReopened.self) {
                $0.stage = .waiting(since: $1.at)
                $0.outcome = nil
            }
    }

    private static func care(_ fold: Fold<Case>) -> Fold<Case> {
        fold
            .on(CrisisNoticed.self) { state, fact in
                state.crisis.formUnion(fact.kinds)
                (state.isFlagged, state.urgency) = (true, .now)
                guard let index = state.messages.firstIndex(where: { $0.id == fact.source }) else { return }
                state.messages[index].crisis = fact.kinds
            }
            .on(CrisisActed.self) {
                $0.actions.append(Action(staff: $1.staff, action: $1.action, at: $1.at))
                if $1.action.lowersFlag { $0.isFlagged = false }
            }
    }

    private static func access(_ fold: Fold<Case>) -> Fold<Case> {
        fold
            .on(ConsultationRead.self) {
                $0.reads.append(Read(staff: $1.staff, office: $1.office, purpose: $1.purpose, at: $1.at))
            }
            .on(DisclosureAsked.self) {
                $0.disclosures.append(
                    Disclosure(
                        id: $1.disclosure, asker: $1.staff, office: $1.office, witness: $1.witness,
                        reason: $1.reason, at: $1.at))
            }
            .on(DisclosureAgreed.self) { $0.answer($1.disclosure, .agreed(by: $1.staff)) }
            .on(DisclosureRefused.self) { $0.answer($1.disclosure, .refused(by: $1.staff)) }
            .on(DisclosureOpened.self) { state, fact in
                guard let index = state.disclosures.firstIndex(where: { $0.id == fact.disclosure }) else { return }
                state.disclosures[index].openings.append(Disclosure.Opening(staff: fact.staff, at: fact.at))
            }
            .on(ConsultationReviewed.self) {
                $0.reviews.append(Review(staff: $1.staff, mark: $1.mark, words: $1.words, at: $1.at))
            }
    }

    private static func keeping(_ fold: Fold<Case>) -> Fold<Case> {
        fold
            .on(HoldPlaced.self) { $0.hold = $1.reason }
            .on(HoldLifted.self) { state, _ in state.hold = nil }
            .on(ConsultationShredded.self) { state, _ in state.stage = .shredded }
    }

    private mutating func answer(_ disclosure: ULID, _ answer: Disclosure.Answer) {
        guard let index = disclosures.firstIndex(where: { $0.id == disclosure }) else { return }
        disclosures[index].answer = answer
    }
}

extension Case {
    /// That it was opened and can still be read.
    func living() throws(CaseRefusal) -> ConsultationOpened {
        guard let opened else { throw .unknown }
        guard stage != .shredded else { throw .shredded }
        return opened
    }

    /// That it goes on, at this desk.
    func atDesk(of office: OfficeID) throws(CaseRefusal) {
        _ = try living()
        if let answers = self.office, answers != office { throw .elsewhere(answers) }
        guard !isClosed else { throw .closed }
    }

    /// That whoever asks has it.
    func held(by staff: StaffID) throws(CaseRefusal) {
        _ = try living()
        guard !isClosed else { throw .closed }
        guard let holder else { throw .notTaken }
        guard holder == staff else { throw .taken(by: holder) }
    }

    /// That it is this household's.
    func belongs(to household: HouseholdID) throws(CaseRefusal) {
        guard try living().household == household else { throw .unknown }
    }
}
