import EventModel
import EventStore
import Places

/// The lines of an office's file, each a decision: recorded together, or not at all.
struct OfficeLines {
    private let table: CSVTable

    init(_ table: CSVTable) { self.table = table }

    /// Decides every line and records all that is new in one append.
    ///
    /// - Parameters:
    ///   - identity: what a line is about; two lines about the same contradict each other.
    ///   - read: the line's decision; what it throws becomes the line's fault.
    /// - Throws: `Problem` with every fault and its line; then nothing is recorded.
    func record<D: Decision>(
        in installation: Installation, identity: (D) -> String, _ read: (CSVTable.Line) throws -> D
    ) async throws -> (decisions: [D], newFacts: Int) {
        for attempt in 1... {
            let head = try await installation.log.store.head()
            let (decisions, facts) = try await decide(installation.log, identity, read)
            guard !facts.isEmpty else { return (decisions, 0) }
            let everything = Query(decisions.flatMap(\.query.items))
            do {
                try await installation.log.append(
                    facts, condition: Append.Condition(nothingMatches: everything, after: head),
                    as: Command(actor: "operator", id: installation.world.freshID()))
                return (decisions, facts.count)
            } catch StoreFault.conflict where attempt < Log.attempts {
                continue
            }
        }
        return ([], 0)
    }

    private func decide<D: Decision>(
        _ log: Log, _ identity: (D) -> String, _ read: (CSVTable.Line) throws -> D
    ) async throws -> (decisions: [D], facts: [any Event]) {
        var faults: [String] = []
        var firstLines: [String: Int] = [:]
        var decisions: [D] = []
        var facts: [any Event] = []
        for line in table.lines {
            do {
                let decision = try read(line)
                if let first = firstLines.updateValue(line.number, forKey: identity(decision)) {
                    throw Problem.failed("is about the same as line \(first)")
                }
                facts += try decision.decide(given: try await log.state(for: decision))
                decisions.append(decision)
            } catch let fault as StoreFault {
                throw fault
            } catch {
                faults.append("\(table.name):\(line.number): \(error)")
            }
        }
        guard faults.isEmpty else { throw Problem.failed(faults.joined(separator: "\n")) }
        return (decisions, facts)
    }
}
