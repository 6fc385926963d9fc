import Calendar
import EventModel
import EventStore
import Events
import Households
import Hummingbird
import Offices
import Passports

/// Finding a household by what the family tells, and seeing what the desk needs of it. Nobody can leaf through
/// families: one is found by its own number or code, for a purpose, and each look is a fact before anything is shown.
struct HouseholdPages: Sendable {
    let console: Console
    let answers: ConsoleAnswers
    private let limiter: RateLimiter
    private let words: LookWords

    init(console: Console, answers: ConsoleAnswers) {
        self.console = console
        self.answers = answers
        limiter = RateLimiter(elapsed: console.world.elapsed)
        words = LookWords(texts: console.writer.texts)
    }

    /// Numbers have 50 bits: among 1.6 million families one try in 700 million hits, and nobody has more tries than
    /// these: half a million a year.
    private static let searches = Allowance("household-search", burst: 15, every: .seconds(60))

    func add(to pages: RouterGroup<Visit>) {
        pages.get("households") { request, visit in
            try await console.page(request, visit) { _ in SearchPage(words) }
        }
        pages.post("households") { request, visit in
            try await console.change(request, visit, in: .households) { try await search($0, LookForm($1)) }
        }
        pages.get("households/:ticket") { request, visit in try await show(request, visit) }
        pages.post("households/:ticket/pass") { request, visit in try await care(request, visit) }
    }

    private func search(_ staff: StaffVisit, _ form: LookForm) async throws -> Answer {
        try limiter.take(Self.searches, by: staff.staff.description)
        let (means, find): (SearchMeans, () async throws -> HouseholdID?)
        if let number = RegistrationNumber(form.number) {
            (means, find) = (.registrationNumber, { try await answers.desk.numbered(number) })
        } else {
            do {
                let code = try RecoveryCode(typed: form.number)
                (means, find) = (.recoveryCode, { try await answers.desk.recovered(code) })
            } catch {
                let name: TextName =
                    error == .mistyped ? "console-households.mistyped" : "console-households.not-a-number"
                return .again(SearchPage(words, typed: form, numberFault: words.say(name)))
            }
        }
        guard let purpose = form.purpose, !form.parts.isEmpty, !form.isNoteTooLong else {
            return .again(SearchPage(words, typed: form))
        }
        var found = try await find()
        // Whoever lives elsewhere is as unknown as a number that nobody has.
        if let household = found, try await shown(household, to: staff, .searchHousehold) == nil { found = nil }
        try await console.staff.record(by: staff.access, of: .service) {
            HouseholdSearched(by: $0, office: staff.access.office, means: means, found: found, purpose: purpose)
        }
        guard let found else { return .again(SearchPage(words, typed: form, isNotFound: true)) }
        let ticket = HouseholdTicket(found, for: purpose, note: form.note, parts: form.parts)
        return .goTo("/console/households/" + (try ticket.sealed(by: console.cookies, for: staff.session)))
    }

    private func show(_ request: Request, _ visit: Visit) async throws -> Response {
        let staff = try await console.staffVisit(request, visit, in: .households)
        let text = try visit.parameters.require("ticket")
        guard let ticket = HouseholdTicket(text, by: console.cookies, for: staff.session), let look = ticket.look,
            let family = try await shown(look.household, to: staff, .viewHousehold)
        else { throw Trouble.notFound }
        try await console.staff.record(by: staff.access, of: .place(family.residence?.municipality)) {
            HouseholdViewed(
                household: look.household, by: $0, office: staff.access.office, purpose: look.purpose,
                note: ticket.note.isEmpty ? nil : .known(ticket.note), what: look.parts)
        }
        let received = look.parts.contains(.messages) ? try await answers.desk.received(look.household) : []
        let pass = look.parts.contains(.passport) ? try await pass(of: look.household, staff, ticket: text) : nil
        let page = HouseholdPage(
            look.household, family, received: received, pass: pass, look.parts,
            purpose: words.name(of: look.purpose),
            HouseholdPage.Source(
                words: words, gazetteer: console.staff.gazetteer, catalogue: answers.catalogue,
                rule: answers.desk.rule, today: staff.today))
        return console.writer.response(page, for: staff.reader)
    }

    private func pass(
        of household: HouseholdID, _ staff: StaffVisit, ticket: String
    ) async throws -> HouseholdPassPart {
        let pass = try await console.staff.log.state(of: PassBook.fold, about: [household.tag]).file(household).pass
        let mayCare = staff.access.area(for: .carePasses).contains(pass?.municipality)
        return HouseholdPassPart(
            pass, ticket: ticket, mayCare: mayCare, fresh: console.world.freshID(), on: staff.today, words)
    }

    /// Revokes a household's pass or gives it back, and shows the household again.
    private func care(_ request: Request, _ visit: Visit) async throws -> Response {
        try await console.change(request, visit, in: .households) { staff, form in
            let text = try visit.parameters.require("ticket")
            guard let ticket = HouseholdTicket(text, by: console.cookies, for: staff.session), let look = ticket.look,
                look.parts.contains(.passport), try await shown(look.household, to: staff, .viewHousehold) != nil
            else { throw Trouble.notFound }
            let book = try await console.staff.log.state(of: PassBook.fold, about: [look.household.tag])
            guard let pass = book.file(look.household).pass else { throw Trouble.notFound }
            do {
                if let why = PassRevocation(rawValue: form["why"]) {
                    try await console.staff.execute(
                        RevokePass(
                            household: look.household, pass: pass.id, why: why, municipality: pass.municipality,
                            today: staff.today), by: staff.access)
                } else if let fresh = ULID(form["fresh"]) {
                    try await console.staff.execute(
                        GiveBackPass(
                            household: look.household, pass: pass.id, serial: PassSerial(fresh),
                            municipality: pass.municipality, today: staff.today), by: staff.access)
                }
            } catch is RevokePass.Refusal {
                // It ended meanwhile, which the page shows.
            } catch is GiveBackPass.Refusal {
            }
            return .goTo("/console/households/" + text)
        }
    }

    /// What is known of a household; nil where it is not for who asks, was forgotten, or was never told of.
    private func shown(
        _ household: HouseholdID, to staff: StaffVisit, _ permission: Permission
    ) async throws -> Household? {
        let family = try await console.staff.log.state(of: Household.fold, about: [household.tag])
        guard !family.isForgotten, staff.access.area(for: permission).contains(family.residence?.municipality) else {
            return nil
        }
        return family
    }
}
