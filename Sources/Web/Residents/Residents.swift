package import EventStore
import HTTPTypes
import Hummingbird
package import Places

/// The families' pages: every path under `/r`.
package struct Residents: Sendable {
    let log: Log
    let atlas: Atlas
    let writer: PageWriter
    let cookies: SessionCookies
    let world: WebWorld
    private let login: FamilyLogin
    private let answers: FamilyAnswers

    package init(
        log: Log, atlas: Atlas, writer: PageWriter, cookies: SessionCookies, world: WebWorld, login: FamilyLogin,
        answers: FamilyAnswers
    ) {
        self.log = log
        self.atlas = atlas
        self.writer = writer
        self.cookies = cookies
        self.world = world
        self.login = login
        self.answers = answers
    }

    func add(to pages: RouterGroup<Visit>) {
        SignInPages(residents: self, login: login).add(to: pages)
        PlanPages(residents: self, answers: answers).add(to: pages)
        WishesPages(residents: self).add(to: pages)
        HeldPages(residents: self, answers: answers).add(to: pages)
        pages.post("sign-out") { request, visit in try await signOut(request, visit) }
    }

    private func signOut(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try await Form.read(request, visit, cookies)
        var response = Response.redirect(to: "/r", type: .normal)
        cookies.clear(behind: .residents, on: &response)
        return response
    }
}
