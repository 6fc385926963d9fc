import Calendar
import Delivery
import EventModel
import EventStore
import Events
import LINE
import Projections

/// One run: its plan, its open requests and its count. Requests are recorded one after the other and sent side by side.
struct SendingRun {
    let reaction: SendDueMessages
    let schedule: StageSchedule
    let now: JapanTime
    let progress: @Sendable (SendDueMessages.Summary) -> Void
    var summary = SendDueMessages.Summary()
    private var composer: Composer
    /// Whether words were left out that LINE has refused for the day: an office has to look at them first.
    private var isAnythingRefused = false
    private var inFlight = 0
    /// Families of refused requests, to be asked for again at once.
    private var again: [BatchSender.Request.Part] = []
    /// Requests that LINE refused without saying what is wrong.
    private var unsaid = 0

    /// Requests on their way at the same time, once LINE has accepted one: if it takes none, one is enough to learn it.
    static let mostInFlight = 16

    /// Nine halvings find one id among 500. If that many more do not help, it is not the ids.
    private static let mostUnsaid = 36

    init(
        reaction: SendDueMessages, schedule: StageSchedule, now: JapanTime,
        progress: @escaping @Sendable (SendDueMessages.Summary) -> Void
    ) {
        self.reaction = reaction
        self.schedule = schedule
        self.now = now
        self.progress = progress
        composer = Composer(schedule, log: reaction.log, logger: reaction.logger)
    }

    /// Asks LINE again about requests that an earlier run left without an answer.
    mutating func repeatOpenRequests() async throws {
        let open = try await reaction.projector.tables.read { try DeliveryHistory.open(in: $0) }
        for batch in open where summary.stopped == nil {
            count(try await reaction.sender.repeatRequest(batch, by: schedule))
        }
    }

    mutating func send(for day: CivilDate) async throws {
        var memory = try await memory(of: day)
        var planner = DuePlanner(
            schedule, day: day, now: now, except: memory.state, familiesAtOnce: reaction.familiesAtOnce)
        let refused = try await reaction.projector.tables.read { try DeliveryHistory.refusedContents(on: day, in: $0) }
        let before = summary
        if day == now.date { summary.refused += memory.state.refused.count }
        isAnythingRefused = false
        try await withThrowingTaskGroup(of: BatchSender.Result.self) { group in
            var plan = BatchPlan()
            var next: HouseholdID?
            repeat {
                let after = next
                if after != nil { planner = try await takeUpNotes(for: planner) }
                let page = try await reaction.projector.tables.read { [planner] in
                    try planner.page(after: after, in: $0)
                }
                next = page.next
                summary.looked += page.looked
                summary.due += page.messages.count
                summary.deferred += page.deferred
                var batches = page.messages.compactMap { plan.add($0) }
                if next == nil { batches += plan.finish() }
                for batch in batches where summary.stopped == nil {
                    guard let request = try await request(batch, day, &memory, except: refused) else { continue }
                    try await send(request, in: &group)
                    try await sendRefusedAgain(in: &group, &memory)
                }
            } while next != nil && summary.stopped == nil
            while try await isOneAnswered(in: &group) { try await sendRefusedAgain(in: &group, &memory) }
        }
        // A day on which LINE refused something stays open, so that mended words still go out.
        let isComplete =
            summary.stopped == nil && summary.open == 0 && summary.deferred == before.deferred
            && summary.failed == before.failed && !isAnythingRefused
        if isComplete { try await close(day) }
    }

    /// What an office took back must not go on for as long as a whole prefecture takes: notes are read anew before each
    /// page. Families that are planned already get them as they stand now; what was requested keeps its words.
    private mutating func takeUpNotes(for planner: DuePlanner) async throws -> DuePlanner {
        let notes = try await reaction.schedule().notes
        guard composer.takeUp(notes) else { return planner }
        return planner.takingUp(notes)
    }

    /// Sends beside the others, and waits while too many are on their way.
    private mutating func send(
        _ request: BatchSender.Request, in group: inout ThrowingTaskGroup<BatchSender.Result, any Error>
    ) async throws {
        inFlight += 1
        group.addTask { [sender = reaction.sender] in try await sender.send(request) }
        while inFlight >= (summary.accepted > 0 ? Self.mostInFlight : 1), try await isOneAnswered(in: &group) {}
    }

    /// Sends to those whom nothing was held against when LINE refused a request of theirs.
    private mutating func sendRefusedAgain(
        in group: inout ThrowingTaskGroup<BatchSender.Result, any Error>, _ memory: inout Log.Memory<RequestBatch.State>
    ) async throws {
        while summary.stopped == nil, let part = again.popLast() {
            let (fact, messages) = (part.request.fact, part.request.messages)
            // They have been counted once.
            summary.requested -= part.recipients.count
            let request = try await record(
                part.recipients, fact.day, fact.content, entries: fact.entries, messages, &memory)
            if let request { try await send(request, in: &group) }
        }
    }

    /// Waits for an answer and counts it; false when none is awaited.
    private mutating func isOneAnswered(
        in group: inout ThrowingTaskGroup<BatchSender.Result, any Error>
    ) async throws -> Bool {
        guard let result = try await group.next() else { return false }
        inFlight -= 1
        count(result)
        return true
    }

    /// What has been requested for the day.
    private func memory(of day: CivilDate) async throws -> Log.Memory<RequestBatch.State> {
        let page = Page<any Event>()
        let position = try await reaction.log.read(RequestBatch.query(on: day)) { page.append($0.event) }
        return Log.Memory(RequestBatch.fold, knowing: page.take(), through: position)
    }

    /// Records a request; nil when all its families had been requested before, or LINE has refused these words today.
    private mutating func request(
        _ batch: PlannedBatch, _ day: CivilDate, _ memory: inout Log.Memory<RequestBatch.State>,
        except refused: Set<ContentID>
    ) async throws -> BatchSender.Request? {
        let content = try await composer.compose(batch.content)
        guard !refused.contains(content.id) else {
            isAnythingRefused = true
            summary.refused += batch.recipients.count
            return nil
        }
        return try await record(
            batch.recipients, day, content.id, entries: content.entries, content.messages, &memory)
    }

    private mutating func record(
        _ recipients: [Recipient], _ day: CivilDate, _ content: ContentID, entries: [String],
        _ messages: EncodedMessages, _ memory: inout Log.Memory<RequestBatch.State>
    ) async throws -> BatchSender.Request? {
        let stamp = reaction.log.stamp
        let id = BatchID(stamp.freshID())
        let key = BatchSender.freshRetryKey(stamp.freshID())
        let decision = RequestBatch(
            batch: id, day: day, content: content, entries: entries, retryKey: key, recipients: recipients,
            at: stamp.now())
        let command = Command(actor: "system", id: id.ulid)
        let facts = try await reaction.log.execute(decision, as: command, remembering: &memory)
        guard let fact = facts.first as? DeliveryRequested else { return nil }
        summary.requested += fact.recipients.count
        return BatchSender.Request(fact, messages, recordedAt: memory.position)
    }

    private func close(_ day: CivilDate) async throws {
        // Today can still bring new families and children; it is closed by the first run of the next day.
        guard day < now.date else { return }
        let stamp = reaction.log.stamp
        try await reaction.log.execute(
            CloseDay(day: day, at: stamp.now()), as: Command(actor: "system", id: stamp.freshID()))
    }

    private mutating func count(_ result: BatchSender.Result) {
        switch result.outcome {
        case .accepted: summary.accepted += result.families
        case .failed(let mustStop):
            summary.failed += result.families
            if let mustStop { summary.stopped = mustStop }
        case .refused(let families, let parts):
            summary.failed += result.families - parts.reduce(0) { $0 + $1.recipients.count }
            summary.refused += families
            again += parts
            if families == 0 { unsaid += 1 }
            if unsaid > Self.mostUnsaid { summary.stopped = "LINE refuses requests and does not say why" }
        case .unknown: summary.unknown += result.families
        case .open(let reason, let mustStop):
            summary.open += result.families
            if mustStop { summary.stopped = reason }
        }
        progress(summary)
    }
}
