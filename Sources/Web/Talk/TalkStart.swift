import Calendar
import Consultations
import EventModel
import EventStore
import Events
import Households
import Hummingbird
import Places
import Projections

/// Before the first word: who speaks, about what, which desk answers and when, and what happens with what is said.
struct TalkStart: Sendable {
    let talk: Talk

    func add(to pages: RouterGroup<Visit>) {
        pages.get("") { request, visit in
            let client = try await talk.client(request, visit)
            if let open = try await talk.visible(to: client).first(where: \.isOpen) {
                return Response.redirect(to: talk.path(open.consultation), type: .normal)
            }
            return talk.writer.response(try await page(client, Chosen()), for: client.reader)
        }
        pages.get("start") { request, visit in
            let client = try await talk.client(request, visit)
            return talk.writer.response(try await page(client, Chosen()), for: client.reader)
        }
        pages.post("start") { request, visit in try await begin(request, visit) }
    }

    /// What was chosen in the form.
    struct Chosen: Sendable {
        var id = ""
        var who = ""
        var theme = ""
        var place = ""
        var isTold = true
        var faults: [TextName] = []

        init() {}

        init(_ form: Form) {
            (id, who, theme, place) = (form["id"], form["who"], form["theme"], form["place"])
            isTold = !form["told"].isEmpty
        }
    }

    private func begin(_ request: Request, _ visit: Visit) async throws -> Response {
        let client = try await talk.client(request, visit)
        let form = try await Form.read(request, visit, talk.cookies)
        var chosen = Chosen(form)
        guard let number = ULID(chosen.id) else { throw Trouble.notOurForm }
        let who = ConsultationClient(rawValue: chosen.who)
        let theme = ConsultationTheme(rawValue: chosen.theme)
        let place = MunicipalityCode(utf8: Array(chosen.place.utf8))
            .flatMap { talk.gazetteer[$0]?.isResidence == true ? $0 : nil }
        if who == nil { chosen.faults.append("talk.fault-who") }
        if theme == nil { chosen.faults.append("talk.fault-theme") }
        if place == nil { chosen.faults.append("talk.fault-place") }
        if who == .child, form["word"].count < 4 { chosen.faults.append("talk.fault-word") }
        if form["agree"].isEmpty { chosen.faults.append("talk.fault-agree") }
        guard chosen.faults.isEmpty, let who, let theme, let place else {
            return talk.writer.again(try await page(client, chosen), for: client.reader)
        }
        let desks = try await desks()
        guard
            let office = DeskRoute.office(
                for: place, about: theme, among: desks.mapValues(\.themes), in: talk.gazetteer)
        else { return talk.writer.again(try await page(client, chosen, hasDesk: false), for: client.reader) }
        let id = ConsultationID(number)
        do {
            try await talk.log.execute(
                OpenConsultation(
                    consultation: id, household: client.household, client: who, theme: theme, municipality: place,
                    office: office, language: client.reader.language, consent: ConsultationConsent.version,
                    isTold: chosen.isTold && who != .child, now: talk.world.now()), as: talk.command())
            guard who == .child else { return .redirect(to: talk.path(id), type: .normal) }
            try await talk.consulting.doors.set(
                word: form["word"], of: id, in: client.household, as: talk.command())
            return try talk.letIn(client.household, as: client.session, unlocked: id)
        } catch is CaseRefusal { throw Trouble.notFound }
    }

    private func desks() async throws -> [OfficeID: DeskRow] {
        let rows = try await talk.consulting.read { try ConsultationDesk.desks(in: $0) }
        return Dictionary(rows.map { ($0.office, $0) }, uniquingKeysWith: { $1 })
    }

    private func page(_ client: TalkVisit, _ chosen: Chosen, hasDesk: Bool = true) async throws -> TalkStartPage {
        let family = try await talk.log.state(of: Household.fold, about: [client.household.tag])
        var chosen = chosen
        if chosen.id.isEmpty { chosen.id = "\(talk.world.freshID())" }
        if chosen.place.isEmpty { chosen.place = family.residence?.municipality.description ?? "" }
        let desks = try await desks()
        // Whose hours are shown before anything was chosen: those of where the family lives.
        let place = MunicipalityCode(utf8: Array(chosen.place.utf8))
        let theme = ConsultationTheme(rawValue: chosen.theme) ?? .parenting
        let office = place.flatMap {
            DeskRoute.office(for: $0, about: theme, among: desks.mapValues(\.themes), in: talk.gazetteer)
        }
        let waiting =
            if let office { try await talk.consulting.read { try ConsultationDesk.waiting(at: office, in: $0) } } else {
                0
            }
        return TalkStartPage(
            chosen, desk: office.flatMap { desks[$0] }, waiting: waiting, hasDesk: hasDesk,
            lines: try await talk.consulting.care().lines, now: talk.now, gazetteer: talk.gazetteer,
            talk.speech(client.reader))
    }
}

struct TalkStartPage: WebPage {
    static let template = "talking.start"
    let title: TextName = "talk.title"
    let id: String
    let faults: [String]
    let who: [Choice]
    let themes: [Choice]
    let places: [Choice]
    let isTold: Bool
    let desk: Hours?
    let kept: String
    let lines: [CallLine]
    let hasNoDesk: Bool

    struct Choice: Sendable {
        let value: String
        let words: String
        let isChosen: Bool
    }

    struct Hours: Sendable {
        let words: String
        let style: String
        let waiting: String
        let notice: String?
    }

    init(
        _ chosen: TalkStart.Chosen, desk: DeskRow?, waiting: Int, hasDesk: Bool, lines: HelpLines, now: JapanTime,
        gazetteer: Gazetteer, _ say: Speech
    ) {
        id = chosen.id
        faults = chosen.faults.map { say($0) }
        who = ConsultationClient.allCases.map {
            Choice(
                value: $0.rawValue, words: say($0.words),
                isChosen: $0.rawValue == chosen.who)
        }
        themes = ConsultationTheme.allCases.map {
            Choice(
                value: $0.rawValue, words: say($0.words),
                isChosen: $0.rawValue == chosen.theme)
        }
        places = gazetteer.all.filter(\.isResidence).map {
            Choice(value: $0.code.description, words: $0.fullName, isChosen: $0.code.description == chosen.place)
        }
        isTold = chosen.isTold
        self.desk = desk.map { row in
            let (words, style) = say.open(row.hours.state(at: now), now: now)
            return Hours(
                words: words, style: style, waiting: say("talk.waiting-now", ["count": "\(waiting)"]),
                notice: row.notice)
        }
        kept = say("talk.how-kept", ["days": "\(desk?.keptDays ?? 1_095)"])
        self.lines = CallLine.open(of: lines, for: .danger, at: now, say)
        hasNoDesk = !hasDesk
    }
}

/// A line of help as it is shown: to be called in one tap.
struct CallLine: Sendable {
    let name: String
    let forWhom: String
    let hours: String
    let numbers: [Number]

    struct Number: Sendable {
        let number: String
        let link: String
    }

    /// Those where somebody answers now.
    static func open(
        of lines: HelpLines, for situation: HelpSituation, at now: JapanTime, _ say: Speech
    ) -> [CallLine] {
        lines.open(for: situation, at: now).filter { !$0.numbers.isEmpty }.map { line in
            CallLine(
                name: line.name[say.language], forWhom: line.forWhom[say.language],
                hours: line.hoursWords[say.language],
                numbers: zip(line.numbers, line.links).map { Number(number: $0, link: $1) })
        }
    }
}
