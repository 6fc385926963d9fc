import Calendar
import EventModel
import EventStore
import Events
import HTTPTypes
import Hummingbird
import Offices
import Support
import Testing

@testable import Web

/// One route of the console, and what it asks of who comes.
struct ConsoleRoute: Sendable, CustomTestStringConvertible {
    let method: String
    let path: String
    /// All of them; empty for whoever is signed in; nil for everybody.
    let needs: [Permission]?

    init(_ method: String, _ path: String, _ needs: [Permission]?) {
        self.method = method
        self.path = path
        self.needs = needs
    }

    var testDescription: String { "\(method) \(path)" }
    /// About one person's account.
    var isAboutPerson: Bool { path.contains(":staff") }

    private static let person = "/console/staff/person/:staff"
    static let all: [ConsoleRoute] =
        [
            Self("GET", "/console/sign-in", nil), Self("POST", "/console/sign-in", nil),
            Self("POST", "/console/sign-out", nil), Self("GET", "/console/sign-in/demo/:link", nil),
            Self("GET", "/console/join/:link", nil), Self("POST", "/console/join/:link", nil),
            Self("GET", "/console", []), Self("GET", "/console/account", []),
            Self("POST", "/console/account/password", []), Self("POST", "/console/account/sessions", []),
            Self("GET", "/console/counts", [.seeCounts]), Self("GET", "/console/counts/file", [.seeCounts]),
            Self("POST", "/console/counts/exact", [.seeCounts, .seeExactCounts]),
            Self("GET", "/console/households", [.searchHousehold]),
            Self("POST", "/console/households", [.searchHousehold]),
            Self("GET", "/console/households/:ticket", [.searchHousehold, .viewHousehold]),
            Self("POST", "/console/households/:ticket/pass", [.searchHousehold, .viewHousehold, .carePasses]),
            Self("GET", "/console/dates", [.enterDates]), Self("GET", "/console/dates/:place", [.enterDates]),
            Self("POST", "/console/dates/:place", [.enterDates]),
            Self("GET", "/console/notes", [.editLocalNotes]), Self("GET", "/console/notes/:entry", [.editLocalNotes]),
            Self("GET", "/console/notes/:entry/:place", [.editLocalNotes]),
            Self("POST", "/console/notes/:entry/:place", [.editLocalNotes]),
            Self("GET", "/console/preview", [.previewPhone]),
            Self("GET", "/console/operations", [.readOperationLog]),
            Self("POST", "/console/operations/file", [.readOperationLog, .exportOperationLog]),
            Self("GET", "/console/settings", [.changeSettings]), Self("GET", "/console/offices", [.manageOffices]),
            Self("POST", "/console/offices/open", [.manageOffices]),
            Self("POST", "/console/offices/close", [.manageOffices]),
            Self("GET", "/console/staff", [.manageStaff]), Self("GET", "/console/staff/invite", [.manageStaff]),
            Self("POST", "/console/staff/invite", [.manageStaff]),
            Self("GET", "/console/staff/rotation", [.manageStaff]),
            Self("POST", "/console/staff/rotation", [.manageStaff]), Self("GET", person, [.manageStaff]),
        ]
        + ["roles", "suspend", "reinstate", "term", "sessions", "link"].map {
            Self("POST", "\(person)/\($0)", [.manageStaff])
        } + directory + desk

    private static let directory: [ConsoleRoute] =
        ["places", "places/new", "places/:place", "places/:place/edit", "places/:place/vacancies", "duplicates"].map {
            Self("GET", "/console/\($0)", [.editDirectory])
        }
        + [
            "places/new", "places/:place/edit", "places/:place/vacancies", "places/:place/confirm",
            "places/:place/close", "places/:place/reopen", "places/:place/links", "places/:place/links/withdraw",
            "duplicates",
        ].map { Self("POST", "/console/\($0)", [.editDirectory]) }
        + ["gatherings", "schemes"].flatMap { name in
            [
                Self("GET", "/console/\(name)", [.editDirectory]),
                Self("GET", "/console/\(name)/new", [.editDirectory]),
                Self("POST", "/console/\(name)/new", [.editDirectory]),
                Self("GET", "/console/\(name)/:record", [.editDirectory]),
                Self("POST", "/console/\(name)/:record", [.editDirectory]),
                Self("POST", "/console/\(name)/:record/end", [.editDirectory]),
                Self("POST", "/console/\(name)/:record/reopen", [.editDirectory]),
            ]
        }
        + [
            Self("GET", "/console/mistakes", [.settleMistakes]),
            Self("POST", "/console/mistakes/:place", [.settleMistakes]),
            Self("GET", "/console/alarms", [.watchPasses]), Self("POST", "/console/alarms/:alarm", [.watchPasses]),
        ] + shops

    private static let desk: [ConsoleRoute] =
        [
            Self("GET", "/console/desk", [.answerConsultations]),
            Self("POST", "/console/desk/duty", [.answerConsultations]),
            Self("GET", "/console/desk/stream", [.answerConsultations]),
            Self("GET", "/console/desk/:case/stream", [.answerConsultations]),
            Self("POST", "/console/desk/:case/typing", [.answerConsultations]),
            Self("GET", "/console/desk/:case", [.answerConsultations]),
            Self("GET", "/console/desk/:case/photo/:photo", [.answerConsultations]),
            Self("GET", "/console/desk/:case/disclosure/:disclosure", [.answerConsultations]),
            Self("POST", "/console/desk/:case/disclosure/:disclosure", [.answerConsultations, .superviseDesk]),
            Self("GET", "/console/desk/disclosures", [.witnessDisclosures]),
            Self("GET", "/console/desk/crisis", [.editCrisisWords]),
            Self("POST", "/console/desk/crisis", [.editCrisisWords]),
            Self("POST", "/console/desk/crisis/try", [.editCrisisWords]),
            Self("POST", "/console/desk/crisis/lines", [.editCrisisWords]),
            Self("GET", "/console/desk/lead", [.answerConsultations, .superviseDesk]),
        ]
        + [
            "take", "write", "note", "hand-over", "give-back", "urgency", "close", "reopen", "crisis", "disclosure",
        ].map { Self("POST", "/console/desk/:case/\($0)", [.answerConsultations]) }
        + ["take-back", "hold", "lift", "review"].map {
            Self("POST", "/console/desk/:case/\($0)", [.answerConsultations, .superviseDesk])
        }
        + ["settings", "settings/shifts", "settings/replies"].flatMap { path in
            ["GET", "POST"].map { Self($0, "/console/desk/\(path)", [.answerConsultations, .superviseDesk]) }
        }

    private static let shops: [ConsoleRoute] =
        ["shops", "shops/new", "shops/:shop"].map { Self("GET", "/console/\($0)", [.handleShops]) }
        + ["shops/new", "shops/:shop/link", "shops/:shop/complaint"].map {
            Self("POST", "/console/\($0)", [.handleShops])
        }
        + [Self("GET", "/console/shops/:shop/edit", [.handleShops, .decideShops])]
        + ["approve", "refuse", "accept", "decline", "suspend", "resume", "withdraw", "edit"].map {
            Self("POST", "/console/shops/:shop/\($0)", [.handleShops, .decideShops])
        }
}

@Suite("The matrix of role, office and console page")
struct ConsoleMatrixTests {
    private static let offices = [
        Example.prefecture, Example.yokohama, Example.nakaWardOffice, Example.hakoneOffice, Example.partner,
    ]
    /// Which offices are within which, written by hand.
    private static func isWithin(_ inner: OfficeID, _ outer: OfficeID) -> Bool {
        inner == outer || inner == Example.nakaWardOffice && outer == Example.yokohama
    }
    private static let guarded = ConsoleRoute.all.filter { $0.needs != nil }

    private func ask(
        _ browser: Browser, _ route: ConsoleRoute, about staff: StaffID, token: String
    ) async throws -> Int {
        let path = route.path.replacing(":staff", with: "\(staff)").replacing(":link", with: "x")
        let answer =
            if route.method == "GET" {
                try await browser.get(path)
            } else {
                try await browser.post(path, [("token", token)])
            }
        return answer.status
    }

    @Test("every route of the console that is served stands in this table")
    func complete() throws {
        func plain(_ path: String) -> String {
            path.replacing(/\{([a-z]+)\}/) { ":\($0.1)" }.replacing(/\/$/, with: "")
        }
        let served = try Site().router().routes.filter { $0.path.description.contains("/console") }
            .map { "\($0.method.rawValue) \(plain($0.path.description))" }.filter { !$0.hasPrefix("HEAD") }
        let known = Set(ConsoleRoute.all.map { "\($0.method) \($0.path)" })
        #expect(served.filter { !known.contains($0) } == [])
        #expect(known.subtracting(served).sorted() == [])
    }

    @Test("every role in every office gets into the pages that the table of permissions says", arguments: Role.allCases)
    func cells(_ role: Role) async throws {
        var site = Site()
        // What is told as it comes would be told for ten minutes.
        site.streamLife = .zero
        try await site.openOffices()
        try await site.open { browser in
            var cells = 0
            for office in Self.offices {
                for target in Self.offices {
                    let other = try await site.placed(target, [.author, .auditor, .desk]).staff
                    for route in Self.guarded where route.isAboutPerson || target == office {
                        let me = try await site.placed(office, [role])
                        browser.keep(me.cookie)
                        let expected = isAllowed(route, role, office, target: target)
                        let status = try await ask(browser, route, about: other, token: me.token)
                        let isRight = expected ? [200, 303, 404, 422].contains(status) : status == 403
                        #expect(isRight, "\(role) of \(office), \(route.testDescription) about \(target): \(status)")
                        cells += 1
                    }
                }
            }
            #expect(cells > 200)
        }
    }

    private func isAllowed(_ route: ConsoleRoute, _ role: Role, _ office: OfficeID, target: OfficeID) -> Bool {
        guard Permissions.mayHold(role, in: office.kind), let needs = route.needs else { return false }
        return needs.allSatisfy { permission in
            let scopes = Permissions.scopes(of: permission, roles: [role], in: office.kind)
            guard route.isAboutPerson else { return !scopes.isEmpty }
            return scopes.contains(.everywhere) || scopes.contains(.ownOffice) && Self.isWithin(target, office)
        }
    }

    @Test("whoever is suspended, past the last day, signed out everywhere or nobody gets nowhere, and changes nothing")
    func situations() async throws {
        var site = Site()
        // What is told as it comes would be told for ten minutes.
        site.streamLife = .zero
        try await site.openOffices()
        let other = try await site.placed(Example.hakoneOffice, [.author]).staff
        let (suspended, ended) = (
            try await site.placed(Example.prefecture, [.operator, .auditor]),
            try await site.placed(Example.prefecture, [.operator, .auditor])
        )
        let expired = try await site.placed(
            Example.prefecture, [.operator, .auditor], until: Example.today.adding(days: -1))
        site.pass(seconds: 1)
        let at = site.test.world.now
        try await site.log.append(
            [
                StaffSuspended(staff: suspended.staff, at: 0), StaffSessionsEnded(staff: ended.staff, at: at),
            ], as: site.test.command())
        let nobody = try site.session(as: nil)
        let family = try site.session(as: HouseholdID(ULID(bits: 7)).tag)
        let stranger = try site.session(as: StaffID(ULID(bits: 8)).tag)
        try await site.open { browser in
            let head = try await site.test.store.head()
            let sessions = [
                (suspended.cookie, suspended.token), (ended.cookie, ended.token), (expired.cookie, expired.token),
                (nobody.cookie, nobody.token), (family.cookie, family.token), (stranger.cookie, stranger.token),
            ]
            for (number, session) in sessions.enumerated() {
                for route in Self.guarded {
                    browser.keep(session.0)
                    site.pass(seconds: 1)
                    let status = try await ask(browser, route, about: other, token: session.1)
                    #expect(status == (route.method == "GET" ? 303 : 401), "\(number): \(route.testDescription)")
                }
            }
            #expect(try await site.test.store.head() == head)
        }
    }
}
