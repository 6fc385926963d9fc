import Calendar
import Consultations
import EventModel
import EventStore
import Events
import Hummingbird
import Offices

/// The words at which help is offered at once, and the lines of help that are shown: the prefecture's to change.
struct HelpPages: Sendable {
    let room: DeskRoom
    private var console: Console { room.console }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("desk/crisis") { request, visit in
            try await console.page(request, visit) { staff in
                try await page(staff, isDone: request.uri.queryParameters["done"] != nil)
            }
        }
        pages.post("desk/crisis") { request, visit in
            try await console.change(request, visit, in: .crisis) { staff, form in try await setTerms(staff, form) }
        }
        pages.post("desk/crisis/try") { request, visit in
            try await console.change(request, visit, in: .crisis) { staff, form in
                let found = try await console.consulting.care().terms.match(form["tried"])
                let names = CrisisKind.allCases.filter(found.contains).map { room.say(DeskWords.crisis($0)) }
                return .show(try await page(staff, tried: (form["tried"], names)))
            }
        }
        pages.post("desk/crisis/lines") { request, visit in
            try await console.change(request, visit, in: .crisis) { staff, form in try await setLine(staff, form) }
        }
    }

    private func setTerms(_ staff: StaffVisit, _ form: Form) async throws -> Answer {
        let additions = CrisisKind.allCases.flatMap { kind in
            Typed.plain(form["add-\(kind.rawValue)"]).split(separator: "\n").map { String($0) }
                .filter { !$0.allSatisfy(\.isWhitespace) }.map { CrisisTerm(kind: kind, term: $0) }
        }
        let builtIn = try CrisisTerms.builtIn()
        let dropped = Set(form.all("drop"))
        let removals = builtIn.filter { dropped.contains(HelpPage.value(of: $0)) }
        do {
            try await console.staff.execute(
                SetCrisisTerms(
                    office: try room.office(staff), additions: additions, removals: removals, builtIn: builtIn,
                    seen: Int(form["seen"]) ?? -1), by: staff.access)
        } catch let refusal as SetCrisisTerms.Refusal {
            return .again(try await page(staff, form, fault: words(refusal)))
        }
        return .goTo("/console/desk/crisis?done=1")
    }

    private func setLine(_ staff: StaffVisit, _ form: Form) async throws -> Answer {
        guard let key = HelpLineKey(form["key"]) else {
            return .again(try await page(staff, fault: room.say("desk-help.bad-key")))
        }
        guard case .success(let hours) = DeskHours.read(form["hours"]) else {
            return .again(try await page(staff, fault: room.say("desk-fault.hours-line", ["line": form["hours"]])))
        }
        let line = HelpLineSet(
            office: try room.office(staff), key: key, name: Typed.plain(form["name"]),
            numbers: Typed.folded(form["numbers"]).split { " 　,、\n".contains($0) }.map(String.init), hours: hours,
            forWhom: Typed.plain(form["for-whom"]),
            situations: HelpSituation.allCases.filter { form.all("situation").contains($0.rawValue) },
            isShown: form["shown"] == "on", source: Typed.plain(form["source"]),
            confirmedOn: form["confirmed"].isEmpty ? nil : CivilDate(iso: form["confirmed"]))
        do {
            try await console.staff.execute(
                SetHelpLine(
                    line, builtIn: try HelpLines.builtIn(), seen: Int(form["seen"]) ?? -1, today: staff.today),
                by: staff.access)
        } catch let refusal as SetHelpLine.Refusal {
            return .again(try await page(staff, fault: words(refusal)))
        }
        return .goTo("/console/desk/crisis?done=1#lines")
    }

    private func page(
        _ staff: StaffVisit, _ form: Form? = nil, tried: (words: String, found: [String])? = nil,
        fault: String? = nil, isDone: Bool = false
    ) async throws -> HelpPage {
        let changes = try await room.log.state(of: Care.Changes.fold, about: Care.Changes.scope)
        return HelpPage(
            terms: try CrisisTerms.builtIn(), lines: try HelpLines.builtIn(), changes, form, tried: tried,
            today: staff.today, fault: fault, isDone: isDone, room.say)
    }

    private func words(_ refusal: SetCrisisTerms.Refusal) -> String {
        switch refusal {
        case .notPrefecture: room.say("desk-help.not-prefecture")
        case .tooShort(let term): room.say("desk-help.too-short", ["term": term.term])
        case .tooLong(let term, let most): room.say("desk-help.too-long", ["term": term.term, "count": "\(most)"])
        case .tooMany(let most): room.say("desk-help.too-many", ["count": "\(most)"])
        case .notBuiltIn: room.say("console-directory.gone")
        case .nothingLeft(let kind):
            room.say("desk-help.nothing-left", ["kind": room.say(DeskWords.crisis(kind))])
        case .changedSince: room.say("console-directory.changed")
        }
    }

    private func words(_ refusal: SetHelpLine.Refusal) -> String {
        switch refusal {
        case .notPrefecture: room.say("desk-help.not-prefecture")
        case .noName: room.say("desk-help.no-name")
        case .tooLong(let most): room.say("desk-help.line-too-long", ["count": "\(most)"])
        case .badNumber(let number): room.say("desk-help.bad-number", ["number": number])
        case .tooManyNumbers(let most): room.say("desk-help.too-many-numbers", ["count": "\(most)"])
        case .tooManyLines(let most): room.say("desk-help.too-many", ["count": "\(most)"])
        case .cannotBeChanged: room.say("desk-help.cannot-change")
        case .notConfirmed: room.say("desk-help.not-confirmed")
        case .confirmedInFuture: room.say("desk-help.in-future")
        case .changedSince: room.say("console-directory.changed")
        }
    }
}
