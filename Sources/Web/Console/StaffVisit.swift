import Calendar
import EventModel
import Events
import Hummingbird
import Offices

/// A request of somebody in an office who is signed in: what they may do now.
struct StaffVisit: Sendable {
    let staff: StaffID
    let access: Access
    let member: StaffMember
    let office: Office
    let session: Session
    let reader: Reader
    let today: CivilDate
}

extension Console {
    /// Who asks, read from the newest facts: whoever was suspended or signed out everywhere is out at once.
    ///
    /// - Throws: `Trouble.notSignedIn`, and `Denied` where signing in again would not help.
    func signedIn(
        _ visit: Visit
    ) async throws -> (session: Session, staff: StaffID, access: Access, member: StaffMember, office: Office) {
        guard let session = visit.session, let who = session.who, let staff = StaffID(Tag(stored: who)) else {
            throw Trouble.notSignedIn
        }
        do {
            let (access, member, office) = try await self.staff.posted(staff, session: session.startedAt)
            return (session, staff, access, member, office)
        } catch let denied as Denied where denied.needsSignIn {
            throw Trouble.notSignedIn
        }
    }

    /// Who asks, where the room is for their roles.
    ///
    /// - Throws: `Trouble.notSignedIn`, and `Trouble.forbidden` where the room is not for their roles.
    func staffVisit(_ request: Request, _ visit: Visit, in room: ConsoleRoom) async throws -> StaffVisit {
        let (session, staff, access, member, office) = try await signedIn(visit)
        guard room.permission.map(access.may) ?? true else { throw Trouble.forbidden }
        let now = world.now()
        let bar = StaffBar(
            name: member.name ?? "", office: office.name,
            ends: words(
                "console-frame.ends", ["time": String(Self.moment(session.ends(behind: .console, at: now)).suffix(5))]),
            rooms: ConsoleRoom.allCases.filter { $0.permission.map(access.may) ?? true }.map {
                StaffBar.Link(path: $0.path, title: words($0.title), isCurrent: $0 == room)
            })
        let reader = Reader(
            language: .japanese, door: .console, formToken: cookies.formToken(for: session), isSignedIn: true,
            staff: bar)
        return StaffVisit(
            staff: staff, access: access, member: member, office: office, session: session, reader: reader,
            today: self.staff.now.date)
    }

    /// A page for somebody in an office; one that is denied or elsewhere is refused like any other.
    func page<Shown: ConsolePage>(
        _ request: Request, _ visit: Visit, _ make: (StaffVisit) async throws -> Shown
    ) async throws -> Response {
        let staff = try await staffVisit(request, visit, in: Shown.room)
        return writer.response(try await make(staff), for: staff.reader)
    }

    /// Takes a form, and goes on to a page that can be loaded again without sending it twice.
    func change(
        _ request: Request, _ visit: Visit, in room: ConsoleRoom,
        _ change: (StaffVisit, Form) async throws -> Answer
    ) async throws -> Response {
        let staff = try await staffVisit(request, visit, in: room)
        let size: Form.Size = [.places, .shops, .desk, .crisis].contains(room) ? .ofTexts : .short
        let form = try await Form.read(request, visit, cookies, size)
        switch try await change(staff, form) {
        case .goTo(let path): return .redirect(to: path, type: .normal)
        case .again(let page): return writer.again(page, for: staff.reader)
        case .show(let page): return writer.again(page, for: staff.reader, status: .ok)
        }
    }
}
