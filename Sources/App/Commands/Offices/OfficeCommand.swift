import Calendar
import EventModel
import EventStore
import Events
import Offices
import Places
import Projections
import Web

/// Opens, closes and lists offices.
package struct OfficeCommand: Sendable {
    package enum Action: Sendable {
        case open(office: String, name: String?)
        /// The prefecture, every municipality and every ward.
        case openAll
        case close(office: String)
        /// - Parameter all: places whose office was never opened, too.
        case list(all: Bool)
    }

    package let action: Action

    package init(_ action: Action) { self.action = action }

    package func run(on installation: Installation) async throws -> Output {
        switch action {
        case .open(let text, let name):
            let office = try Words.office(text)
            let places = installation.atlas.gazetteer.offices()
            guard let known = name ?? places.first(where: { $0.office == office })?.name else {
                throw Problem.wrongUse("--name: “\(office)” is no place whose name is known; say what it is called")
            }
            return .record([("opened", .number(try await open([(office, known)], installation)))])
        case .openAll:
            let places = installation.atlas.gazetteer.offices()
            return .record([
                ("offices", .number(places.count)), ("opened", .number(try await open(places, installation))),
            ])
        case .close(let text):
            let closed = try await installation.staffBook.execute(
                CloseOffice(office: try Words.office(text)), by: .terminal)
            return .record([("closed", .number(closed.count))])
        case .list(let all): return try await list(all: all, installation)
        }
    }

    /// - Returns: how many were not open under this name before.
    private func open(_ offices: [(office: OfficeID, name: String)], _ installation: Installation) async throws -> Int {
        let (book, gazetteer) = (installation.staffBook, installation.atlas.gazetteer)
        var opened = 0
        for (office, name) in offices {
            opened += try await book.execute(OpenOffice(office: office, name: name, in: gazetteer), by: .terminal).count
        }
        return opened
    }

    private func list(all: Bool, _ installation: Installation) async throws -> Output {
        try await installation.projector.catchUp()
        let known = try await installation.tables.read { try StaffDirectory.offices(in: $0) }
        var rows = known.map {
            [$0.office.description, $0.name, $0.isOpen ? "open" : "closed", $0.openedOn.description]
        }
        if all {
            let missing = installation.atlas.gazetteer.offices().filter { place in
                !known.contains { $0.office == place.office }
            }
            rows += missing.map { [$0.office.description, $0.name, "never opened", "–"] }
        }
        return .table(header: ["office", "name", "status", "opened on"], rows: rows, footer: [])
    }
}
