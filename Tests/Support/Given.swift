package import EventModel
package import Testing

/// Starts a test that reads `given(facts).when(decision).then(facts)`.
package func given(_ facts: any Event...) -> Given { Given(facts: facts) }

/// The same with facts that were made elsewhere, such as by `Example`.
package func given(_ facts: [any Event]) -> Given { Given(facts: facts) }

/// What happened before the decision.
package struct Given {
    let facts: [any Event]

    package func when<D: Decision>(_ decision: D) -> When<D> { When(facts: facts, decision: decision) }
}

/// A decision about to be made. Every check also holds it to the retry and guard laws.
package struct When<D: Decision> {
    let facts: [any Event]
    let decision: D

    /// Expects exactly these new facts, in this order.
    package func then(_ expected: any Event..., sourceLocation: SourceLocation = #_sourceLocation) {
        do {
            let written = try Laws.decide(decision, after: facts)
            guard !sameFacts(written, expected) else { return }
            Issue.record(
                "\(D.self) answered \(OpenForm.list(written)), not \(OpenForm.list(expected))",
                sourceLocation: sourceLocation)
        } catch {
            Issue.record("\(D.self): \(error)", sourceLocation: sourceLocation)
        }
    }

    /// Expects no new fact and no refusal.
    package func changesNothing(sourceLocation: SourceLocation = #_sourceLocation) {
        then(sourceLocation: sourceLocation)
    }

    /// Expects this refusal.
    package func refuses(_ refusal: D.Refusal, sourceLocation: SourceLocation = #_sourceLocation) {
        do {
            let written = try Laws.decide(decision, after: facts)
            Issue.record("\(D.self) answered \(OpenForm.list(written))", sourceLocation: sourceLocation)
        } catch {
            #expect(error as? D.Refusal == refusal, "\(D.self): \(error)", sourceLocation: sourceLocation)
        }
    }
}

/// What holds of every decision.
package enum Laws {
    package struct Broken: Error, CustomStringConvertible {
        package let description: String
        package init(description: String) { self.description = description }
    }

    /// What a decision answers after these facts, of which it sees those that its query matches.
    ///
    /// - Throws: the refusal, or `Broken` if what it writes is not watched by its own query (guard law), or if it
    ///   answers anything when asked again after its own facts (retry law).
    package static func decide<D: Decision>(_ decision: D, after facts: [any Event]) throws -> [any Event] {
        let seen = facts.filter { decision.query.matches(name: type(of: $0).schema.name, tags: $0.tags) }
        let state = D.fold.state(after: seen)
        let written = try decision.decide(given: state)
        for fact in written {
            let schema = type(of: fact).schema
            guard decision.query.matches(name: schema.name, tags: fact.tags) else {
                throw Broken(description: "guard law: \(D.self) writes \(schema), which its query does not watch")
            }
        }
        guard !written.isEmpty else { return [] }
        let after = written.reduce(into: state) { D.fold.apply($1, to: &$0) }
        do {
            let again = try decision.decide(given: after)
            guard again.isEmpty else {
                throw Broken(description: "retry law: \(D.self) answers again with \(OpenForm.list(again))")
            }
        } catch let refusal as D.Refusal {
            throw Broken(description: "retry law: \(D.self) refuses to be asked again: \(refusal)")
        }
        return written
    }
}

/// Whether two lists hold the same facts with the same values.
package func sameFacts(_ left: [any Event], _ right: [any Event]) -> Bool {
    guard left.count == right.count else { return false }
    for (one, other) in zip(left, right) {
        guard isFact(one, equalTo: other) else { return false }
    }
    return true
}

private func isFact<Fact: Event>(_ fact: Fact, equalTo other: any Event) -> Bool {
    guard let other = other as? Fact else { return false }
    return other == fact
}
