import Calendar
import EventModel
import EventStore
import Events
import HTTPTypes
import Households
import Hummingbird
import Passports

/// The support pass: shown, printed, and issued again after a phone was lost.
struct PassPages: Sendable {
    let residents: Residents
    let answers: PassAnswers
    let qrCode: @Sendable (String) -> String?

    func add(to pages: RouterGroup<Visit>) {
        pages.get("pass") { request, visit in
            try await residents.page(request, visit) { family in
                try await page(family, isReissued: request.uri.queryParameters["done"] == "again")
            }
        }
        pages.get("pass/code") { request, visit in try await code(request, visit) }
        pages.get("pass/paper") { request, visit in
            try await residents.page(request, visit) { try await paper($0) }
        }
        pages.get("pass/paper.pdf") { request, visit in try await paperFile(request, visit) }
        pages.post("pass/paper") { request, visit in
            try await residents.change(request, visit) { family, _ in
                let decision = PrintPass(
                    household: family.household, paper: PassSerial(residents.world.freshID()), today: family.today)
                try await tolerating(PrintPass.Refusal.self) {
                    try await residents.log.execute(decision, as: residents.command(of: family))
                }
                return .goTo("/r/pass/paper")
            }
        }
        pages.get("pass/lost") { request, visit in
            try await residents.page(request, visit) { family in
                let pass = try await current(family)
                let name = FormName(residents.world.freshID(), last: pass?.serial.ulid)
                return LostPassPage(name: name, isValid: pass?.isValid(on: family.today) ?? false)
            }
        }
        pages.post("pass/lost") { request, visit in
            try await residents.change(request, visit) { family, form in try await reissue(family, form) }
        }
    }

    /// The household's own newest pass, from its newest facts.
    private func book(_ family: FamilyVisit) async throws -> PassBook {
        try await residents.log.state(of: PassBook.fold, about: [family.household.tag])
    }

    private func current(_ family: FamilyVisit) async throws -> HeldPass? {
        try await book(family).file(family.household).pass
    }

    private func page(_ family: FamilyVisit, isReissued: Bool) async throws -> PassPage {
        var book = try await book(family)
        if book.file(family.household).pass?.isValid(on: family.today) != true, family.family.registered != nil {
            // It may have become due a moment ago, or in the night.
            try await answers.settle(family.household)
            book = try await self.book(family)
        }
        let pass = book.file(family.household).pass
        switch PassStanding(pass, of: family.family, on: family.today) {
        case .valid(let pass, let until):
            let band = PassAgeBand(of: book.children(of: family.household), on: family.today)
            await answers.shown(pass.id, pass.municipality, band)
            let word = try await answers.word(family.today)
            let shown = PassPage.Shown(
                now: residents.world.now(), until: Day(until, in: family.language),
                isFamilyPass: pass.link != nil,
                word: family.language == .english ? "\(word.kana) (\(word.english))" : word.kana, hue: word.hue,
                code: qrCode(try await answers.live(pass.serial)),
                kept: qrCode(try await answers.kept(pass.serial, until)),
                script: residents.writer.assets.path(of: .pass))
            return PassPage(shown, isReissued: isReissued)
        case let standing: return PassPage(standing)
        }
    }

    /// A fresh code for the page that is open, as SVG. Nothing where there is no valid pass any more: the page is then
    /// loaded again and says what there is to say.
    private func code(_ request: Request, _ visit: Visit) async throws -> Response {
        let family = try await residents.familyVisit(request, visit)
        guard let pass = try await current(family), pass.isValid(on: family.today),
            let svg = qrCode(try await answers.live(pass.serial))
        else { return Response(status: .noContent) }
        return Response(
            status: .ok, headers: [.contentType: "image/svg+xml", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: svg)))
    }

    private func paper(_ family: FamilyVisit) async throws -> PaperPassPage {
        guard let pass = try await current(family), pass.isValid(on: family.today), let last = pass.until else {
            return PaperPassPage(isValid: false, print: nil, isOlder: false, script: "")
        }
        let script = residents.writer.assets.path(of: .pass)
        let newest = PassRule.lastDay(ofPaperFrom: family.today, of: last)
        guard let paper = pass.paper, paper.until >= family.today else {
            return PaperPassPage(isValid: true, print: nil, isOlder: false, script: script)
        }
        let link = try await answers.paper(paper.serial, paper.until)
        let print = PaperPassPage.Print(pass, until: paper.until, in: family.language, code: qrCode(link))
        return PaperPassPage(isValid: true, print: print, isOlder: paper.until != newest, script: script)
    }

    /// The paper as PDF, for a shop's printer: what was made on the page, and nothing where none was.
    private func paperFile(_ request: Request, _ visit: Visit) async throws -> Response {
        let family = try await residents.familyVisit(request, visit)
        guard let pass = try await current(family), pass.isValid(on: family.today), let paper = pass.paper,
            paper.until >= family.today
        else { throw Trouble.notFound }
        let say = residents.speech(for: family)
        let sheet = Sheet(
            PaperPassPage.Print(pass, until: paper.until, in: family.language, code: nil),
            link: try await answers.paper(paper.serial, paper.until), title: say("pass.paper"),
            madeAt: JapanTime(milliseconds: residents.world.now()), say)
        return .pdf(try residents.answers.pdf(sheet), named: "paper-pass")
    }

    private func reissue(_ family: FamilyVisit, _ form: Form) async throws -> Answer {
        guard let pass = try await current(family), let fresh = FormName.read(form, last: pass.serial.ulid) else {
            // It was issued again meanwhile, which is what was wanted.
            return .goTo("/r/pass?done=again")
        }
        let decision = ReissuePass(
            household: family.household, serial: PassSerial(fresh), replacing: nil, why: .lost, today: family.today)
        let isDone = try await tolerating(ReissuePass.Refusal.self) {
            try await residents.log.execute(decision, as: residents.command(of: family))
        }
        return .goTo(isDone ? "/r/pass?done=again" : "/r/pass")
    }

    /// Whether it was done. What stands against it, the page to which the family goes on says in its own words.
    @discardableResult
    private func tolerating<Refusal: Error>(_ type: Refusal.Type, _ work: () async throws -> Void) async throws -> Bool
    {
        do {
            try await work()
            return true
        } catch is Refusal {
            return false
        }
    }
}
