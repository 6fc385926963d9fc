package import Events

/// Families that get the same message, for one request.
package struct PlannedBatch: Sendable {
    package let content: ContentKey
    package let recipients: [Recipient]
}

/// Gathers families with the same message into requests of at most 500, in the order in which they come.
package struct BatchPlan: Sendable {
    /// Recipients of one request. Source: LINE Messaging API, multicast.
    package static let size = RequestBatch.largest
    private var open: [ContentKey: [Recipient]] = [:]
    /// Content in the order in which it first came, so that the same families give the same batches.
    private var order: [ContentKey] = []

    package init() {}

    /// Adds a family, and gives back the batch that it filled.
    package mutating func add(_ message: MergedMessage) -> PlannedBatch? {
        if open[message.content] == nil { order.append(message.content) }
        open[message.content, default: []].append(message.recipient)
        guard let recipients = open[message.content], recipients.count == Self.size else { return nil }
        open[message.content] = []
        return PlannedBatch(content: message.content, recipients: recipients)
    }

    /// The batches that are not full, and an empty plan again.
    package mutating func finish() -> [PlannedBatch] {
        defer { (open, order) = ([:], []) }
        return order.compactMap { content in
            guard let recipients = open[content], !recipients.isEmpty else { return nil }
            return PlannedBatch(content: content, recipients: recipients)
        }
    }
}
