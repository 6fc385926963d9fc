import EventModel
import EventStore
import Events
import Hummingbird
import Offices

/// Links that sign somebody in without a password, from this machine, once: for the demo only.
struct DemoDoor: Sendable {
    let console: Console

    func add(to pages: RouterGroup<Visit>) {
        pages.get("sign-in/demo/:link") { request, visit in try await enter(visit) }
    }

    private func enter(_ visit: Visit) async throws -> Response {
        let link = try visit.parameters.require("link")
        guard visit.isFromThisMachine,
            let who = console.cookies.tag(inLink: link, at: console.world.now()), let staff = StaffID(who),
            let session = try await console.staff.signIn(staff, byDemoLink: link)
        else { throw Trouble.notFound }
        return try console.enter(session, next: "/console")
    }
}
