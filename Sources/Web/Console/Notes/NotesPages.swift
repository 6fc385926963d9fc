import Delivery
import Hummingbird

/// Looking through the stage catalogue.
struct NotesPages: Sendable {
    let console: Console
    let answers: ConsoleAnswers

    func add(to pages: RouterGroup<Visit>) {
        pages.get("notes") { request, visit in
            try await console.page(request, visit) { _ in
                NotesPage(answers.catalogue, rule: answers.desk.rule)
            }
        }
        pages.get("notes/:entry") { request, visit in
            try await console.page(request, visit) { _ in
                guard let entry = answers.catalogue[try visit.parameters.require("entry")] else {
                    throw Trouble.notFound
                }
                return NotePage(entry, rule: answers.desk.rule)
            }
        }
    }
}
