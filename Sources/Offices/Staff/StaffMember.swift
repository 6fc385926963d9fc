package import Calendar
import EventModel
package import Events
package import Places

/// What is known of one person who works in an office. Personal values are nil where they were erased.
package struct StaffMember: Sendable, Equatable {
    package internal(set) var name: String?
    package internal(set) var signIn: String?
    package internal(set) var invitation: Invitation?
    /// Whether the person has come in by a link.
    package internal(set) var hasJoined = false
    /// What was said of the person's offices and roles, as it was recorded.
    package internal(set) var postings: [Posting] = []
    /// The account's last day.
    package internal(set) var until: CivilDate?
    package internal(set) var isSuspended = false
    /// Sessions that began at or before this moment are over: milliseconds since 1970.
    package internal(set) var sessionsEndedAt = Int64.min
    /// Milliseconds since 1970.
    package internal(set) var lastSignedIn: Int64?
    package internal(set) var failures = Failures()
    var verifier: String?
    var secret: TOTPSecret?
    /// Codes of this half minute and earlier ones open nothing.
    var usedStep = Int64.min
    var identities: [Identity] = []
    var lastAttempt: ULID?

    package init() {}

    /// The newest link; earlier ones open nothing.
    package struct Invitation: Sendable, Equatable {
        package let id: InvitationID
        /// Milliseconds since 1970.
        package let expires: Int64
        package internal(set) var isUsed = false
    }

    /// Where a person works from a day on, and what as.
    package struct Posting: Sendable, Equatable {
        package let office: OfficeID
        package let roles: Set<Role>
        package let from: CivilDate
    }

    struct Identity: Sendable, Equatable {
        let issuer: String
        let subject: String
    }

    /// Whether the person signs in by password and authenticator.
    package var hasPassword: Bool { verifier != nil }

    /// Whether anything was ever recorded about the person.
    package var isKnown: Bool { !postings.isEmpty }

    /// Where the person works on a day: what was said last about that day; nil before the first.
    package func posting(on day: CivilDate) -> Posting? { postings.last { $0.from <= day } }

    /// A move that is known and still to come.
    package func nextPosting(after day: CivilDate) -> Posting? {
        guard let last = postings.last, last.from > day else { return nil }
        return last
    }

    /// Whether somebody may sign in as this person now.
    package func mayWork(on day: CivilDate) -> Bool {
        hasJoined && !isSuspended && until.map { day <= $0 } ?? false
    }

    /// Whether a session that began then is still good. The page's own limits of idle and total time come on top.
    package func holds(sessionBegun began: Int64) -> Bool { began > sessionsEndedAt }
}

extension StaffMember {
    /// What the person may do now.
    ///
    /// - Parameters:
    ///   - staff: whose facts these are.
    ///   - began: when the session began, in milliseconds since 1970.
    ///   - office: what is known of the office of `posting(on:)`.
    /// - Throws: `Denied`: whoever has no open office, no role, no time left or no session has no access.
    package func access(
        _ staff: StaffID, session began: Int64, at now: JapanTime, office: Office, in gazetteer: Gazetteer
    ) throws(Denied) -> Access {
        guard isKnown, hasJoined, let until else { throw .unknown }
        guard !isSuspended else { throw .suspended }
        guard now.date <= until else { throw .expired(until) }
        guard holds(sessionBegun: began) else { throw .sessionEnded }
        guard let posting = posting(on: now.date), office.id == posting.office, office.isOpen,
            posting.office.municipality.map({ gazetteer[$0] != nil }) ?? (posting.office.kind == .partner)
        else { throw .noOffice }
        let roles = posting.roles.filter { Permissions.mayHold($0, in: posting.office.kind) }
        guard !roles.isEmpty else { throw .noRole }
        return Access(staff: staff, office: posting.office, roles: roles, in: gazetteer)
    }
}
