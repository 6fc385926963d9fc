import Events
import Households
import Hummingbird
import EventStore
import Places

/// What is open, what is coming, and what came.
struct PlanPages: Sendable {
    let residents: Residents
    let answers: FamilyAnswers

    func add(to pages: RouterGroup<Visit>) {
        pages.get("") { request, visit in
            try await residents.page(request, visit) { family in
                let plan = try await answers.plan(family.household, family.today)
                return HomePage(family, open: plan.open, coming: plan.coming)
            }
        }
        pages.get("coming") { request, visit in
            try await residents.page(request, visit) { family in
                ComingPage(family, coming: try await answers.plan(family.household, family.today).coming)
            }
        }
        pages.get("messages") { request, visit in
            try await residents.page(request, visit) { family in
                MessagesPage(
                    family, received: try await answers.received(family.household), catalogue: answers.catalogue,
                    in: residents.atlas.gazetteer)
            }
        }
        pages.post("messages/mute") { request, visit in
            try await residents.change(request, visit) { family, form in
                guard let topic = Topic(rawValue: form["topic"]) else { throw Trouble.notFound }
                try await residents.log.execute(
                    ChooseTopics(household: family.household, topics: family.family.topics.subtracting([topic])),
                    as: residents.command(of: family))
                return .goTo("/r/messages")
            }
        }
    }
}
