import Delivery
import Events
import Hummingbird
import Offices
import Places

/// Trying what families see, without any family: nothing of it is recorded, and nothing is sent.
struct PreviewPages: Sendable {
    let console: Console
    let answers: ConsoleAnswers

    func add(to pages: RouterGroup<Visit>) {
        pages.get("preview") { request, visit in try await show(request, visit) }
    }

    private func show(_ request: Request, _ visit: Visit) async throws -> Response {
        let staff = try await console.staffVisit(request, visit, in: .preview)
        let fields = request.uri.queryParameters
        let asked = MadeUpFamily({ fields[Substring($0)].map { String($0) } ?? "" }, today: staff.today)
        let gazetteer = console.staff.gazetteer
        let area = staff.access.area(for: .previewPhone)
        let places = gazetteer.all.filter { $0.isResidence && area.contains($0.code) }
        func page(hasFault: Bool, _ phone: PreviewPage.Phone?) -> PreviewPage {
            PreviewPage(
                asked, places, hasFault: hasFault, words: { console.writer.texts.text($0, in: .japanese) },
                phone: phone)
        }
        guard fields["place"] != nil else {
            return console.writer.response(page(hasFault: false, nil), for: staff.reader)
        }
        guard let family = asked.family(in: gazetteer), let day = asked.dayShown else {
            return console.writer.again(page(hasFault: true, nil), for: staff.reader)
        }
        try staff.access.require(.previewPhone, in: family.municipality)
        let phone = PreviewPage.Phone(try await answers.phone(family, day), in: asked.language)
        return console.writer.response(page(hasFault: false, phone), for: staff.reader)
    }
}
