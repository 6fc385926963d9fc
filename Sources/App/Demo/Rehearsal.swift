import Synchronization

/// Plays families on a simulated LINE: everybody takes the next step, then all wait until it is quiet.
struct Rehearsal: Sendable {
    let line: SimulatedLINE
    let families: [SyntheticFamily]

    /// Phones that are used at the same time.
    private static let mostAtOnce = 12

    /// - Returns: the phones, in the order of the families.
    func play(progress: @Sendable (String) -> Void) async throws -> [Phone] {
        let phones = try await collect { family in try await Phone.new(named: family.name, on: line) }
        let rounds = families.map(\.steps.count).max() ?? 0
        for round in 0..<rounds {
            try await take(round, phones)
            try await line.idle()
            let done = families.count { $0.steps.count <= round + 1 }
            progress("round \(round + 1) of \(rounds): \(done) of \(families.count) families have said all")
        }
        return phones
    }

    /// One step of every family. Who is not answered yet waits for quiet and tries once more.
    private func take(_ round: Int, _ phones: [Phone]) async throws {
        let late = Mutex<[Int]>([])
        _ = try await collect { family in
            guard round < family.steps.count else { return }
            do {
                try await Self.take(family.steps[round], on: phones[family.number - 1])
            } catch is SimulatedLINE.Trouble {
                late.withLock { $0.append(family.number - 1) }
            }
        }
        let unanswered = late.withLock { $0 }
        guard !unanswered.isEmpty else { return }
        try await line.idle(quiet: .seconds(1))
        for index in unanswered {
            do {
                try await Self.take(families[index].steps[round], on: phones[index])
            } catch let trouble as SimulatedLINE.Trouble {
                throw SimulatedLINE.Trouble("\(families[index].name), step \(round + 1): \(trouble)")
            }
        }
    }

    private static func take(_ step: Step, on phone: Phone) async throws {
        switch step {
        case .follow: try await phone.follow()
        case .say(let text): try await phone.say(text)
        case .send(let address): try await phone.send(address: address)
        case .tap(let tap): try await phone.tap(tap)
        case .choose(let tap, let day): try await phone.choose(tap, day)
        case .block: try await phone.block()
        }
    }

    /// Does something for every family, a few at a time.
    private func collect<Value: Sendable>(
        _ work: @escaping @Sendable (SyntheticFamily) async throws -> Value
    ) async throws -> [Value] {
        var values: [Value?] = Array(repeating: nil, count: families.count)
        try await withThrowingTaskGroup(of: (Int, Value).self) { group in
            for (index, family) in families.enumerated() {
                if index >= Self.mostAtOnce, let (done, value) = try await group.next() { values[done] = value }
                group.addTask { (index, try await work(family)) }
            }
            for try await (done, value) in group { values[done] = value }
        }
        return values.compactMap(\.self)
    }
}
