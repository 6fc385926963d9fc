import EventModel
import Testing

@Suite("Folds, queries and catalogues")
struct FoldTests {
    private let fold = Fold(0).on(Plain.self) { $0 += $1.number }

    @Test("a fold names the types that it reads, and passes over the others")
    func folds() {
        var random = SeededRandom(1)
        let facts: [any Event] = [Plain(number: 1), Everything.random(&random), Plain(number: 5)]
        #expect(fold.names == ["test.plain"])
        #expect(fold.state(after: facts) == 6)
    }

    @Test("an item matches one of its names with all of its tags; a query matches what any item does")
    func queries() {
        let (one, two) = (Tag(stored: "a:1"), Tag(stored: "a:2"))
        let item = Query.Item(names: ["x", "y"], tags: [one, two])
        #expect(item.matches(name: "y", tags: [two, one]))
        #expect(!item.matches(name: "z", tags: [one, two]))
        #expect(!item.matches(name: "x", tags: [one]))
        #expect(Query([item, Query.Item(tags: [one])]).matches(name: "z", tags: [one]))
        #expect(!Query([]).matches(name: "x", tags: []))
        #expect(Query.all.matches(name: "x", tags: []))
    }

    @Test("an older form is read into the current one")
    func upcasts() throws {
        struct Old: Record {
            let half: Int
            static let fields = Fields(Field("half", \.half, "half of it"), build: Self.init)
        }
        let newest = Schema("test.plain", version: 1)
        let catalogue = Catalogue(
            [EventType(Plain.self)],
            history: [Upcast(Old.self, version: 0, to: Plain.self) { Plain(number: $0.half * 2) }])
        #expect(catalogue.knows(newest) && catalogue.knows(Schema("test.plain", version: 0)))
        #expect(!catalogue.knows(Schema("test.plain", version: 2)))
        #expect(catalogue.latestVersion(of: "test.plain") == 1)
        #expect(catalogue.latestVersion(of: "test.other") == nil)
        let decode = try #require(catalogue.decoder(of: Schema("test.plain", version: 0)))
        let fact = try Array(#"{"half":21}"#.utf8).withUnsafeBufferPointer { bytes in
            var reader = JSONReader(bytes)
            return try decode(&reader) as? Plain
        }
        #expect(fact == Plain(number: 42))
    }
}
