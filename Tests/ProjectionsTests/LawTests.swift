import Calendar
import EventModel
import EventStore
import Events
import Households
import Projections
import Support
import Testing

@Suite("Laws of the read models")
struct LawTests {
    /// Records a history in random steps, days passing between them.
    private func play(_ seed: UInt64, steps: Int = 160, _ afterEach: (Model) async throws -> Void) async throws {
        var random = SplitMix64(seed: seed ^ 0xBA7C4)
        let facts = try RandomDeliveries.facts(seed: seed, steps: steps)
        let model = try await Model(test: TestLog(seed: seed))
        var next = 0
        while next < facts.count {
            let end = min(facts.count, next + Int.random(in: 1...25, using: &random))
            model.test.world.advance(milliseconds: .random(in: 0...90_000_000, using: &random))
            try await model.test.log.append(Array(facts[next..<end]), as: model.test.command())
            if random.chance(2, in: 3) { try await model.projector.catchUp() }
            next = end
            if next == facts.count { try await model.projector.catchUp() }
        }
        try await afterEach(model)
    }

    @Test("kept up to date in any steps, all read models equal those built anew", arguments: Seeds.some(8))
    func replay(_ seed: UInt64) async throws {
        try await play(seed) { model in
            let live = try await model.rows
            #expect(try await model.rebuilt() == live)
            try await model.projector.rebuild()
            #expect(try await model.rows == live)
            #expect(live["delivery_lines"]?.isEmpty == false && live["delivery_counts"]?.isEmpty == false)
        }
    }

    @Test("the audience says of every family what its facts add up to", arguments: Seeds.some(12))
    func audienceIsTheFold(_ seed: UInt64) async throws {
        try await play(seed) { model in
            for household in [Example.family, Example.other] {
                let facts = try await model.test.facts().filter { $0.tags.contains(household.tag) }
                try await compare(Household.fold.state(after: facts), with: model, household)
            }
        }
    }

    private func compare(_ known: Household, with model: Model, _ household: HouseholdID) async throws {
        let row = try await model.audience(household)
        let profile = try await model.profile(household)
        guard !known.isForgotten else {
            #expect(row == nil && profile?.municipality == nil && profile?.source == nil)
            return
        }
        guard let row, let profile else { return #expect(known == Household()) }
        #expect(row.municipality == known.residence?.municipality && row.language == known.language)
        #expect(row.topics == TopicMask(known.topics) && row.registeredOn == known.registered)
        let children = known.openChildren.map { number, child -> String in
            switch child {
            case .expecting(let due): "\(number) expecting \(due?.description ?? "–")"
            case .born(let born): "\(number) born \(born?.description ?? "–")"
            case .removed, .lost: ""
            }
        }
        #expect(row.children.list.map { "\($0.number) \($0.stage) \($0.date)" }.sorted() == children.sorted())
        let isFriend = known.contact?.isFriend ?? false
        let isReachable =
            isFriend && known.hasFollowed && known.messages != .stopped && known.registered != nil
            && known.residence != nil
        #expect(row.isReachable == isReachable)
        if case .paused(let until) = known.messages { #expect(row.pausedUntil == until) }
        if known.messages == .wanted { #expect(row.pausedUntil == nil) }
        #expect(profile.status == status(of: known) && profile.language == known.language)
        #expect((profile.leftOn == nil) == [.following, .registered].contains(profile.status))
    }

    private func status(of known: Household) -> HouseholdProfile.Status {
        if known.contact?.isFriend == false { return .blocked }
        if known.messages == .stopped { return .stopped }
        if known.movedAway != nil { return .movedAway }
        return known.registered == nil ? .following : .registered
    }

    @Test("a forgotten family is in no row but a profile without residence and source", arguments: Seeds.some(6))
    func forgotten(_ seed: UInt64) async throws {
        try await play(seed) { model in
            for household in [Example.family, Example.other] {
                try await model.record(HouseholdForgotten(household: household))
            }
            for rows in [try await model.rows, try await model.rebuilt()] {
                for household in [Example.family, Example.other] {
                    let naming = rows.filter { $0.value.contains { $0.contains(household.description) } }
                    #expect(Set(naming.keys).isSubset(of: ["household_profiles"]))
                }
                let cells = rows.values.joined().joined().compactMap { $0 }
                #expect(!cells.contains("U1") && !cells.contains("2310045") && rows["audience"] == [])
            }
        }
    }

    @Test("with its key gone a family is unreachable, and nothing else breaks", arguments: Seeds.some(6))
    func erased(_ seed: UInt64) async throws {
        try await play(seed) { model in
            try await model.test.keyring.destroyKey(of: Example.family.tag)
            try await model.projector.rebuild()
            let row = try await model.audience()
            #expect(row?.isReachable != true && row?.lineUser ?? "" == "" && row?.children.list ?? [] == [])
            try await model.record(LanguageChosen(household: Example.family, language: .english))
            #expect(try await model.rebuilt() == model.rows)
        }
    }

    @Test(
        "deliveries counted by day, place and entry add up to the recipients of the requests", arguments: Seeds.some(8))
    func countsAddUp(_ seed: UInt64) async throws {
        try await play(seed) { model in
            var expected: [String: [Int]] = [:]
            let facts = try await model.test.facts()
            var outcomes: [BatchID: Int] = [:]
            for fact in facts {
                if let fact = fact as? DeliveryAccepted { outcomes[fact.batch] = 1 }
                if let fact = fact as? DeliveryFailed { outcomes[fact.batch] = 2 }
                if let fact = fact as? DeliveryUnknown { outcomes[fact.batch] = 3 }
            }
            for case let fact as DeliveryRequested in facts {
                for entry in fact.entries where !fact.recipients.isEmpty {
                    var counts = expected["\(fact.day) \(entry)"] ?? [0, 0, 0, 0]
                    counts[0] += fact.recipients.count
                    if let place = outcomes[fact.batch] { counts[place] += fact.recipients.count }
                    expected["\(fact.day) \(entry)"] = counts
                }
            }
            var counted: [String: [Int]] = [:]
            for row in try await model.rows["delivery_counts"] ?? [] {
                let key = "\(row[0] ?? "") \(row[2] ?? "")"
                counted[key] = zip(counted[key] ?? [0, 0, 0, 0], row[3...6].map { Int($0 ?? "") ?? -1 }).map(+)
            }
            #expect(counted == expected)
        }
    }
}
