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
    /// Content in the order in which it first came, so that the same families give the same batches.
    private var contents: [ContentKey] = []
    private var recipients: [[Recipient]] = []
    private var places: [ContentKey: Int] = [:]

    package init() {}

    /// Adds a family, and gives back the batch that it filled.
    package mutating func add(_ message: MergedMessage) -> PlannedBatch? {
        let place = place(of: message.content)
        recipients[place].append(message.recipient)
        guard recipients[place].count == Self.size else { return nil }
        defer { recipients[place] = [] }
        return PlannedBatch(content: message.content, recipients: recipients[place])
    }

    private mutating func place(of content: ContentKey) -> Int {
        if let place = places[content] { return place }
        places[content] = contents.count
        contents.append(content)
        recipients.append([])
        return contents.count - 1
    }

    /// The batches that are not full, and an empty plan again.
    package mutating func finish() -> [PlannedBatch] {
        let rest = zip(contents, recipients).map { PlannedBatch(content: $0, recipients: $1) }
        self = BatchPlan()
        return rest.filter { !$0.recipients.isEmpty }
    }
}
