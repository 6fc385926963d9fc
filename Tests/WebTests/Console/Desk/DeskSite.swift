import Calendar
import EventModel
import EventStore
import Events
import Support

@testable import Web

/// A town with a desk for consultations, one that waits there, and people who answer.
struct DeskSite: Sendable {
    let town: ConsoleSite
    var site: Site { town.site }

    static let consultation = Example.consultation
    static let path = "/console/desk/\(Example.consultation)"

    static func desk(of office: OfficeID, capacity: Int = 2) -> DeskSet {
        DeskSet(
            office: office, hours: OpeningHours("月火水木金土日 0:00-24:00; 祝 0:00-24:00")!,
            themes: ConsultationTheme.allCases, languages: Language.allCases, capacity: capacity, silence: 10,
            keptDays: 1_095, notice: nil, on: Example.today)
    }

    init(_ facts: [any Event] = []) async throws {
        town = try await ConsoleSite(
            [Self.desk(of: Example.yokohama), Self.desk(of: Example.prefecture)] + facts)
    }

    /// One that waits at Yokohama's desk.
    static func opened(
        _ consultation: ConsultationID = consultation, by client: ConsultationClient = .guardian,
        theme: ConsultationTheme = .parenting, office: OfficeID = Example.yokohama, at moment: Int64 = Example.at
    ) -> ConsultationOpened {
        ConsultationOpened(
            consultation: consultation, household: Example.family, client: client, theme: theme,
            municipality: Example.nakaWard, office: office, language: .japanese, consent: 1, isTold: true, at: moment)
    }

    static func wrote(
        _ words: String, _ consultation: ConsultationID = consultation, number: ULID = Example.clientMessage,
        photo: ULID? = nil, at moment: Int64 = Example.at
    ) -> ClientWrote {
        ClientWrote(
            consultation: consultation, message: number, words: .known(words), photo: photo, at: moment)
    }

    static let danger = CrisisNoticed(
        household: Example.family, consultation: consultation, source: Example.clientMessage, kinds: [.selfHarm],
        at: Example.at)

    /// A browser of somebody of the desk.
    func counsellor(
        _ name: String, _ browser: Browser, in office: OfficeID = Example.yokohama, _ roles: Role...,
        onDuty: Bool = true
    ) async throws -> (browser: Browser, staff: StaffID) {
        let staff = StaffID(site.test.world.freshID())
        let invitation = InvitationID(site.test.world.freshID())
        let now = site.test.world.now
        var facts: [any Event] = [
            StaffInvited(
                staff: staff, office: office, roles: roles.isEmpty ? [.desk] : roles, name: .known(name),
                signIn: .known("\(staff)"), until: Example.termEnd, invitation: invitation, expires: now + 1_000),
            StaffJoined(
                staff: staff, invitation: invitation, verifier: .known("v"), secret: .known(Example.totpSecret),
                step: 1, at: now),
        ]
        if onDuty { facts.append(DutyBegun(office: office, staff: staff, capacity: 2, at: now)) }
        try await town.record(facts)
        site.test.world.advance(milliseconds: 1_000)
        let own = Browser(address: browser.address)
        own.keep(try site.signedIn(as: staff.tag, behind: .console))
        return (own, staff)
    }

    func facts<Fact: Event>(_ type: Fact.Type) async throws -> [Fact] { try await town.facts(type) }
}

extension Browser {
    /// Looks at a page and sends one of its forms.
    func press(_ action: String, on page: String, _ typed: [String: String] = [:]) async throws -> Answer {
        try await post(action, try await get(page).form(action, typed))
    }
}
