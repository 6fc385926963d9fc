/// What became of a message that was to be sent.
///
/// Accepted is not delivered: LINE says nothing about people who blocked the account or left.
package enum SendOutcome: Sendable, Equatable {
    /// LINE took it. A multicast has no message ids.
    case accepted(requestID: String?, sentMessageIDs: [String])
    /// LINE had taken it at an earlier attempt with this key; as good as accepted.
    case alreadyAccepted(acceptedRequestID: String?, requestID: String?, sentMessageIDs: [String])
    /// LINE does not want it, and will not later.
    case rejected(Refusal)
    /// Too many requests. Nothing was sent by the last attempt; the same key may be used again later.
    case rateLimited(Refusal)
    /// The month's messages are used up. Stop sending; the same key may be used again within its life.
    case quotaExhausted(Refusal)
    /// No clear answer in the time given. With a key: send the same again later, with the same key. A reply only ends
    /// like this when it certainly did not leave, so that its token may still be used.
    case unresolved(reason: String, requestID: String?)
    /// It can't be found out any more whether LINE took it: never send it again by itself.
    case unknown(reason: String, requestID: String?)

    /// Whether LINE took the message, now or before.
    package var isAccepted: Bool {
        switch self {
        case .accepted, .alreadyAccepted: true
        case .rejected, .rateLimited, .quotaExhausted, .unresolved, .unknown: false
        }
    }
}

/// LINE's no. Decide by `status`: texts are not stable, and may quote what was sent, so they stay out of logs.
package struct Refusal: Sendable, Equatable {
    /// One property that LINE objects to.
    package struct Detail: Sendable, Equatable {
        package let message: String?
        package let property: String?
    }

    /// HTTP status.
    package let status: Int
    package let message: String?
    package let details: [Detail]
    package let requestID: String?
    /// An earlier attempt with the same key got no clear answer, so that the messages may have gone out all the same:
    /// do not send them again under another key.
    package let mayHaveBeenAccepted: Bool
}

/// A call, other than sending, that did not do what was asked.
package enum LINEFailure: Error, Sendable, Equatable {
    case refused(Refusal)
    /// No clear answer in the time given.
    case unanswered(reason: String, requestID: String?)
    /// An answer that does not say what LINE documents.
    case unreadable(Endpoint, requestID: String?)
    /// Something that LINE would refuse, found before sending.
    case invalid([MessageFault])
}

/// An answer together with LINE's id of the request, which support asks for.
package struct Answered<Value: Sendable>: Sendable {
    package let value: Value
    package let requestID: String?
}

extension Answered: Equatable where Value: Equatable {}
