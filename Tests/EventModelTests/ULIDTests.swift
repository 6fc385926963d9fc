import EventModel
import Testing

@Suite("ULIDs")
struct ULIDTests {
    @Test("a ULID reads back from its text, in either case, and sorts as its text does")
    func text() {
        var random = SeededRandom(1)
        var ids = (0..<2_000).map { _ in ULID(bits: UInt128(random.next()) << 64 | UInt128(random.next())) }
        ids += [0, 1, UInt128.max, 1 << 63, 1 << 64, 1 << 65, 1 << 80, UInt128.max >> 1].map(ULID.init(bits:))
        for id in ids {
            #expect(id.description.utf8.count == 26)
            #expect(ULID(id.description) == id)
            #expect(ULID(id.description.lowercased()) == id)
        }
        #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
    }

    @Test("its first ten characters are the time, its last sixteen are random")
    func parts() throws {
        // The example of the specification.
        let id = try #require(ULID("01ARYZ6S410000000000000000"))
        #expect(id.milliseconds == 1_469_918_176_385)
        #expect(ULID(milliseconds: 1_469_918_176_385, random: 0) == id)
        #expect(ULID(milliseconds: 0, random: .max).bits == UInt128(1) << 80 - 1)
    }

    @Test(
        "what is no ULID is refused",
        arguments: [
            "", "0", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ", "01ARYZ6S41000000000000000", "01ARYZ6S4100000000000000000",
            "01ARYZ6S41000000000000000I", "01ARYZ6S41000000000000000L", "01ARYZ6S41000000000000000O",
            "01ARYZ6S41000000000000000U", "01ARYZ6S41000000000000000é", "-1ARYZ6S410000000000000000",
        ])
    func refused(_ text: String) { #expect(ULID(text) == nil) }
}
