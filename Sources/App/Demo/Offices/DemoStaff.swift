import EventModel
import EventStore
import Events
import Offices
import Web

/// One person of each kind who works in an office, with a link that signs them in from this machine, once and within
/// a day. They have no password, so that nobody else comes in by one that everybody knows.
struct DemoStaff: Sendable {
    let installation: Installation

    private static let people: [(name: String, office: String, roles: Set<Role>)] = [
        ("operator", "pref:14", [.operator]), ("auditor", "pref:14", [.auditor]), ("author", "city:14130", [.author]),
        ("approver", "city:14130", [.approver]), ("desk", "city:14130", [.desk]),
        ("supervisor", "city:14130", [.supervisor]),
        ("lead", "city:14130", [.operator]),
        ("ward", "ward:14104", [.author, .desk]),
    ]

    func links() async throws -> [(who: String, address: String)] {
        let book = installation.staffBook
        let names = Dictionary(book.gazetteer.offices().map { ($0.office, $0.name) }) { $1 }
        let cookies = try await installation.sessionCookies()
        let end = installation.world.milliseconds() + 24 * 3_600_000
        var links: [(who: String, address: String)] = []
        for person in Self.people {
            guard let office = OfficeID(person.office), let name = names[office],
                let signIn = SignInName("demo-\(person.name)")
            else { continue }
            try await book.execute(OpenOffice(office: office, name: name, in: book.gazetteer), by: .terminal)
            let titles = Role.allCases.filter(person.roles.contains).map(\.title).joined(separator: "、")
            let link = try await book.invite(
                name: "見本 \(titles)", signIn: signIn, office: office, roles: person.roles, by: .terminal)
            let offer = try await book.offer(link.secret)
            _ = try await book.join(offer, issuer: "https://demo.invalid", subject: person.name)
            let address = try cookies.link(for: link.staff.tag, until: end)
            links.append(("\(name) \(titles)", "\(installation.settings.publicURL)/console/sign-in/demo/\(address)"))
        }
        return links
    }
}
