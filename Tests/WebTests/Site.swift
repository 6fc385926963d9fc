import AsyncHTTPClient
import Calendar
import Crypto
import Delivery
import EventModel
import EventStore
import Events
import Foundation
import Facilities
import Households
import Hummingbird
import LINE
import Logging
import NIOCore
import NIOHTTP1
import Offices
import Passports
import Places
import Support

@testable import Projections
@testable import Web

/// The whole site over a log in memory, served at a free port, and a browser without a screen to visit it.
struct Site: Sendable {
    let test = TestLog()
    let tables = try! TestTables()
    let live = LiveConsultations(elapsed: { .zero })
    /// How long a page is told of news; as long as in the program where nil.
    var streamLife: Duration?
    /// What is void before its time, by the day on which it is asked.
    var void: @Sendable (CivilDate) -> [VoidSerial] = { _ in [] }
    /// The desk that a test looks at; a new one where nil.
    var checks: CheckDesk?
    /// Where shops are.
    var points: [ShopCode: GeoPoint] = [:]
    let cookies = SessionCookies(secret: SymmetricKey(data: Array("the secret of a test, 32 bytes..".utf8)))
    var store: (any EventStore)?
    var problem: String?
    /// The address of an identity provider for staff.
    var issuer: String?
    /// Addresses whose word for the visitor's is taken.
    var proxies: Set<String> = []
    /// What the console is told; nothing where nil.
    var console: ConsoleAnswers?

    static let publicURL = "https://hagukumi.example"
    static let atlas = try! Atlas.load(further: [])
    static let writer = try! PageWriter.builtIn()

    var log: Log {
        Log(store: store ?? test.store, catalogue: .hagukumi, keyring: test.keyring, stamp: test.world.stamp)
    }

    var world: WebWorld {
        let world = test.world
        return WebWorld(
            now: { world.now }, freshID: { world.freshID() },
            secretBytes: { count in (0..<count).map { _ in UInt8(truncatingIfNeeded: world.freshID().bits) } },
            elapsed: { .milliseconds(world.now) })
    }

    func doors() throws -> FrontDoors {
        FrontDoors(
            writer: Self.writer, cookies: cookies, world: world, publicURL: Self.publicURL, proxies: proxies,
            log: Self.silent,
            residents: Residents(
                log: log, atlas: Self.atlas, writer: Self.writer, cookies: cookies, world: world,
                doors: FamilyDoors(log: log, random: { test.world.freshID().bits }), login: login,
                answers: try answers(),
                directory: DirectoryAnswers(
                    finder: try finder(), tables: tables.store, tiles: "https://tiles.example/{z}/{x}/{y}.png"),
                passes: passes, consulting: consulting),
            console: Console(
                staff: book, writer: Self.writer, cookies: cookies, world: world, login: staffLogin,
                answers: officeAnswers, families: try console ?? .empty(), consulting: consulting),
            openData: OpenShelf(
                log: log, tables: tables.store, gazetteer: Self.atlas.gazetteer, listTables: try .builtIn(),
                publicURL: Self.publicURL),
            checking: try Checking(desk: checks ?? desk(), writer: Self.writer, world: world))
    }

    /// Looks through what the tables hold when it is first asked.
    private func finder() throws -> Finder {
        let folding = try Folding.builtIn()
        let index = SearchIndex(folding, Self.atlas.gazetteer)
        let (projector, tables) = (projector, tables.store)
        return Finder(index, try QueryReader(folding, Self.atlas, index)) {
            try await projector.catchUp()
            var changes = index.changes()
            changes = try await tables.read { [changes] tables in
                var changes = changes
                try FacilityDirectory.places(changedAfter: 0, in: tables) { row in
                    let count = try FacilityDirectory.vacancies(of: row.place, in: tables)
                    changes.put(SearchEntry(row.place, row.record, vacancies: count?.counts.ages ?? []))
                    if row.listing.status != .shown { changes.remove(.place(row.place)) }
                }
                try FacilityDirectory.gatherings(changedAfter: 0, in: tables) {
                    changes.put(SearchEntry($0.gathering, $0.record))
                }
                return changes
            }
            index.take(changes)
        }
    }

    /// With the cheapest scrypt there is.
    var book: StaffBook {
        StaffBook(
            log: log, gazetteer: Self.atlas.gazetteer, cost: Verifier.Cost(logN: 4, r: 8, p: 1),
            random: { [world = test.world] in world.freshID().bits })
    }

    private var officeAnswers: OfficeAnswers {
        OfficeAnswers(
            tables: tables.store, projector: projector,
            settings: [OfficeAnswers.Setting(key: "public-url", value: Self.publicURL)])
    }

    var projector: Projector {
        Projector(
            log: log, tables: tables.store,
            projections: [
                StaffDirectory.self, OperationLog.self, DeliveryHistory.self, FacilityDirectory.self,
                ShopBook.self,
                PassAlarmList.self, ConsultationDesk.self,
            ])
    }

    /// Lets the tables follow what was appended meanwhile.
    func catchUp() async throws { try await projector.catchUp() }

    private var staffLogin: StaffLogin {
        StaffLogin(
            qr: { "<svg data-text=\"\($0.count)\"></svg>" }, publicURL: Self.publicURL, identity: identity,
            takesDemoLinks: true)
    }

    /// A family in Naka-ku whose child is two months old, registered today; it was sent one message.
    private func answers() throws -> FamilyAnswers {
        let catalogue = try StageCatalogue.builtIn()
        let schedule = StageSchedule(
            catalogue: catalogue, passportLastAge: .eighteen, notes: Self.notes, municipalities: [Self.home],
            within: { Self.atlas.gazetteer.codes(upFrom: $0) },
            placeName: { Self.atlas.gazetteer.name(of: $0, in: $1) })
        let test = test
        @Sendable func family(_ household: HouseholdID) -> Family {
            Family(
                household: household, municipality: Self.home, language: .japanese, topics: TopicSet(Topic.usual),
                registeredOn: Self.today,
                children: [
                    Family.Child(
                        number: ChildNumber(1), kind: .born, date: Self.today.adding(days: -60), toldOn: Self.today)
                ])
        }
        return FamilyAnswers(
            plan: { (schedule.open(for: family($0), on: $1), schedule.coming(for: family($0), after: $1)) },
            compare: { schedule.compare(family($0), from: $1, to: $2, after: $3) },
            received: { _ in Self.received },
            held: { household in
                let page = Page<Recorded>()
                try await test.log.read(HeldData.query(of: household)) { page.append($0) }
                return HeldData(of: household, facts: page.take())
            }, catalogue: catalogue, qrCode: { "<svg viewBox=\"0 0 \($0.count) 1\"/>" },
            pdf: { Array("\($0)".utf8) })
    }

    static let home = MunicipalityCode("141046")!
    static let today = CivilDate(year: 2026, month: 11, day: 22)!
    /// Its city says something beside what comes when the child is three months old.
    static let notes: LocalNotes = {
        var notes = LocalNotes()
        let words = LocalWords(japanese: "<i>市役所", easyJapanese: "<i>しやくしょ", english: "<i>City hall")
        notes.set(LocalNote(municipality: MunicipalityCode("141003")!, words: words), on: "vac_3m")
        return notes
    }()
    static let received = [
        ReceivedMessage(
            batch: BatchID(ULID(bits: 1)), day: today, requestedAt: 0, outcome: .unknown, language: .japanese,
            parts: [
                ReceivedMessage.Part(
                    entry: "vac_2m", children: [ChildNumber(1)], texts: ["予防接種", "予防接種がはじまります", "<b>2か月</b>"],
                    notedBy: MunicipalityCode("141003"))
            ])
    ]

    /// Codes that say what they are of.
    private var passes: PassAnswers {
        let test = test
        return PassAnswers(
            settle: { household in
                let decision = SettlePasses(
                    [.init(household: household, pass: PassID(household.ulid), serial: PassSerial(household.ulid))],
                    under: PassRule(lastAge: .eighteen), today: JapanTime(milliseconds: test.world.now).date)
                try await test.log.execute(decision, as: test.command())
            },
            live: { "https://hagukumi.example/v#live.\($0)" },
            kept: { "https://hagukumi.example/v#kept.\($0).\($1)" },
            paper: { "https://hagukumi.example/v#paper.\($0).\($1)" }, word: { _ in DayWord(number: 0) },
            shown: { _, _, _ in })
    }

    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Serves while `visit` looks around.
    func open<Result: Sendable>(_ visit: (Browser) async throws -> Result) async throws -> Result {
        if store == nil { try await projector.prepare() }
        let (ports, port) = AsyncStream<Int>.makeStream()
        let server = Application(
            router: try router(), configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) }, logger: Self.silent)
        let running = Task { try await server.runService(gracefulShutdownSignals: []) }
        var numbers = ports.makeAsyncIterator()
        let browser = Browser(address: "http://127.0.0.1:\(await numbers.next() ?? 0)")
        do {
            let result = try await visit(browser)
            running.cancel()
            _ = await running.result
            return result
        } catch {
            running.cancel()
            _ = await running.result
            throw error
        }
    }

    /// Every path of the service, as it is registered.
    func router() throws -> Router<Visit> {
        Routes(
            intake: WebhookIntake(log: log, signature: try WebhookSignature(secrets: ["one"]), atlas: Self.atlas),
            readiness: { [problem] in problem }, metrics: { "numbers 1" }, doors: try doors(), log: Self.silent
        ).router()
    }
}
