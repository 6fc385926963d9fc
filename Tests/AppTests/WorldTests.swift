import Calendar
import EventModel
import Support
import Testing

@testable import App

@Suite("The clock and the identifiers")
struct WorldTests {
    @Test("a rehearsal starts at its moment and goes on from there")
    func rehearsal() throws {
        let start = try #require(JapanTime(iso: "2027-04-01T10:00:00+09:00"))
        let world = World(startingAt: start)
        let (first, second) = (world.now, world.now)
        #expect(first >= start && second >= first && first.date == start.date)
    }

    @Test("identifiers rise, also within a millisecond and from several tasks, and none comes twice")
    func identifiers() async {
        let world = World(startingAt: JapanTime(milliseconds: Example.at))
        let lists = await withTaskGroup(of: [ULID].self) { group in
            for _ in 0..<8 { group.addTask { (0..<500).map { _ in world.freshID() } } }
            return await group.reduce(into: [[ULID]]()) { $0.append($1) }
        }
        for list in lists { #expect(list == list.sorted()) }
        #expect(Set(lists.joined()).count == 4_000)
    }
}
