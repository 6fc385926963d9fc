import EventModel
import Testing

@Suite("Personal values")
struct PersonalTests {
    @Test("a personal value never shows, however it is printed")
    func silent() {
        let value = Personal.known("はなこ")
        var dumped = ""
        dump([value], to: &dumped)
        for text in [
            "\(value)", String(describing: value), String(reflecting: [value]), dumped, "\(Optional(value) as Any)",
        ] {
            #expect(!text.contains("はなこ"))
        }
    }

    @Test("a null in the log reads as erased, not as nothing")
    func erased() throws {
        #expect(try decoded(Personal<String>.self, Array("null".utf8)) == .erased)
        #expect(Personal<String>.erased.value == nil)
    }

    @Test("without the keyring it stays sealed")
    func sealed() throws {
        let bytes = try encoded(Personal.known("はなこ"))
        let value = try decoded(Personal<String>.self, bytes, isOpened: false)
        guard case .sealed = value else {
            Issue.record("\(value) is not sealed")
            return
        }
    }

    @Test("a fault about a personal value does not quote it")
    func faults() throws {
        let bytes = try encoded(Personal.known("はなこ"))
        let fault = #expect(throws: JSONFault.self) { try decoded(Personal<Colour>.self, bytes) }
        #expect(fault?.description.contains("はなこ") == false)
        #expect(fault?.problem == "holds something else than a Colour")
    }

    @Test("a field is personal wherever in it the personal part is")
    func marked() {
        let marks = Everything.fields.list.filter(\.isPersonal).map(\.name)
        #expect(marks == ["secret", "maybeSecret"])
        #expect(Holder<[Personal<Int>?]>.fields.list[0].isPersonal)
        #expect(!Holder<[Part]>.fields.list[0].isPersonal)
    }
}

private struct Holder<Held: FieldValue>: Record {
    let held: Held
    static var fields: Fields<Self> { Fields(Field("held", \.held, "it")) { Holder(held: $0) } }
}
