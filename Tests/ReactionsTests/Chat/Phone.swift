import Calendar
import Consultations
import Delivery
import EventModel
import Events
import Foundation
import Households
import LINE
import Places
import Support
import Testing

@testable import Reactions

/// A family with its phone: it says things, and sees what the chat answers. All of it pure, without a log.
struct Phone {
    static let care = try! Care(Care.BuiltIn())
    static let atlas = try! Atlas.load()
    static let account = ChatAccount(name: "はぐくみ", basicID: "@hagukumi", familySource: SourceCode("FAMILY")!)
    static let today = day("2026-11-22")
    /// Why any message came: it was about every child there can be.
    static let reason = MessageReason(
        entry: try! StageCatalogue.builtIn()["jidou_teate"], children: (1...15).map(ChildNumber.init))

    var today = Phone.today
    let household = HouseholdID(ULID(milliseconds: 1, random: 1))
    var family = Household()
    var clock: Int64 = 1_000
    var taps = 0
    /// The last answer.
    var shown: [Message] = []
    var prompt: Prompt?
    var decided: [any Event] = []

    /// Lets the chat answer an event, and makes its decisions.
    mutating func tell(_ event: WebhookEvent) throws {
        let turn = Conversation(
            id: household, family: family, today: today, atlas: Phone.atlas, terms: Phone.care.terms
        ).answer(to: event)
        decided = []
        for decision in turn.decisions { try carryOut(decision) }
        prompt = turn.prompt?.resolved(for: family)
        let scene = Scene(
            family: family, today: today, atlas: Phone.atlas, account: Phone.account, help: Phone.care.lines,
            reason: Phone.reason)
        shown = prompt.map { scene.messages(turn.note, $0) } ?? []
        if prompt != nil { _ = try EncodedMessages(shown) }
    }

    private mutating func carryOut<D: Decision>(_ decision: D) throws {
        let state = try #require(family as? D.State)
        let facts = try decision.decide(given: state)
        for fact in facts { Household.fold.apply(fact, to: &family) }
        decided += facts
    }

    mutating func tell(type: String, _ rest: [String: Any]) throws {
        clock += 1_000
        var event: [String: Any] = [
            "type": type, "mode": "active", "timestamp": clock, "webhookEventId": "01ARZ3NDEKTSV4RRFFQ69G5FAV",
            "replyToken": "token-\(clock)",
            "source": ["type": "user", "userId": "U" + String(repeating: "0", count: 32)],
        ]
        event.merge(rest) { $1 }
        try tell(WebhookEvent(decoding: Array(try JSONSerialization.data(withJSONObject: event))))
    }

    mutating func follow() throws { try tell(type: "follow", ["follow": ["isUnblocked": false]]) }

    mutating func unfollow() throws { try tell(type: "unfollow", [:]) }

    /// Typing and sending counts as one tap, as choosing a reply does.
    mutating func say(_ text: String) throws {
        taps += 1
        try tell(type: "message", ["message": ["id": "1", "type": "text", "text": text]])
    }

    mutating func send(address: String) throws {
        taps += 2
        let place: [String: Any] = [
            "id": "1", "type": "location", "latitude": 35.4, "longitude": 139.6, "address": address,
        ]
        try tell(type: "message", ["message": place])
    }

    /// Taps the button with this label; a picker is another tap for its own button.
    mutating func tap(_ label: String, choosing day: String? = nil) throws {
        let action = try #require(actions.first { $0.label == label }, "no button \(label) in \(labels)")
        try perform(action, choosing: day)
    }

    mutating func perform(_ action: Action, choosing day: String? = nil) throws {
        taps += 1
        switch action {
        case .postback(_, let data, _): try tell(type: "postback", ["postback": ["data": data]])
        case .datePicker(_, let picker):
            taps += 1
            let chosen = try #require(day)
            try tell(type: "postback", ["postback": ["data": picker.data, "params": ["date": chosen]]])
        case .message(_, let text): try say(text)
        case .location, .uri: break
        }
    }

    mutating func tap(_ tap: Tap) throws { try tell(type: "postback", ["postback": ["data": tap.data]]) }

    /// Everything that can be tapped: the quick replies and the buttons of cards.
    var actions: [Action] {
        shown.flatMap { message -> [Action] in
            var found = message.quickReply?.items.map(\.action) ?? []
            if case .flex(_, .bubble(let bubble)) = message.content {
                for box in [bubble.header, bubble.body, bubble.footer].compactMap(\.self) {
                    found += Self.actions(in: box)
                }
            }
            return found
        }
    }

    private static func actions(in box: FlexBox) -> [Action] {
        (box.action.map { [$0] } ?? [])
            + box.contents.flatMap { part -> [Action] in
                switch part {
                case .box(let inner): actions(in: inner)
                case .button(let button): [button.action]
                default: []
                }
            }
    }

    var labels: [String] { actions.compactMap(\.label) }

    /// What a notification shows of the answer.
    var lockScreen: String {
        let texts = shown.map { message in
            switch message.content {
            case .text(let text): text
            case .flex(let altText, _): altText
            }
        }
        return texts.joined(separator: "\n")
    }

    /// All that is on the screen, as LINE gets it.
    var screen: String {
        (try? EncodedMessages(shown)).map { String(decoding: $0.json, as: UTF8.self) } ?? ""
    }

    /// A family that has followed and agreed.
    static func agreed() throws -> Phone {
        var phone = Phone()
        try phone.follow()
        try phone.tap("同意してはじめる")
        return phone
    }

    static func registered(born: String = "2025-05-05") throws -> Phone {
        var phone = try agreed()
        try phone.say("220-0012")
        try phone.tap("お子さまがいます", choosing: born)
        try phone.tap("おわり")
        return phone
    }
}

func day(_ text: String) -> CivilDate { CivilDate(iso: text)! }
func code(_ text: String) -> MunicipalityCode { MunicipalityCode(text)! }
