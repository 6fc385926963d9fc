import Calendar
import EventModel
import EventStore
import Events
import Facilities
import Hummingbird
import Offices
import Passports
import Places
import Projections

/// The shops of an office: what waits, what families complained of, all others by name; and one entered on its behalf.
struct ShopListPages: Sendable {
    let room: ShopRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("shops") { request, visit in
            try await console.page(request, visit) { staff in try await list(request, staff) }
        }
        pages.get("shops/new") { request, visit in
            try await console.page(request, visit) { _ in
                newPage("\(console.world.freshID())", ShopFilled())
            }
        }
        pages.post("shops/new") { request, visit in
            try await console.change(request, visit, in: .shops) { staff, form in try await enter(form, staff) }
        }
    }

    private static let perPage = 50

    private func list(_ request: Request, _ staff: StaffVisit) async throws -> ShopListPage {
        func asked(_ name: String) -> String { request.uri.queryParameters[name[...]].map(String.init) ?? "" }
        let area = staff.access.area(for: .handleShops)
        let (waiting, complained) = (try await room.waiting(staff), try await room.complainedOf(staff))
        let words = String(asked("q").prefix(100))
        let show = ShopListPage.Show(rawValue: asked("show")) ?? (words.isEmpty ? .waiting : .all)
        let found: [ShopRow]
        switch show {
        case .waiting where words.isEmpty: found = waiting
        case .complaints where words.isEmpty: found = complained
        default:
            let statuses = show.statuses
            found = try await console.answers.read {
                try ShopBook.shops(named: words, statuses: statuses, in: $0)
            }.filter { area.contains($0.office) && (show != .complaints || $0.complaints > 0) }
        }
        let start = max(0, Typed.number(asked("from")) ?? 0)
        let shown = found.dropFirst(start).prefix(Self.perPage)
        let counts: [ShopListPage.Show: Int] = [.waiting: waiting.count, .complaints: complained.count]
        let more =
            found.count > start + Self.perPage
            ? QueryItem.address(
                "/console/shops",
                [
                    QueryItem("show", show.rawValue), QueryItem("q", words),
                    QueryItem("from", "\(start + Self.perPage)"),
                ]) : nil
        let code = ShopCode(asked("shop"))
        let named = try await console.answers.read { tables in try code.flatMap { try ShopBook.shop($0, in: tables) } }
        return ShopListPage(
            room, lines: shown.map { line($0, today: staff.today) }, count: found.count, show: show, words: words,
            counts: counts, more: more, done: asked("done"), named: named?.record.name ?? "")
    }

    private func line(_ row: ShopRow, today: CivilDate) -> ShopListPage.Line {
        let record = row.wanted?.record ?? row.record
        var tags: [String] = []
        if row.wanted != nil { tags.append(room.say("console-shops.change-waits")) }
        if row.complaints > 0 { tags.append(room.say("console-shops.complaints-of", ["count": "\(row.complaints)"])) }
        let days = row.waitsSince.map { today.dayNumber - $0.dayNumber } ?? 0
        return ShopListPage.Line(
            path: "/console/shops/\(row.shop)", name: row.record.name, status: room.status(row.status),
            trade: room.say(ShopWords.trade(record.trade)), address: record.address.text,
            benefit: record.terms?.words ?? room.say("console-shops.friendly-only"), code: row.shop.shown,
            since: row.waitsSince.map { "\($0)" }, isLate: days >= 7, tags: tags, isChain: row.chain != nil)
    }

    private func newPage(
        _ number: String, _ filled: ShopFilled, faults: [String: TextName] = [:], line: String? = nil,
        fault: String? = nil
    ) -> ShopNewPage {
        ShopNewPage(
            number: number,
            fields: ShopFields(filled, faults: faults, line: line, needsPerson: false, room.say), trouble: fault)
    }

    private func enter(_ form: Form, _ staff: StaffVisit) async throws -> Answer {
        let filled = ShopFilled(form)
        guard let number = ULID(form["number"]) else {
            return .again(newPage("\(console.world.freshID())", filled, fault: room.say("shop-form.again")))
        }
        let (record, faults) = filled.read(in: room.gazetteer)
        let branches = ShopBranches(filled["branches"], like: record, in: room.gazetteer)
        let line = branches.badLine.map { room.say("shop-form.bad-branch", ["line": "\($0)"]) }
        guard faults.isEmpty, line == nil else {
            return .again(newPage("\(number)", filled, faults: faults, line: line))
        }
        let records = [record] + branches.records
        let offices = try await console.answers.read { try StaffDirectory.offices(in: $0) }
        let places = Set(records.compactMap(\.address.municipality))
        guard let office = ShopDoor.office(for: places, open: offices, in: room.gazetteer) else {
            return .again(newPage("\(number)", filled, faults: ["address": "shop-form.no-office"]))
        }
        guard staff.access.area(for: .handleShops).contains(office) else {
            return .again(newPage("\(number)", filled, faults: ["address": "console-shops.elsewhere"]))
        }
        do {
            for (place, record) in records.enumerated() {
                try await console.staff.execute(
                    EnterShop(
                        application: ULID(bits: number.bits &+ UInt128(place)),
                        chain: records.count > 1 ? number : nil, office: office, record: record,
                        person: filled["person"], reachedAt: filled["reach"], today: staff.today), by: staff.access)
            }
        } catch let refusal as ShopRefusal {
            return .again(newPage("\(console.world.freshID())", filled, fault: room.words(refusal)))
        }
        return .goTo("/console/shops/\(ShopCode(application: number))?done=entered")
    }
}

/// Shops, those that wait first.
struct ShopListPage: ConsolePage {
    static let template = "console.shops"
    static let room = ConsoleRoom.shops
    let done: String?
    let words: String
    let filters: [Filter]
    let found: String
    let lines: [Line]
    let hasLines: Bool
    let more: String?

    enum Show: String, CaseIterable, Sendable {
        case waiting, complaints, approved, suspended, ended, all

        var statuses: [ShopStatus] {
            switch self {
            case .waiting: [.waiting]
            case .approved: [.approved]
            case .suspended: [.suspended]
            case .ended: [.refused, .withdrawn]
            case .complaints, .all: []
            }
        }
    }

    struct Filter: Sendable {
        let value: String
        let title: String
        let isChosen: Bool
    }

    struct Line: Sendable {
        let path: String
        let name: String
        let status: String
        let trade: String
        let address: String
        let benefit: String
        let code: String
        let since: String?
        let isLate: Bool
        let tags: [String]
        let isChain: Bool
    }

    init(
        _ room: ShopRoom, lines: [Line], count: Int, show: Show, words: String, counts: [Show: Int], more: String?,
        done: String, named: String
    ) {
        self.lines = lines
        hasLines = !lines.isEmpty
        self.words = words
        self.more = more
        found = room.say("console-places.found", ["count": "\(count)"])
        let titles: [(Show, TextName)] = [
            (.waiting, "console-shops.show-waiting"), (.complaints, "console-shops.show-complaints"),
            (.approved, "console-shops.approved"), (.suspended, "console-shops.suspended"),
            (.ended, "console-shops.show-ended"), (.all, "console-shops.show-all"),
        ]
        filters = titles.map { choice, title in
            Filter(
                value: choice.rawValue,
                title: room.say(title) + (counts[choice].map { "（\($0)）" } ?? ""), isChosen: choice == show)
        }
        let told: [String: TextName] = [
            "approved": "console-shops.was-approved", "refused": "console-shops.was-refused",
            "changed": "console-shops.was-changed", "chain": "console-shops.chain-approved",
        ]
        self.done = told[done].map { room.say($0, ["name": named]) }
    }
}

/// The form by which an office enters a shop on its behalf.
struct ShopNewPage: ConsolePage {
    static let template = "console.shop-new"
    static let room = ConsoleRoom.shops
    let number: String
    let fields: ShopFields
    /// What is wrong with the whole of it; a field's own fault stands at the field.
    let trouble: String?
}
