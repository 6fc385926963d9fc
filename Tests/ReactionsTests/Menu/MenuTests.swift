import AsyncHTTPClient
import Events
import LINE
import Support
import Testing

@testable import Reactions

@Suite("The rich menu at LINE", .serialized)
struct MenuTests {
    private let english = FamilyRichMenu.name(in: .english)
    private let easy = FamilyRichMenu.name(in: .easyJapanese)
    private let japanese = FamilyRichMenu.name(in: .japanese)

    @Test("is made once for each language, with its picture, and not again by the next run")
    func once() async throws {
        try await MenuLINE.serve { line, http in
            let town = try await MenuTown(line, http)
            #expect(try await town.publish() == Language.allCases)
            #expect(try await town.publish().isEmpty)
            try await town.link()
            #expect(line.now.menus.values.map(\.name).sorted() == [japanese, easy, english].sorted())
            for language in Language.allCases {
                let menu = line.now.menus.values.first { $0.name == FamilyRichMenu.name(in: language) }
                #expect(menu?.picture.map(Array.init) == MenuTown.pictures(1)[language])
            }
            #expect(try await town.facts().map(\.language) == Language.allCases)
            #expect(line.now.asked.count { $0 == "POST richmenu" } == 3)
            #expect(line.now.asked.count { $0 == "POST richmenu/validate" } == 3)
            try await town.follow(1)
            #expect(town.shown(to: 1) == japanese)
        }
    }

    @Test("of a family is the one in its language, whatever it chose before, and whenever LINE told of it")
    func language() async throws {
        try await MenuLINE.serve { line, http in
            let town = try await MenuTown(line, http)
            // Chosen before a menu is there, and before LINE told of the follow.
            try await town.follow(1, .english)
            try await town.choose(2, .easyJapanese)
            try await town.link()
            try await town.publish()
            try await town.link()
            #expect(town.shown(to: 1) == english)
            try await town.follow(2)
            try await town.follow(3, .english)
            try await town.link()
            #expect(town.shown(to: 2) == easy && town.shown(to: 3) == english)
            try await town.choose(3, .easyJapanese)
            try await town.choose(1, .japanese)
            try await town.link()
            #expect(town.shown(to: 3) == easy && town.shown(to: 1) == japanese)
            #expect(line.now.linked[Town.user(1)] == nil)
        }
    }

    @Test("is linked again to a family that comes back, and taken from one that wants to be forgotten")
    func comingAndGoing() async throws {
        try await MenuLINE.serve { line, http in
            let town = try await MenuTown(line, http)
            try await town.publish()
            try await town.follow(1, .english)
            try await town.follow(2, .english)
            try await town.link()
            try await town.record(HouseholdUnfollowed(household: Town.household(1), at: town.world.now + 1))
            line.change { $0.linked[Town.user(1)] = nil }
            try await town.link()
            #expect(line.now.linked[Town.user(1)] == nil)
            try await town.record(
                HouseholdReturned(household: Town.household(1), at: town.world.now + 2),
                HouseholdForgotten(household: Town.household(2)))
            try await town.link()
            #expect(town.shown(to: 1) == english)
            #expect(line.now.linked[Town.user(2)] == nil)
        }
    }

    @Test("that was drawn anew takes the place of the old one, for all, in lists of at most 500; then the old one goes")
    func drawnAnew() async throws {
        try await MenuLINE.serve { line, http in
            let town = try await MenuTown(line, http)
            for number in 1...501 { try await town.follow(number, .english) }
            try await town.publish()
            try await town.link()
            let old = line.now.byDefault
            #expect(try await town.publish(2) == Language.allCases)
            #expect(line.now.byDefault == old, "nobody is shown a menu that is not a fact yet")
            try await town.link()
            #expect(line.now.byDefault != old && line.now.menus.count == 3)
            #expect((1...501).allSatisfy { town.shown(to: $0) == english })
            #expect(line.now.mostAtOnce == 500)
        }
    }

    @Test("that somebody deleted at LINE is published again, with the same content")
    func deleted() async throws {
        try await MenuLINE.serve { line, http in
            let town = try await MenuTown(line, http)
            try await town.follow(1, .english)
            try await town.publish()
            try await town.link()
            line.change {
                $0.menus = [:]
                $0.linked = [:]
                $0.byDefault = nil
            }
            #expect(try await town.publish() == Language.allCases)
            try await town.link()
            #expect(town.shown(to: 1) == english && line.now.menus.count == 3)
        }
    }

    @Test("is not kept from others by one whom LINE does not take")
    func refused() async throws {
        try await MenuLINE.serve { line, http in
            let town = try await MenuTown(line, http)
            line.change { $0.refused = [Town.user(2)] }
            for number in 1...3 { try await town.follow(number, .english) }
            try await town.publish()
            try await town.link()
            #expect(town.shown(to: 1) == english && town.shown(to: 2) == japanese && town.shown(to: 3) == english)
        }
    }

    @Test("ends up right, each once, wherever LINE or we stopped", arguments: [false, true])
    func killedAnywhere(requestIsDone: Bool) async throws {
        var request = 0
        var wasStopped = true
        try await MenuLINE.serve { line, http in
            while wasStopped {
                request += 1
                wasStopped = try await stop(line, http, at: request, isDone: requestIsDone)
            }
        }
        #expect(request > 15)
    }

    /// Changes everything, stops at a request, goes on, and looks.
    ///
    /// - Returns: whether there were as many requests.
    private func stop(_ line: MenuLINE, _ http: HTTPClient, at request: Int, isDone: Bool) async throws -> Bool {
        line.change { $0 = MenuLINE.State() }
        let town = try await MenuTown(line, http)
        try await town.follow(1, .english)
        try await town.follow(2, .easyJapanese)
        try await town.publish(1)
        try await town.link()
        let end = line.now.asked.count + request
        line.change { $0.end = (end, isDone) }
        try await town.choose(1, .easyJapanese)
        try await town.choose(2, .english)
        var wasStopped = false
        do {
            try await town.publish(2)
            try await town.link()
        } catch is LINEFailure { wasStopped = true }
        line.change { $0.end = nil }
        try await expectRight(town)
        return wasStopped
    }

    @Test("ends up right, each once, wherever the log stopped", arguments: [1, 2, 3], [false, true])
    func killedAppending(append: Int, afterCommit: Bool) async throws {
        try await MenuLINE.serve { line, http in
            let town = try await MenuTown(line, http)
            try await town.follow(1, .easyJapanese)
            try await town.follow(2, .english)
            town.store.die(at: append, afterCommit: afterCommit)
            await #expect(throws: DyingStore.Death.self) { try await town.publish(2) }
            town.store.start()
            try await expectRight(town)
        }
    }

    /// Runs both reactions once more: the first family reads easy Japanese, the second English, others Japanese.
    private func expectRight(_ town: MenuTown) async throws {
        try await town.publish(2)
        try await town.link()
        let line = town.line.now
        #expect(line.menus.values.map(\.name).sorted() == [japanese, easy, english].sorted())
        #expect(line.menus.values.allSatisfy { $0.picture?.first == 2 })
        #expect(town.shown(to: 1) == easy && town.shown(to: 2) == english && town.shown(to: 3) == japanese)
        let digests = try await town.facts().map(\.digest)
        #expect(Set(digests).count == digests.count, "each content is published once")
    }
}
