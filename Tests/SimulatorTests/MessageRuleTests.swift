import Foundation
import Testing

/// A message, and the property that LINE would name if it is refused.
struct MessageCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let json: String
    let refused: String?

    init(_ name: String, _ json: String, refused: String? = nil) {
        testDescription = name
        self.json = json
        self.refused = refused
    }

    static func text(_ units: Int, _ unit: String = "a") -> String {
        #"{"type":"text","text":"\#(String(repeating: unit, count: units))"}"#
    }

    static func quick(_ action: String, count: Int = 1) -> String {
        let item = #"{"type":"action","action":\#(action)}"#
        let items = Array(repeating: item, count: count).joined(separator: ",")
        return #"{"type":"text","text":"x","quickReply":{"items":[\#(items)]}}"#
    }

    static func flex(_ contents: String, alt: String = "x") -> String {
        #"{"type":"flex","altText":"\#(alt)","contents":\#(contents)}"#
    }

    static func bubble(_ contents: String, more: String = "") -> String {
        #"{"type":"bubble"\#(more),"body":{"type":"box","layout":"vertical","contents":[\#(contents)]}}"#
    }

    static func picker(_ more: String) -> String {
        quick(#"{"type":"datetimepicker","label":"日","data":"d",\#(more)}"#)
    }

    static func uri(_ address: String) -> String {
        quick(#"{"type":"uri","label":"開く","uri":"\#(address)"}"#)
    }

    static func postback(label: String = "a", data: String = "d") -> String {
        quick(#"{"type":"postback","label":"\#(label)","data":"\#(data)"}"#)
    }
}

extension MessageCase {
    private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    private static let action = "messages[0].quickReply.items[0].action"

    static let texts: [MessageCase] = [
        .init("a text of 5,000 units", text(5_000)),
        .init("a text of 5,001 units", text(5_001), refused: "messages[0].text"),
        .init("a text of 2,501 emoji, which are two UTF-16 units each", text(2_501, "👶"), refused: "messages[0].text"),
        .init("an empty text", text(0), refused: "messages[0].text"),
        .init("an unknown type", #"{"type":"nope"}"#, refused: "messages[0].type"),
        .init("a text that is a number", #"{"type":"text","text":5}"#, refused: "messages[0].text"),
        .init("13 quick replies", quick(#"{"type":"message","label":"a","text":"b"}"#, count: 13)),
        .init(
            "14 quick replies", quick(#"{"type":"message","label":"a","text":"b"}"#, count: 14),
            refused: "messages[0].quickReply.items"),
        .init("a label of 20 graphemes", postback(label: many("👨‍👩‍👧", 20))),
        .init("a label of 21 graphemes", postback(label: many("あ", 21)), refused: action + ".label"),
        .init("data of 300 units", postback(data: many("d", 300))),
        .init("data of 301 units", postback(data: many("d", 301)), refused: action + ".data"),
        .init("a tel address", uri("tel:0451234567")),
        .init("a javascript address", uri("javascript:alert(1)"), refused: action + ".uri"),
        .init("an address that is not percent-encoded", uri("https://example.jp/子育て"), refused: action + ".uri"),
        .init("a picker with a leap day", picker(#""mode":"date","initial":"2024-02-29""#)),
        .init(
            "a picker with 30 February", picker(#""mode":"date","initial":"2024-02-30""#),
            refused: action + ".initial"),
        .init(
            "a picker whose max is not after min", picker(#""mode":"date","min":"2026-01-02","max":"2026-01-02""#),
            refused: action + ".max"),
        .init(
            "a picker whose initial is above max", picker(#""mode":"date","initial":"2026-02-01","max":"2026-01-02""#),
            refused: action + ".initial"),
        .init("a picker of times", picker(#""mode":"time","initial":"23:59""#)),
        .init("a picker of dates with a time", picker(#""mode":"date","min":"23:59""#), refused: action + ".min"),
        .init("a picker without a mode", picker(#""initial":"2026-01-01""#), refused: action + ".mode"),
        .init(
            "a location without a latitude", #"{"type":"location","title":"a","address":"b","longitude":139}"#,
            refused: "messages[0].latitude"),
        .init(
            "an image over http",
            #"{"type":"image","originalContentUrl":"http://a.jp/a","previewImageUrl":"https://a.jp/b"}"#,
            refused: "messages[0].originalContentUrl"),
    ]

    static let flexes: [MessageCase] = [
        .init("a bubble", flex(bubble(##"{"type":"text","text":"x","wrap":true,"size":"3xl","color":"#12aB00"}"##))),
        .init(
            "an unknown field", flex(bubble(##"{"type":"text","text":"x","colour":"#000000"}"##)),
            refused: "/body/contents/0/colour"),
        .init(
            "an unknown field of the bubble", flex(bubble(#"{"type":"text","text":"x"}"#, more: #","altText":"x""#)),
            refused: "/altText"),
        .init("an empty flex text", flex(bubble(#"{"type":"text","text":""}"#)), refused: "/body/contents/0/text"),
        .init(
            "a colour by name", flex(bubble(#"{"type":"text","text":"x","color":"red"}"#)),
            refused: "/body/contents/0/color"),
        .init("a button without an action", flex(bubble(#"{"type":"button"}"#)), refused: "/body/contents/0/action"),
        .init(
            "an icon outside a baseline box", flex(bubble(#"{"type":"icon","url":"https://a.jp/a"}"#)),
            refused: "/body/contents/0/type"),
        .init(
            "a box without a layout", flex(bubble(#"{"type":"box","contents":[]}"#)), refused: "/body/contents/0/layout"
        ),
        .init("a bubble above 30 KB", flex(bubble(texts(30))), refused: ""),
        .init("an alternative text of 1,500 units", flex(bubble(#"{"type":"separator"}"#), alt: many("a", 1_500))),
        .init(
            "an alternative text of 1,501 units", flex(bubble(#"{"type":"separator"}"#), alt: many("a", 1_501)),
            refused: "messages[0].altText"),
        .init("a carousel of 12 bubbles", flex(carousel(12, bubble(#"{"type":"separator"}"#)))),
        .init("a carousel of 13 bubbles", flex(carousel(13, bubble(#"{"type":"separator"}"#))), refused: "/contents"),
        .init("a carousel above 50 KB", flex(carousel(3, bubble(texts(18)))), refused: ""),
    ]

    /// Texts of about 1,000 bytes each.
    private static func texts(_ count: Int) -> String {
        Array(repeating: #"{"type":"text","text":"\#(many("a", 1_000))"}"#, count: count).joined(separator: ",")
    }

    private static func carousel(_ count: Int, _ bubble: String) -> String {
        #"{"type":"carousel","contents":[\#(Array(repeating: bubble, count: count).joined(separator: ","))]}"#
    }
}

@Suite struct MessageRuleTests {
    @Test(
        "each rule about messages is held, and a refusal names the property",
        arguments: [MessageCase.texts, MessageCase.flexes])
    func rules(cases: [MessageCase]) async throws {
        try await SimulatorProcess.run { line in
            for one in cases {
                let body = Data(#"{"messages":[\#(one.json)]}"#.utf8)
                let reply = try await line.ask("POST", "/v2/bot/message/validate/push", data: body)
                #expect(reply.status == (one.refused == nil ? 200 : 400), "\(one.testDescription)")
                if let refused = one.refused {
                    #expect(reply.properties == [refused], "\(one.testDescription)")
                }
            }
        }
    }

    @Test("every fault of a request is listed, not only the first")
    func allFaults() async throws {
        try await SimulatorProcess.run { line in
            let reply = try await line.post(
                "/v2/bot/message/validate/reply", ["messages": [text(""), text("x"), ["type": "sticker"]]])
            #expect(
                reply.properties == ["messages[0].text", "messages[2].packageId", "messages[2].stickerId"])
        }
    }

    @Test("one to five messages go into a request", arguments: [0, 1, 5, 6])
    func number(count: Int) async throws {
        try await SimulatorProcess.run { line in
            let reply = try await line.post(
                "/v2/bot/message/validate/multicast", ["messages": (0..<count).map { text("\($0)") }])
            #expect(reply.status == ((1...5).contains(count) ? 200 : 400))
        }
    }
}
