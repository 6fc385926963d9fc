package import Calendar
package import EventModel

/// A fact about one person who works in an office.
package protocol StaffFact: Event {
    var staff: StaffID { get }
}

/// A person was invited into an office by a link.
package struct StaffInvited: StaffFact {
    package let staff: StaffID
    package let office: OfficeID
    package let roles: [Role]
    package let name: Personal<String>
    package let signIn: Personal<String>
    package let until: CivilDate
    package let invitation: InvitationID
    package let expires: Int64

    package init(
        staff: StaffID, office: OfficeID, roles: [Role], name: Personal<String>, signIn: Personal<String>,
        until: CivilDate, invitation: InvitationID, expires: Int64
    ) {
        self.staff = staff
        self.office = office
        self.roles = roles
        self.name = name
        self.signIn = signIn
        self.until = until
        self.invitation = invitation
        self.expires = expires
    }

    package static let schema = Schema("staff.invited", version: 1)
    package static let meaning = "A person was invited into an office by a link."
    package static let fields = Fields(
        Field("staff", \.staff, "the person"),
        Field("office", \.office, "the office"),
        Field("roles", \.roles, "what the person does there"),
        Field("name", \.name, "the person's name"),
        Field("signIn", \.signIn, "the name with which the person signs in, such as a mail address"),
        Field("until", \.until, "the account's last day"),
        Field("invitation", \.invitation, "the link's number; its secret is kept as a keyed hash, apart from the log"),
        Field("expires", \.expires, "until when the link may be used, in milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [staff.tag, office.tag, invitation.tag] }
    package var subject: Tag? { staff.tag }
}

/// A person got another link, because the first ran out or phone or password was lost.
package struct StaffInvitedAgain: StaffFact {
    package let staff: StaffID
    package let invitation: InvitationID
    package let expires: Int64

    package init(staff: StaffID, invitation: InvitationID, expires: Int64) {
        self.staff = staff
        self.invitation = invitation
        self.expires = expires
    }

    package static let schema = Schema("staff.invited-again", version: 1)
    package static let meaning = "A person got another link, because the first ran out or phone or password was lost."
    package static let fields = Fields(
        Field("staff", \.staff, "the person"),
        Field("invitation", \.invitation, "the link's number"),
        Field("expires", \.expires, "until when the link may be used, in milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [staff.tag, invitation.tag] }
}

/// From a day on a person does other things, in the same or another office.
package struct StaffPosted: StaffFact {
    package let staff: StaffID
    package let office: OfficeID
    package let roles: [Role]
    package let from: CivilDate

    package init(staff: StaffID, office: OfficeID, roles: [Role], from: CivilDate) {
        self.staff = staff
        self.office = office
        self.roles = roles
        self.from = from
    }

    package static let schema = Schema("staff.posted", version: 1)
    package static let meaning = "From a day on a person does other things, in the same or another office."
    package static let fields = Fields(
        Field("staff", \.staff, "the person"),
        Field("office", \.office, "the office"),
        Field("roles", \.roles, "what the person does there; nothing else any more"),
        Field("from", \.from, "the first day"),
        build: Self.init)
    package var tags: [Tag] { [staff.tag, office.tag] }
}

/// An account got another last day.
package struct StaffTermSet: StaffFact {
    package let staff: StaffID
    package let until: CivilDate

    package init(staff: StaffID, until: CivilDate) {
        self.staff = staff
        self.until = until
    }

    package static let schema = Schema("staff.term-set", version: 1)
    package static let meaning = "An account got another last day."
    package static let fields = Fields(
        Field("staff", \.staff, "the person"),
        Field("until", \.until, "the account's last day"),
        build: Self.init)
    package var tags: [Tag] { [staff.tag] }
}

/// A person may do nothing until reinstated.
package struct StaffSuspended: StaffFact {
    package let staff: StaffID
    package let at: Int64

    package init(staff: StaffID, at: Int64) {
        self.staff = staff
        self.at = at
    }

    package static let schema = Schema("staff.suspended", version: 1)
    package static let meaning = "A person may do nothing until reinstated; earlier sessions are over."
    package static let fields = Fields(
        Field("staff", \.staff, "the person"),
        Field("at", \.at, "when, in milliseconds since 1970"),
        build: Self.init)
    package var tags: [Tag] { [staff.tag] }
}

/// A suspended person may work again.
package struct StaffReinstated: StaffFact {
    package let staff: StaffID

    package init(staff: StaffID) {
        self.staff = staff
    }

    package static let schema = Schema("staff.reinstated", version: 1)
    package static let meaning = "A suspended person may work again."
    package static let fields = Fields(Field("staff", \.staff, "the person"), build: Self.init)
    package var tags: [Tag] { [staff.tag] }
}
