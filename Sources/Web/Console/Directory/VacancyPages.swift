import Calendar
import EventStore
import Events
import Facilities
import Hummingbird
import Projections

/// How many children of each age a place could take, with the day of the count.
struct VacancyPages: Sendable {
    let room: DirectoryRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("places/:place/vacancies") { request, visit in
            try await console.page(request, visit) { staff in
                let (id, entry) = try await room.place(visit, staff)
                return VacanciesPage(id, entry, try await counted(id), day: "\(staff.today)", room)
            }
        }
        pages.post("places/:place/vacancies") { request, visit in
            try await console.change(request, visit, in: .places) { staff, form in
                try await count(form, visit, staff)
            }
        }
    }

    private func counted(_ id: PlaceID) async throws -> VacancyRow? {
        try await console.answers.read { try FacilityDirectory.vacancies(of: id, in: $0) }
    }

    private func count(_ form: Form, _ visit: Visit, _ staff: StaffVisit) async throws -> Answer {
        let (id, entry) = try await room.place(visit, staff)
        let known = try await counted(id)
        func again(_ fault: TextName, fields: Set<String> = []) -> Answer {
            .again(
                VacanciesPage(id, entry, known, day: form["on"], room, typed: form, wrong: fields, fault: fault))
        }
        var wrong: Set<String> = []
        func number(_ field: String) -> Int? {
            let typed = form[field]
            let number = Typed.number(typed)
            if number == nil, !typed.isEmpty { wrong.insert(field) }
            return number
        }
        let counts = VacanciesPage.ages.compactMap { age -> AgeVacancies? in
            let (free, waiting) = (number("free-\(age)"), number("waiting-\(age)"))
            let enrolled = number("enrolled-\(age)")
            guard free != nil || waiting != nil || enrolled != nil else { return nil }
            return AgeVacancies(age: age, free: free, waiting: waiting, enrolled: enrolled)
        }
        guard wrong.isEmpty else { return again("console-directory.no-number", fields: wrong) }
        guard let day = CivilDate(iso: form["on"]) ?? CivilDate(japanese: form["on"]) else {
            return again("console-directory.no-day", fields: ["on"])
        }
        // The same form again.
        if let known, known.countedOn == day, known.counts.ages == counts {
            return .goTo("/console/places/\(id)?done=counted")
        }
        guard form["mark"] == VacanciesPage.mark(known) else { return again("console-directory.changed") }
        if let known, day < known.countedOn { return again("console-vacancies.older", fields: ["on"]) }
        do {
            try await console.staff.execute(
                CountVacancies(
                    place: id, office: entry.dataset.office, counts: counts, on: day, source: room.source(form),
                    today: staff.today), by: staff.access)
        } catch DirectoryRefusal.inFuture {
            return again("console-directory.in-future", fields: ["on"])
        } catch DirectoryRefusal.noCounts {
            return again("console-vacancies.no-counts")
        } catch is DirectoryRefusal {
            return again("console-directory.not-shown")
        }
        return .goTo("/console/places/\(id)?done=counted")
    }
}

/// The table of ages, to be filled in.
struct VacanciesPage: ConsolePage {
    static let template = "console.vacancies"
    static let room = ConsoleRoom.places
    static let ages = 0...5
    let name: String
    let path: String
    let back: String
    let mark: String
    let day: String
    let isDayWrong: Bool
    let rows: [Row]
    let fault: String?

    struct Row: Sendable {
        let age: Int
        let fields: [Field]
    }

    struct Field: Sendable {
        let id: String
        let label: String
        let value: String
        let isWrong: Bool
    }

    init(
        _ id: PlaceID, _ entry: DirectoryEntry, _ known: VacancyRow?, day: String, _ room: DirectoryRoom,
        typed: Form? = nil, wrong: Set<String> = [], fault: TextName? = nil
    ) {
        name = entry.current.name
        back = "/console/places/\(id)"
        path = back + "/vacancies"
        mark = Self.mark(known)
        self.day = day
        isDayWrong = wrong.contains("on")
        self.fault = fault.map { room.say($0) }
        func text(_ count: Int?) -> String { count.map { "\($0)" } ?? "" }
        rows = Self.ages.map { age in
            let counts = known?.counts[age]
            let columns: [(String, TextName, Int?)] = [
                ("free", "console-vacancies.free", counts?.free),
                ("waiting", "console-vacancies.waiting", counts?.waiting),
                ("enrolled", "console-vacancies.enrolled", counts?.enrolled),
            ]
            return Row(
                age: age,
                fields: columns.map { column, label, count in
                    let id = "\(column)-\(age)"
                    return Field(
                        id: id,
                        label: room.say("console-vacancies.of-age", ["age": "\(age)", "what": room.say(label)]),
                        value: typed.map { Typed.plain($0[id]) } ?? text(count), isWrong: wrong.contains(id))
                })
        }
    }

    /// Tells one count from another.
    static func mark(_ known: VacancyRow?) -> String {
        guard let known else { return "none" }
        return "\(known.countedOn) " + RecordMark.of(PlaceVacancies(place: known.place, ages: known.counts.ages))
    }
}
