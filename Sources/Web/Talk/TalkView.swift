import Calendar
import Consultations
import EventModel
import Events
import Projections

/// What a client sees of a consultation: the messages, and where it stands.
struct TalkView: Sendable {
    let messages: [[String: any Sendable]]
    let state: [String: any Sendable]
    let isClosed: Bool

    init(
        _ id: ConsultationID, _ consultation: Case, row: ConsultationRow?, hours: OpeningHours?, ahead: Int,
        isTyping: Bool, lines: HelpLines, now: JapanTime, _ say: Speech
    ) {
        messages = consultation.messages.map { Self.message($0, in: id, lines, now, say) }
        state = Self.state(consultation, hours, ahead, isTyping, now, say)
        isClosed = consultation.isClosed
    }

    static func message(
        _ message: Case.Message, in id: ConsultationID, _ lines: HelpLines, _ now: JapanTime, _ say: Speech
    ) -> [String: any Sendable] {
        let at = JapanTime(milliseconds: message.at)
        let time = say.clock(at.minuteOfDay)
        var shown: [String: any Sendable] = [
            "id": "\(message.id)", "isOwn": message.isOfClient,
            "who": say(message.isOfClient ? "talk.you" : "talk.counsellor"), "words": message.words.value ?? "",
            "time": at.date == now.date ? time : "\(say.day(at.date)) \(time)", "iso": at.description,
        ]
        if let photo = message.photo { shown["photo"] = "/r/talk/c/\(id)/photo/\(photo)" }
        if let crisis = Crisis(Set(message.crisis)) {
            let situation: HelpSituation = crisis == .medical ? .illness : .danger
            shown["care"] =
                [
                    "words": say(crisis == .medical ? "talk.care-medical" : "talk.care-danger"),
                    "lines": CallLine.open(of: lines, for: situation, at: now, say).map(\.shown),
                ] as [String: any Sendable]
        }
        return shown
    }

    private static func state(
        _ consultation: Case, _ hours: OpeningHours?, _ ahead: Int, _ isTyping: Bool, _ now: JapanTime, _ say: Speech
    ) -> [String: any Sendable] {
        var state: [String: any Sendable] = [:]
        switch consultation.stage {
        case .closed, .shredded:
            state["words"] = say("talk.is-closed")
        case .taken(_, let since):
            state["words"] = say(isTyping ? "talk.is-typing" : "talk.is-taken")
            let owed = max(consultation.messages.last?.at ?? 0, since)
            let minutes = (now.milliseconds - owed) / 60_000
            if !isTyping, consultation.awaitsAnswer, minutes >= 3 {
                state["words"] = say("talk.is-late", ["minutes": "\(minutes)"])
            }
        case .waiting:
            let isOpen = if case .open? = hours?.state(at: now) { true } else { false }
            if consultation.handovers.last != nil || consultation.messages.contains(where: { !$0.isOfClient }) {
                state["words"] = say("talk.is-changing")
            } else if isOpen {
                state["words"] = ahead == 0 ? say("talk.is-next") : say("talk.is-waiting", ["count": "\(ahead)"])
            } else {
                state["words"] = say("talk.is-off-hours")
            }
            if !isOpen, let hours { state["hours"] = say.open(hours.state(at: now), now: now).words }
        }
        return state
    }
}

extension CallLine {
    var shown: [String: any Sendable] {
        [
            "name": name, "forWhom": forWhom, "hours": hours,
            "numbers": numbers.map { ["number": $0.number, "link": $0.link] },
        ]
    }
}

/// The conversation's page.
struct TalkPage: WebPage {
    static let template = "talking.room"
    let title: TextName = "talk.title"
    let id: ConsultationID
    let view: TalkView
    /// The number of the next message.
    let message: String
    /// What was typed and not taken.
    let words: String
    let fault: String?
    /// What is said besides, such as that it stays open.
    let note: String?
    let script: String

    var shown: Any {
        var shown: [String: Any] = [
            "id": "\(id)", "messages": view.messages, "state": view.state, "isClosed": view.isClosed,
            "message": message, "words": words, "script": script,
        ]
        if let fault { shown["fault"] = fault }
        if let note { shown["note"] = note }
        return shown
    }
}
