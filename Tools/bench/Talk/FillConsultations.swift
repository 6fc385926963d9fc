import App
import ArgumentParser
import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Offices
import Places
import Web

/// Who speaks with whom in a measurement, as sessions that have begun.
struct TalkVisitors: Codable {
    struct Visitor: Codable {
        let cookie: String
        /// What forms of the session carry.
        let token: String
    }

    struct Conversation: Codable {
        let id: String
        let client: Visitor
        /// Place in `counsellors`.
        let counsellor: Int
    }

    var conversations: [Conversation] = []
    var counsellors: [Visitor] = []

    static func file(in folder: String) -> URL { URL(fileURLWithPath: folder + "/talk.json") }
}

/// Writes a log of consultations that go on and of others that wait, and signs everybody in.
struct FillConsultations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fill-consultations", abstract: "Part of `bench consultations`.")
    @Argument var directory: String
    @Option var open = 1_000
    @Option var waiting = 5_000

    private static let counsellors = 100
    private static let batch = 500
    private static let office = "city:14100"

    func run() async throws {
        let settings = try await Settings.load(environment: Child.serviceSettings(in: directory))
        let installation = try await Installation.open(settings, world: World())
        guard let office = OfficeID(Self.office), let place = MunicipalityCode("141046"),
            let hours = OpeningHours("1/1-12/31 0:00-24:00")
        else { throw ValidationError("\(Self.office) or its hours are not well-formed") }
        let (staff, visitors) = try await counsellors(of: office, installation)
        let desk = DeskSet(
            office: office, hours: hours, themes: ConsultationTheme.allCases, languages: Language.allCases,
            capacity: 20, silence: 120, keptDays: 365, notice: nil, on: installation.world.now.date)
        try await installation.log.append([desk], as: command(installation))
        var all = TalkVisitors(counsellors: visitors)
        let cookies = try await installation.sessionCookies()
        var facts: [any Event] = []
        for number in 0..<(open + waiting) {
            let (id, household) = (
                ConsultationID(installation.world.freshID()), HouseholdID(installation.world.freshID())
            )
            let now = installation.world.milliseconds()
            facts += [
                ConsultationOpened(
                    consultation: id, household: household, client: .guardian, theme: .parenting, municipality: place,
                    office: office, language: .japanese, consent: 1, isTold: false, at: now),
                ClientWrote(
                    consultation: id, message: installation.world.freshID(), words: .known("夜泣きがつらいです"),
                    photo: nil, at: now),
            ]
            if number < open {
                let counsellor = number % staff.count
                facts.append(CaseTaken(consultation: id, staff: staff[counsellor], office: office, at: now))
                all.conversations.append(
                    TalkVisitors.Conversation(
                        id: id.description, client: try visitor(household.tag, .talk, cookies, installation),
                        counsellor: counsellor))
            }
            guard facts.count >= Self.batch || number == open + waiting - 1 else { continue }
            try await installation.log.append(facts, as: command(installation))
            facts = []
        }
        try await installation.projector.catchUp()
        try JSONEncoder().encode(all).write(to: TalkVisitors.file(in: directory))
    }

    private func counsellors(
        of office: OfficeID, _ installation: Installation
    ) async throws -> ([StaffID], [TalkVisitors.Visitor]) {
        let book = installation.staffBook
        let cookies = try await installation.sessionCookies()
        let title = book.gazetteer.offices().first { $0.office == office }?.name ?? Self.office
        try await book.execute(OpenOffice(office: office, name: title, in: book.gazetteer), by: .terminal)
        var (staff, visitors): ([StaffID], [TalkVisitors.Visitor]) = ([], [])
        for number in 0..<Self.counsellors {
            let name = "bench-\(number)"
            guard let signIn = SignInName(name) else { throw ValidationError("\(name) is not well-formed") }
            let link = try await book.invite(
                name: name, signIn: signIn, office: office, roles: [.desk], by: .terminal)
            _ = try await book.join(
                try await book.offer(link.secret), issuer: "https://bench.invalid", subject: name)
            staff.append(link.staff)
            visitors.append(try visitor(link.staff.tag, .console, cookies, installation))
        }
        return (staff, visitors)
    }

    private func visitor(
        _ who: Tag, _ door: FrontDoor, _ cookies: SessionCookies, _ installation: Installation
    ) throws -> TalkVisitors.Visitor {
        let session = Session(
            id: installation.world.freshID(), who: who, startedAt: installation.world.milliseconds() + 1)
        return TalkVisitors.Visitor(
            cookie: "\(SessionCookies.name(of: door))=\(try cookies.value(of: session, behind: door))",
            token: cookies.formToken(for: session))
    }

    private func command(_ installation: Installation) -> Command {
        Command(actor: "bench", id: installation.world.freshID())
    }
}
