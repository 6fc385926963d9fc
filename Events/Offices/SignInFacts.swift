package import EventModel

/// A person came in by the link, and set password and authenticator.
package struct StaffJoined: StaffFact {
    package let staff: StaffID
    package let invitation: InvitationID
    package let verifier: Personal<String>
    package let secret: Personal<String>
    package let step: Int64
    package let at: Int64

    package init(
        staff: StaffID, invitation: InvitationID, verifier: Personal<String>, secret: Personal<String>, step: Int64,
        at: Int64
    ) {
        self.staff = staff
        self.invitation = invitation
        self.verifier = verifier
        self.secret = secret
        self.step = step
        self.at = at
    }

    package static let schema = Schema("staff.joined", version: 1)
    package static let meaning = "A person came in by the link, and set password and authenticator."
    package static let fields = Fields(
        Field("staff", \.staff, "the person"),
        Field("invitation", \.invitation, "the link, which is used up now"),
        Field("verifier", \.verifier, "by which the password is recognised"),
        Field("secret", \.secret, "what the phone's authenticator shares with us"),
        Field("step", \.step, "the half minute since 1970 of the code that was shown"),
        Field("at", \.at, "when, in milliseconds since 1970; earlier sessions are over"),
        build: Self.init)
    package var tags: [Tag] { [staff.tag, invitation.tag] }
    package var subject: Tag? { staff.tag }
}

/// A person came in by the link, known by the prefecture's own identity provider.
package struct StaffIdentityLinked: StaffFact {
    package let staff: StaffID
    package let invitation: InvitationID
    package let issuer: String
    package let identity: Personal<String>
    package let at: Int64

    package init(
        staff: StaffID, invitation: InvitationID, issuer: String, identity: Personal<String>, at: Int64
    ) {
        self.staff = staff
        self.invitation = invitation
        self.issuer = issuer
        self.identity = identity
        self.at = at
    }

    package static let schema = Schema("staff.identity-linked", version: 1)
    package static let meaning = "A person came in by the link, known by the prefecture's own identity provider."
    package static let fields = Fields(
        Field("staff", \.staff, "the person"),
        Field("invitation", \.invitation, "the link, which is used up now"),
        Field("issuer", \.issuer, "the provider's address"),
        Field("identity", \.identity, "the person's number there (sub)"),
        Field("at", \.at, "when, in milliseconds since 1970; earlier sessions are over"),
        build: Self.init)
    package var tags: [Tag] { [staff.tag, invitation.tag] }
    package var subject: Tag? { staff.tag }
}

/// A person chose another password; earlier sessions are over.
package struct StaffPasswordSet: StaffFact {
    package let staff: StaffID
    package let verifier: Personal<String>
    package let at: Int64

    package init(staff: StaffID, verifier: Personal<String>, at: Int64) {
        self.staff = staff
        self.verifier = verifier
        self.at = at
    }

    package static let schema = Schema("staff.password-set", version: 1)
    package static let meaning = "A person chose another password; earlier sessions are over."
    package static let fields = Fields(
        Field("staff", \.staff, "the person"),
        Field("verifier", \.verifier, "by which the password is recognised"),
        Field("at", \.at, "when, in milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [staff.tag] }
    package var subject: Tag? { staff.tag }
}

/// A person signed in.
package struct StaffSignedIn: StaffFact {
    package let staff: StaffID
    package let attempt: ULID
    package let way: SignInWay
    package let step: Int64?
    package let at: Int64

    package init(staff: StaffID, attempt: ULID, way: SignInWay, step: Int64?, at: Int64) {
        self.staff = staff
        self.attempt = attempt
        self.way = way
        self.step = step
        self.at = at
    }

    package static let schema = Schema("staff.signed-in", version: 1)
    package static let meaning = "A person signed in."
    package static let fields = Fields(
        Field("staff", \.staff, "the person"),
        Field("attempt", \.attempt, "which attempt"),
        Field("way", \.way, "how"),
        Field("step", \.step, "the half minute since 1970 of the code that was shown; it opens nothing any more"),
        Field("at", \.at, "when, in milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [staff.tag] }
}

/// Somebody tried to sign in as this person and was refused. It is not kept what was wrong.
package struct StaffSignInFailed: StaffFact {
    package let staff: StaffID
    package let attempt: ULID
    package let at: Int64

    package init(staff: StaffID, attempt: ULID, at: Int64) {
        self.staff = staff
        self.attempt = attempt
        self.at = at
    }

    package static let schema = Schema("staff.sign-in-failed", version: 1)
    package static let meaning =
        "Somebody tried to sign in as this person and was refused. It is not kept what was wrong."
    package static let fields = Fields(
        Field("staff", \.staff, "the person whose name was given"),
        Field("attempt", \.attempt, "which attempt"),
        Field("at", \.at, "when, in milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [staff.tag] }
}

/// All sessions of a person that had begun are over.
package struct StaffSessionsEnded: StaffFact {
    package let staff: StaffID
    package let at: Int64

    package init(staff: StaffID, at: Int64) {
        self.staff = staff
        self.at = at
    }

    package static let schema = Schema("staff.sessions-ended", version: 1)
    package static let meaning = "All sessions of a person that had begun are over."
    package static let fields = Fields(
        Field("staff", \.staff, "the person"),
        Field("at", \.at, "when, in milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [staff.tag] }
}
