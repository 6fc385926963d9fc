import Calendar
import EventStore
import Events
import Households
import Hummingbird
import EventModel

/// Changing what a family wants: the same decisions as in the chat.
struct WishesPages: Sendable {
    let residents: Residents

    func add(to pages: RouterGroup<Visit>) {
        pages.get("wishes") { request, visit in
            try await residents.page(request, visit) { family in
                WishesPage(family, isSaved: request.uri.queryParameters["saved"] != nil)
            }
        }
        pages.post("wishes/topics") { request, visit in
            try await change(request, visit) { family, form in
                ChooseTopics(household: family.household, topics: Set(form.all("topic").compactMap(Topic.init)))
            }
        }
        pages.post("wishes/language") { request, visit in
            try await change(request, visit) { family, form in
                guard let language = Language(rawValue: form["language"]) else { throw Trouble.notFound }
                return ChooseLanguage(household: family.household, language: language)
            }
        }
        pages.post("wishes/quiet") { request, visit in try await setQuietHours(request, visit) }
        pages.post("wishes/pause") { request, visit in
            try await change(request, visit) { family, _ in
                Pause(household: family.household, until: family.today.adding(days: 30), today: family.today)
            }
        }
        pages.post("wishes/resume") { request, visit in
            try await change(request, visit) { family, _ in Resume(household: family.household) }
        }
        pages.post("wishes/restart") { request, visit in
            try await change(request, visit) { family, _ in Restart(household: family.household) }
        }
        pages.post("wishes/stop") { request, visit in
            try await change(request, visit) { family, _ in Stop(household: family.household) }
        }
    }

    /// Decides, and shows the page again. What the family is in no state for changes nothing; the page shows its state.
    private func change<D: Decision>(
        _ request: Request, _ visit: Visit, _ decision: (FamilyVisit, Form) throws -> D
    ) async throws -> Response {
        try await residents.change(request, visit) { family, form in
            do {
                try await residents.log.execute(try decision(family, form), as: residents.command(of: family))
            } catch is D.Refusal {
                return .goTo("/r/wishes")
            }
            return .goTo("/r/wishes?saved=1")
        }
    }

    private func setQuietHours(_ request: Request, _ visit: Visit) async throws -> Response {
        try await residents.change(request, visit) { family, form in
            func again(_ fault: TextName) -> Answer {
                .again(
                    WishesPage(
                        family, quietFrom: form["from"], quietUntil: form["until"],
                        quietFault: residents.writer.texts.text(fault, in: family.language)))
            }
            let hours: DailyInterval?
            if form["from"].isEmpty && form["until"].isEmpty {
                hours = nil
            } else {
                guard let from = TimeOfDay(form["from"]), let until = TimeOfDay(form["until"]) else {
                    return again("wishes.quiet-unclear")
                }
                hours = DailyInterval(from: from, to: until)
            }
            do {
                try await residents.log.execute(
                    SetQuietHours(household: family.household, hours: hours), as: residents.command(of: family))
            } catch is SetQuietHours.Refusal {
                return again("wishes.quiet-too-long")
            }
            return .goTo("/r/wishes?saved=1")
        }
    }
}
