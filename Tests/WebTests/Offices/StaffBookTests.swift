import Calendar
import EventModel
import EventStore
import Events
import Offices
import Places
import Support
import Testing
import Web

@Suite("The way from pages to what staff may do")
struct StaffBookTests {
    @Test("somebody is invited, comes in by the link once, and signs in with the next code")
    func story() async throws {
        let town = try await Town()
        let link = try await town.invite("hanako", Example.yokohama, [.author])
        #expect(link.address("https://a.example/") == "https://a.example/console/join/\(link.secret)")
        #expect("\(link)" == "‹link›" && link.secret.count == 26)
        let offer = try await town.book.offer(link.secret.lowercased())
        #expect(offer.member.name == "職員 一郎" && offer.office.name == "横浜市")
        #expect(try await town.book.offer(link.secret).authenticator == offer.authenticator)
        await #expect(throws: PasswordFault.tooShort(least: 12)) {
            try await town.book.join(offer, password: "short", code: town.code(offer.authenticator))
        }
        await #expect(throws: PasswordFault.ownName) {
            try await town.book.join(offer, password: "hanako hanako 77", code: town.code(offer.authenticator))
        }
        await #expect(throws: JoinRefusal.wrongCode) {
            try await town.book.join(offer, password: town.password, code: "000000")
        }
        let first = try await town.book.join(
            offer, password: town.password, code: town.code(offer.authenticator))
        #expect(try await town.book.access(first.staff, session: first.began).roles == [.author])
        await #expect(throws: JoinRefusal.linkIsOver) { try await town.book.offer(link.secret) }
        await #expect(throws: JoinRefusal.linkIsOver) { try await town.book.offer("0123") }

        town.pass(seconds: 60)
        let session = try await town.book.signIn(
            name: " Hanako", password: town.password, code: town.code(offer.authenticator))
        #expect(session?.staff == first.staff)
        // The same code again, within its half minute.
        #expect(
            try await town.book.signIn(
                name: "hanako", password: town.password, code: town.code(offer.authenticator)) == nil)
        #expect(try await town.book.signIn(name: "nobody", password: town.password, code: "000000") == nil)
        #expect(try await town.book.signIn(name: "日本", password: "", code: "") == nil)
    }

    @Test("nothing of a link, password or code is open in the log or in the facts' words")
    func silence() async throws {
        let town = try await Town()
        let link = try await town.invite("hanako", Example.yokohama, [.author])
        let offer = try await town.book.offer(link.secret)
        _ = try await town.book.join(offer, password: town.password, code: town.code(offer.authenticator))
        let page = Page<String>()
        _ = try await town.test.store.read(.all, after: .start, through: nil, limit: .max) { row in
            page.append(String(decoding: row.data, as: UTF8.self))
        }
        let stored = page.take().joined()
        for secret in [link.secret, town.password, offer.authenticator.base32, "hanako", "一郎", "$scrypt$"] {
            #expect(!stored.contains(secret), "\(secret)")
        }
    }

    @Test("a sign-in name has one account; a link that is lost is replaced, and then the first is over")
    func names() async throws {
        let town = try await Town()
        let first = try await town.invite("hanako", Example.yokohama, [.author])
        await #expect(throws: StaffRefusal.hasAccount) {
            try await town.invite("HANAKO", Example.hakoneOffice, [.author])
        }
        let second = try await town.book.inviteAgain(first.staff, by: .terminal)
        await #expect(throws: JoinRefusal.linkIsOver) { try await town.book.offer(first.secret) }
        #expect(try await town.book.offer(second.secret).staff == first.staff)
        town.pass(seconds: 7 * 86_400)
        await #expect(throws: JoinRefusal.linkIsOver) { try await town.book.offer(second.secret) }
    }

    @Test("an invitation that is refused leaves no door open behind it")
    func refusedInvitation() async throws {
        let town = try await Town()
        await #expect(throws: StaffRefusal.roleNotHere(.keys, .municipality)) {
            try await town.invite("hanako", Example.yokohama, [.keys])
        }
        #expect(try town.book.staff(signIn: SignInName("hanako")!) == nil)
        let author = try await town.person("taro", Example.yokohama, [.author])
        await #expect(throws: Denied.notPermitted(.manageStaff)) {
            try await town.invite("hanako", Example.yokohama, [.author], by: author.access)
        }
    }

    @Test(
        "a municipality's officer enters her own dates; another's, and what no role allows, is denied and not recorded")
    func own() async throws {
        let town = try await Town()
        let (_, access, _) = try await town.person("hanako", Example.yokohama, [.author])
        let facts = try await town.book.execute(town.date(in: Example.nakaWard), by: access)
        #expect(facts.count == 1)
        let head = try await town.test.store.head()
        await #expect(throws: Denied.elsewhere(.enterDates)) {
            try await town.book.execute(town.date(in: Example.hakone), by: access)
        }
        await #expect(throws: Denied.notPermitted(.manageOffices)) {
            try await town.book.execute(CloseOffice(office: Example.hakoneOffice), by: access)
        }
        #expect(try await town.test.store.head() == head)
    }

    @Test("what an officer does is recorded under her number")
    func actor() async throws {
        let town = try await Town()
        let (session, access, _) = try await town.person("hanako", Example.yokohama, [.author])
        try await town.book.execute(town.date(in: Example.nakaWard), by: access)
        let page = Page<String>()
        try await town.test.log.read(.all) { if $0.event is MunicipalDateSet { page.append($0.actor) } }
        #expect(page.take() == ["staff:\(session.staff)"])
    }

    @Test("a look is recorded before anything is shown, and a look that is not allowed is not")
    func looks() async throws {
        let town = try await Town()
        let (_, access, _) = try await town.person("hanako", Example.yokohama, [.desk])
        func look(at municipality: MunicipalityCode?) async throws {
            try await town.book.record(by: access, of: .place(municipality)) { by in
                HouseholdViewed(
                    household: Example.family, by: by, office: access.office, purpose: .enquiry, note: nil,
                    what: [.registration])
            }
        }
        try await look(at: Example.nakaWard)
        for elsewhere in [Example.hakone, nil] {
            await #expect(throws: Denied.elsewhere(.viewHousehold)) { try await look(at: elsewhere) }
        }
        await #expect(throws: Denied.notPermitted(.seeExactCounts)) {
            try await town.book.record(by: access, of: .service) { by in
                ExactCountsRead(report: "registrations", by: by, purpose: "x")
            }
        }
        let views = try await town.test.facts().compactMap { $0 as? HouseholdViewed }
        #expect(views.map(\.by) == [access.actor])
        // Twice looked at is twice recorded.
        try await look(at: Example.nakaWard)
        #expect(try await town.test.facts().count { $0 is HouseholdViewed } == 2)
    }

    @Test("from the moment of suspension a running session can do nothing, and reinstated needs a new one")
    func suspended() async throws {
        let town = try await Town()
        let (session, _, secret) = try await town.person("hanako", Example.yokohama, [.author])
        town.pass(seconds: 60)
        let now = town.book.now
        try await town.book.execute(SuspendStaff(staff: session.staff, by: .terminal, now: now), by: .terminal)
        await #expect(throws: Denied.suspended) {
            try await town.book.access(session.staff, session: session.began)
        }
        #expect(
            try await town.book.signIn(name: "hanako", password: town.password, code: town.code(secret)) == nil)
        try await town.book.execute(
            ReinstateStaff(staff: session.staff, by: .terminal, today: now.date), by: .terminal)
        await #expect(throws: Denied.sessionEnded) {
            try await town.book.access(session.staff, session: session.began)
        }
        town.pass(seconds: 60)
        let fresh = try #require(
            try await town.book.signIn(name: "hanako", password: town.password, code: town.code(secret)))
        _ = try await town.book.access(fresh.staff, session: fresh.began)
        await #expect(throws: Denied.unknown) {
            try await town.book.access(StaffID(Example.webhook), session: fresh.began)
        }
    }

    @Test("another password ends the other sessions, and only the new one is right")
    func password() async throws {
        let town = try await Town()
        let (session, access, secret) = try await town.person("hanako", Example.yokohama, [.author])
        town.pass(seconds: 60)
        #expect(try await town.book.setPassword("another sentence 77", old: "wrong", by: access) == nil)
        let fresh = try #require(
            try await town.book.setPassword("another sentence 77", old: town.password, by: access))
        await #expect(throws: Denied.sessionEnded) {
            try await town.book.access(session.staff, session: session.began)
        }
        _ = try await town.book.access(fresh.staff, session: fresh.began)
        #expect(
            try await town.book.signIn(name: "hanako", password: town.password, code: town.code(secret)) == nil)
        #expect(
            try await town.book.signIn(name: "hanako", password: "another sentence 77", code: town.code(secret))
                != nil)
    }

    @Test("who is known to the identity provider comes in and signs in by it, and nobody else does")
    func oidc() async throws {
        let town = try await Town()
        let issuer = "https://id.example.lg.jp"
        let offer = try await town.book.offer(try await town.invite("hanako", Example.yokohama, [.author]).secret)
        let session = try await town.book.join(offer, issuer: issuer, subject: "42")
        #expect(try await town.book.signIn(issuer: issuer, subject: "42")?.staff == session.staff)
        #expect(try await town.book.signIn(issuer: issuer, subject: "43") == nil)
        let other = try await town.book.offer(try await town.invite("taro", Example.yokohama, [.author]).secret)
        await #expect(throws: KeyringFault.doorTaken) {
            try await town.book.join(other, issuer: issuer, subject: "42")
        }
    }

    @Test("of many who use one link at once, one gets in")
    func race() async throws {
        let town = try await Town()
        let offer = try await town.book.offer(try await town.invite("hanako", Example.yokohama, [.author]).secret)
        let entered = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let session = try? await town.book.join(
                        offer, password: "\(town.password) \(number)", code: town.code(offer.authenticator))
                    return session != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(entered == 1)
    }
}
