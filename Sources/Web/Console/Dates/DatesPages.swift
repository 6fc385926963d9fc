import Calendar
import Delivery
import EventStore
import Events
import Households
import Hummingbird
import Offices
import Places

/// The dates on which messages depend and that only an office knows: entered by the place whose they are.
struct DatesPages: Sendable {
    let console: Console
    let answers: ConsoleAnswers

    func add(to pages: RouterGroup<Visit>) {
        pages.get("dates") { request, visit in
            try await console.page(request, visit) { staff in
                try await grid(for: staff, isSaved: request.uri.queryParameters["saved"] != nil)
            }
        }
        pages.get("dates/:place") { request, visit in
            try await console.page(request, visit) { staff in
                PlaceDatesPage(try place(visit, staff), try await board(staff), in: gazetteer)
            }
        }
        pages.post("dates/:place") { request, visit in
            try await console.change(request, visit, in: .dates) { staff, form in
                try await enter(form, in: try place(visit, staff), staff)
            }
        }
    }

    /// The dates of all places that are somebody's to enter.
    func grid(for staff: StaffVisit, isSaved: Bool = false) async throws -> DatesPage {
        let area = staff.access.area(for: .enterDates)
        let places = gazetteer.all.filter { area.contains($0.code) }
        return DatesPage(try await board(staff), places, in: gazetteer, isSaved: isSaved)
    }

    private var gazetteer: Gazetteer { console.staff.gazetteer }

    private func board(_ staff: StaffVisit) async throws -> DateBoard {
        try await DateBoard.read(console.staff.log, of: answers.catalogue, today: staff.today, title: title(of:))
    }

    private func title(of name: String) -> String? {
        switch name {
        case "hoiku_april_first_round": say("console-dates.first-round")
        case "hoiku_april_result": say("console-dates.result")
        case "checkup_5y": say("console-dates.checkup-5y")
        default: nil
        }
    }

    /// - Throws: `Denied` for a place that is not theirs.
    private func place(_ visit: Visit, _ staff: StaffVisit) throws -> Municipality {
        guard let code = MunicipalityCode(try visit.parameters.require("place")), let place = gazetteer[code] else {
            throw Trouble.notFound
        }
        try staff.access.require(.enterDates, in: code)
        return place
    }

    /// All of the form or nothing of it: what is right waits for what is not.
    private func enter(_ form: Form, in place: Municipality, _ staff: StaffVisit) async throws -> Answer {
        let board = try await board(staff)
        var typed: [DateBoard.Slot: PlaceDatesPage.Typed] = [:]
        var decisions: [(slot: DateBoard.Slot, decision: EnterMunicipalDate)] = []
        for slot in board.slots {
            let fields = Fields(form, slot)
            typed[slot] = PlaceDatesPage.Typed(date: fields.date, source: fields.source)
            guard !fields.isUntouched(board.own(place.code, slot)) else { continue }
            guard let date = CivilDate(iso: fields.date) ?? CivilDate(japanese: fields.date) else {
                typed[slot]?.fault = say(fields.date.isEmpty ? "console-dates.stays" : "console-dates.no-day")
                continue
            }
            let decision = EnterMunicipalDate(
                municipality: place.code, name: slot.name, date: date, source: fields.source,
                names: answers.catalogue.municipalDateNames, today: staff.today, year: slot.year,
                seen: EnterMunicipalDate.Seen(CivilDate(iso: fields.seen)))
            decisions.append((slot, decision))
            do {
                _ = try decision.decide(given: try await console.staff.log.state(for: decision))
            } catch let refusal as EnterMunicipalDate.Refusal {
                typed[slot]?.fault = words(for: refusal)
            }
        }
        guard typed.values.allSatisfy({ $0.fault == nil }) else { return again(place, board, typed) }
        for (slot, decision) in decisions {
            do {
                try await console.staff.execute(decision, by: staff.access)
            } catch let refusal as EnterMunicipalDate.Refusal {
                // Another one was quicker by a moment. What was entered before it stands.
                typed[slot]?.fault = words(for: refusal)
                return again(place, try await self.board(staff), typed)
            }
        }
        return .goTo("/console/dates?saved=1")
    }

    private func again(
        _ place: Municipality, _ board: DateBoard, _ typed: [DateBoard.Slot: PlaceDatesPage.Typed]
    ) -> Answer {
        .again(PlaceDatesPage(place, board, in: gazetteer, typed: typed))
    }

    private struct Fields {
        let date: String
        let source: String
        let seen: String

        init(_ form: Form, _ slot: DateBoard.Slot) {
            date = form["date-" + slot.id]
            source = form["source-" + slot.id]
            seen = form["seen-" + slot.id]
        }

        /// Whether nobody has typed anything here: it is as it stands, or as it stood when the page was made.
        func isUntouched(_ own: DateBoard.Entered?) -> Bool {
            guard date == seen else { return false }
            return date.isEmpty ? source.isEmpty : source == own?.source || own?.date.description != date
        }
    }

    private func words(for refusal: EnterMunicipalDate.Refusal) -> String {
        switch refusal {
        case .unknownName: say("console-dates.no-day")
        case .outside(_, let allowed):
            say(
                "console-dates.outside",
                ["from": allowed.lowerBound.words[.japanese], "to": allowed.upperBound.words[.japanese]])
        case .noSource: say("console-dates.no-source")
        case .changedSince(let date?): say("console-dates.changed", ["day": date.words[.japanese]])
        case .changedSince(nil): say("console-dates.no-day")
        }
    }

    private func say(_ name: TextName, _ values: [String: String] = [:]) -> String {
        console.writer.texts.text(name, in: .japanese, values)
    }
}
