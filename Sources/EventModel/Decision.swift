/// A question put to the facts: a page that reads what it needs and answers with new facts or a refusal.
///
/// The fold and the scope together are the read query and the append's guard, so a decision can't depend on a fact that
/// its guard does not watch. Asking twice changes nothing: deciding again after one's own facts gives none.
package protocol Decision: Sendable {
    associatedtype State: Sendable
    associatedtype Refusal: Error, Equatable
    static var fold: Fold<State> { get }
    /// What the decision is about. Facts with any of these tags are read.
    var scope: [Tag] { get }
    func decide(given state: State) throws(Refusal) -> [any Event]
}

extension Decision {
    /// The facts that the decision reads, and that may not have changed when its own are appended.
    package var query: Query {
        Query(scope.map { Query.Item(names: Self.fold.names, tags: [$0]) })
    }
}
