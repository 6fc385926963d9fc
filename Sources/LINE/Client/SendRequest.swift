import FoundationEssentials
import NIOCore

/// What may be said about a sending besides the messages.
package struct SendOptions: Sendable, Equatable {
    /// Arrives without sound or banner.
    package var notificationDisabled: Bool
    /// Name under which LINE counts views and clicks: letters, digits and underscores, at most 30. LINE silently drops
    /// the 1,001st name of a month.
    package var aggregationUnit: String?

    package init(notificationDisabled: Bool = false, aggregationUnit: String? = nil) {
        self.notificationDisabled = notificationDisabled
        self.aggregationUnit = aggregationUnit
    }

    /// Nil, or why LINE would refuse the name of the unit.
    package var fault: MessageFault? {
        guard let unit = aggregationUnit else { return nil }
        let isPlain = unit.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "_")
        }
        let limit = Platform.Length.aggregationUnit
        guard isPlain, (1...limit.most).contains(limit.length(of: unit)) else {
            return MessageFault(
                path: "customAggregationUnits[0]", problem: "not 1 to \(limit.most) letters, digits or underscores")
        }
        return nil
    }
}

/// Bodies of the sending endpoints, written by hand around messages that were encoded before: 500 recipients take a
/// fraction of what an encoder takes, and the bytes depend on nothing but the values.
enum SendBody {
    static func reply(_ token: String, _ messages: EncodedMessages, silent: Bool) -> ByteBuffer {
        var body = ByteBuffer()
        body.reserveCapacity(messages.json.count + 256)
        body.writeString(#"{"replyToken":"#)
        // A token is LINE's text: what stands in it is not for us to assume.
        body.writeBytes(CanonicalJSON.encode(token))
        finish(&body, messages, SendOptions(notificationDisabled: silent))
        return body
    }

    static func push(_ user: UserID, _ messages: EncodedMessages, _ options: SendOptions) -> ByteBuffer {
        var body = ByteBuffer()
        body.reserveCapacity(messages.json.count + 256)
        body.writeString("{\"to\":\"\(user.rawValue)\"")
        finish(&body, messages, options)
        return body
    }

    static func multicast(_ users: [UserID], _ messages: EncodedMessages, _ options: SendOptions) -> ByteBuffer {
        var body = ByteBuffer()
        body.reserveCapacity(messages.json.count + users.count * 36 + 256)
        body.writeString(#"{"to":["#)
        var isFirst = true
        for user in users {
            body.writeStaticString(isFirst ? "\"" : ",\"")
            body.writeString(user.rawValue)
            body.writeStaticString("\"")
            isFirst = false
        }
        body.writeString("]")
        finish(&body, messages, options)
        return body
    }

    private static func finish(_ body: inout ByteBuffer, _ messages: EncodedMessages, _ options: SendOptions) {
        body.writeString(#","messages":"#)
        body.writeBytes(messages.json)
        if options.notificationDisabled { body.writeString(#","notificationDisabled":true"#) }
        if let unit = options.aggregationUnit { body.writeString(",\"customAggregationUnits\":[\"\(unit)\"]") }
        body.writeString("}")
    }
}
