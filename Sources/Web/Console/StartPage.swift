import Calendar
import Events
import Offices
import Projections

/// What there is to do today, for what one's roles are good for.
struct StartPage: ConsolePage {
    static let template = "console.start"
    static let room = ConsoleRoom.start
    let office: String
    let tasks: [Task]
    let rooms: [StaffBar.Link]

    struct Task: Sendable {
        let words: String
        /// Where it is done; nil where it is only to be known.
        let path: String?
    }

    /// Accounts that end within these days are to be looked at.
    private static let daysAhead = 30

    static func today(_ staff: StaffVisit, in console: Console) async throws -> StartPage {
        var tasks: [Task] = []
        func add(_ count: Int, _ words: TextName, _ path: String?) {
            guard count > 0 else { return }
            tasks.append(Task(words: console.words(words, ["count": "\(count)"]), path: path))
        }
        if let until = staff.member.until, until <= staff.today.adding(days: daysAhead) {
            tasks.append(
                Task(words: console.words("console-start.own-term", ["until": "\(until)"]), path: "/console/account"))
        }
        if staff.access.may(.manageStaff) {
            let people = try await people(staff, console)
            add(people.ending, "console-start.ending", "/console/staff")
            add(people.invited, "console-start.invited", "/console/staff")
            add(people.missed, "console-start.missed", "/console/staff")
            if staff.access.may(.manageOffices) {
                add(people.leaderless, "console-start.leaderless", "/console/staff/invite")
            }
        }
        for task in try await DeskTasks(room: DeskRoom(console: console)).of(staff) {
            add(task.count, task.words, task.path)
        }
        if staff.access.may(.enterDates) {
            let dates = DatesPages(console: console, answers: console.families)
            add(try await dates.grid(for: staff).gaps, "console-start.dates", "/console/dates")
        }
        let directory = DirectoryRoom(console: console)
        if staff.access.may(.settleMistakes) {
            let reports = try await ReportedMistakePages(room: directory).reports(staff)
            add(reports.count, "console-start.mistakes", "/console/mistakes")
        }
        if staff.access.may(.editDirectory) {
            let proposals = try await DuplicatePages(room: directory).proposals(staff)
            add(proposals.count, "console-start.duplicates", "/console/duplicates")
        }
        if staff.access.may(.handleShops) {
            let shops = ShopRoom(console: console)
            add(try await shops.waiting(staff).count, "console-start.shops", "/console/shops")
            add(
                try await shops.complainedOf(staff).count, "console-start.shop-complaints",
                "/console/shops?show=complaints")
        }
        if staff.access.may(.watchPasses) {
            let alarms = try await console.answers.read { try PassAlarmList.newest(100, isOpen: true, in: $0) }
            add(alarms.count, "console-start.alarms", "/console/alarms")
        }
        // Counts of batches, not of people, and of the whole service: for who runs it.
        if staff.access.may(.changeSettings) {
            let batches = try await console.answers.deliveries(on: staff.today)
            add(batches.failed, "console-start.failed", nil)
            add(batches.unknown, "console-start.unknown", nil)
        }
        return StartPage(
            office: staff.office.name, tasks: tasks, rooms: staff.reader.staff?.rooms.filter { !$0.isCurrent } ?? [])
    }

    private static func people(
        _ staff: StaffVisit, _ console: Console
    ) async throws -> (ending: Int, invited: Int, missed: Int, leaderless: Int) {
        let (today, now) = (staff.today, console.staff.now)
        let area = staff.access.area(for: .manageStaff)
        let (offices, all) = try await console.answers.read {
            (try StaffDirectory.offices(in: $0), try StaffDirectory.staff(on: today, in: $0))
        }
        let rows = all.filter { $0.postings.on(today).map { area.contains($0.office) } ?? false }
        func count(_ status: StaffRow.Status) -> Int { rows.count { $0.status(at: now) == status } }
        let last = today.adding(days: daysAhead)
        let led = rows.filter { row in
            row.status(at: now) == .active && row.postings.on(today)?.roles.contains(.operator) ?? false
        }.compactMap { $0.postings.on(today)?.office }
        return (
            rows.count { $0.status(at: now) == .active && $0.until <= last }, count(.invited), count(.missed),
            offices.count { $0.isOpen && area.contains($0.office) && !led.contains($0.office) }
        )
    }
}
