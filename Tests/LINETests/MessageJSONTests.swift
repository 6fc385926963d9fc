import FoundationEssentials
import NIOCore
import Testing

@testable import LINE

@Suite("Messages as JSON")
struct MessageJSONTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("are written in one way only, and as LINE spells them")
    func canonical() throws {
        let message = Message(
            .text("こんにちは/👶"),
            quickReply: QuickReply([
                QuickReply.Item(.postback(label: "はい", data: "a=1&b=2", displayText: "はい"), icon: "https://a.jp/i.png"),
                QuickReply.Item(.location(label: "場所")),
                QuickReply.Item(
                    .datePicker(label: "日", DatePicker(data: "birth", initial: "2026-11-22", latest: "2027-01-01"))),
            ]),
            sender: Sender(name: "はぐくみ"))
        let expected =
            #"[{"quickReply":{"items":[{"action":{"data":"a=1&b=2","displayText":"はい","label":"はい","type":"postback"},"#
            + #""imageUrl":"https://a.jp/i.png","type":"action"},{"action":{"label":"場所","type":"location"},"#
            + #""type":"action"},{"action":{"data":"birth","initial":"2026-11-22","label":"日","max":"2027-01-01","#
            + #""mode":"date","type":"datetimepicker"},"type":"action"}]},"#
            + #""sender":{"name":"はぐくみ"},"text":"こんにちは/👶","type":"text"}]"#
        for _ in 0..<20 { #expect(try text(EncodedMessages([message]).json) == expected) }
    }

    @Test("of a card say the type of every part")
    func flex() throws {
        let bubble = FlexBubble(
            size: .kilo,
            hero: .image(FlexImage("https://a.jp/a.png", size: .full, aspectRatio: "20:13", aspectMode: .cover)),
            body: FlexBox(
                .vertical, [.text(FlexText("a", size: .xl3, weight: .bold)), .separator(FlexSeparator(margin: .md))]),
            footer: FlexBox(.horizontal, [.button(FlexButton(.uri(label: "b", uri: "https://a.jp"), style: .primary))]))
        let expected =
            #"[{"altText":"x","contents":{"contents":[{"body":{"contents":[{"size":"3xl","text":"a","type":"text","#
            + #""weight":"bold","wrap":true},{"margin":"md","type":"separator"}],"layout":"vertical","type":"box"},"#
            + #""footer":{"contents":[{"action":{"label":"b","type":"uri","uri":"https://a.jp"},"style":"primary","#
            + #""type":"button"}],"layout":"horizontal","type":"box"},"hero":{"aspectMode":"cover","#
            + #""aspectRatio":"20:13","size":"full","type":"image","url":"https://a.jp/a.png"},"size":"kilo","#
            + #""type":"bubble"}],"type":"carousel"},"type":"flex"}]"#
        #expect(try text(EncodedMessages([.flex(altText: "x", .carousel([bubble]))]).json) == expected)
    }

    @Test("go unchanged into the request, also when they were stored meanwhile")
    func bodies() throws {
        let messages = EncodedMessages(stored: try EncodedMessages([.text("a")]).json)
        let user = try #require(UserID(Sample.user))
        let quiet = SendOptions(notificationDisabled: true, aggregationUnit: "u_1")
        let array = #"[{"text":"a","type":"text"}]"#
        let push = SendBody.push(user, messages, SendOptions())
        #expect(String(buffer: push) == #"{"to":"\#(Sample.user)","messages":\#(array)}"#)
        #expect(
            String(buffer: SendBody.multicast([user, user], messages, quiet))
                == #"{"to":["\#(Sample.user)","\#(Sample.user)"],"messages":\#(array),"notificationDisabled":true,"#
                + #""customAggregationUnits":["u_1"]}"#)
        #expect(
            String(buffer: SendBody.reply(#"a"\b"#, messages, silent: false))
                == #"{"replyToken":"a\"\\b","messages":\#(array)}"#)
    }

    @Test("for 500 recipients are what a general encoder would write")
    func multicast() throws {
        var generator = SplitMix(7)
        let users = (0..<500).compactMap { _ in
            UserID("U" + (0..<32).map { _ in String(Int.random(in: 0..<16, using: &generator), radix: 16) }.joined())
        }
        #expect(users.count == 500)
        struct Body: Decodable {
            let to: [String]
        }
        let body = SendBody.multicast(users, try EncodedMessages([.text("a")]), SendOptions())
        let read = try JSONDecoder().decode(Body.self, from: Data(body.readableBytesView))
        #expect(read.to == users.map(\.rawValue))
    }
}
