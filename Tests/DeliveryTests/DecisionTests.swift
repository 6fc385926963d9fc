import Calendar
import Delivery
import EventModel
import Events
import Testing

/// What a decision answers after these facts; only those are folded that its own query would read.
private func answer<D: Decision>(_ decision: D, given facts: [any Event]) throws(D.Refusal) -> [any Event] {
    let read = facts.filter { decision.query.matches(name: type(of: $0).schema.name, tags: $0.tags) }
    return try decision.decide(given: D.fold.state(after: read))
}

private let today = day("2026-11-22")

private func batch(_ number: Int) -> BatchID { BatchID(ULID(bits: UInt128(number))) }

private func request(
    _ number: Int, _ households: [Int], entries: [String] = ["summer_heat"], key: String? = nil
) -> RequestBatch {
    RequestBatch(
        batch: batch(number), day: today, content: ContentID("c"), entries: entries, retryKey: key ?? "key-\(number)",
        recipients: households.map {
            Recipient(household: household($0), children: entries.map { _ in [ChildNumber(1)] })
        }, at: 1)
}

private func households(_ events: [any Event]) -> [HouseholdID] {
    events.compactMap { $0 as? DeliveryRequested }.flatMap(\.recipients).map(\.household)
}

@Suite("A request for a day") struct RequestBatchTests {
    @Test("names the families before LINE is asked; asking again gives nothing")
    func once() throws {
        let first = try answer(request(1, [1, 2]), given: [])
        #expect(households(first) == [household(1), household(2)])
        #expect(try answer(request(1, [1, 2]), given: first).isEmpty)
        #expect(try answer(request(2, [1, 2]), given: first).isEmpty)
    }

    @Test("leaves out families that were requested any of the entries, and keeps the others")
    func onlyOpen() throws {
        let first = try answer(request(1, [1, 2]), given: [])
        #expect(households(try answer(request(2, [2, 3, 3]), given: first)) == [household(3)])
        let both = request(3, [1, 4], entries: ["vac_2m", "summer_heat"])
        #expect(households(try answer(both, given: first)) == [household(4)])
        #expect(households(try answer(request(4, [1], entries: ["vac_2m"]), given: first)) == [household(1)])
    }

    @Test("may be made again under a new key after LINE refused for good, but not after silence")
    func afterFailure() throws {
        let first = try answer(request(1, [1]), given: [])
        let failed = first + [DeliveryFailed(batch: batch(1), day: today, status: 400, reason: "", at: 2)]
        #expect(try answer(request(1, [1]), given: failed).isEmpty)
        #expect(throws: RequestBatch.Refusal.retryKeyUsed(by: batch(1))) {
            try answer(request(2, [1], key: "key-1"), given: failed)
        }
        let second = try answer(request(2, [1]), given: failed)
        #expect(households(second) == [household(1)])
        #expect(try answer(request(3, [1]), given: failed + second).isEmpty)
        let silence = first + [DeliveryUnknown(batch: batch(1), day: today, reason: "", at: 2)]
        #expect(try answer(request(2, [1]), given: silence).isEmpty)
    }

    @Test("is not made again that day for those whose ids LINE refused, whatever it is about")
    func refusedFamilies() throws {
        let first = try answer(request(1, [1, 2, 3]), given: [])
        let failed =
            first + [
                DeliveryFailed(
                    batch: batch(1), day: today, status: 400, reason: "", refused: [household(2)], at: 2)
            ]
        #expect(households(try answer(request(2, [1, 2, 3]), given: failed)) == [household(1), household(3)])
        #expect(try answer(request(2, [2], entries: ["summer_heat"]), given: failed).isEmpty)
    }

    @Test("of another day is not its business")
    func otherDay() throws {
        let first = try answer(request(1, [1]), given: [])
        let tomorrow = RequestBatch(
            batch: batch(2), day: today.adding(days: 1), content: ContentID("c"), entries: ["summer_heat"],
            retryKey: "k",
            recipients: [Recipient(household: household(1), children: [[]])], at: 1)
        #expect(households(try answer(tomorrow, given: first)) == [household(1)])
    }

    @Test("is refused with more than 500 families, without entries, or with children that do not fit them")
    func refused() {
        #expect(throws: RequestBatch.Refusal.tooManyRecipients(501)) {
            try answer(request(1, Array(0...500)), given: [])
        }
        #expect(throws: RequestBatch.Refusal.noEntries) { try answer(request(1, [1], entries: []), given: []) }
        let wrong = RequestBatch(
            batch: batch(1), day: today, content: ContentID("c"), entries: ["a", "b"], retryKey: "k",
            recipients: [Recipient(household: household(1), children: [[]])], at: 1)
        #expect(throws: RequestBatch.Refusal.childrenDoNotFitEntries(household(1))) { try answer(wrong, given: []) }
    }

    @Test("reaches every family once, whatever fails and is asked again", arguments: [31, 32, 33] as [UInt64])
    func law(seed: UInt64) throws {
        var random = Seeded(seed)
        var facts: [any Event] = []
        var failed: Set<BatchID> = []
        for number in 1...120 {
            let some = (0..<8).map { _ in Int.random(in: 1...30, using: &random) }
            let new = try answer(request(number, some), given: facts)
            facts += new
            if !new.isEmpty, Int.random(in: 0..<3, using: &random) == 0 {
                facts.append(DeliveryFailed(batch: batch(number), day: today, status: 500, reason: "", at: 1))
                failed.insert(batch(number))
            }
        }
        facts += try answer(request(200, Array(1...30)), given: facts)
        let reached = facts.compactMap { $0 as? DeliveryRequested }.filter { !failed.contains($0.batch) }
            .flatMap(\.recipients).map(\.household)
        #expect(reached.count == 30 && Set(reached).count == 30, "seed \(seed)")
    }
}

@Suite("What became of a request") struct RecordOutcomeTests {
    private func outcome(_ outcome: RecordOutcome.Outcome, _ number: Int = 1) -> RecordOutcome {
        RecordOutcome(batch: batch(number), day: today, outcome: outcome, at: 5)
    }
    private func names(_ events: [any Event]) -> [String] { events.map { type(of: $0).schema.name } }

    @Test("is recorded once; the first clear answer counts, and acceptance may follow silence")
    func first() throws {
        let asked = try answer(request(1, [1]), given: [])
        let accepted = RecordOutcome.Outcome.accepted(requestID: "r")
        let failed = RecordOutcome.Outcome.failed(status: 400, reason: "bad")
        let unknown = RecordOutcome.Outcome.unknown(reason: "lost")
        for clear in [accepted, failed] {
            let facts = asked + (try answer(outcome(clear), given: asked))
            #expect(facts.count == 2)
            for later in [accepted, failed, unknown] { #expect(try answer(outcome(later), given: facts).isEmpty) }
        }
        let silent = asked + (try answer(outcome(unknown), given: asked))
        #expect(try answer(outcome(unknown), given: silent).isEmpty && answer(outcome(failed), given: silent).isEmpty)
        let corrected = try answer(outcome(accepted), given: silent)
        #expect(names(corrected) == ["delivery.accepted"])
        #expect(try answer(outcome(unknown), given: silent + corrected).isEmpty)
    }

    @Test("is refused when nothing was requested")
    func notRequested() {
        #expect(throws: RecordOutcome.Refusal.notRequested(batch(9))) {
            try answer(outcome(.unknown(reason: ""), 9), given: [])
        }
    }
}

@Suite("Words, days and municipal dates") struct OtherDecisionTests {
    @Test("words are kept once under their hash, and never empty")
    func compose() throws {
        let words = ComposeContent(
            content: ContentID("abc"), entries: ["vac_2m"], language: .english, catalogue: "2026-11-22",
            messages: "[{}]")
        let kept = try answer(words, given: [])
        #expect(kept.count == 1)
        #expect(try answer(words, given: kept).isEmpty)
        let empty = ComposeContent(
            content: ContentID("e"), entries: ["a"], language: .english, catalogue: "v", messages: "")
        #expect(throws: ComposeContent.Refusal.noMessages) { try answer(empty, given: []) }
    }

    @Test("a day is closed once")
    func close() throws {
        let closed = try answer(CloseDay(day: today, at: 1), given: [])
        #expect(closed.count == 1)
        #expect(try answer(CloseDay(day: today, at: 2), given: closed).isEmpty)
        #expect(try answer(CloseDay(day: today.adding(days: 1), at: 2), given: closed).count == 1)
    }

    private func enter(_ name: String, _ date: String, source: String = "https://example.jp/") -> EnterMunicipalDate {
        EnterMunicipalDate(
            municipality: yokohama, name: name, date: day(date), source: source, names: builtIn.municipalDateNames,
            today: today)
    }

    @Test("a municipal date is entered once, corrected for its fiscal year, and kept beside next year's")
    func municipal() throws {
        let name = "hoiku_april_first_round"
        var facts = try answer(enter(name, "2026-11-06"), given: [])
        #expect(facts.count == 1)
        #expect(try answer(enter(name, "2026-11-06"), given: facts).isEmpty)
        facts += try answer(enter(name, "2026-11-13"), given: facts)
        facts += try answer(enter(name, "2027-11-05"), given: facts)
        #expect(try facts.count == 3 && answer(enter(name, "2026-11-13"), given: facts).isEmpty)
        #expect(try answer(enter(name, "2026-11-06"), given: facts).count == 1, "back to the first date")
        let dates = MunicipalDates(facts)
        #expect(dates.date(of: name, in: FiscalYear(2026), for: chain(tsurumi)) == day("2026-11-13"))
        #expect(dates.date(of: name, in: FiscalYear(2027), for: chain(tsurumi)) == day("2027-11-05"))
        #expect(dates.date(of: name, in: FiscalYear(2026), for: chain(kawasaki)) == nil)
    }

    @Test("a municipal date is refused under an unknown name, outside this and the next fiscal year, or without source")
    func refused() throws {
        #expect(
            throws: EnterMunicipalDate.Refusal.unknownName("hoiku", allowed: builtIn.municipalDateNames.keys.sorted())
        ) {
            try answer(enter("hoiku", "2026-11-06"), given: [])
        }
        let allowed = day("2026-04-01")...day("2028-03-31")
        for date in ["2026-03-31", "2028-04-01"] {
            #expect(throws: EnterMunicipalDate.Refusal.outside(day(date), allowed: allowed)) {
                try answer(enter("hoiku_april_result", date), given: [])
            }
        }
        #expect(throws: EnterMunicipalDate.Refusal.noSource) {
            try answer(enter("hoiku_april_result", "2027-01-28", source: " "), given: [])
        }
        #expect(try answer(enter("checkup_5y", "2019-04-01"), given: []).count == 1, "an offer may have begun long ago")
    }
}
