import Calendar
import Consultations
import EventStore
import Events
import Hummingbird
import Offices
import Projections

/// The desk of an office: who waits, what one has, and who sits there.
struct DeskQueuePages: Sendable {
    let room: DeskRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("desk") { request, visit in
            try await console.page(request, visit) { staff in
                try await page(staff, done: request.uri.queryParameters["done"].map(String.init))
            }
        }
        pages.post("desk/duty") { request, visit in
            try await console.change(request, visit, in: .desk) { staff, form in
                switch form["duty"] {
                case "begin": try await begin(staff)
                case "end": try await end(staff)
                default: .again(try await page(staff))
                }
            }
        }
    }

    private func begin(_ staff: StaffVisit) async throws -> Answer {
        let moment = JapanTime(milliseconds: room.now)
        do {
            try await console.staff.execute(
                BeginDuty(
                    office: try room.office(staff), staff: staff.staff, day: moment.date, minute: moment.minuteOfDay,
                    now: room.now), by: staff.access)
        } catch let refusal as DeskRefusal {
            return .again(try await page(staff, fault: room.words(refusal).first))
        }
        return .goTo("/console/desk?done=began")
    }

    /// What somebody still has waits for a colleague from then on. That comes first: if it fails, the person still sits
    /// there and the page says so.
    private func end(_ staff: StaffVisit) async throws -> Answer {
        let me = staff.staff
        let held = try await console.answers.read { try ConsultationDesk.held(by: me, in: $0) }
        for row in held {
            do {
                try await console.staff.execute(
                    ReturnCase(consultation: row.consultation, staff: me, why: .dutyEnded, now: room.now),
                    by: staff.access)
            } catch is CaseRefusal {
                // It ended or was shredded meanwhile.
                continue
            }
        }
        try await console.staff.execute(
            EndDuty(office: try room.office(staff), staff: me, now: room.now), by: staff.access)
        return .goTo("/console/desk?done=ended")
    }

    /// So many of those that wait are shown.
    static let most = 50

    func page(_ staff: StaffVisit, done: String? = nil, fault: String? = nil) async throws -> DeskQueuePage {
        let (office, me) = (try room.office(staff), staff.staff)
        let found = try await console.answers.read { tables in
            (
                desk: try ConsultationDesk.desks(in: tables).first { $0.office == office },
                queue: try ConsultationDesk.queue(of: office, most: Self.most, in: tables),
                waiting: try ConsultationDesk.waiting(at: office, in: tables),
                taken: try ConsultationDesk.taken(at: office, in: tables),
                duty: try ConsultationDesk.duty(at: office, in: tables)
            )
        }
        let names = try await room.names(of: Set(found.duty.map(\.staff)))
        let people = found.duty.map { row in
            DeskQueuePage.Person(
                name: names[row.staff] ?? "–", isMe: row.staff == me,
                since: String(Console.moment(row.since).suffix(5)),
                load: room.say(
                    "desk-queue.load",
                    [
                        "count": "\(found.taken.count { $0.staff == row.staff })", "most": "\(row.capacity)",
                    ]))
        }
        let mine = found.taken.filter { $0.staff == me }.map { DeskLine($0, room) }
        let alarms = (found.queue + found.taken).count(where: \.isFlagged)
        return DeskQueuePage(
            office: staff.office.name, hasDesk: found.desk != nil,
            hours: found.desk.map { hours($0) }, isOnDuty: found.duty.contains { $0.staff == me },
            people: people, hasPeople: !people.isEmpty,
            alarm: alarms == 0 ? nil : room.say("desk-queue.alarm", ["count": "\(alarms)"]),
            waiting: room.say("desk-queue.waiting", ["count": "\(found.waiting)"]),
            lines: found.queue.map { DeskLine($0, room) },
            hasLines: !found.queue.isEmpty,
            shownOnly: found.waiting > found.queue.count
                ? room.say("desk-queue.shown-only", ["count": "\(found.queue.count)"]) : nil,
            mine: mine, hasMine: !mine.isEmpty,
            isLead: staff.access.may(.superviseDesk), script: console.writer.assets.path(of: .desk),
            style: console.writer.assets.path(of: .deskStyle),
            done: done.flatMap { Self.done[$0] }.map { room.say($0) }, fault: fault)
    }

    private static let done: [String: TextName] = [
        "began": "desk-queue.was-begun", "ended": "desk-queue.was-ended", "handed": "desk-case.was-handed",
        "returned": "desk-case.was-returned", "closed": "desk-case.was-closed",
    ]

    private func hours(_ desk: DeskRow) -> String {
        switch desk.hours.state(at: JapanTime(milliseconds: room.now)) {
        case .open(let until):
            room.say("desk-queue.open", ["time": String(Console.moment(until.milliseconds).suffix(5))])
        case .closed(let next?):
            room.say("desk-queue.closed-until", ["time": Console.moment(next.milliseconds)])
        case .closed(nil), .ask: room.say("desk-queue.closed")
        }
    }
}
