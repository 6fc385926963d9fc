import AsyncHTTPClient
import EventModel
import EventStore
import Events
import LINE
import Passports
import Places
import Projections
import Reactions
package import Web

extension Installation {
    /// The families' pages and the offices' console, over this installation.
    ///
    /// - Parameters:
    ///   - takesDemoLinks: whether links that the demo prints sign somebody in from this machine.
    ///   - desk: where checks of passes are counted.
    /// - Throws: `MissingSettings` when signing in is set up by halves. Where it is not set up at all, nobody can.
    func frontDoors(over http: HTTPClient, takesDemoLinks: Bool, desk: CheckDesk) async throws -> FrontDoors {
        let writer = try PageWriter.builtIn()
        let cookies = try await sessionCookies()
        let isSetUp =
            settings.loginChannelID != nil || settings.loginSecret != nil || !settings.loginChannels.isEmpty
        let login = FamilyLogin(
            client: isSetUp ? try self.login(over: http) : nil,
            liff: settings.liffID.map { FamilyLogin.LIFF(id: $0, script: settings.liffSDK) },
            publicURL: settings.publicURL, takesDemoLinks: takesDemoLinks)
        return FrontDoors(
            writer: writer, cookies: cookies, world: world.web, publicURL: settings.publicURL,
            proxies: Set(settings.proxies), log: logger,
            residents: Residents(
                log: log, atlas: atlas, writer: writer, cookies: cookies, world: world.web,
                doors: familyDoors, login: login, answers: familyAnswers,
                directory: DirectoryAnswers(finder: finder, tables: tables, tiles: settings.mapTiles),
                passes: passAnswers(signedBy: desk.mints), consulting: consulting),
            console: Console(
                staff: staffBook, writer: writer, cookies: cookies, world: world.web,
                login: StaffLogin(
                    qr: { QRCode($0)?.svg }, publicURL: settings.publicURL, identity: try identity(over: http),
                    takesDemoLinks: takesDemoLinks),
                answers: officeAnswers, families: consoleAnswers, consulting: consulting),
            openData: try openShelf, checking: try Checking(desk: desk, writer: writer, world: world.web))
    }

    /// Where checks of passes are counted; one for a server.
    var checkDesk: CheckDesk {
        let (tables, projector) = (tables, projector)
        return CheckDesk(
            log: log, mints: PassMints(log: log, publicURL: settings.publicURL, world: world.web),
            answers: CheckAnswers(
                void: { day in
                    try await projector.catchUp()
                    return try await tables.read { try VoidPassSerial.all(on: day, in: $0) }.map {
                        VoidSerial(serial: $0.serial, isPaper: $0.isPaper, on: $0.since)
                    }
                },
                shop: { shop in
                    try await tables.read { tables in
                        guard try ShopBook.shop(shop, in: tables)?.status == .approved else { return nil }
                        return CheckedShop(point: try FacilityDirectory.place(shop.place, in: tables)?.record.point)
                    }
                }), world: world.web, logger: logger)
    }

    /// The prefecture's own identity provider; nil where none is set up.
    ///
    /// - Throws: `MissingSettings` when it is set up by halves.
    private func identity(over http: HTTPClient) throws -> IdentityProvider? {
        let keys = ["staff.issuer", "staff.client-id", "staff.client-secret"]
        let values = [settings.staffIssuer, settings.staffClientID, settings.staffClientSecret]
        let known = values.compactMap(\.self)
        guard !known.isEmpty else { return nil }
        guard known.count == keys.count else {
            throw MissingSettings(keys: zip(keys, values).filter { $0.1 == nil }.map(\.0))
        }
        return IdentityProvider(
            IdentityProvider.Configuration(issuer: known[0], clientID: known[1], clientSecret: known[2]), http: http,
            timing: world.timing, log: logger)
    }

    private var officeAnswers: OfficeAnswers {
        OfficeAnswers(
            tables: tables, projector: projector,
            settings: settings.shown.map { OfficeAnswers.Setting(key: $0.key, value: $0.value) })
    }

    private var familyAnswers: FamilyAnswers {
        let reading = familyReading
        return FamilyAnswers(
            plan: { try await reading.plan($0, on: $1) },
            compare: { try await reading.compare($0, from: $1, to: $2, after: $3) },
            received: { try await reading.received($0) },
            held: { try await reading.held($0) }, catalogue: catalogue,
            qrCode: { QRCode($0)?.svg }, pdf: { try $0.pdf() })
    }

    /// Every server of an installation seals sessions with the same secret of its keyring.
    package func sessionCookies() async throws -> SessionCookies {
        SessionCookies(secret: try await log.keyring.secret(named: "sessions"))
    }
}

extension CheckDesk {
    /// How long counts are kept in memory at most; a server that is killed loses no more of them.
    private static let pause = Duration.seconds(300)

    /// Writes down what was counted, every few minutes and at the end.
    func keepWriting() async throws {
        while !Task.isCancelled {
            try? await Task.sleep(for: Self.pause)
            // Not cancelled with the rest: the last counts are written, too.
            try await Task { try await writeDown() }.value
        }
    }
}
