import Calendar
import Consultations
import EventModel
import EventStore
import Events
import Hummingbird
import Offices
import Projections

/// Who is to be at the desk when, week by week.
struct ShiftPages: Sendable {
    let room: DeskRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("desk/settings/shifts") { request, visit in
            try await console.page(request, visit) { staff in
                try staff.access.require(.superviseDesk)
                let asked = request.uri.queryParameters["week"].flatMap { CivilDate(iso: String($0)) }
                return try await page(
                    staff, week: asked ?? staff.today, isDone: request.uri.queryParameters["done"] != nil)
            }
        }
        pages.post("desk/settings/shifts") { request, visit in
            try await console.change(request, visit, in: .desk) { staff, form in
                try staff.access.require(.superviseDesk)
                return try await change(staff, form)
            }
        }
    }

    private func change(_ staff: StaffVisit, _ form: Form) async throws -> Answer {
        let office = try room.office(staff)
        let week = CivilDate(iso: form["week"]) ?? staff.today
        do {
            if form["do"] == "withdraw" {
                guard let shift = ULID(form["shift"]) else { throw Trouble.notOurForm }
                try await console.staff.execute(WithdrawShift(office: office, shift: shift), by: staff.access)
            } else {
                let (shift, faults) = try await planned(form, office, staff)
                guard let shift else { return .again(try await page(staff, week: week, form, faults: faults)) }
                try await console.staff.execute(PlanShift(shift: shift), by: staff.access)
            }
        } catch let refusal as DeskRefusal {
            return .again(try await page(staff, week: week, form, faults: room.words(refusal)))
        }
        return .goTo("/console/desk/settings/shifts?done=1&week=\(week)")
    }

    private func planned(
        _ form: Form, _ office: OfficeID, _ staff: StaffVisit
    ) async throws -> (ShiftPlanned?, [String]) {
        let people = try await room.counsellors(of: office, staff).map(\.staff)
        guard let person = StaffID(form["staff"]), people.contains(person) else {
            return (nil, [room.say("desk-fault.nobody")])
        }
        guard let number = ULID(form["shift"]), let day = CivilDate(iso: form["day"]) else {
            return (nil, [room.say("desk-fault.day")])
        }
        guard let from = TimeOfDay(Typed.folded(form["from"])), let until = TimeOfDay(Typed.folded(form["until"]))
        else {
            return (nil, [room.say("desk-fault.shift-times")])
        }
        let shift = ShiftPlanned(
            office: office, shift: number, staff: person, day: day, from: Int(from.minutes),
            until: Int(until.minutes), capacity: Typed.number(form["capacity"]) ?? 0)
        return (shift, [])
    }

    private func page(
        _ staff: StaffVisit, week: CivilDate, _ form: Form? = nil, faults: [String] = [], isDone: Bool = false
    ) async throws -> ShiftsPage {
        let office = try room.office(staff)
        let desk = try await room.log.state(of: Desk.fold, about: [office.tag])
        let people = try await room.counsellors(of: office, staff)
        // Weeks begin on Monday.
        let monday = week.adding(days: -((week.weekday.rawValue + 6) % 7))
        let names = try await room.names(of: Set(desk.shifts.values.map(\.staff)))
        return ShiftsPage(
            desk, from: monday, people: people.map { ($0.staff, $0.name ?? "–") }, names: names, form,
            freshID: "\(console.world.freshID())", today: staff.today, faults: faults, isDone: isDone, room.say)
    }
}

/// A week of shifts, and the form for one more.
struct ShiftsPage: ConsolePage {
    static let template = "console.desk.shifts"
    static let room = ConsoleRoom.desk
    let hasDesk: Bool
    let week: String
    let span: String
    let before: String
    let after: String
    let days: [Day]
    let people: [DeskChoice]
    let dayChoices: [DeskChoice]
    let newID: String
    let from: String
    let until: String
    let capacity: String
    let faults: [String]
    let hasFaults: Bool
    let isDone: Bool

    struct Day: Sendable {
        let name: String
        let isToday: Bool
        let shifts: [Shift]
        let isEmpty: Bool
        let hours: String
    }

    struct Shift: Sendable {
        let id: String
        let who: String
        let times: String
        let capacity: Int
    }

    init(
        _ desk: Desk, from monday: CivilDate, people: [(staff: StaffID, name: String)], names: [StaffID: String],
        _ form: Form?, freshID: String, today: CivilDate, faults: [String], isDone: Bool, _ say: Speech
    ) {
        hasDesk = desk.setting != nil
        week = "\(monday)"
        let sunday = monday.adding(days: 6)
        span = "\(monday.month)/\(monday.day)〜\(sunday.month)/\(sunday.day)"
        before = "\(monday.adding(days: -7))"
        after = "\(monday.adding(days: 7))"
        let hours = DeskHours.week(desk.setting?.hours, from: monday, say)
        days = (0..<7).map { number in
            let date = monday.adding(days: number)
            let shifts = desk.shifts.values.filter { $0.day == date }.sorted {
                ($0.from, $0.until) < ($1.from, $1.until)
            }
            return Day(
                name: "\(date.month)/\(date.day)（\(date.weekday.name)）", isToday: date == today,
                shifts: shifts.map {
                    Shift(
                        id: "\($0.shift)", who: names[$0.staff] ?? "–",
                        times: "\(Self.clock($0.from))〜\(Self.clock($0.until))", capacity: $0.capacity)
                }, isEmpty: shifts.isEmpty, hours: hours.isEmpty ? "–" : hours[number].times)
        }
        self.people = people.map { DeskChoice("\($0.staff)", $0.name, isChosen: form?["staff"] == "\($0.staff)") }
        dayChoices = (0..<7).map { number in
            let date = monday.adding(days: number)
            return DeskChoice(
                "\(date)", "\(date.month)/\(date.day)（\(date.weekday.name)）",
                isChosen: form.map { $0["day"] == "\(date)" } ?? (date == today))
        }
        newID = form.flatMap { ULID($0["shift"]) }.map { "\($0)" } ?? freshID
        from = form?["from"] ?? "09:00"
        until = form?["until"] ?? "17:00"
        capacity = form?["capacity"] ?? "\(desk.setting?.capacity ?? 3)"
        self.faults = faults
        hasFaults = !faults.isEmpty
        self.isDone = isDone
    }

    private static func clock(_ minutes: Int) -> String {
        "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    }
}
