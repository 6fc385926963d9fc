import Calendar
import EventModel
import Events
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Passports
import Synchronization

/// The checking page and what it stands on: every path under `/v`.
package struct Checking: Sendable {
    private let desk: CheckDesk
    private let writer: PageWriter
    private let world: WebWorld
    private let shell: CheckShell
    private let made = Made()

    /// - Throws: what of the page's files is not installed.
    package init(desk: CheckDesk, writer: PageWriter, world: WebWorld) throws {
        self.desk = desk
        self.writer = writer
        self.world = world
        shell = try CheckShell.builtIn(writer)
    }

    func add(to router: Router<Visit>, limiter: RateLimiter, publicURL: String) {
        let pages = router.group("/v").add(middleware: SameOrigin(publicURL: publicURL))
            .add(middleware: RateLimit(limiter))
        pages.get("") { request, _ in try await page(request) }
        for file in CheckShell.File.allCases {
            pages.get("\(file.rawValue)") { request, _ in shell.response(file, to: request) }
        }
        pages.get("now") { _, _ in Self.json(#"{"now":\#(world.now())}"#, for: "no-store") }
        pages.get("keys.json") { request, _ in try await keySet(request) }
        pages.get("revoked.json") { request, _ in try await revoked(request) }
        router.group("/.well-known").add(middleware: RateLimit(limiter)).get("jwks.json") { request, _ in
            try await keySet(request)
        }
        pages.post("uses") { request, _ in try await uses(request) }
    }

    // MARK: What changes with the day

    /// The day's page and lists, made when first asked for.
    private final class Made: Sendable {
        struct Day: Sendable {
            let day: CivilDate
            let generation: Int
            let page: CheckShell.Served
            let keys: CheckShell.Served
        }
        let day = Mutex<Day?>(nil)
        let revoked = Mutex<(made: Duration, generation: Int, served: CheckShell.Served)?>(nil)
    }

    private func day() async throws -> Made.Day {
        let mint = try await desk.mints.mint()
        let now = world.now()
        let today = JapanTime(milliseconds: now).date
        let known = made.day.withLock { $0 }
        if let known, known.day == today, known.generation == mint.keys.generation { return known }
        let set = mint.keys.keySet(on: today)
        let page = CheckPage(issuer: mint.issuer, at: now, keys: set, writer.texts)
        let html = writer.html(page, for: Reader(language: .japanese, door: .street))
        let fresh = Made.Day(
            day: today, generation: mint.keys.generation,
            page: CheckShell.Served(html, type: "text/html; charset=utf-8"),
            keys: CheckShell.Served(set.json, type: "application/jwk-set+json"))
        made.day.withLock { $0 = fresh }
        return fresh
    }

    private func page(_ request: Request) async throws -> Response {
        var response = try await day().page.response(to: request)
        response.headers[.contentSecurityPolicy] =
            SafeHeaders.policy() + "; manifest-src 'self'; worker-src 'self'; media-src blob: 'self'"
        if let name = HTTPField.Name("Permissions-Policy") {
            response.headers[name] = "camera=(self), microphone=(), geolocation=(), payment=()"
        }
        return response
    }

    private func keySet(_ request: Request) async throws -> Response {
        try await day().keys.response(to: request, open: true)
    }

    /// Signed anew each hour, and as soon as a minute after something became void.
    private func revoked(_ request: Request) async throws -> Response {
        let (mint, elapsed) = (try await desk.mints.mint(), world.elapsed())
        let known = made.revoked.withLock { $0 }
        if let known, known.generation == mint.keys.generation, elapsed - known.made < .seconds(60) {
            return known.served.response(to: request, open: true)
        }
        let now = JapanTime(milliseconds: world.now())
        let list = RevocationList(try await desk.answers.void(now.date), keys: mint.keys, at: now)
        let served = CheckShell.Served(try list.json(signedBy: mint), type: "application/jose+json")
        made.revoked.withLock { $0 = (elapsed, mint.keys.generation, served) }
        return served.response(to: request, open: true)
    }

    // MARK: Counting

    private func uses(_ request: Request) async throws -> Response {
        guard request.headers[.contentType]?.hasPrefix("application/json") == true else { throw Trouble.notOurForm }
        let body: ByteBuffer
        do { body = try await request.body.collect(upTo: 131_072) } catch is NIOTooManyBytesError {
            throw Trouble.tooLarge
        }
        guard let report = try? JSONDecoder().decode(CheckDesk.Report.self, from: Data(body.readableBytesView)) else {
            throw Trouble.notOurForm
        }
        let given = try await desk.take(report).map { "\"\($0.rawValue)\"" }.joined(separator: ",")
        return Self.json(#"{"now":\#(world.now()),"answers":[\#(given)]}"#, for: "no-store")
    }

    private static func json(_ text: String, for cache: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: cache],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
