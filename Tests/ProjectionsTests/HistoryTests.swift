import Calendar
import EventModel
import EventStore
import Events
import Projections
import Support
import Testing

@Suite("What was sent to whom")
struct HistoryTests {
    private func request(_ number: Int, at: Int64, to families: [HouseholdID] = [Example.family]) -> DeliveryRequested {
        DeliveryRequested(
            batch: BatchID(ULID(bits: UInt128(number))), day: Example.today, content: Example.content,
            entries: ["a", "b"], retryKey: "k\(number)",
            recipients: families.map { Recipient(household: $0, children: [[Example.first, Example.second], []]) },
            at: at)
    }

    private func open(_ model: Model) async throws -> [String] {
        try await model.tables.store.read { try DeliveryHistory.open(in: $0).map(\.retryKey) }
    }

    @Test("requests without an answer are open, the oldest first; any answer closes them")
    func openRequests() async throws {
        let requests = [request(3, at: 5), request(1, at: 9), request(2, at: 5)]
        let model = try await Model(requests)
        #expect(try await open(model) == ["k2", "k3", "k1"])
        try await model.record(
            DeliveryAccepted(batch: requests[0].batch, day: Example.today, requestID: "r", at: 6),
            DeliveryUnknown(batch: requests[1].batch, day: Example.today, reason: "late", at: 6))
        #expect(try await open(model) == ["k2"])
        try await model.record(
            DeliveryFailed(batch: requests[2].batch, day: Example.today, status: 400, reason: "no", at: 6))
        #expect(try await open(model).isEmpty)
    }

    @Test("acceptance that is learnt after the outcome was given up takes its place")
    func acceptedAfterUnknown() async throws {
        let sent = request(1, at: 1)
        let model = try await Model([sent])
        try await model.record(DeliveryUnknown(batch: sent.batch, day: sent.day, reason: "late", at: 2))
        try await model.record(DeliveryAccepted(batch: sent.batch, day: sent.day, requestID: "r-9", at: 3))
        let batch = try await model.tables.store.read {
            try DeliveryHistory.lines(of: Example.family, in: $0).first?.batch
        }
        #expect(batch?.outcome == .accepted && batch?.detail == "r-9" && batch?.areWordsRefused == false)
        #expect(
            try await model.rows["delivery_counts"]?.map { $0[3...6] } == [
                ["1", "1", "0", "0"], ["1", "1", "0", "0"],
            ])
    }

    @Test("families that were left out when it was sent have no line, and are not counted as accepted")
    func leftOut() async throws {
        let sent = request(1, at: 1, to: [Example.family, Example.other])
        let model = try await Model([sent])
        try await model.record(
            DeliveryUnknown(batch: sent.batch, day: sent.day, reason: "late", leftOut: [Example.other], at: 2))
        func counts() async throws -> [[String?]]? {
            try await model.rows["delivery_counts"]?.map { Array($0[3...6]) }
        }
        #expect(try await counts() == [["2", "0", "0", "1"], ["2", "0", "0", "1"]])
        try await model.record(
            DeliveryAccepted(batch: sent.batch, day: sent.day, requestID: "r", leftOut: [Example.other], at: 3))
        #expect(try await counts() == [["2", "1", "0", "0"], ["2", "1", "0", "0"]])
        #expect(try await model.rows["delivery_lines"]?.map(\.[0]) == [Example.family.description])
    }

    @Test("a family's lines name the children of each entry, the newest first")
    func lines() async throws {
        let model = try await Model([request(1, at: 1), request(2, at: 7), request(3, at: 7, to: [Example.other])])
        let lines = try await model.tables.store.read { tables in
            try DeliveryHistory.lines(of: Example.family, in: tables).map { "\($0.batch.retryKey) \($0.children)" }
        }
        #expect(lines == ["k2 1,2;", "k1 1,2;"])
    }

    @Test("of the refused requests only those count against the words that LINE refused for them, for that day")
    func refusedWords() async throws {
        let requests = (1...4).map { request($0, at: 1) }
        let model = try await Model(requests)
        try await model.record(
            zip(requests, [0, 403, 400]).map { sent, status in
                DeliveryFailed(batch: sent.batch, day: sent.day, status: status, reason: "no", at: 2)
            })
        func refused(_ day: CivilDate) async throws -> Set<ContentID> {
            try await model.tables.store.read { try DeliveryHistory.refusedContents(on: day, in: $0) }
        }
        #expect(try await refused(Example.today).isEmpty)
        try await model.record(
            DeliveryFailed(
                batch: requests[3].batch, day: Example.today, status: 400, reason: "no", areWordsRefused: true, at: 2))
        #expect(try await refused(Example.today) == [Example.content])
        #expect(try await refused(Example.today.adding(days: 1)).isEmpty)
    }

    @Test("forgetting takes a family's lines out of the history and leaves the others'")
    func forgotten() async throws {
        let model = try await Model([request(1, at: 1, to: [Example.family, Example.other])])
        // One line that is written together with the forgetting, and one that was there before.
        try await model.record([
            request(2, at: 2, to: [Example.family, Example.other]), HouseholdForgotten(household: Example.family),
        ])
        for rows in [try await model.rows, try await model.rebuilt()] {
            #expect(rows["delivery_lines"]?.map(\.[0]) == [Example.other.description, Example.other.description])
        }
        #expect(try await model.rows["delivery_batches"]?.count == 2)
    }

    @Test("the words that were sent can be read again")
    func words() async throws {
        let model = try await Model(Example.delivery)
        let content = try await model.tables.store.read { try DeliveryHistory.content(Example.content, in: $0) }
        #expect(content?.messages.contains("予防接種") == true && content?.language == .japanese)
    }
}
