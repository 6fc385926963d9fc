import Calendar
import EventModel
import EventStore
import Events
import Foundation
import Places
import Projections
import Support
import Testing

@Suite("What is held about a household")
struct HeldDataTests {
    private static func data(_ facts: [any Event], of household: HouseholdID = Example.family) async throws -> HeldData
    {
        let test = TestLog()
        if !facts.isEmpty { try await test.log.append(facts, as: test.command()) }
        let page = Page<Recorded>()
        try await test.log.read(HeldData.query(of: household)) { page.append($0) }
        return HeldData(of: household, facts: page.take())
    }

    private static let about = Example.all.filter { $0.tags.contains(Example.family.tag) }

    @Test("every kind of fact about a household is in it: a new one that it does not mention fails here")
    func complete() {
        #expect(Self.about.count > 30)
        #expect(HeldData.names == Set(Self.about.map { type(of: $0).schema.name }))
    }

    @Test("every personal value of every fact about a household stands in it", arguments: about.indices)
    func personal(index: Int) async throws {
        let fact = Self.about[index]
        let json = String(decoding: try JSONEncoder().encode(try await Self.data([fact])), as: UTF8.self)
        for value in try OpenForm.personalValues(of: fact) {
            let text = value.hasPrefix("\"") ? String(value.dropFirst().dropLast()) : value
            #expect(json.contains(text), "\(type(of: fact).schema)")
        }
    }

    @Test("it holds no other household's id, and of links only what the other is to the children")
    func others() async throws {
        let data = try await Self.data(Example.all)
        let json = String(decoding: try JSONEncoder().encode(data), as: UTF8.self)
        #expect(!json.contains(Example.other.description) && !json.contains(Example.offer.description))
        #expect(data.links.map(\.relation) == ["grandparent"] && data.links.map(\.state) == ["ended"])
    }

    @Test("a lost child stands in the export and on no page, and nothing after the loss changes it")
    func loss() async throws {
        let data = try await Self.data(
            Example.children + [
                BirthDateCorrected(household: Example.family, child: Example.first, born: .known(Example.today))
            ])
        #expect(data.children.first { $0.number == 1 }?.stage == "lost")
        #expect(data.shownChildren.isEmpty)
    }

    @Test("a corrected date is kept beside the one that holds")
    func corrected() async throws {
        let data = try await Self.data(Array(Example.children.prefix(2)))
        #expect(data.children.first?.due == Example.due.adding(days: 5).description)
        #expect(data.children.first?.earlierDates == [Example.due.description])
    }

    @Test("where the key was destroyed it reads as nothing, and the rest stays")
    func erased() async throws {
        let test = TestLog()
        try await test.log.append(Example.household + Example.profile, as: test.command())
        try await test.keyring.destroyKey(of: Example.family.tag)
        let page = Page<Recorded>()
        try await test.log.read(HeldData.query(of: Example.family)) { page.append($0) }
        let data = HeldData(of: Example.family, facts: page.take())
        #expect(data.lineUser == nil && data.residences.first?.postalCode == nil && data.consents.count == 1)
    }

    @Test("it is read back from its JSON as it was, and its field names are these")
    func names() async throws {
        let data = try await Self.data(Example.all)
        let json = try JSONEncoder().encode(data)
        #expect(try JSONDecoder().decode(HeldData.self, from: json) == data)
        let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        let always: Set = [
            "registrationNumber", "lineUser", "contacts", "source", "consents", "registeredOn", "residences",
            "movedAwayOn", "children", "wishes", "links", "access", "passes", "consultations", "chat",
            "answersSent", "messages",
            "looks", "forgottenAt",
        ]
        #expect(Set(object.keys) == always)
    }
}

@Suite("Registration numbers")
struct RegistrationNumberTests {
    @Test("it is ten characters of SHA-256 of the household's id, the same for ever")
    func form() {
        let number = RegistrationNumber(of: Example.family)
        #expect(number.description.wholeMatch(of: /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/) != nil)
        #expect(RegistrationNumber(number.description.lowercased()) == number)
        #expect(RegistrationNumber(" \(number.text) ") == number)
        #expect(RegistrationNumber("K7Q2M") == nil && RegistrationNumber("K7Q2M-0XH3U") == nil)
    }

    @Test("a household is found by its number, and by no other's, and not once it was forgotten")
    func found() async throws {
        let model = try await Model([HouseholdFollowed(household: Example.family, lineUser: .known("U1"), at: 10)])
        let number = RegistrationNumber(of: Example.family)
        func household(_ number: RegistrationNumber) async throws -> HouseholdID? {
            try await model.tables.store.read {
                try HouseholdProfiles.household(numbered: number, in: $0)?.household
            }
        }
        #expect(try await household(number) == Example.family)
        #expect(try await household(RegistrationNumber(of: Example.other)) == nil)
        try await model.record(HouseholdForgotten(household: Example.family))
        #expect(try await household(number) == nil)
    }
}
