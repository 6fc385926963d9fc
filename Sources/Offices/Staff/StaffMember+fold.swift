import Calendar
package import EventModel
package import Events

extension StaffMember {
    /// Every fact about one person, from the first link to the last day.
    package static let fold = Fold(StaffMember())
        .on(StaffInvited.self) { $0.take($1) }
        .on(StaffInvitedAgain.self) { $0.invitation = Invitation(id: $1.invitation, expires: $1.expires) }
        .on(StaffJoined.self) { $0.take($1) }
        .on(StaffIdentityLinked.self) { $0.take($1) }
        .on(StaffPosted.self) { $0.post(Posting(office: $1.office, roles: Set($1.roles), from: $1.from)) }
        .on(StaffTermSet.self) { $0.until = $1.until }
        .on(StaffSuspended.self) {
            $0.isSuspended = true
            $0.endSessions(at: $1.at)
        }
        .on(StaffReinstated.self) { member, _ in member.isSuspended = false }
        .on(StaffPasswordSet.self) {
            $0.verifier = $1.verifier.value
            $0.endSessions(at: $1.at)
        }
        .on(StaffSignedIn.self) { $0.take($1) }
        .on(StaffSignInFailed.self) {
            $0.failures = $0.failures.adding(at: $1.at)
            $0.lastAttempt = $1.attempt
        }
        .on(StaffSessionsEnded.self) { $0.endSessions(at: $1.at) }

    /// The facts about one person.
    package static func query(_ staff: StaffID) -> Query {
        Query([Query.Item(names: fold.names, tags: [staff.tag])])
    }

    private mutating func take(_ invited: StaffInvited) {
        name = invited.name.value
        signIn = invited.signIn.value
        until = invited.until
        // From the first day on: an invited person works from when they come in.
        post(Posting(office: invited.office, roles: Set(invited.roles), from: CivilDate(dayNumber: 0)))
        invitation = Invitation(id: invited.invitation, expires: invited.expires)
    }

    private mutating func take(_ joined: StaffJoined) {
        verifier = joined.verifier.value
        secret = joined.secret.value.flatMap(TOTPSecret.init(base32:))
        usedStep = joined.step
        // Who lost phone or password may have lost them to somebody.
        identities = []
        join(by: joined.invitation, at: joined.at)
    }

    private mutating func take(_ linked: StaffIdentityLinked) {
        verifier = nil
        secret = nil
        identities = linked.identity.value.map { [Identity(issuer: linked.issuer, subject: $0)] } ?? []
        join(by: linked.invitation, at: linked.at)
    }

    private mutating func join(by id: InvitationID, at: Int64) {
        if invitation?.id == id { invitation?.isUsed = true }
        hasJoined = true
        failures = Failures()
        endSessions(at: at)
    }

    private mutating func take(_ signedIn: StaffSignedIn) {
        lastSignedIn = max(lastSignedIn ?? .min, signedIn.at)
        lastAttempt = signedIn.attempt
        failures = Failures()
        if let step = signedIn.step { usedStep = max(usedStep, step) }
    }

    private mutating func endSessions(at moment: Int64) { sessionsEndedAt = max(sessionsEndedAt, moment) }

    /// What is said last of a day holds: it takes the place of what was planned for that day and later.
    private mutating func post(_ posting: Posting) {
        postings.removeAll { $0.from >= posting.from }
        postings.append(posting)
    }
}
