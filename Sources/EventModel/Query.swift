/// Which facts: any of the items. An item is any of its types and all of its tags.
///
/// The same query reads the facts of a decision and guards its append. Source of the form: <https://dcb.events>.
package struct Query: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        /// Names of event types; empty means every type.
        package let names: Set<String>
        /// Tags that all have to be on the fact; empty means every fact.
        package let tags: [Tag]

        package init(names: Set<String> = [], tags: [Tag] = []) {
            self.names = names
            self.tags = tags
        }

        package func matches(name: String, tags present: [Tag]) -> Bool {
            (names.isEmpty || names.contains(name)) && tags.allSatisfy(present.contains)
        }
    }

    package let items: [Item]

    package init(_ items: [Item]) { self.items = items }

    /// Every fact in the log.
    package static let all = Query([Item()])

    package func matches(name: String, tags: [Tag]) -> Bool {
        items.contains { $0.matches(name: name, tags: tags) }
    }
}
