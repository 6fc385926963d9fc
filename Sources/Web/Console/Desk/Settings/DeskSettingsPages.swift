import Calendar
import Consultations
import EventStore
import Events
import Hummingbird
import Offices

/// When and how an office's desk answers.
struct DeskSettingsPages: Sendable {
    let room: DeskRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("desk/settings") { request, visit in
            try await console.page(request, visit) { staff in
                try staff.access.require(.superviseDesk)
                let desk = try await state(staff)
                return page(
                    staff, desk, DeskFilled(desk.setting), hours: desk.setting?.hours,
                    isDone: request.uri.queryParameters["done"] != nil)
            }
        }
        pages.post("desk/settings") { request, visit in
            try await console.change(request, visit, in: .desk) { staff, form in
                try staff.access.require(.superviseDesk)
                return try await set(staff, form)
            }
        }
    }

    private func state(_ staff: StaffVisit) async throws -> Desk {
        try await room.log.state(of: Desk.fold, about: [try room.office(staff).tag])
    }

    private func set(_ staff: StaffVisit, _ form: Form) async throws -> Answer {
        let (office, desk) = (try room.office(staff), try await state(staff))
        let filled = DeskFilled(form)
        if form["do"] == "close" {
            guard form["sure"] == "on" else {
                return .again(page(staff, desk, filled, faults: [room.say("desk-settings.not-sure")]))
            }
            try await console.staff.execute(CloseDesk(office: office, today: staff.today), by: staff.access)
            return .goTo("/console/desk/settings?done=1")
        }
        var faults: [String] = []
        let hours: OpeningHours?
        switch DeskHours.read(filled.hours) {
        case .success(let read): hours = read
        case .failure(let fault):
            hours = nil
            faults.append(room.say("desk-fault.hours-line", ["line": fault.line]))
        }
        let setting = filled.setting(of: office, hours: hours ?? OpeningHours([]), today: staff.today)
        faults += SetDesk(setting: setting).faults.filter { hours != nil || $0 != .noHours }
            .map { room.say(DeskRoom.name(of: $0)) }
        guard faults.isEmpty else { return .again(page(staff, desk, filled, hours: hours, faults: faults)) }
        if form["do"] == "preview" { return .show(page(staff, desk, filled, hours: hours)) }
        do {
            try await console.staff.execute(SetDesk(setting: setting), by: staff.access)
        } catch let refusal as DeskRefusal {
            return .again(page(staff, desk, filled, hours: hours, faults: room.words(refusal)))
        }
        return .goTo("/console/desk/settings?done=1")
    }

    private func page(
        _ staff: StaffVisit, _ desk: Desk, _ filled: DeskFilled, hours: OpeningHours? = nil, faults: [String] = [],
        isDone: Bool = false
    ) -> DeskSettingsPage {
        DeskSettingsPage(
            filled, hasDesk: desk.setting != nil, week: DeskHours.week(hours, from: staff.today, room.say),
            faults: faults, isDone: isDone, room.say)
    }
}
