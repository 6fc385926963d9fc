import EventStore
import Hummingbird

/// The offices' console: every path under `/console`.
package struct Console: Sendable {
    let staff: StaffBook
    let writer: PageWriter
    let cookies: SessionCookies
    let world: WebWorld
    let login: StaffLogin
    /// Of staff, offices and what they did.
    let answers: OfficeAnswers
    /// Of families and what is sent to them.
    let families: ConsoleAnswers
    let consulting: Consulting
    /// For what has limits of its own, besides those of every page.
    let limiter: RateLimiter

    package init(
        staff: StaffBook, writer: PageWriter, cookies: SessionCookies, world: WebWorld, login: StaffLogin,
        answers: OfficeAnswers, families: ConsoleAnswers, consulting: Consulting
    ) {
        self.consulting = consulting
        self.families = families
        self.staff = staff
        self.writer = writer
        self.cookies = cookies
        self.world = world
        self.login = login
        self.answers = answers
        limiter = RateLimiter(elapsed: world.elapsed)
    }

    func add(to pages: RouterGroup<Visit>) {
        StaffSignInPages(console: self).add(to: pages)
        if let provider = login.identity { IdentityPages(console: self, provider: provider).add(to: pages) }
        if login.takesDemoLinks { DemoDoor(console: self).add(to: pages) }
        JoinPages(console: self).add(to: pages)
        AccountPages(console: self).add(to: pages)
        pages.get("") { request, visit in
            try await page(request, visit) { try await StartPage.today($0, in: self) }
        }
        StaffPages(console: self).add(to: pages)
        RotationPages(console: self).add(to: pages)
        OperationPages(console: self).add(to: pages)
        SettingsPages(console: self).add(to: pages)
        CountsPages(console: self, answers: families).add(to: pages)
        HouseholdPages(console: self, answers: families).add(to: pages)
        DatesPages(console: self, answers: families).add(to: pages)
        NotesPages(console: self, answers: families).add(to: pages)
        LocalNotePages(console: self, answers: families).add(to: pages)
        DeskRoom(console: self).add(to: pages)
        addDirectory(to: pages)
        let shops = ShopRoom(console: self)
        ShopListPages(room: shops).add(to: pages)
        ShopDecisionPages(room: shops).add(to: pages)
        PassAlarmPages(console: self).add(to: pages)
        PreviewPages(console: self, answers: families).add(to: pages)
    }

    private func addDirectory(to pages: RouterGroup<Visit>) {
        let room = DirectoryRoom(console: self)
        PlaceListPages(room: room).add(to: pages)
        PlacePages(room: room).add(to: pages)
        VacancyPages(room: room).add(to: pages)
        room.gatherings.add(to: pages)
        room.schemes.add(to: pages)
        DuplicatePages(room: room).add(to: pages)
        ReportedMistakePages(room: room).add(to: pages)
    }
}
