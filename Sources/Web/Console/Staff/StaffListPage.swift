import Calendar
import Events
import Offices
import Projections

/// The people of an office, or of every office that one manages.
struct StaffListPage: ConsolePage {
    static let template = "console.staff"
    static let room = ConsoleRoom.staff
    let offices: [OfficeChoice]
    let people: [Line]
    let hasPeople: Bool

    struct Line: Sendable {
        let path: String
        let name: String
        let signIn: String
        let office: String
        let roles: String
        let until: String
        let status: String
        let lastSignedIn: String
        /// A move that is known and still to come.
        let next: String?
    }

    /// - Parameter asked: an office's id; the officer's own where it is none.
    init(_ staff: StaffVisit, _ console: Console, asked: String) async throws {
        let (today, now) = (staff.today, console.staff.now)
        let area = staff.access.area(for: .manageStaff)
        let chosen = OfficeID(asked) ?? staff.access.office
        let (all, rows) = try await console.answers.read {
            (try StaffDirectory.offices(in: $0), try StaffDirectory.staff(on: today, in: $0))
        }
        let names = Dictionary(all.map { ($0.office, $0.name) }) { $1 }
        offices = all.filter { area.contains($0.office) }.map {
            OfficeChoice(id: $0.office.description, name: $0.name, isChosen: $0.office == chosen)
        }
        let lines = rows.compactMap { row -> Line? in
            guard let posting = row.postings.on(today), posting.office == chosen, area.contains(posting.office) else {
                return nil
            }
            return Line(
                path: "/console/staff/person/\(row.staff)", name: row.name ?? "–", signIn: row.signIn ?? "–",
                office: names[posting.office] ?? "–", roles: posting.roles.map(\.title).joined(separator: "、"),
                until: row.until.description, status: console.words(row.status(at: now).words),
                lastSignedIn: row.lastSignedIn.map(Console.moment) ?? "–",
                next: row.postings.next(after: today).map { next in
                    let roles = next.roles.map(\.title).joined(separator: "、")
                    return "\(next.from) \(names[next.office] ?? "–") \(roles)"
                })
        }
        people = lines
        hasPeople = !lines.isEmpty
    }
}

/// An office in a list to choose from.
struct OfficeChoice: Sendable {
    let id: String
    let name: String
    let isChosen: Bool
}

/// A role that can be ticked.
struct RoleChoice: Sendable {
    let id: String
    let title: String
    let isChosen: Bool
}

extension StaffRow.Status {
    var words: TextName {
        switch self {
        case .invited: "console-staff.invited"
        case .missed: "console-staff.missed"
        case .active: "console-staff.active"
        case .suspended: "console-staff.suspended"
        case .expired: "console-staff.expired"
        }
    }
}
