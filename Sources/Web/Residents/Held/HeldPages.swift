import Calendar
import Events
import Foundation
import HTTPTypes
import Households
import Hummingbird
import Places
import Projections
import EventStore

/// What is held about a family, as a page and as a file.
struct HeldPages: Sendable {
    let residents: Residents
    let answers: FamilyAnswers

    func add(to pages: RouterGroup<Visit>) {
        pages.get("held") { request, visit in
            try await residents.page(request, visit) { family in
                HeldPage(family, try await answers.held(family.household), in: residents.atlas.gazetteer)
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
    let messages: Int
    let said: Int
    let looks: [Look]

    struct Child: Sendable {
        let number: Int
        let date: String
        let isExpected: Bool
    }

    struct Look: Sendable {
        let at: String
        let office: String
        let purpose: String
    }

    init(_ visit: FamilyVisit, _ data: HeldData, in gazetteer: Gazetteer) {
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
        messages = data.messages.count
        said = data.chat.count
        looks = data.looks.map { Look(at: String($0.at.prefix(10)), office: $0.office ?? "–", purpose: $0.purpose) }
    }
}
