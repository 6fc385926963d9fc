package import Calendar
package import EventModel
package import Events
import Foundation
package import Places

/// A message that a household was sent, with its words as they were.
package struct ReceivedMessage: Sendable, Equatable {
    package let batch: BatchID
    /// The day for which it was due.
    package let day: CivilDate
    /// Milliseconds since 1970.
    package let requestedAt: Int64
    /// Never `failed`: what LINE refused came to nobody. `unknown` may have come.
    package let outcome: DeliveryBatch.Outcome
    package let language: Language?
    package let parts: [Part]

    /// What it says about one entry of the catalogue.
    package struct Part: Sendable, Equatable {
        /// The catalogue's key, by which the rule is found.
        package let entry: String
        /// The children whom it concerned; none where it was about the household.
        package let children: [ChildNumber]
        /// The texts of its bubble from top to bottom: topic, title, body, and what an office said beside it.
        /// Empty where the words are no longer kept.
        package let texts: [String]
        /// The municipality whose words are beside it.
        package let notedBy: MunicipalityCode?

        package init(
            entry: String, children: [ChildNumber], texts: [String], notedBy: MunicipalityCode? = nil
        ) {
            self.entry = entry
            self.children = children
            self.texts = texts
            self.notedBy = notedBy
        }
    }
}

extension DeliveryHistory {
    /// What a household received, newest first, with words.
    package static func received(
        by household: HouseholdID, in tables: any Tables
    ) throws -> [ReceivedMessage] {
        var contents: [ContentID: DeliveryContent] = [:]
        return try lines(of: household, in: tables).compactMap { batch, children -> ReceivedMessage? in
            guard batch.outcome != .failed else { return nil }
            let content = try contents[batch.content] ?? self.content(batch.content, in: tables)
            contents[batch.content] = content
            let words = content.map { texts(inMessages: $0.messages) } ?? []
            let entries = batch.entries.split(separator: " ").map(String.init)
            let numbers = children.split(separator: ";", omittingEmptySubsequences: false).map { part in
                part.split(separator: ",").compactMap { Int($0) }.map(ChildNumber.init)
            }
            let parts = entries.indices.map { index in
                ReceivedMessage.Part(
                    entry: entries[index], children: index < numbers.count ? numbers[index] : [],
                    texts: words.count == entries.count ? words[index] : [], notedBy: content?.author(at: index))
            }
            return ReceivedMessage(
                batch: batch.batch, day: batch.day, requestedAt: batch.requestedAt, outcome: batch.outcome,
                language: content?.language, parts: parts)
        }
    }

    /// The texts of each bubble of LINE messages in JSON, in order.
    static func texts(inMessages json: String) -> [[String]] {
        guard let messages = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]] else {
            return []
        }
        return messages.flatMap { message -> [[String]] in
            if let text = message["text"] as? String { return [[text]] }
            guard let contents = message["contents"] as? [String: Any] else { return [] }
            let bubbles = contents["contents"] as? [[String: Any]] ?? [contents]
            return bubbles.map { texts(in: $0["body"]) }
        }
    }

    private static func texts(in component: Any?) -> [String] {
        guard let component = component as? [String: Any] else { return [] }
        if let text = component["text"] as? String { return [text] }
        return (component["contents"] as? [Any] ?? []).flatMap { texts(in: $0) }
    }
}
