package import Calendar
package import EventModel
package import Events

extension Example {
    package static let clerk = StaffID(ULID("01JD8Z0000STAFF00000000001")!)
    package static let colleague = StaffID(ULID("01JD8Z0000STAFF00000000002")!)
    package static let invitation = InvitationID(ULID("01JD8Z0000JNK0000000000001")!)
    package static let attempt = ULID("01JD8Z0000TRY0000000000001")!
    package static let prefecture = OfficeID("pref:14")!
    package static let yokohama = OfficeID("city:14100")!
    package static let nakaWardOffice = OfficeID("ward:14104")!
    package static let hakoneOffice = OfficeID("city:14382")!
    package static let partner = OfficeID("partner:kodomo-net")!
    /// 30 April after the next rotation.
    package static let termEnd = CivilDate(iso: "2027-04-30")!
    /// The secret of RFC 6238's own examples, in base 32.
    package static let totpSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

    package static let staff: [any Event] = [
        OfficeOpened(office: nakaWardOffice, name: "横浜市中区"),
        OfficeClosed(office: nakaWardOffice),
        StaffInvited(
            staff: clerk, office: nakaWardOffice, roles: [.author, .desk], name: .known("canary 港 花子"),
            signIn: .known("canary.hanako@example.lg.jp"), until: termEnd, invitation: invitation,
            expires: at + 604_800_000),
        StaffInvitedAgain(staff: clerk, invitation: invitation, expires: at + 604_800_000),
        StaffJoined(
            staff: clerk, invitation: invitation,
            verifier: .known("$scrypt$ln=17,r=8,p=1$Y2FuYXJ5$Y2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5LWM"),
            secret: .known(totpSecret), step: at / 30_000, at: at),
        StaffIdentityLinked(
            staff: clerk, invitation: invitation, issuer: "https://id.example.lg.jp",
            identity: .known("canary-248289761001"), at: at),
        StaffPosted(staff: clerk, office: yokohama, roles: [.author, .approver], from: today),
        StaffTermSet(staff: clerk, until: termEnd),
        StaffSuspended(staff: clerk, at: at),
        StaffReinstated(staff: clerk),
        StaffPasswordSet(
            staff: clerk, verifier: .known("$scrypt$ln=17,r=8,p=1$Y2FuYXJ5$Y2FuYXJ5LWNhbmFyeS1jYW5hcnktY2FuYXJ5LWQ"),
            at: at),
        StaffSignedIn(staff: clerk, attempt: attempt, way: .password, step: at / 30_000, at: at),
        StaffSignInFailed(staff: clerk, attempt: attempt, at: at),
        StaffSessionsEnded(staff: clerk, at: at),
        HouseholdSearched(
            by: clerk.actor, office: nakaWardOffice, means: .registrationNumber, found: family, purpose: .enquiry),
        HouseholdViewed(
            household: family, by: clerk.actor, office: nakaWardOffice, purpose: .consultation,
            note: .known("canary: 電話で 予防接種の 相談"), what: [.registration, .messages]),
        OperationLogExported(by: clerk.actor, rows: 120, filter: "2026-11-01 to 2026-11-30"),
    ]
}
