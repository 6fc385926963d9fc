import EventModel
import EventStore
import Events
package import Hummingbird
import HTTPTypes
package import Logging
import Offices

/// Turns whatever went wrong into a page that a person understands, with a reference that finds the log line.
package struct TroublePages: RouterMiddleware {
    private let writer: PageWriter
    private let world: WebWorld
    private let log: Logger

    package init(writer: PageWriter, world: WebWorld, log: Logger) {
        self.writer = writer
        self.world = world
        self.log = log
    }

    package func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch Trouble.notSignedIn where request.method == .get {
            let door = FrontDoor(path: request.uri.path)
            // Whoever signs in with LINE stands at the door again: a link of its own lets in once.
            if door == .talk { return .redirect(to: "/r/consult", type: .normal) }
            guard let home = door.home else {
                return answer(.notSignedIn, to: request, context, cause: nil)
            }
            return .redirect(to: "\(home)/sign-in?next=\(Self.wanted(request, home))", type: .normal)
        } catch let trouble as Trouble {
            return answer(trouble, to: request, context, cause: nil)
        } catch let error as HTTPError where error.status == .notFound {
            return answer(.notFound, to: request, context, cause: nil)
        } catch let error as HTTPError where error.status == .contentTooLarge {
            return answer(.tooLarge, to: request, context, cause: nil)
        } catch is Denied {
            return answer(.forbidden, to: request, context, cause: nil)
        } catch let fault as StoreFault {
            return answer(.unavailable, to: request, context, cause: fault)
        } catch is CancellationError {
            return answer(.unavailable, to: request, context, cause: nil)
        } catch {
            return answer(.broken, to: request, context, cause: error)
        }
    }

    /// Where somebody wanted to go. LINE opens the first page of a LIFF app, and names the page behind it beside.
    /// https://developers.line.biz/en/docs/liff/opening-liff-app/
    private static func wanted(_ request: Request, _ home: String) -> String {
        guard request.uri.path == home, let state = request.uri.queryParameters["liff.state"], state.hasPrefix("/"),
            state.utf8.allSatisfy({ byte in byte > 0x20 && byte < 0x7F && !"&#?%+".utf8.contains(byte) })
        else { return request.uri.path }
        return home + state
    }

    /// Paths may hold one-time secrets: of the path only the pattern is logged.
    private func answer(_ trouble: Trouble, to request: Request, _ visit: Visit, cause: (any Error)?) -> Response {
        let reference = String(world.freshID().description.suffix(8))
        var about: Logger.Metadata = [
            "reference": "\(reference)", "method": "\(request.method)", "path": "\(visit.endpointPath ?? "-")",
        ]
        if let cause { about["error"] = "\(cause)" }
        log.log(level: cause == nil ? .info : .error, "page not shown: \(trouble.name)", metadata: about)
        let door = FrontDoor(path: request.uri.path)
        // The console speaks Japanese alone.
        let reader = Reader(language: door == .console ? .japanese : ReaderLanguage.told(by: request), door: door)
        let page = TroublePage(
            trouble, reference: reference, door: door, words: writer.texts, language: reader.language)
        var response = writer.response(page, for: reader, status: trouble.status)
        response.headers[.cacheControl] = "no-store"
        if case .tooMany(let seconds) = trouble { response.headers[.retryAfter] = "\(seconds)" }
        return response
    }
}

/// Says what went wrong, and what to do.
struct TroublePage: WebPage {
    static let template = "trouble"
    let title: TextName
    let heading: String
    let advice: String
    let reference: String
    let home: String?

    init(_ trouble: Trouble, reference: String, door: FrontDoor, words: Texts, language: Language) {
        title = TextName("trouble", trouble.name)
        heading = words.text(title, in: language)
        advice = words.text(TextName("trouble", trouble.name + "-advice"), in: language)
        self.reference = reference
        home = door.home
    }
}

extension FrontDoor {
    init(path: String) {
        if path == "/r/talk" || path.hasPrefix("/r/talk/") {
            self = .talk
        } else if path == "/r" || path.hasPrefix("/r/") {
            self = .residents
        } else if path == "/console" || path.hasPrefix("/console/") {
            self = .console
        } else {
            self = .street
        }
    }

    /// Where its first page is.
    var home: String? {
        switch self {
        case .residents: "/r"
        case .talk: "/r/consult"
        case .console: "/console"
        case .street: nil
        }
    }
}
