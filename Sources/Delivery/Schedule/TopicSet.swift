package import Events

/// Topics as a bit mask, so that millions of families can be asked quickly. The text form is what is stored.
package struct TopicSet: OptionSet, Hashable, Sendable, LosslessStringConvertible {
    /// One bit for each topic, in the order of `Topic.allCases`; only valid while the program runs.
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package init(_ topic: Topic) {
        rawValue = Topic.allCases.firstIndex(of: topic).map { 1 << UInt16($0) } ?? 0
    }

    package init(_ topics: some Sequence<Topic>) {
        self = topics.reduce(into: []) { $0.formUnion(TopicSet($1)) }
    }

    /// Reads the text form; nil when it names something that is no topic.
    package init?(_ description: String) {
        var set: TopicSet = []
        for name in description.split(separator: ",") {
            guard let topic = Topic(rawValue: String(name)) else { return nil }
            set.formUnion(TopicSet(topic))
        }
        self = set
    }

    /// In the order of the vocabulary.
    package var topics: [Topic] { Topic.allCases.filter { contains(TopicSet($0)) } }

    /// Names with commas between, in the order of the vocabulary: `pregnancy,immunisation`.
    package var description: String { topics.map(\.rawValue).joined(separator: ",") }
}
