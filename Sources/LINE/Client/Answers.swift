import FoundationEssentials
import NIOCore

/// The bodies of LINE's answers, as far as we read them. Whatever is missing reads as missing.
extension WireAnswer {
    func read<Value: Decodable>(_ type: Value.Type) -> Value? {
        try? JSONDecoder().decode(type, from: Data(body.readableBytesView))
    }

    /// Ids of what was sent, in the order of the messages.
    var sentMessageIDs: [String] {
        (read(JSONObject.self)?.objects("sentMessages") ?? []).compactMap { message in
            // LINE's page calls the id a number, its examples and the SDKs a string.
            message.string("id") ?? message.integer("id").map(String.init)
        }
    }
}

extension Refusal {
    init(_ answer: WireAnswer, mayHaveBeenAccepted: Bool = false) {
        let body = answer.read(JSONObject.self)
        status = answer.status
        // OAuth endpoints speak of `error_description`.
        message = body?.string("message") ?? body?.string("error_description")
        details = (body?.objects("details") ?? []).map {
            Detail(message: $0.string("message"), property: $0.string("property"))
        }
        requestID = answer.requestID
        self.mayHaveBeenAccepted = mayHaveBeenAccepted
    }
}

extension SendOutcome {
    init(_ ending: Judge.Ending, requestID: String?) {
        switch ending {
        case .success(let answer):
            self = .accepted(requestID: answer.requestID, sentMessageIDs: answer.sentMessageIDs)
        case .duplicate(let answer):
            self = .alreadyAccepted(
                acceptedRequestID: answer.acceptedRequestID, requestID: answer.requestID,
                sentMessageIDs: answer.sentMessageIDs)
        case .refused(let refusal): self = .rejected(refusal)
        case .rateLimited(let refusal): self = .rateLimited(refusal)
        case .quotaExhausted(let refusal): self = .quotaExhausted(refusal)
        case .unresolved(let reason): self = .unresolved(reason: reason, requestID: requestID)
        case .unknown(let reason): self = .unknown(reason: reason, requestID: requestID)
        }
    }
}
