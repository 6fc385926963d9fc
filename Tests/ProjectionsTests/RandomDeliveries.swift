import Calendar
import EventModel
import Events
import Support

/// Mixes what two families did with deliveries to them and to others, as they could have happened.
struct RandomDeliveries {
    private var random: SplitMix64
    private let history: History
    private var open: [DeliveryRequested] = []
    private var unknown: [DeliveryRequested] = []
    private var batches = 0
    private var forgotten: Set<HouseholdID> = []

    static func facts(seed: UInt64, steps: Int) throws -> [any Event] {
        var mixer = RandomDeliveries(
            random: SplitMix64(seed: seed ^ 0xD311), history: try History(seed: seed, steps: steps))
        return mixer.mixed()
    }

    private init(random: SplitMix64, history: History) {
        self.random = random
        self.history = history
    }

    private mutating func mixed() -> [any Event] {
        history.facts.flatMap { fact -> [any Event] in
            if let end = fact as? HouseholdForgotten { forgotten.insert(end.household) }
            guard random.chance(1, in: 3) else { return [fact] }
            return [fact] + delivery()
        }
    }

    private mutating func delivery() -> [any Event] {
        if !open.isEmpty, random.chance(1, in: 2) {
            return [outcome(of: open.remove(at: Int.random(in: open.indices, using: &random)))]
        }
        if !unknown.isEmpty, random.chance(1, in: 4) { return [accepted(unknown.removeFirst())] }
        let request = request()
        open.append(request)
        let content = ContentComposed(
            content: request.content, entries: request.entries, language: .english,
            notedBy: random.chance(1, in: 2)
                ? [] : request.entries.map { _ in random.chance(1, in: 2) ? Example.hakone : nil },
            catalogue: "1", messages: "[]")
        return [content, request]
    }

    private mutating func request() -> DeliveryRequested {
        batches += 1
        let strangers = (1...5).map { HouseholdID(ULID(bits: UInt128($0))) }
        let families = ([Example.family, Example.other] + strangers).filter {
            !forgotten.contains($0) && random.chance(1, in: 2)
        }
        let entries = ["vac_2m", "checkup_4m", "weaning"].prefix(Int.random(in: 1...3, using: &random))
        return DeliveryRequested(
            batch: BatchID(ULID(bits: UInt128(1_000 + batches))),
            day: Example.today.adding(days: .random(in: 0...40, using: &random)),
            content: ContentID("\(batches % 7)"), entries: Array(entries), retryKey: "key-\(batches)",
            recipients: families.map { Recipient(household: $0, children: entries.map { _ in [Example.first] }) },
            at: Example.at + Int64(batches))
    }

    private mutating func outcome(of request: DeliveryRequested) -> any Event {
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            unknown.append(request)
            return DeliveryUnknown(batch: request.batch, day: request.day, reason: "no answer", at: Example.at)
        case 1:
            return DeliveryFailed(
                batch: request.batch, day: request.day, status: 400, reason: "no",
                areWordsRefused: random.chance(1, in: 2), refused: [Example.other], at: Example.at)
        default: return accepted(request)
        }
    }

    private func accepted(_ request: DeliveryRequested) -> DeliveryAccepted {
        DeliveryAccepted(batch: request.batch, day: request.day, requestID: "r", at: Example.at)
    }
}
