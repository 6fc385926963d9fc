import Hummingbird
package import Logging
import Places

/// The two front doors with everything that both of them stand on.
package struct FrontDoors: Sendable {
    package let writer: PageWriter
    package let cookies: SessionCookies
    package let limiter: RateLimiter
    package let world: WebWorld
    package let log: Logger
    private let publicURL: String
    private let proxies: Set<String>
    private let residents: Residents
    private let console: Console
    private let openData: OpenDataPages
    private let checking: Checking

    /// - Parameter proxies: addresses of the proxies in front, which say who the visitor is.
    package init(
        writer: PageWriter, cookies: SessionCookies, world: WebWorld, publicURL: String, proxies: Set<String>,
        log: Logger, residents: Residents, console: Console, openData shelf: OpenShelf, checking: Checking
    ) {
        self.writer = writer
        self.cookies = cookies
        self.world = world
        self.publicURL = publicURL
        self.proxies = proxies
        self.log = log
        self.residents = residents
        self.console = console
        self.checking = checking
        openData = OpenDataPages(shelf: shelf, world: world)
        limiter = RateLimiter(elapsed: world.elapsed)
    }

    func add(to router: Router<Visit>) {
        router.get("\(Assets.folder)/**") { request, _ in
            guard let response = writer.assets.response(to: request) else { throw Trouble.notFound }
            return response
        }
        residents.add(to: door(.residents, at: "/r", of: router))
        Talk(residents).add(to: door(.talk, at: "/r/talk", of: router))
        residents.addFeeds(to: router.group("/calendar").add(middleware: RateLimit(limiter)))
        openData.add(to: router.group("/open").add(middleware: RateLimit(limiter)))
        Keepers(log: residents.log, tables: residents.directory.tables, writer: writer, world: world).add(
            to: router.group("/keeper").add(middleware: SameOrigin(publicURL: publicURL))
                .add(middleware: RateLimit(limiter)))
        ShopDoor(
            log: residents.log, tables: residents.directory.tables, gazetteer: residents.atlas.gazetteer,
            writer: writer,
            world: world, publicURL: publicURL, qr: residents.answers.qrCode, pdf: residents.answers.pdf
        ).add(
            to: router.group("/shop").add(middleware: SameOrigin(publicURL: publicURL))
                .add(middleware: RateLimit(limiter)))
        checking.add(to: router, limiter: limiter, publicURL: publicURL)
        console.add(to: door(.console, at: "/console", of: router))
    }

    /// The group of a door's paths: limits, sessions, and nothing from other sites.
    private func door(_ door: FrontDoor, at path: RouterPath, of router: Router<Visit>) -> RouterGroup<Visit> {
        router.group(path)
            .add(middleware: SameOrigin(publicURL: publicURL))
            .add(middleware: Sessions(cookies: cookies, door: door, world: world))
            .add(middleware: RateLimit(limiter))
    }

    /// What every answer goes through, errors too.
    func addMiddleware(to router: Router<Visit>) {
        router.add(middleware: VisitorAddress(proxies: proxies))
        router.add(middleware: SafeHeaders(publicURL: publicURL))
        router.add(middleware: RememberLanguage())
        router.add(middleware: TroublePages(writer: writer, world: world, log: log))
    }
}
