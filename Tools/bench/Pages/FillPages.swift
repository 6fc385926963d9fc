import App
import ArgumentParser
import EventModel
import EventStore
import Events
import Foundation
import Offices
import SQLiteStore
import Web

/// Whoever looks at pages in a measurement, as cookies of sessions that have begun.
struct PageVisitors: Codable {
    struct Page: Codable {
        let path: String
        let cookies: [String]
    }

    var families: [String] = []
    var staff: [Page] = []

    static func file(in folder: String) -> URL { URL(fileURLWithPath: folder + "/visitors.json") }
}

/// Writes the log of a whole prefecture's families, with the keys and read models that belong to it, and signs some of
/// them and some staff in.
struct FillPages: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fill-pages", abstract: "Part of `bench pages`.")
    @Argument var directory: String
    @Option var households = Prefecture.households

    /// Those whose pages are looked at, spread over all that there are.
    private static let signedIn = 2_000
    /// Members of staff for each page: one may ask so often only.
    private static let staffOfEach = 8
    private static let pages: [(path: String, office: String, role: Role)] = [
        ("/console", "city:14130", .author), ("/console/counts", "pref:14", .auditor),
        ("/console/counts?by=message", "pref:14", .auditor), ("/console/dates", "city:14130", .author),
        ("/console/notes", "city:14130", .author), ("/console/preview", "city:14130", .author),
        ("/console/operations", "pref:14", .auditor), ("/console/households", "city:14130", .desk),
        ("/console/staff", "pref:14", .operator), ("/console/offices", "pref:14", .operator),
        ("/console/settings", "pref:14", .operator),
    ]

    func run() async throws {
        let known = try await writeLog()
        // The read models are rebuilt on opening.
        let settings = try await Settings.load(environment: Child.serviceSettings(in: directory))
        let installation = try await Installation.open(settings, world: World())
        let cookies = try await installation.sessionCookies()
        var visitors = PageVisitors()
        for place in stride(from: 0, to: known.count, by: max(1, known.count / Self.signedIn)) {
            visitors.families.append(try cookie(known[place].tag, .residents, cookies, installation))
        }
        for (number, page) in Self.pages.enumerated() {
            var staff: [String] = []
            for member in 0..<Self.staffOfEach {
                let tag = try await join("bench-\(number)-\(member)", page.office, page.role, installation)
                staff.append(try cookie(tag, .console, cookies, installation))
            }
            visitors.staff.append(PageVisitors.Page(path: page.path, cookies: staff))
        }
        try JSONEncoder().encode(visitors).write(to: PageVisitors.file(in: directory))
    }

    private func writeLog() async throws -> [HouseholdID] {
        let store = try SQLiteStore(path: directory + "/log.sqlite", catalogue: .hagukumi)
        let keyring = try FileKeyring(directory: directory + "/keys")
        let log = Log(store: store, catalogue: .hagukumi, keyring: keyring, stamp: Families.stamp)
        return try await Families.write(quiet: households, to: log)
    }

    private func cookie(
        _ who: Tag, _ door: FrontDoor, _ cookies: SessionCookies, _ installation: Installation
    ) throws -> String {
        // Begun after everything that ended sessions.
        let session = Session(
            id: installation.world.freshID(), who: who, startedAt: installation.world.milliseconds() + 1)
        return "\(SessionCookies.name(of: door))=\(try cookies.value(of: session, behind: door))"
    }

    private func join(
        _ name: String, _ office: String, _ role: Role, _ installation: Installation
    ) async throws -> Tag {
        guard let office = OfficeID(office), let signIn = SignInName(name) else {
            throw ValidationError("\(office) or \(name) is not well-formed")
        }
        let book = installation.staffBook
        let title = book.gazetteer.offices().first { $0.office == office }?.name ?? name
        try await book.execute(OpenOffice(office: office, name: title, in: book.gazetteer), by: .terminal)
        let link = try await book.invite(name: name, signIn: signIn, office: office, roles: [role], by: .terminal)
        _ = try await book.join(try await book.offer(link.secret), issuer: "https://bench.invalid", subject: name)
        return link.staff.tag
    }
}
