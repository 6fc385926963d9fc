package import Calendar
package import Consultations
package import EventModel
package import EventStore
package import Events
package import Households
package import LINE
package import Logging
package import Places

/// Answers each thing that a family says in the chat.
///
/// Survives being killed at any line and run twice: decisions change nothing when asked again, a reply token works
/// once, and what was answered is a fact. A reply is never repeated and never pushed instead.
package struct AnswerChat: Sendable {
    /// Sends a reply; `LINEClient.reply` in the program.
    package typealias Reply = @Sendable (_ token: String, _ messages: EncodedMessages) async -> SendOutcome
    /// What a family will receive, or can use now, in its language.
    package typealias Listing = @Sendable (HouseholdID, Household, CivilDate) async throws -> [UpcomingItem]
    /// Why a household was sent an entry of the catalogue; nil if it never was.
    package typealias Reason = @Sendable (HouseholdID, _ entry: String) async throws -> MessageReason?

    /// What helps at once, as the prefecture has it now.
    package typealias CareNow = @Sendable () async throws -> Care

    /// A way into the family's consultations that opens once.
    package typealias Entry = @Sendable (HouseholdID, Command) async throws -> EntryAddress

    let log: Log
    let reply: Reply
    let atlas: Atlas
    let care: CareNow
    let entry: Entry?
    let account: ChatAccount
    let catchUp: Listing
    let upcoming: Listing
    let reason: Reason
    let finding: ChatFinding?
    let logger: Logger

    /// - Parameters:
    ///   - entry: the door to a counsellor; without it the chat names the lines of help alone.
    ///   - catchUp: what a family that has just registered can use now.
    ///   - upcoming: what a family will receive.
    ///   - reason: why a family was sent something.
    ///   - finding: looks for places; without it words that mean nothing else are not understood.
    package init(
        log: Log, reply: @escaping Reply, atlas: Atlas, care: @escaping CareNow, account: ChatAccount,
        entry: Entry? = nil, catchUp: @escaping Listing, upcoming: @escaping Listing,
        reason: @escaping Reason = { _, _ in nil },
        finding: ChatFinding? = nil,
        logger: Logger
    ) {
        self.log = log
        self.reply = reply
        self.atlas = atlas
        self.care = care
        self.entry = entry
        self.account = account
        self.catchUp = catchUp
        self.upcoming = upcoming
        self.reason = reason
        self.finding = finding
        self.logger = logger
    }

    static func mayBeAnswered(_ recorded: Recorded) -> Bool {
        guard let received = recorded.event as? WebhookReceived else { return false }
        return received.household != nil && Conversation.answered.contains(received.kind)
    }

    /// Deals with one fact of the log; anything but a webhook of a family is left alone.
    ///
    /// - Throws: a `StoreFault` when nothing can be recorded now; the same fact has to be handed in again later.
    package func handle(_ recorded: Recorded) async throws {
        guard Self.mayBeAnswered(recorded), let received = recorded.event as? WebhookReceived,
            let household = received.household, let content = received.content?.value,
            let event = try? WebhookEvent(decoding: Array(content.utf8))
        else { return }
        let answered = Query([
            Query.Item(names: [ChatAnswered.schema.name], tags: [Tag("webhook", received.webhook)])
        ])
        let earlier = Page<Position>()
        try await log.read(answered, opening: false) { earlier.append($0.position) }
        guard earlier.count == 0 else { return }

        let command = Command(actor: "family", id: received.webhook, correlation: recorded.correlation)
        let today = JapanTime(milliseconds: recorded.recordedAt).date
        let care = try await care()
        var (turn, family) = try await carryOut(event, of: household, on: today, seeing: care.terms, as: command)
        if !family.isForgotten, !turn.noticing.isEmpty {
            try await log.execute(
                NoticeCrisisInChat(
                    household: household, source: received.webhook, kinds: turn.noticing,
                    now: recorded.recordedAt), as: command)
        }
        if family.isForgotten { try await log.keyring.closeDoors(of: household.tag) }
        let now = JapanTime(milliseconds: recorded.recordedAt)
        var found: FoundPage?
        if case .search(let request)? = turn.prompt?.resolved(for: family) {
            found = await find(request, for: household, now)
            if found == nil { turn = turn.notFound(request) }
        }
        guard let prompt = turn.prompt?.resolved(for: family), let token = event.replyToken else { return }

        let items = await items(of: prompt, household, family, today)
        let scene = Scene(
            family: family, today: today, atlas: atlas, account: account, help: care.lines,
            talkAddress: await door(for: prompt, family, household, command), items: items,
            reason: await why(prompt, household), found: found, now: now)
        let messages = scene.messages(turn.note, prompt)
        let outcome = await send(messages, token: token, receivedAt: recorded.recordedAt)
        if outcome.isLate, case .crisis = prompt {
            logger.error("a cry for help came too late for an answer", metadata: ["webhook": "\(received.webhook)"])
        }
        let fact = ChatAnswered(
            household: household, webhook: received.webhook, prompt: prompt.name + (outcome.isLate ? "/late" : ""),
            outcome: outcome.name, requestID: outcome.requestID)
        do {
            let once = Append.Condition(nothingMatches: answered, after: .start)
            try await log.append([fact], condition: once, as: command)
        } catch StoreFault.conflict {
            // Another run answered it meanwhile; the token let only one of the replies through.
        }
    }

    /// Where a person can be spoken to; nil for most pages, and where the link can't be made: the numbers still go out.
    private func door(
        for prompt: Prompt, _ family: Household, _ household: HouseholdID, _ command: Command
    ) async -> String? {
        guard let entry, prompt.leadsToAPerson, !family.isForgotten else { return nil }
        do {
            return try await entry(household, command).address
        } catch {
            logger.error("no door for the chat", metadata: ["error": "\(type(of: error))"])
            return nil
        }
    }

    /// Makes the decisions of the turn, and the turn again where another fact came in between.
    private func carryOut(
        _ event: WebhookEvent, of household: HouseholdID, on today: CivilDate, seeing terms: CrisisTerms,
        as command: Command
    ) async throws -> (Turn, Household) {
        for _ in 1...3 {
            let family = try await state(of: household)
            let conversation = Conversation(
                id: household, family: family, today: today, atlas: atlas, terms: terms)
            let turn = conversation.answer(to: event)
            do {
                for decision in turn.decisions { try await log.execute(decision, as: command) }
                return (turn, turn.decisions.isEmpty ? family : try await state(of: household))
            } catch let fault as StoreFault {
                throw fault
            } catch {
                logger.debug("decision refused, reading again", metadata: ["kind": "\(type(of: error))"])
            }
        }
        return (Turn(.next), try await state(of: household))
    }

    private func state(of household: HouseholdID) async throws -> Household {
        try await log.state(for: Forget(household: household))
    }

    /// Nil where words mean nothing, and where the search fails.
    private func find(_ request: SearchRequest, for household: HouseholdID, _ now: JapanTime) async -> FoundPage? {
        do {
            return try await finding?.find(request, for: household, now: now)
        } catch {
            logger.error("no search for the chat", metadata: ["error": "\(type(of: error))"])
            return nil
        }
    }

    private func why(_ prompt: Prompt, _ household: HouseholdID) async -> MessageReason? {
        guard case .why(let entry) = prompt else { return nil }
        do {
            return try await reason(household, entry)
        } catch {
            logger.error("no reason for the chat", metadata: ["entry": "\(entry)", "error": "\(error)"])
            return nil
        }
    }

    /// What a page lists besides what the facts say; nothing for most pages, and nothing where the list fails.
    private func items(
        of prompt: Prompt, _ household: HouseholdID, _ family: Household, _ today: CivilDate
    ) async -> [UpcomingItem] {
        let listing: Listing
        switch prompt {
        case .finished: listing = catchUp
        case .upcoming: listing = upcoming
        default: return []
        }
        do {
            return try await listing(household, family, today)
        } catch {
            logger.error("no list for the chat", metadata: ["prompt": "\(prompt.name)", "error": "\(error)"])
            return []
        }
    }
}

extension AnswerChat {
    /// What became of a reply, as it is recorded.
    private struct Sent {
        let name: SendOutcomeName
        var requestID: String?
        var isLate = false
    }

    private func send(_ messages: [Message], token: String, receivedAt: Int64) async -> Sent {
        let age = Duration.milliseconds(log.stamp.now() - receivedAt)
        guard age < Platform.WebhookRule.replyTokenLife else { return Sent(name: .unknown, isLate: true) }
        let encoded: EncodedMessages
        do {
            encoded = try EncodedMessages(messages)
        } catch {
            logger.error("an answer that LINE would refuse", metadata: ["faults": "\(error)"])
            return Sent(name: .rejected)
        }
        let outcome = await reply(token, encoded)
        return Sent(name: outcome.recordedName, requestID: outcome.recordedRequest)
    }
}
