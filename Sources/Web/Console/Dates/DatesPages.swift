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
        try await DateBoard.read(
            console.staff.log, of: answers.catalogue, today: staff.today, title: console.title(ofDate:))
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
        var changes: [(slot: DateBoard.Slot, change: Change)] = []
        for slot in board.slots {
            let fields = Fields(form, slot)
            typed[slot] = PlaceDatesPage.Typed(date: fields.date, source: fields.source)
            guard !fields.isUntouched(board.own(place.code, slot)) else { continue }
            let change: Change
            if let date = CivilDate(iso: fields.date) ?? CivilDate(japanese: fields.date) {
                change = .enter(
                    EnterMunicipalDate(
                        municipality: place.code, name: slot.name, date: date, source: fields.source,
                        names: answers.catalogue.municipalDateNames, today: staff.today, year: slot.year,
                        seen: EnterMunicipalDate.Seen(CivilDate(iso: fields.seen))))
            } else if fields.date.isEmpty, let seen = CivilDate(iso: fields.seen) {
                change = .withdraw(
                    WithdrawMunicipalDate(municipality: place.code, name: slot.name, year: slot.year, seen: seen))
                if !fields.isSure, board.own(place.code, slot) != nil {
                    typed[slot]?.erasing = consequence(of: slot, in: place, board)
                }
            } else {
                typed[slot]?.fault = say(fields.date.isEmpty ? "console-dates.no-date" : "console-dates.no-day")
                continue
            }
            changes.append((slot, change))
            if let fault = try await fault(of: change) { typed[slot]?.refuse(fault) }
        }
        guard typed.values.allSatisfy({ !$0.needsLook }) else { return again(place, board, typed) }
        for (slot, change) in changes {
            if let fault = try await fault(of: change, by: staff) {
                // Another one was quicker by a moment. What was entered before it stands.
                typed[slot]?.refuse(fault)
                return again(place, try await self.board(staff), typed)
            }
        }
        return .goTo("/console/dates?saved=1")
    }

    private enum Change {
        case enter(EnterMunicipalDate)
        case withdraw(WithdrawMunicipalDate)
    }

    /// Makes a change, or only asks whether it would be made where nobody is named; what speaks against it, in words.
    private func fault(of change: Change, by staff: StaffVisit? = nil) async throws -> String? {
        do {
            switch (change, staff) {
            case (.enter(let decision), nil):
                _ = try decision.decide(given: try await console.staff.log.state(for: decision))
            case (.withdraw(let decision), nil):
                _ = try decision.decide(given: try await console.staff.log.state(for: decision))
            case (.enter(let decision), let staff?): try await console.staff.execute(decision, by: staff.access)
            case (.withdraw(let decision), let staff?): try await console.staff.execute(decision, by: staff.access)
            }
            return nil
        } catch let refusal as EnterMunicipalDate.Refusal {
            return words(for: refusal)
        } catch WithdrawMunicipalDate.Refusal.changedSince(let date) {
            return say("console-dates.changed", ["day": date.words[.japanese]])
        }
    }

    /// What families get, or do not get any more, when a date is taken back.
    private func consequence(of slot: DateBoard.Slot, in place: Municipality, _ board: DateBoard) -> String {
        guard let other = board.beyond(place.code, slot, in: gazetteer), let name = gazetteer[other.place]?.fullName
        else { return say("console-dates.erase-all", ["place": place.fullName]) }
        return say(
            "console-dates.erase-beyond", ["place": name, "day": other.entered.date.words[.japanese]])
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
        /// Whether the consequence of taking the date back was shown.
        let isSure: Bool

        init(_ form: Form, _ slot: DateBoard.Slot) {
            date = form["date-" + slot.id]
            source = form["source-" + slot.id]
            seen = form["seen-" + slot.id]
            isSure = !seen.isEmpty && form["erase-" + slot.id] == seen
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
        case .changedSince(nil): say("console-dates.changed-away")
        }
    }

    private func say(_ name: TextName, _ values: [String: String] = [:]) -> String {
        console.writer.texts.text(name, in: .japanese, values)
    }
}

extension Console {
    /// What offices call a date of a name; nil where it has no words of its own.
    func title(ofDate name: String) -> String? {
        switch name {
        case "hoiku_april_first_round": words("console-dates.first-round")
        case "hoiku_april_result": words("console-dates.result")
        case "checkup_5y": words("console-dates.checkup-5y")
        default: nil
        }
    }
}
