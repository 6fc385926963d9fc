import Calendar
package import EventModel
import Events

/// Follows consultations from the queue to the end, the desks, and who asked whose consultation it is.
package enum ConsultationDesk: Projection {
    package static let name = "consultation_desk"
    package static let version = 1
    package static let tables = [
        ConsultationRow.table.shape, DeskRow.table.shape, DutyRow.table.shape, CrisisRow.table.shape,
        DisclosureRow.table.shape,
    ]

    package static func handlers(_ rows: Rows) -> Handlers {
        let cases = rows.of(ConsultationRow.self)
        return disclosures(rows, desks(rows, care(cases, rows, keeping(cases, talk(cases, life(cases, Handlers()))))))
    }

    private static func life(_ cases: RowSet<ConsultationRow>, _ handlers: Handlers) -> Handlers {
        handlers
            .on(ConsultationOpened.self) { fact, _ in
                cases.put(
                    ConsultationRow(
                        consultation: fact.consultation, household: fact.household, office: fact.office,
                        client: fact.client, theme: fact.theme, municipality: fact.municipality,
                        language: fact.language, openedAt: fact.at, waitingSince: fact.at))
            }
            .on(CaseTaken.self) { fact, _ in
                try cases.update(fact.consultation) {
                    ($0.stage, $0.staff, $0.takenAt) = (.taken, fact.staff, fact.at)
                    $0.firstTakenAt = $0.firstTakenAt ?? fact.at
                }
            }
            .on(CaseHandedOver.self) { fact, _ in
                try cases.update(fact.consultation) {
                    ($0.office, $0.staff) = (fact.office, fact.to)
                    ($0.stage, $0.takenAt) = fact.to == nil ? (.waiting, nil) : (.taken, fact.at)
                    if fact.to == nil { $0.waitingSince = $0.clientAt ?? $0.openedAt }
                }
            }
            .on(CaseReturned.self) { fact, _ in
                // At the head of its rank: the client has waited since the last word, not since now.
                try cases.update(fact.consultation) {
                    ($0.stage, $0.staff, $0.takenAt) = (.waiting, nil, nil)
                    $0.waitingSince = $0.clientAt ?? $0.openedAt
                }
            }
            .on(CaseClosed.self) { fact, _ in
                try cases.update(fact.consultation) {
                    ($0.stage, $0.closedAt, $0.outcome) = (.closed, fact.at, fact.outcome)
                }
            }
            .on(CaseReopened.self) { fact, _ in
                try cases.update(fact.consultation) {
                    ($0.stage, $0.staff, $0.waitingSince) = (.waiting, nil, fact.at)
                    ($0.closedAt, $0.outcome, $0.takenAt) = (nil, nil, nil)
                }
            }
    }

    private static func talk(_ cases: RowSet<ConsultationRow>, _ handlers: Handlers) -> Handlers {
        handlers
            .on(ClientWrote.self) { fact, _ in
                try cases.update(fact.consultation) {
                    $0.messages += 1
                    // Several in a row are one wait, since the first of them.
                    if $0.clientAt == nil || $0.answeredAt ?? 0 >= $0.clientAt ?? 0 { $0.clientAt = fact.at }
                }
            }
            .on(CounsellorWrote.self) { fact, _ in
                try cases.update(fact.consultation) {
                    $0.messages += 1
                    $0.answeredAt = fact.at
                }
            }
            .on(UrgencySet.self) { fact, _ in
                try cases.update(fact.consultation) {
                    ($0.urgency, $0.rank) = (fact.urgency, max(fact.urgency.rank, $0.isFlagged ? 3 : 0))
                }
            }
            .on(ConsultationWordSet.self) { fact, _ in try cases.update(fact.consultation) { $0.hasWord = true } }
    }

    private static func keeping(_ cases: RowSet<ConsultationRow>, _ handlers: Handlers) -> Handlers {
        handlers
            .on(HoldPlaced.self) { fact, _ in try cases.update(fact.consultation) { $0.isHeld = true } }
            .on(HoldLifted.self) { fact, _ in try cases.update(fact.consultation) { $0.isHeld = false } }
            .on(ConsultationReviewed.self) { fact, _ in try cases.update(fact.consultation) { $0.reviews += 1 } }
            .on(ConsultationShredded.self) { fact, _ in
                try cases.update(fact.consultation) { $0.stage = .shredded }
            }
    }

    private static func care(_ cases: RowSet<ConsultationRow>, _ rows: Rows, _ handlers: Handlers) -> Handlers {
        let crises = rows.of(CrisisRow.self)
        return
            handlers
            .on(CrisisNoticed.self) { fact, _ in
                crises.put(CrisisRow(household: fact.household, at: fact.at))
                guard let consultation = fact.consultation else { return }
                try cases.update(consultation) {
                    ($0.rank, $0.hadCrisis, $0.urgency) = (3, true, .now)
                }
            }
            .on(CrisisActed.self) { fact, _ in
                guard fact.action.lowersFlag else { return }
                try cases.update(fact.consultation) { $0.rank = $0.urgency.rank }
            }
            .on(HouseholdForgotten.self) { fact, _ in crises.remove(fact.household) }
    }

    private static func desks(_ rows: Rows, _ handlers: Handlers) -> Handlers {
        let desks = rows.of(DeskRow.self)
        let duty = rows.of(DutyRow.self)
        return
            handlers
            .on(DeskSet.self) { fact, _ in
                desks.put(
                    DeskRow(
                        office: fact.office, hours: fact.hours,
                        themeNames: fact.themes.map(\.rawValue).joined(separator: " "),
                        languageNames: fact.languages.map(\.rawValue).joined(separator: " "),
                        capacity: fact.capacity, silence: fact.silence, keptDays: fact.keptDays,
                        notice: fact.notice))
            }
            .on(DeskClosed.self) { fact, _ in desks.remove(fact.office) }
            .on(OfficeClosed.self) { fact, _ in desks.remove(fact.office) }
            .on(DutyBegun.self) { fact, _ in
                duty.put(
                    DutyRow(office: fact.office, staff: fact.staff, since: fact.at, capacity: fact.capacity))
            }
            .on(DutyEnded.self) { fact, _ in duty.remove(DutyRow.Key(office: fact.office, staff: fact.staff)) }
    }

    private static func disclosures(_ rows: Rows, _ handlers: Handlers) -> Handlers {
        let disclosures = rows.of(DisclosureRow.self)
        return
            handlers
            .on(DisclosureAsked.self) { fact, _ in
                disclosures.put(
                    DisclosureRow(
                        disclosure: "\(fact.disclosure)", consultation: fact.consultation, office: fact.office,
                        witness: fact.witness, asker: fact.staff, at: fact.at))
            }
            .on(DisclosureAgreed.self) { fact, _ in
                try disclosures.update("\(fact.disclosure)") { ($0.second, $0.isAgreed) = (fact.staff, true) }
            }
            .on(DisclosureRefused.self) { fact, _ in
                try disclosures.update("\(fact.disclosure)") { ($0.second, $0.isAgreed) = (fact.staff, false) }
            }
            .on(DisclosureOpened.self) { fact, _ in
                try disclosures.update("\(fact.disclosure)") { $0.openings += 1 }
            }
    }
}
