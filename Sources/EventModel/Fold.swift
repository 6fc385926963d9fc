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

    /// Adds the steps of another fold whose states are a part of this one, each found by what a fact is about.
    ///
    /// A fact that both know moves both, this state last.
    package func including<Key: Hashable & Sendable, Part: Sendable>(
        _ part: Fold<Part>, in parts: any WritableKeyPath<State, [Key: Part]> & Sendable,
        at key: @escaping @Sendable (any Event) -> Key?
    ) -> Fold {
        var fold = self
        fold.names.formUnion(part.names)
        let initial = part.initial
        for (type, step) in part.steps {
            let own = fold.steps[type]
            fold.steps[type] = { state, event in
                if let key = key(event) { step(&state[keyPath: parts][key, default: initial], event) }
                own?(&state, event)
            }
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
