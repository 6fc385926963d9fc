import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Offices
import Places
import Projections
package import Web

extension Installation {
    /// The way to what staff may see and do.
    package var staffBook: StaffBook {
        StaffBook(log: log, gazetteer: atlas.gazetteer, random: world.secret)
    }
}

/// Invites somebody into an office, and shows the link once.
package struct StaffAddCommand: Sendable {
    package var office = ""
    package var name = ""
    package var signIn = ""
    package var roles = ""
    package var until: String?
    /// Where a QR code of the link is written, as SVG.
    package var qr: String?

    package init() {}

    package func run(on installation: Installation) async throws -> Output {
        let id = try Words.office(office)
        guard let signInName = SignInName(signIn) else {
            throw Problem.wrongUse("--sign-in: “\(signIn)” is not 3 to 254 of a–z, 0–9 and .@_+-")
        }
        let given = try Words.list(roles, of: Role.self, option: "--role")
        let last = try Words.day(until, option: "--until")
        let link = try await installation.staffBook.invite(
            name: name, signIn: signInName, office: id, roles: Set(given), until: last, by: .terminal)
        return try JoinLinkOutput(installation).output(link, qr: qr)
    }
}

/// Everybody's account, or those of one office.
package struct StaffListCommand: Sendable {
    package var office: String?

    package init() {}

    package func run(on installation: Installation) async throws -> Output {
        let wanted = try office.map { try Words.office($0) }
        try await installation.projector.catchUp()
        let now = installation.world.now
        let staff = try await installation.tables.read { try StaffDirectory.staff(on: now.date, in: $0) }
        let rows = staff.compactMap { row -> [String]? in
            guard let posting = row.postings.on(now.date), wanted.map({ $0 == posting.office }) ?? true else {
                return nil
            }
            return [
                posting.office.description, row.name ?? "–", row.signIn ?? "–",
                posting.roles.map(\.rawValue).joined(separator: ","), row.until.description,
                row.status(at: now).rawValue, row.lastSignedIn.map { JapanTime(milliseconds: $0).description } ?? "–",
                row.staff.description,
            ]
        }
        return .table(
            header: ["office", "name", "sign-in", "roles", "until", "status", "last sign-in", "staff"], rows: rows,
            footer: [])
    }
}

/// Changes one account.
package struct StaffChangeCommand: Sendable {
    package enum Change: Sendable {
        case suspend
        case reinstate
        /// A last day; nil for the usual one.
        case extend(until: String?)
        /// Another link, because the first ran out or phone or password was lost.
        case link(qr: String?)
        case endSessions
    }

    /// The sign-in name, or the number that `staff list` shows.
    package let who: String
    package let change: Change

    package init(_ change: Change, of who: String) {
        self.change = change
        self.who = who
    }

    package func run(on installation: Installation) async throws -> Output {
        let book = installation.staffBook
        guard let staff = try SignInName(who).flatMap({ try book.staff(signIn: $0) }) ?? StaffID(who) else {
            throw Problem.failed("nobody has the sign-in name “\(who)”; see `hagukumi staff list`")
        }
        let (now, terminal) = (installation.world.now, Access.terminal)
        switch change {
        case .suspend: try await book.execute(SuspendStaff(staff: staff, by: terminal, now: now), by: terminal)
        case .reinstate:
            try await book.execute(ReinstateStaff(staff: staff, by: terminal, today: now.date), by: terminal)
        case .extend(let until):
            let last = try Words.day(until, option: "--until")
            try await book.execute(
                ExtendStaff(staff: staff, until: last, by: terminal, today: now.date), by: terminal)
        case .endSessions: try await book.execute(EndStaffSessions(staff: staff, by: terminal, now: now), by: terminal)
        case .link(let qr):
            return try JoinLinkOutput(installation).output(
                try await book.inviteAgain(staff, by: terminal), qr: qr)
        }
        let member = try await book.member(staff)
        return .record([
            ("staff", .text(staff.description)), ("until", .text(member.until?.description ?? "–")),
            ("suspended", .text(member.isSuspended ? "yes" : "no")),
        ])
    }
}

/// Shows a link, which is never shown again.
private struct JoinLinkOutput {
    let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    func output(_ link: JoinLink, qr path: String?) throws -> Output {
        let address = link.address(installation.settings.publicURL)
        if let path {
            guard let code = QRCode(address) else {
                throw Problem.failed("\(path): the link does not fit into a QR code")
            }
            try Data(code.svg.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        }
        return .record([
            ("staff", .text(link.staff.description)), ("link", .text(address)),
            ("usable until", .text(JapanTime(milliseconds: link.expires).description)),
        ])
    }
}

extension Words {
    static func office(_ text: String) throws(Problem) -> OfficeID {
        guard let office = OfficeID(text) else {
            throw .wrongUse("“\(text)” is not an office like pref:14, city:14130, ward:14101 or partner:kodomo-net")
        }
        return office
    }
}
