import Calendar
import EventModel
import Events
import Hummingbird
import Offices
import Passports
import Projections

/// Uses of passes that can't be one family's: looked at by the prefecture, one by one.
struct PassAlarmPages: Sendable {
    let console: Console

    func add(to pages: RouterGroup<Visit>) {
        pages.get("alarms") { request, visit in
            try await console.page(request, visit) { _ in
                try await page(isDone: request.uri.queryParameters["done"] != nil)
            }
        }
        pages.post("alarms/:alarm") { request, visit in
            try await console.change(request, visit, in: .alarms) { staff, form in
                guard let alarm = ULID(try visit.parameters.require("alarm")) else { throw Trouble.notFound }
                guard let outcome = PassAlarmOutcome(rawValue: form["outcome"]) else { throw Trouble.notOurForm }
                do {
                    try await console.staff.execute(
                        SettlePassAlarm(alarm: alarm, outcome: outcome, today: staff.today), by: staff.access)
                } catch SettlePassAlarm.Refusal.unknownAlarm {
                    throw Trouble.notFound
                } catch SettlePassAlarm.Refusal.settled {
                    return .again(try await page(fault: console.words("console-alarms.settled")))
                }
                return .goTo("/console/alarms?done=1")
            }
        }
    }

    /// So many are shown at once.
    private static let most = 100

    private func page(isDone: Bool = false, fault: String? = nil) async throws -> PassAlarmsPage {
        let (open, past) = try await console.answers.read { tables in
            let open = try PassAlarmList.newest(Self.most, isOpen: true, in: tables)
            let all = try PassAlarmList.newest(Self.most, isOpen: false, in: tables)
            return (open, all.filter { $0.outcome != nil })
        }
        let codes = Set((open + past).flatMap { $0.shops.split(separator: " ").compactMap { ShopCode(String($0)) } })
        let names = try await console.answers.read { tables in
            try FacilityDirectory.names(ofTags: Set(codes.map { $0.place.tag.text }), in: tables)
        }
        func line(_ row: PassAlarmRow) -> PassAlarmsPage.Line { PassAlarmsPage.Line(row, names: names, console) }
        return PassAlarmsPage(
            open: open.map(line), hasOpen: !open.isEmpty, past: past.map(line), hasPast: !past.isEmpty,
            isDone: isDone, fault: fault)
    }
}

/// Alarms that nobody has looked at, and what became of the others.
struct PassAlarmsPage: ConsolePage {
    static let template = "console.alarms"
    static let room = ConsoleRoom.alarms
    let open: [Line]
    let hasOpen: Bool
    let past: [Line]
    let hasPast: Bool
    let isDone: Bool
    let fault: String?

    struct Line: Sendable {
        let alarm: String
        let sign: String
        let moment: String
        let shops: [String]
        let hasShops: Bool
        let uses: Int
        let pseudonym: String
        let outcome: String?

        init(_ row: PassAlarmRow, names: [String: String], _ console: Console) {
            alarm = row.alarm
            sign = console.words(PassAlarmSign(rawValue: row.sign).map(Self.words) ?? "console-alarms.too-many")
            moment = Console.moment(row.at)
            shops = row.shops.split(separator: " ").compactMap { ShopCode(String($0)) }.map {
                [names[$0.place.tag.text], $0.shown].compactMap(\.self).joined(separator: " ")
            }
            hasShops = !shops.isEmpty
            uses = row.uses
            pseudonym = row.pseudonym
            outcome = row.outcome.flatMap(PassAlarmOutcome.init(rawValue:)).map { console.words(Self.words($0)) }
        }

        private static func words(_ sign: PassAlarmSign) -> TextName {
            switch sign {
            case .twice: "console-alarms.twice"
            case .tooFast: "console-alarms.too-fast"
            case .tooMany: "console-alarms.too-many"
            }
        }

        private static func words(_ outcome: PassAlarmOutcome) -> TextName {
            switch outcome {
            case .harmless: "console-alarms.harmless"
            case .followed: "console-alarms.followed"
            case .revoked: "console-alarms.revoked"
            }
        }
    }
}
