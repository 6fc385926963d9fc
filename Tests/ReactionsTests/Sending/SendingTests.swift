import Calendar
import EventModel
import EventStore
import Events
import LINE
import Support
import Testing

@testable import Delivery
@testable import Reactions

@Suite("When messages go out")
struct SendingTests {
    @Test("a family that wants quiet now gets its message when its quiet hours end, and only once")
    func quietHours() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            try await town.record(QuietHoursSet(household: Town.household(1), from: 8 * 60, until: 10 * 60))
            let early = try await town.run()
            #expect(early.deferred == 1 && early.requested == 0 && line.received.isEmpty)
            town.pass(hours: 1)
            #expect(try await town.run().accepted == 1)
            #expect(try await town.run().requested == 0)
            #expect(line.received == [Town.user(1): ["birth_hearing"]])
        }
    }

    @Test("a paused family gets nothing, neither during the pause nor what fell due in it")
    func paused() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            try await town.record(HouseholdPaused(household: Town.household(1), until: town.today.adding(days: 1)))
            #expect(try await town.run().due == 0)
            town.pass(hours: 24)
            #expect(try await town.run().requested == 0)
            town.pass(hours: 24)
            try await town.run()
            #expect(line.received == [Town.user(1): ["birth_papa"]])
        }
    }

    @Test("who paused, stopped, left or moved away after the request gets nothing when it is repeated")
    func leftMeanwhile() async throws {
        let facts: [(Town) -> any Event] = [
            { HouseholdPaused(household: Town.household(1), until: $0.today.adding(days: 9)) },
            { _ in HouseholdStopped(household: Town.household(1)) },
            { HouseholdUnfollowed(household: Town.household(1), at: $0.world.now + 1) },
            { HouseholdMovedAway(household: Town.household(1), on: $0.today) },
            { _ in HouseholdForgotten(household: Town.household(1)) },
            { _ in LossTold(household: Town.household(1), child: Example.first) },
            { _ in ChildRemoved(household: Town.household(1), child: Example.first) },
        ]
        try await SmallLINE.serve { line, http in
            for fact in facts {
                line.forget()
                let town = try await Town(line, http)
                try await town.register(1, bornDaysAgo: 2)
                try await town.register(2, bornDaysAgo: 2)
                line.fail(.lost, at: 1)
                #expect(try await town.run().open == 2)
                try await town.record(fact(town))
                let again = try await town.run()
                #expect(again.accepted == 1 && again.open == 0, "\(fact(town))")
                let leftOut = try await town.facts(DeliveryAccepted.self).map(\.leftOut)
                #expect(leftOut == [[Town.household(1)]], "\(fact(town))")
                #expect(line.received == [Town.user(2): ["birth_hearing"]], "\(fact(town))")
                #expect(line.asked[0].key == line.asked[1].key)
            }
        }
    }

    @Test("a family told of its loss gets nothing about the household either")
    func lossEndsEverything() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            town.catalogue.change { $0 = Town.catalogue("move_in") }
            try await town.register(1, bornDaysAgo: 20)
            try await town.record(
                ResidenceRecorded(
                    household: Town.household(1), municipality: Example.hakone, way: .chosen, postalCode: nil,
                    on: town.today))
            line.fail(.lost, at: 1)
            #expect(try await town.run().open == 1)
            try await town.record(LossTold(household: Town.household(1), child: Example.first))
            #expect(try await town.run().unknown == 1)
            #expect(line.received.isEmpty && line.asked.count == 1)
        }
    }

    @Test("a day is closed by the first run of the next day, once")
    func closing() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            let today = town.today
            try await town.run()
            let first = try await town.facts(DayClosed.self).map(\.day)
            #expect(first.max() == today.adding(days: -1))
            try await town.run()
            #expect(try await town.facts(DayClosed.self).count == first.count)
            town.pass(hours: 24)
            try await town.run()
            try await town.run()
            #expect(try await town.facts(DayClosed.self).map(\.day) == first + [today])
        }
    }

    @Test("a day on which a family still wants quiet is not closed")
    func quietKeepsDayOpen() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            try await town.record(QuietHoursSet(household: Town.household(1), from: 8 * 60, until: 10 * 60))
            let today = town.today
            try await town.run()
            town.pass(hours: 24)
            try await town.run()
            #expect(try await !town.facts(DayClosed.self).map(\.day).contains(today))
            town.pass(hours: 1)
            try await town.run()
            #expect(try await town.facts(DayClosed.self).map(\.day).contains(today))
            #expect(line.received == [Town.user(1): ["birth_hearing"]])
        }
    }

    @Test("what an outage missed is made up for, for seven days and while it may still be sent")
    func missedDays() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            town.catalogue.change { $0 = Town.catalogue("birth_papa", "jidou_teate") }
            // birth_papa: due on day 4, sent until day 10. jidou_teate: due on day 5, sent until day 15.
            for days in [10, 11, 12, 13] { try await town.register(days, bornDaysAgo: days) }
            try await town.run()
            #expect(
                line.received == [
                    Town.user(10): ["birth_papa", "jidou_teate"], Town.user(11): ["jidou_teate"],
                    Town.user(12): ["jidou_teate"],
                ])
            try await town.run()
            #expect(line.asked.count == 4)
        }
    }

    @Test("nothing of the days before a family registered is made up for")
    func nothingOfThePast() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            let (household, born) = (Town.household(1), town.today.adding(days: -3))
            try await town.record(
                HouseholdFollowed(household: household, lineUser: .known(Town.user(1)), at: town.world.now),
                ResidenceRecorded(
                    household: household, municipality: Example.nakaWard, way: .chosen, postalCode: nil,
                    on: town.today),
                ChildRegistered(household: household, child: Example.first, born: .known(born), on: town.today),
                HouseholdRegistered(household: household, on: town.today))
            try await town.run()
            #expect(line.asked.isEmpty)
            town.pass(hours: 24)
            try await town.run()
            #expect(line.received == [Town.user(1): ["birth_papa"]])
        }
    }

    @Test("what falls due after a family's first message of the day goes out too, alone and once")
    func laterThatDay() async throws {
        try await SmallLINE.serve { line, http in
            let second = ChildNumber(2)
            let steps: [(Town, HouseholdID) -> any Event] = [
                {
                    ResidenceRecorded(
                        household: $1, municipality: Example.hakone, way: .chosen, postalCode: nil, on: $0.today)
                },
                {
                    ChildRegistered(
                        household: $1, child: second, born: .known($0.today.adding(days: -4)), on: $0.today)
                },
            ]
            let town = try await Town(line, http)
            town.catalogue.change { $0 = Town.catalogue("birth_hearing", "birth_papa", "move_in") }
            try await town.register(1, bornDaysAgo: 2)
            try await town.register(2, bornDaysAgo: 2)
            try await town.run()
            for step in steps {
                try await town.record(step(town, Town.household(1)))
                #expect(try await town.run().accepted == 1)
                #expect(try await town.run().requested == 0)
            }
            #expect(
                line.received == [
                    Town.user(1): ["birth_hearing", "birth_papa", "move_in"], Town.user(2): ["birth_hearing"],
                ])
            let entries = try await town.facts(DeliveryRequested.self).map(\.entries)
            #expect(entries == [["birth_hearing"], ["move_in"], ["birth_papa"]])
        }
    }

    @Test("a loss told after the request was recorded keeps it from going out, before any read model has heard of it")
    func lossOvertakes() async throws {
        try await SmallLINE.serve { line, http in
            let town = try await Town(line, http)
            try await town.register(1, bornDaysAgo: 2)
            try await town.projector.catchUp()
            let request = DeliveryRequested(
                batch: BatchID(town.world.freshID()), day: town.today, content: Example.content,
                entries: ["birth_hearing"], retryKey: BatchSender.freshRetryKey(town.world.freshID()),
                recipients: [Recipient(household: Town.household(1), children: [[Example.first]])],
                at: town.world.now)
            let position = try await town.log.append([request], as: Command(actor: "system", id: town.world.freshID()))
            try await town.record(LossTold(household: Town.household(1), child: Example.first))
            let words = EncodedMessages(stored: Array("[]".utf8))
            let result = try await town.sending.sender.send(.init(request, words, recordedAt: position))
            guard case .failed(mustStop: nil) = result.outcome else {
                Issue.record("\(result.outcome)")
                return
            }
            #expect(line.asked.isEmpty)
        }
    }
}
