import EventStore
import Hummingbird

/// The offices' console: every path under `/console`.
package struct Console: Sendable {
    let staff: StaffBook
    let writer: PageWriter
    let cookies: SessionCookies
    let world: WebWorld

    package init(staff: StaffBook, writer: PageWriter, cookies: SessionCookies, world: WebWorld) {
        self.staff = staff
        self.writer = writer
        self.cookies = cookies
        self.world = world
    }

    func add(to pages: RouterGroup<Visit>) {
        pages.get("") { request, visit in try await page(request, visit) { StartPage($0) } }
        pages.post("sign-out") { request, visit in try await signOut(request, visit) }
    }

    private func signOut(_ request: Request, _ visit: Visit) async throws -> Response {
        _ = try await Form.read(request, visit, cookies)
        var response = Response.redirect(to: "/console", type: .normal)
        cookies.clear(behind: .console, on: &response)
        return response
    }
}
