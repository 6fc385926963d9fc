import Calendar
import EventModel
import EventStore
import Events
import Support
import Testing

@Suite("The catalogue of facts")
struct ExampleTests {
    @Test("every kind of fact has exactly one example, in the order of the catalogue's names")
    func complete() {
        let examples = Example.all.map { type(of: $0).schema.description }
        let catalogue = Catalogue.hagukumi.types.map(\.schema.description)
        #expect(examples.sorted() == catalogue.sorted())
    }

    @Test("names are dotted and in the past, each used once; every fact and field says what it means")
    func names() {
        let types = Catalogue.hagukumi.types
        #expect(Set(types.map(\.schema.name)).count == types.count)
        for type in types {
            let parts = type.schema.name.split(separator: ".", omittingEmptySubsequences: false)
            #expect(parts.count == 2 && parts.allSatisfy { !$0.isEmpty }, "\(type.schema)")
            #expect(type.meaning.hasSuffix("."), "\(type.schema)")
            #expect(type.fields.allSatisfy { !$0.meaning.isEmpty }, "\(type.schema)")
        }
    }

    @Test("every example has a tag, and no tag holds a personal value", arguments: Example.all.indices)
    func tags(index: Int) throws {
        let event = Example.all[index]
        #expect(!event.tags.isEmpty)
        for value in try OpenForm.personalValues(of: event).map(unquoted) {
            #expect(!event.tags.contains { $0.text.contains(value) })
        }
    }

    @Test("every fact with personal fields has a subject, whose key seals them", arguments: Example.all.indices)
    func subject(index: Int) throws {
        let event = Example.all[index]
        let type = try #require(Catalogue.hagukumi.types.first { $0.schema == Swift.type(of: event).schema })
        if type.isPersonal { #expect(event.subject != nil) }
        // The example fills every personal field, or the laws below would look for nothing.
        #expect(try OpenForm.personalValues(of: event).count == type.fields.count { $0.isPersonal })
    }

    @Test("nothing that prints a fact shows a personal value", arguments: Example.all.indices)
    func silence(index: Int) throws {
        let event = Example.all[index]
        var dumped = ""
        dump(event, to: &dumped)
        let printed = ["\(event)", String(describing: event), String(reflecting: event), dumped]
        for value in try OpenForm.personalValues(of: event).map(unquoted) {
            for text in printed { #expect(!text.contains(value)) }
            // A date is a number inside, and reflection shows what is inside.
            if let date = CivilDate(iso: value) {
                for text in printed { #expect(!text.contains("\(date.dayNumber)")) }
            }
        }
    }

    @Test("the log stores no personal value open, and reads every fact back as it was")
    func sealed() async throws {
        let test = TestLog()
        try await test.log.append(Example.all, as: test.command())
        let page = Page<String>()
        _ = try await test.store.read(.all, after: .start, through: nil, limit: .max) { row in
            page.append(String(decoding: row.data, as: UTF8.self))
        }
        for (stored, event) in zip(page.take(), Example.all) {
            for value in try OpenForm.personalValues(of: event).map(unquoted) { #expect(!stored.contains(value)) }
        }
        #expect(sameFacts(try await test.facts(), Example.all))
    }
}

/// A JSON string without its quotation marks.
func unquoted(_ json: String) -> String {
    json.hasPrefix("\"") ? String(json.dropFirst().dropLast()) : json
}
