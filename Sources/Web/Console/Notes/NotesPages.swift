import Delivery
import Hummingbird
import Offices
import Places

/// Looking through the stage catalogue, and at what offices say beside its messages.
struct NotesPages: Sendable {
    let console: Console
    let answers: ConsoleAnswers

    func add(to pages: RouterGroup<Visit>) {
        pages.get("notes") { request, visit in
            try await console.page(request, visit) { staff in
                let board = try await NoteBoard.read(console.staff.log)
                let places = places(of: staff)
                return NotesPage(
                    answers.catalogue, rule: answers.desk.rule,
                    notes: { entry in places.count { board.own($0.code, entry) != nil } })
            }
        }
        pages.get("notes/:entry") { request, visit in
            try await console.page(request, visit) { staff in
                guard let entry = answers.catalogue[try visit.parameters.require("entry")] else {
                    throw Trouble.notFound
                }
                let asked = request.uri.queryParameters
                return NotePage(
                    entry, rule: answers.desk.rule, places(of: staff), try await NoteBoard.read(console.staff.log),
                    in: console.staff.gazetteer, isSaved: asked["saved"] != nil,
                    isWithdrawn: asked["withdrawn"] != nil)
            }
        }
    }

    /// The places for which somebody may write.
    private func places(of staff: StaffVisit) -> [Municipality] {
        let area = staff.access.area(for: .editLocalNotes)
        return console.staff.gazetteer.all.filter { area.contains($0.code) }
    }
}
