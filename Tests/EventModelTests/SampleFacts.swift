import EventModel

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

enum Colour: String, CaseIterable, FieldValue {
    case red
    case green = "pale-green"
    case blue
}

struct Part: Record {
    let name: String
    let sizes: [[Int]]
    static let fields = Fields(
        Field("name", \.name, "its name"), Field("sizes", \.sizes, "its sizes"), build: Self.init)
}

/// A fact with a field of every kind.
struct Everything: Event {
    let text: String
    let maybe: String?
    let number: Int
    let wide: Int64
    let isSo: Bool
    let id: ULID
    let colour: Colour
    let list: [String]
    let parts: [Part]
    let secret: Personal<String>
    let maybeSecret: Personal<Int>?

    static let schema = Schema("test.everything", version: 3)
    static let meaning = "Everything happened."
    static let fields = Fields(
        Field("text", \.text, "text"), Field("maybe", \.maybe, "text or nothing"),
        Field("number", \.number, "a number"),
        Field("wide", \.wide, "a wide number"), Field("isSo", \.isSo, "whether"), Field("id", \.id, "an id"),
        Field("colour", \.colour, "a colour"), Field("list", \.list, "a list"), Field("parts", \.parts, "parts"),
        Field("secret", \.secret, "a secret"), Field("maybeSecret", \.maybeSecret, "a secret or nothing"),
        build: Self.init)
    var tags: [Tag] { [Tag("thing", id)] }
    var subject: Tag? { Tag("thing", id) }
}

/// A fact with one field.
struct Plain: Event {
    let number: Int
    static let schema = Schema("test.plain", version: 1)
    static let meaning = "A number was said."
    static let fields = Fields(Field("number", \.number, "the number"), build: Self.init)
    var tags: [Tag] { [] }
}

extension String {
    private static let alphabet: [Character] = [
        "a", "Z", "0", " ", "\"", "\\", "/", "\n", "\r", "\t", "\0", "\u{1}", "\u{1F}", "\u{7F}", "あ", "漢", "👩‍👩‍👧‍👦", "é",
        "e\u{301}", "\u{2028}", "\u{FEFF}", "\u{FFFD}", "\r\n", "🇯🇵", "{", "}", ":", ",", "‹",
    ]
    static func random(_ random: inout SeededRandom, upTo length: Int = 12) -> String {
        String(
            (0..<Int.random(in: 0...length, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
    }
}

extension Everything {
    static func random(_ random: inout SeededRandom) -> Everything {
        let edges: [Int64] = [0, -1, 1, 9, 10, .max, .min, .max - 1, .min + 1]
        return Everything(
            text: .random(&random, upTo: 40), maybe: Bool.random(using: &random) ? .random(&random) : nil,
            number: Int.random(in: -1_000_000...1_000_000, using: &random),
            wide: edges.randomElement(using: &random) ?? 0, isSo: Bool.random(using: &random),
            id: ULID(bits: UInt128(random.next()) << 64 | UInt128(random.next())),
            colour: Colour.allCases.randomElement(using: &random) ?? .red,
            list: (0..<Int.random(in: 0...4, using: &random)).map { _ in .random(&random) },
            parts: (0..<Int.random(in: 0...2, using: &random)).map { _ in
                Part(name: .random(&random), sizes: [[], [Int.random(in: 0...9, using: &random), 7]])
            },
            secret: .known(.random(&random)),
            maybeSecret: Bool.random(using: &random) ? .known(Int.random(in: -9...9, using: &random)) : nil)
    }
}

/// Encodes as the log does, with a seal that everyone can open.
func encoded(_ value: some FieldValue) throws -> [UInt8] {
    var writer = JSONWriter()
    writer.sealer = { plain in "sealed:" + plain.map { String($0, radix: 16) }.joined(separator: ".") }
    try value.write(to: &writer)
    return writer.bytes
}

struct NoSeal: Error {}

func decoded<Value: FieldValue>(_ type: Value.Type, _ bytes: [UInt8], isOpened: Bool = true) throws -> Value {
    try bytes.withUnsafeBufferPointer { buffer in
        var reader = JSONReader(buffer)
        if isOpened {
            reader.opener = { sealed in
                guard sealed.starts(with: "sealed:".utf8) else { throw NoSeal() }
                return String(decoding: sealed.dropFirst(7), as: UTF8.self).split(separator: ".").map {
                    UInt8($0, radix: 16) ?? 0
                }
            }
        }
        let value = try Value(from: &reader)
        guard reader.isAtEnd else { throw reader.fault("goes on after its end") }
        return value
    }
}
