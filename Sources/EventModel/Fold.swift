/// How facts make a state: a start and one step for each type of fact that moves it.
///
/// The types it reads are derived from its steps, so no list of them is written twice. A step can't fail: a fact can't
/// be rejected.
package struct Fold<State: Sendable>: Sendable {
    package let initial: State
    /// The names of the facts that move the state.
    package private(set) var names: Set<String> = []
    private var steps: [ObjectIdentifier: @Sendable (inout State, any Event) -> Void] = [:]

    package init(_ initial: State) { self.initial = initial }

    /// Adds the step for one type of fact.
    package func on<Fact: Event>(
        _ type: Fact.Type, _ step: @escaping @Sendable (inout State, Fact) -> Void
    ) -> Fold {
        var fold = self
        fold.names.insert(Fact.schema.name)
        fold.steps[ObjectIdentifier(type)] = { state, event in
            if let fact = event as? Fact { step(&state, fact) }
        }
        return fold
    }

    package func apply(_ event: any Event, to state: inout State) {
        steps[ObjectIdentifier(type(of: event))]?(&state, event)
    }

    package func state(after events: some Sequence<any Event>) -> State {
        events.reduce(into: initial) { apply($1, to: &$0) }
    }
}
