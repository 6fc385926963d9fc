import Calendar
import EventModel
import EventStore
import Events
import Foundation
import HTTPTypes
import Households
import Hummingbird
import Places
import Projections

/// What is held about a family, as a page and as a file.
struct HeldPages: Sendable {
    let residents: Residents
    let answers: FamilyAnswers

    func add(to pages: RouterGroup<Visit>) {
        pages.get("held") { request, visit in
            try await residents.page(request, visit) { family in
                let offices = try await residents.directory.tables.read { try StaffDirectory.offices(in: $0) }
                return HeldPage(
                    family, try await answers.held(family.household),
                    offices: Dictionary(offices.map { ($0.office.description, $0.name) }) { $1 },
                    in: residents.atlas.gazetteer, residents.speech(for: family))
            }
        }
        pages.get("held/file") { request, visit in
            let family = try await residents.familyVisit(request, visit)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let json = try encoder.encode(try await answers.held(family.household))
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/json; charset=utf-8",
                    .contentDisposition: "attachment; filename=\"hagukumi.json\"",
                ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: json)))
        }
        pages.post("forget") { request, visit in
            try await residents.change(request, visit) { family, form in
                guard form["sure"] == "yes" else { return .goTo("/r/held") }
                try await residents.log.execute(
                    Forget(household: family.household), as: residents.command(of: family))
                return .goTo("/r/sign-in")
            }
        }
    }
}

/// What is held about a family, in its words. A lost child is never named again.
struct HeldPage: WebPage {
    static let template = "residents.held"
    let title: TextName = "held.title"
    let number: String
    let registeredOn: String?
    let municipality: String?
    let children: [Child]
    /// The last day of a pass that is valid. One that has ended stands in the file alone.
    let pass: String?
    let messages: Int
    let said: Int
    let consents: [Agreed]
    let looks: [Look]

    struct Child: Sendable {
        let number: Int
        let date: String
        let isExpected: Bool
    }

    /// A text that was agreed to, as it was then.
    struct Agreed: Sendable {
        let on: Day
        let lines: [String]
    }

    struct Look: Sendable {
        let on: Day
        let office: String
        let purpose: String
        /// What was seen; only that it is there where nothing was opened.
        let seen: String
    }

    init(
        _ visit: FamilyVisit, _ data: HeldData, offices: [String: String], in gazetteer: Gazetteer, _ say: Speech
    ) {
        let language = visit.language
        number = data.registrationNumber
        registeredOn = visit.family.registered.map { $0.words[language] }
        municipality = visit.family.residence.flatMap { gazetteer[$0.municipality]?.fullName }
        children = visit.family.openChildren.compactMap { number, child in
            switch child {
            case .expecting(let due):
                due.map { Child(number: number.value, date: $0.words[language], isExpected: true) }
            case .born(let day): day.map { Child(number: number.value, date: $0.words[language], isExpected: false) }
            case .removed, .lost: nil
            }
        }
        pass = data.passes.last { $0.state == "valid" }?.until.flatMap { CivilDate(iso: $0)?.words[language] }
        messages = data.messages.count
        said = data.chat.count
        consents = data.consents.reversed().compactMap { consent in
            guard let on = Self.day(consent.at, language) else { return nil }
            let words =
                ConsentText.purposes
                + [ConsentText.promise, ConsentText.details(of: consent.version)]
                .compactMap(\.self)
            return Agreed(on: on, lines: words.flatMap { $0[language].split(separator: "\n").map(String.init) })
        }
        looks = data.looks.reversed().compactMap { look in
            guard let on = Self.day(look.at, language) else { return nil }
            let office = look.office.map { offices[$0] ?? $0 } ?? say("held.operator")
            let parts = look.parts.compactMap(ViewedPart.init).map { say.part($0) }
            return Look(
                on: on, office: office,
                purpose: LookPurpose(rawValue: look.purpose).map { say.purpose($0) } ?? look.purpose,
                seen: look.parts.isEmpty ? say("held.found-only") : parts.joined(separator: say("held.comma")))
        }
    }

    /// The day of a moment.
    private static func day(_ moment: String, _ language: Language) -> Day? {
        CivilDate(iso: String(moment.prefix(10))).map { Day($0, in: language) }
    }
}

extension Speech {
    /// Why an office looked, for the family.
    fileprivate func purpose(_ purpose: LookPurpose) -> String {
        switch purpose {
        case .enquiry: self("held.for-enquiry")
        case .consultation: self("held.for-consultation")
        case .correction: self("held.for-correction")
        case .disclosure: self("held.for-disclosure")
        case .delivery: self("held.for-delivery")
        case .incident: self("held.for-incident")
        case .audit: self("held.for-audit")
        }
    }

    fileprivate func part(_ part: ViewedPart) -> String {
        switch part {
        case .registration: self("held.part-registration")
        case .children: self("held.part-children")
        case .wishes: self("held.part-wishes")
        case .messages: self("held.part-messages")
        case .consultations: self("held.part-consultations")
        case .passport: self("held.part-passport")
        }
    }
}
