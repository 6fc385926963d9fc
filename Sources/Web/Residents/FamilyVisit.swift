import Calendar
import EventModel
import EventStore
import Events
import Households
import Hummingbird

/// A request of a family that is signed in: who it is, and what is known of it now.
struct FamilyVisit: Sendable {
    let household: HouseholdID
    let family: Household
    let session: Session
    let reader: Reader
    let today: CivilDate

    var language: Language { reader.language }
}

extension Residents {
    /// Who asks. The family is read from its newest facts, so that a page shows what was just changed, and whoever was
    /// forgotten or signed out everywhere is out at once.
    ///
    /// - Throws: `Trouble.notSignedIn`.
    func familyVisit(_ request: Request, _ visit: Visit) async throws -> FamilyVisit {
        guard let session = visit.session, let who = session.who, let household = HouseholdID(Tag(stored: who)) else {
            throw Trouble.notSignedIn
        }
        let family = try await log.state(of: Household.fold, about: [household.tag])
        guard family.holdsSession(begunAt: session.startedAt) else { throw Trouble.notSignedIn }
        let language = ReaderLanguage.asked(in: request) ?? (family.hasConsented ? family.language : nil)
        let reader = Reader(
            language: language ?? ReaderLanguage.told(by: request), door: .residents,
            formToken: cookies.formToken(for: session), isSignedIn: true)
        return FamilyVisit(
            household: household, family: family, session: session, reader: reader,
            today: JapanTime(milliseconds: world.now()).date)
    }

    /// Who reads a page that is for everybody, signed in or not. A stranger costs no look into the log.
    func anybody(_ request: Request, _ visit: Visit) async throws -> Reader {
        do {
            return try await familyVisit(request, visit).reader
        } catch Trouble.notSignedIn {
            return Reader(
                language: ReaderLanguage.told(by: request), door: .residents,
                formToken: visit.session.map { cookies.formToken(for: $0) })
        }
    }

    /// A page for a family.
    func page(
        _ request: Request, _ visit: Visit, _ make: (FamilyVisit) async throws -> some WebPage
    ) async throws -> Response {
        let family = try await familyVisit(request, visit)
        return writer.response(try await make(family), for: family.reader)
    }

    /// Takes a form, and goes on to a page that can be loaded again without sending it twice.
    ///
    /// - Parameter change: does what the form asks, and says what follows.
    func change(
        _ request: Request, _ visit: Visit, _ change: (FamilyVisit, Form) async throws -> Answer
    ) async throws -> Response {
        let family = try await familyVisit(request, visit)
        let form = try await Form.read(request, visit, cookies)
        switch try await change(family, form) {
        case .goTo(let path): return .redirect(to: path, type: .normal)
        case .again(let page): return writer.again(page, for: family.reader)
        case .show(let page): return writer.again(page, for: family.reader, status: .ok)
        }
    }

    /// A command of the family.
    func command(of family: FamilyVisit) -> Command {
        Command(actor: "family", id: world.freshID())
    }
}

/// What follows a form.
enum Answer {
    /// All done: go there.
    case goTo(String)
    /// Something is missing or wrong: the form again.
    case again(any WebPage)
    /// Nothing is done yet: a look at what would be.
    case show(any WebPage)
}

extension PageWriter {
    func again(
        _ page: any WebPage, for reader: Reader, status: HTTPResponse.Status = .unprocessableContent
    ) -> Response {
        func write<Shown: WebPage>(_ page: Shown) -> Response {
            response(page, for: reader, status: status)
        }
        return write(page)
    }
}
