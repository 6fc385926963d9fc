import FoundationEssentials

/// One to five messages as LINE will read them: checked, and as bytes that stay the same.
///
/// A retry must repeat the request byte for byte, so messages are encoded once and these bytes are what is kept,
/// shared by all batches and sent again.
package struct EncodedMessages: Sendable, Equatable {
    /// The JSON array.
    package let json: [UInt8]

    /// Checks every documented limit; throws all faults at once.
    package init(_ messages: [Message]) throws(MessageFaults) {
        var inspection = Inspection()
        inspection.messages(messages)
        let json = CanonicalJSON.encode(messages)
        inspection.bytes(json.count, atMost: Platform.largestBody - Self.roomForRecipients, at: "messages")
        guard inspection.faults.isEmpty else { throw MessageFaults(faults: inspection.faults) }
        self.json = json
    }

    /// Takes back what `json` gave before.
    package init(stored json: [UInt8]) { self.json = json }

    /// What 500 recipients and the other properties of a request take, rounded up.
    private static let roomForRecipients = 20_000
}

/// JSON whose bytes depend on nothing but the value: keys in alphabetical order, no escaped slashes.
enum CanonicalJSON {
    static func encode(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(value))
        } catch {
            // Our types hold strings, whole numbers and booleans, all of which JSON can say.
            preconditionFailure("\(type(of: value)) is not JSON: \(error)")
        }
    }
}
