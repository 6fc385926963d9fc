/// What a fact is about: a kind and an identity, written `household:01JD…`.
///
/// Tags are how decisions find the facts they need and how appends are guarded. A tag never holds a personal value.
package struct Tag: Hashable, Sendable, CustomStringConvertible {
    package let text: String

    package init(_ kind: StaticString, _ identity: some CustomStringConvertible) {
        text = "\(kind):\(identity.description)"
    }

    /// A tag as stored.
    package init(stored text: String) { self.text = text }

    package var description: String { text }
}
