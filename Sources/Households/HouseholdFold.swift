import Calendar
package import EventModel
import Events

extension Household {
    /// Every fact about a household, in the order of a family's story.
    ///
    /// Follows and unfollows may be recorded out of their order; LINE's own time decides which holds.
    package static let fold = Fold(Household())
        .on(HouseholdFollowed.self) {
            $0.hasFollowed = true; $0.heard(Contact(isFriend: true, at: $1.at))
        }
        .on(HouseholdReturned.self) { $0.heard(Contact(isFriend: true, at: $1.at)) }
        .on(HouseholdUnfollowed.self) { $0.heard(Contact(isFriend: false, at: $1.at)) }
        .on(HouseholdSourceTold.self) { $0.source = $0.source ?? $1.source }
        .on(HouseholdConsented.self) { $0.consent = Consent(version: $1.version, purposes: Set($1.purposes)) }
        .on(HouseholdRegistered.self) { $0.registered = $0.registered ?? $1.on }
        .on(ResidenceRecorded.self) { $0.live(at: $1) }
        .on(HouseholdMovedAway.self) { $0.moveAway(on: $1.on) }
        .on(PregnancyRegistered.self) { $0.know($1.child, as: .expecting(due: $1.due.value)) }
        .on(DueDateCorrected.self) { $0.know($1.child, as: .expecting(due: $1.due.value)) }
        .on(ChildBorn.self) { $0.know($1.child, as: .born($1.born.value)) }
        .on(ChildRegistered.self) { $0.know($1.child, as: .born($1.born.value)) }
        .on(BirthDateCorrected.self) { $0.know($1.child, as: .born($1.born.value)) }
        .on(ChildRemoved.self) { $0.know($1.child, as: .removed) }
        .on(LossTold.self) { $0.know($1.child, as: .lost) }
        .on(TopicsChosen.self) { $0.topics = Set($1.topics) }
        .on(QuietHoursSet.self) { $0.quietHours = quietHours(from: $1.from, until: $1.until) }
        .on(LanguageChosen.self) { $0.language = $1.language }
        .on(HouseholdPaused.self) { $0.messages = .paused(until: $1.until) }
        .on(HouseholdResumed.self) { family, _ in family.messages = .wanted }
        .on(HouseholdStopped.self) { family, _ in family.messages = .stopped }
        .on(HouseholdForgotten.self) { family, _ in family.isForgotten = true }
        .on(ChildShared.self) { family, _ in
            if family.registered == nil { family.needsNoResidence = true }
        }
        .on(RecoveryCodeIssued.self) { $0.recovery = Recovery(code: $1.code, usedBy: nil) }
        .on(HouseholdReclaimed.self) { $0.reclaim($1) }
        .on(CalendarLinkIssued.self) { $0.calendar = $1.link }
        .on(CalendarLinkRevoked.self) { family, _ in family.calendar = nil }
        .on(SessionsEnded.self) { $0.endSessions(at: $1.at) }

    private mutating func heard(_ news: Contact) {
        if news.at > contact?.at ?? .min { contact = news }
    }

    /// What LINE says of the earlier user from now on is not about this household any more.
    private mutating func reclaim(_ fact: HouseholdReclaimed) {
        hasFollowed = true
        contact = Contact(isFriend: fact.isFriend, at: fact.at)
        recovery = Recovery(code: fact.code, usedBy: fact.fresh)
        endSessions(at: fact.at)
    }

    private mutating func endSessions(at moment: Int64) {
        sessionsEndedAt = max(moment, sessionsEndedAt ?? .min)
    }

    private mutating func live(at told: ResidenceRecorded) {
        residence = Residence(
            municipality: told.municipality, postalCode: told.postalCode?.value, since: told.on)
        movedAway = nil
    }

    private mutating func moveAway(on day: CivilDate) {
        residence = nil
        movedAway = day
        needsNoResidence = false
    }

    /// A loss is the last word about a child.
    private mutating func know(_ number: ChildNumber, as child: Child) {
        if children[number] != .lost { children[number] = child }
    }

    private static func quietHours(from: Int, until: Int) -> DailyInterval? {
        guard let start = TimeOfDay(minutes: from), let end = TimeOfDay(minutes: until) else { return usualQuietHours }
        return DailyInterval(from: start, to: end)
    }
}
