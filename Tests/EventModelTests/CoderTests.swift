import EventModel
import Foundation
import Testing

@Suite("The coder of facts")
struct CoderTests {
    private static let seeds: [UInt64] = [1, 2, 3, .random(in: 0...UInt64.max)]

    @Test("what is written reads back equal, and writing that gives the same bytes", arguments: seeds)
    func roundTrip(_ seed: UInt64) throws {
        print("coder seed \(seed)")
        var random = SeededRandom(seed)
        for _ in 1...2_000 {
            let fact = Everything.random(&random)
            let bytes = try encoded(fact)
            let again = try decoded(Everything.self, bytes)
            #expect(again == fact)
            #expect(try encoded(again) == bytes)
        }
    }

    @Test("what is written is JSON that others read alike", arguments: seeds)
    func isJSON(_ seed: UInt64) throws {
        var random = SeededRandom(seed)
        for _ in 1...300 {
            let fact = Everything.random(&random)
            let object = try JSONSerialization.jsonObject(with: Data(try encoded(fact))) as? [String: Any]
            #expect(
                (object?["text"] as? String).map { Array(Self.unmarked($0).utf8) }
                    == Array(Self.unmarked(fact.text).utf8))
            #expect((object?["maybe"] as? String).map(Self.unmarked) == fact.maybe.map(Self.unmarked))
            #expect(object?["wide"] as? Int64 == fact.wide)
            #expect(object?["isSo"] as? Bool == fact.isSo)
            #expect((object?["list"] as? [String])?.map(Self.unmarked) == fact.list.map(Self.unmarked))
            #expect(object?["id"] as? String == fact.id.description)
        }
    }

    /// Foundation drops some byte order marks inside strings.
    private static func unmarked(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{FEFF}" }))
    }

    @Test("fields stand in declared order")
    func order() throws {
        var random = SeededRandom(1)
        let text = String(decoding: try encoded(Everything.random(&random)), as: UTF8.self)
        let places = try Everything.fields.list.map { field in
            try #require(text.range(of: "\"\(field.name)\":")).lowerBound
        }
        #expect(places == places.sorted())
        #expect(try encoded(Plain(number: -12)) == Array(#"{"number":-12}"#.utf8))
    }

    @Test(
        "cut off, changed in any bit or with more behind it, stored text is read to a fact or a fault and nothing worse"
    )
    func fuzz() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("fuzz seed \(seed)")
        var random = SeededRandom(seed)
        var faults = 0
        for round in 0..<100_000 {
            // A fresh fact now and then: writing one costs more than reading a hundred.
            var bytes = try Self.sample(round, &random)
            switch round % 4 {
            case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &random))
            case 1: bytes.append(contentsOf: "}".utf8)
            default:
                for _ in 0...Int.random(in: 0...2, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] ^=
                        1 << UInt8.random(in: 0...7, using: &random)
                }
            }
            do {
                let fact = try decoded(Everything.self, bytes, isOpened: round.isMultiple(of: 2))
                // Whatever is read was written so: another spelling of a fact would have other bytes.
                if !round.isMultiple(of: 2) { #expect(try Self.rewritten(fact) == bytes) }
            } catch is JSONFault {
                faults += 1
            }
        }
        #expect(faults > 60_000)
    }

    private static let samples = {
        var random = SeededRandom(99)
        return (0..<64).map { _ in (try? encoded(Everything.random(&random))) ?? [] }
    }()

    private static func sample(_ round: Int, _ random: inout SeededRandom) throws -> [UInt8] {
        samples[round % samples.count]
    }

    /// Written again with its sealed values as they are.
    private static func rewritten(_ fact: Everything) throws -> [UInt8] {
        var writer = JSONWriter()
        try fact.write(to: &writer)
        return writer.bytes
    }

    @Test(
        "a fault names the field and what is wrong with it",
        arguments: [
            (#"{"name":"a"}"#, "sizes is missing"),
            (#"{"sizes":[],"name":"a"}"#, "name is missing or not in its declared place"),
            (#"{"name":3,"sizes":[]}"#, "name should have \""),
            (#"{"name":"a","sizes":[[x]]}"#, "sizes is not a whole number"),
            (#"{"name":"a","sizes":[[9223372036854775808]]}"#, "sizes is too large"),
            (#"{"name":"a","sizes":[[01]]}"#, "sizes is not a whole number as we write them"),
            (#"{"name":"\u0041","sizes":[]}"#, "name has a \\u escape that is not ours"),
            (#"{"name":"\x","sizes":[]}"#, "name has an unknown escape"),
            (#"{"name":"a"#, "name is a string without an end"),
            ("", "name should have { before it"), (#"{"name":"a","sizes":[]"#, "data should have }"),
        ])
    func faults(_ text: String, _ message: String) {
        let fault = #expect(throws: JSONFault.self) { try decoded(Part.self, Array(text.utf8)) }
        #expect(fault?.description.hasPrefix(message) == true, "\(String(describing: fault))")
    }

    @Test("a fault inside a record of a list names the way to it")
    func path() throws {
        let text =
            #"{"text":"a","maybe":null,"number":1,"wide":1,"isSo":true,"id":"00000000000000000000000000","#
            + #""colour":"red","list":[],"parts":[{"name":"a","sizes":[[tru]]}],"secret":null,"maybeSecret":null}"#
        let fault = #expect(throws: JSONFault.self) { try decoded(Everything.self, Array(text.utf8)) }
        #expect(fault?.path == "parts.sizes")
    }

    @Test("text that is not UTF-8 is a fault, not another text")
    func notUTF8() {
        for broken in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE3, 0x81]] as [[UInt8]] {
            let bytes = [UInt8(ascii: "\"")] + broken + [UInt8(ascii: "\"")]
            #expect(throws: JSONFault.self) { try decoded(String.self, bytes) }
        }
    }

    @Test(
        "a word that only begins like null, true or false is none of them",
        arguments: ["nul!", "nope", "trux", "fals3", "tru"])
    func words(_ text: String) {
        #expect(throws: JSONFault.self) { try decoded(Bool.self, Array(text.utf8)) }
        #expect(throws: JSONFault.self) { try decoded(Bool?.self, Array(text.utf8)) }
    }
}
