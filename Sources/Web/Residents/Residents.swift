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
    let doors: FamilyDoors
    let login: FamilyLogin
    let answers: FamilyAnswers
    let directory: DirectoryAnswers
    let passes: PassAnswers
    let consulting: Consulting

    package init(
        log: Log, atlas: Atlas, writer: PageWriter, cookies: SessionCookies, world: WebWorld, doors: FamilyDoors,
        login: FamilyLogin, answers: FamilyAnswers, directory: DirectoryAnswers, passes: PassAnswers,
        consulting: Consulting
    ) {
        self.consulting = consulting
        self.log = log
        self.atlas = atlas
        self.writer = writer
        self.cookies = cookies
        self.world = world
        self.doors = doors
        self.login = login
        self.answers = answers
        self.directory = directory
        self.passes = passes
    }

    func add(to pages: RouterGroup<Visit>) {
        SignInPages(residents: self, login: login).add(to: pages)
        PlanPages(residents: self, answers: answers).add(to: pages)
        WishesPages(residents: self).add(to: pages)
        HeldPages(residents: self, answers: answers).add(to: pages)
        ChildrenPages(residents: self).add(to: pages)
        ComparePages(residents: self).add(to: pages)
        LinkPages(residents: self).add(to: pages)
        RecoveryPages(residents: self).add(to: pages)
        CalendarPages(residents: self).add(to: pages)
        PassPages(residents: self, answers: passes, qrCode: answers.qrCode).add(to: pages)
        FindingPages(residents: self, directory: directory).add(to: pages)
        MistakePages(residents: self).add(to: pages)
        ShopComplaintPages(residents: self).add(to: pages)
        ConsultPages(residents: self).add(to: pages)
        pages.get("more") { request, visit in try await page(request, visit) { _ in MorePage() } }
        pages.post("sign-out") { request, visit in try await signOut(request, visit) }
    }

    /// What people have a secret address for instead of a session.
    func addFeeds(to paths: RouterGroup<Visit>) {
        CalendarFeedPages(residents: self).add(to: paths)
    }

    private func signOut(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try await Form.read(request, visit, cookies)
        var response = Response.redirect(to: "/r", type: .normal)
        cookies.clear(behind: .residents, on: &response)
        return response
    }
}
