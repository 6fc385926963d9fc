import EventModel
import EventStore

/// Something was noted about a topic.
struct Noted: Event {
    let topic: String
    let text: String
    let number: Int

    static let schema = Schema("test.noted", version: 1)
    static let meaning = "Something was noted about a topic."
    static let fields = Fields(
        Field("topic", \.topic, "the topic"),
        Field("text", \.text, "what was noted"),
        Field("number", \.number, "a number"),
        build: Self.init)
    var tags: [Tag] { [Tag("topic", topic)] }
}

/// A topic was struck off.
struct Struck: Event {
    let topic: String

    static let schema = Schema("test.struck", version: 1)
    static let meaning = "A topic was struck off."
    static let fields = Fields(Field("topic", \.topic, "the topic"), build: Self.init)
    var tags: [Tag] { [Tag("topic", topic)] }
}

/// A household confided something.
struct Confided: Event {
    let household: ULID
    let secret: Personal<String>

    static let schema = Schema("test.confided", version: 1)
    static let meaning = "A household confided something."
    static let fields = Fields(
        Field("household", \.household, "the household"),
        Field("secret", \.secret, "what nobody else may read"),
        build: Self.init)
    var tags: [Tag] { [Tag("household", household)] }
    var subject: Tag? { Tag("household", household) }
}

extension Catalogue {
    static let tests = Catalogue([EventType(Noted.self), EventType(Struck.self), EventType(Confided.self)])
}

/// SplitMix64, so that a printed seed gives the same run again. Source: <https://prng.di.unimi.it/splitmix64.c>.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension ULID {
    static func fresh() -> ULID { ULID(milliseconds: 1_700_000_000_000, random: UInt128.random(in: 0...UInt128.max)) }
}
