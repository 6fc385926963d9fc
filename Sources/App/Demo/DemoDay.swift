import AsyncHTTPClient
import Calendar
import EventModel
import EventStore
import Places
import Projections
import Reactions
import Web

/// The demo once everything runs: families register, messages go out, and the log is asked what happened.
struct DemoDay: Sendable {
    let installation: Installation
    let line: SimulatedLINE
    let http: HTTPClient
    let options: Demo.Options
    let say: @Sendable (String) -> Void
    let onReady: @Sendable (Output) -> Void
    let progress: @Sendable (String) -> Void

    private var today: CivilDate { installation.world.now.date }

    func play() async throws {
        let plan = "\(today) in Japan · \(options.families) synthetic families · seed \(options.seed)"
        say("はぐくみ Hagukumi · \(plan)")
        say("")
        let families = try await register()
        let reached = try await deliver()
        let reports = try await reports()
        for report in reports { show(report) }
        try await replay(reports)
        try await addresses(families, reached)
    }

    private func register() async throws -> [(family: SyntheticFamily, phone: Phone)] {
        var drawing = try FamilyDrawing(
            try await installation.schedule(), atlas: installation.atlas, today: today, seed: options.seed)
        let families = drawing.draw(options.families)
        let phones = try await Rehearsal(line: line, families: families).play(progress: progress)
        try await installation.projector.catchUp()
        let counts = try await line.counts()
        let taps = families.compactMap(\.taps).sorted()
        say("Families register through signed webhooks")
        say("  phones that added the account    \(families.count)")
        say("  registered (now or before)       \(try await registered())")
        say("  taps and texts per registration  \(taps[taps.count / 2]) in the middle, at most \(taps.last ?? 0)")
        say("  webhooks                         \(counts.webhooks.delivered), \(counts.webhooks.failed) failed")
        say("  facts in the log                 \(try await installation.log.store.head().value)")
        say("")
        return Array(zip(families, phones)).map { (family: $0.0, phone: $0.1) }
    }

    private func registered() async throws -> Int64 {
        try await installation.tables.read { tables in
            var count: Int64 = 0
            try tables.query("SELECT COUNT(*) FROM household_profiles WHERE registered_on IS NOT NULL", []) {
                count = $0.integer(0)
            }
            return count
        }
    }

    /// - Returns: the LINE users whom the simulator counts as reached.
    private func deliver() async throws -> Set<String> {
        let before = try await line.counts().acceptedRequests
        let summary = try await installation.sending(over: http).run(now: installation.world.now)
        try await installation.projector.catchUp()
        try await line.idle()
        let requests = try await line.requests(from: before)
        let recipients = requests.flatMap { $0.to ?? [] }
        let reached = Set(recipients)
        say("Messages of the day")
        say("  families looked at               \(summary.looked)")
        say("  something is due for             \(summary.due), and \(summary.deferred) that want quiet now")
        let others = "refused \(summary.failed), unknown \(summary.unknown)"
        say("  accepted by LINE                 \(summary.accepted); \(others)")
        let twice = recipients.count - reached.count
        say("  the simulator's own count        \(recipients.count) recipients in \(requests.count) requests,")
        say("                                   \(reached.count) families, \(twice) of them twice")
        say("")
        guard summary.stopped == nil, summary.open == 0 else {
            throw SimulatedLINE.Trouble("sending stopped: \(summary.stopped ?? "\(summary.open) families are open")")
        }
        return reached
    }

    private func reports() async throws -> [ReportTable] {
        let gazetteer = installation.atlas.gazetteer
        let registrations = RegistrationReport(by: [.municipality], from: nil, to: nil, today: today)
        let deliveries = DeliveryReport(by: [.municipality], from: today, to: today)
        return try await installation.tables.read { tables in
            [try registrations.table(in: tables, gazetteer), try deliveries.table(in: tables, gazetteer)]
        }
    }

    private func show(_ report: ReportTable) {
        say("report \(report.title) --by municipality")
        let table = PlainTable(ShownReport(report, isExact: false), dimensions: report.dimensions.count)
        for line in table.lines(indent: "  ") { say(line) }
        say("  Counts of people under \(ShownReport.floor) are shown as <\(ShownReport.floor), also here.")
        say("")
    }

    /// Builds every read model anew from the log, and compares every number, also those that are not shown.
    private func replay(_ before: [ReportTable]) async throws {
        try await installation.projector.rebuild()
        let after = try await reports()
        guard before == after else { throw SimulatedLINE.Trouble("the replayed reports are not the same") }
        let rows = after.reduce(0) { $0 + $1.rows.count }
        let head = try await installation.log.store.head()
        say("Replay of \(head.value) facts into new tables: \(rows) rows of both reports compared, all the same.")
        say("")
    }

    private func addresses(
        _ families: [(family: SyntheticFamily, phone: Phone)], _ reached: Set<String>
    ) async throws {
        let settings = installation.settings
        say("Look around")
        say("  service    \(settings.publicURL)/readyz  /metrics")
        say("  simulator  \(line.address)/  (every phone)")
        var (phones, links): ([String], [String]) = ([], [])
        for story in [Story.twins, .pregnant, .english] {
            let candidates = families.filter { $0.family.story == story }.map(\.phone)
            guard let phone = candidates.first(where: { reached.contains($0.userID) }) ?? candidates.first
            else { continue }
            phones.append("\(line.address)/phone/\(phone.userID)")
            say("  phone      \(phones[phones.count - 1])  \(story.rawValue)")
            if let link = try await signInLink(of: phone) {
                links.append(link)
                say("  its pages  \(link)")
            }
        }
        let keeper = try await DemoPlaces(installation: installation).publish()
        say("  search     \(settings.publicURL)/r/places  /r/events  (anybody)")
        if let keeper { say("  keeper     \(keeper)  ゆうやけ見本食堂") }
        let shop = try await DemoShops(installation: installation).publish()
        if let shop { say("  shop       \(shop)  みなと見本ベーカリー") }
        let staff = try await DemoStaff(installation: installation).links()
        try await DemoDesks(installation: installation).open()
        for person in staff {
            say("  console    \(person.address)  \(person.who)")
        }
        say("  log        sqlite3 \(settings.logPath) \\")
        say("               \"select position, type, tags, data from log order by position desc limit 5\"")
        say("  CLI        .build/debug/hagukumi report registrations --by ward \\")
        say("               --config \(options.folder)/hagukumi.yaml")
        say("")
        onReady(
            .record([
                ("service", .text(settings.publicURL)), ("simulator", .text(line.address)), ("phones", .list(phones)),
                ("pages", .list(links)), ("keeper", .text(keeper ?? "")),
                ("shop", .text(shop ?? "")),
                ("console", .list(staff.map(\.address))),
                ("log", .text(settings.logPath)), ("config", .text("\(options.folder)/hagukumi.yaml")),
            ]))
    }

    /// An address that signs in to a family's pages from this machine, once and within a day.
    private func signInLink(of phone: Phone) async throws -> String? {
        guard let household = try installation.log.keyring.subject(behind: Door(line: phone.userID)) else { return nil }
        let end = installation.world.milliseconds() + 24 * 3_600_000
        let link = try await installation.sessionCookies().link(for: household, until: end)
        return "\(installation.settings.publicURL)/r/sign-in/demo/\(link)"
    }
}
