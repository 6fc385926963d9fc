package import Calendar
package import Consultations
import EventModel
package import Events
package import Households
package import LINE
package import Places

/// Understands what a family says, and decides what to do and to answer. Pure: it remembers nothing but the facts.
package struct Conversation: Sendable {
    package let id: HouseholdID
    /// What is known of the family now.
    package let family: Household
    package let today: CivilDate
    package let atlas: Atlas
    /// By which a cry for help is seen.
    package let terms: CrisisTerms

    package init(id: HouseholdID, family: Household, today: CivilDate, atlas: Atlas, terms: CrisisTerms) {
        self.id = id
        self.family = family
        self.today = today
        self.atlas = atlas
        self.terms = terms
    }

    /// LINE's names of the events that may have an answer; nobody need look into others, and LINE may send many.
    static let answered: Set<String> = ["follow", "unfollow", "message", "postback"]

    /// The turn that answers an event of LINE. What is not a person's own chat, or not ours to answer, is left alone.
    package func answer(to event: WebhookEvent) -> Turn {
        guard event.mode == .active, let source = event.source, source.kind == .user, let user = source.userID else {
            return .silence
        }
        let at = event.timestamp ?? 0
        switch event.content {
        case .follow: return followed(user, at: at)
        case .unfollow: return family.isForgotten ? .silence : Turn([UnfollowAccount(household: id, at: at)], nil)
        case .message(let message): return greeted(user, at: at, answer(to: message.body))
        case .postback(let postback): return greeted(user, at: at, answer(to: postback))
        case .messageEdited, .unsend, .accountLink, .join, .leave, .memberJoined, .memberLeft, .unknown, .incomplete:
            return .silence
        }
    }

    private func followed(_ user: String, at: Int64) -> Turn {
        guard !family.isForgotten else { return Turn(.forgotten) }
        let isBack = family.hasConsented
        let follow = FollowAccount(household: id, lineUser: user, at: at)
        return Turn([follow], note: isBack ? .welcomeBack : nil, .next)
    }

    /// Whoever writes is a friend, also where the follow itself was lost on the way.
    private func greeted(_ user: String, at: Int64, _ turn: Turn) -> Turn {
        let isKnown = family.contact.map { $0.isFriend || at <= $0.at } ?? false
        guard !family.hasFollowed || !isKnown, !family.isForgotten else { return turn }
        let follow = FollowAccount(household: id, lineUser: user, at: at)
        return Turn([follow] + turn.decisions, note: turn.note, turn.prompt, noticing: turn.noticing)
    }

    private func answer(to body: IncomingMessage.Body) -> Turn {
        switch body {
        case .text(let text): answer(toText: text)
        case .location(_, let address, _, _): answer(toAddress: address ?? "")
        case .sticker, .image, .video, .audio, .file, .other: Turn(note: .cannotRead, .next)
        }
    }

    private func answer(to postback: Postback) -> Turn {
        guard let tap = Tap(data: postback.data) else { return Turn(.next) }
        guard case .date(let text) = postback.choice else { return answer(to: tap) }
        guard let day = CivilDate(iso: text) else { return Turn(note: .date(.noSuchDay), .next) }
        return answer(to: tap.choosing(day))
    }

    /// Carries a decision out if it is not refused, as far as can be known now.
    func turn<D: Decision>(
        _ decision: D, note: Note? = nil, _ prompt: Prompt, refused: (D.Refusal) -> Turn
    ) -> Turn where D.State == Household {
        do throws(D.Refusal) {
            _ = try decision.decide(given: family)
            return Turn([decision], note: note, prompt)
        } catch {
            return refused(error)
        }
    }
}
